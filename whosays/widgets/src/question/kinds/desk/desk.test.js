import assert from "node:assert/strict";
import { test } from "node:test";
import { dkAnswer, dkSame, dkWants } from "./answer.js";
import { dkPieces, dkShort, dkSplit, dkWhole } from "./places.js";
import { dkDiffers, dkName, dkOutcome, dkTried, dkTurned, dkWith } from "./settings.js";

const DESK = { tests: [{ id: "one", question: "?" }, { id: "two", question: "?" }] };
/** @param {object} given */
const answer = (given) => ({ answers: {}, words: {}, tried: [], guesses: {}, ...given });
/** @param {string} text */
const chars = (text) => Array.from(text);

// ---------------------------------------------------------------- the answer
test("tests stand in their order, and words only where they are asked for", () => {
  const given = answer({
    answers: { two: "cant_tell", one: "met" }, words: { two: [1, 2], one: [3, 4], gone: [0, 1] },
  });
  assert.equal(JSON.stringify(dkAnswer(DESK, given)),
    '{"answers":{"one":"met","two":"cant_tell"},"words":{"one":[3,4]},"tried":[],"guesses":{}}');
});

test("nothing answered is a blank, whatever was pointed at", () => {
  assert.equal(dkAnswer(DESK, answer({ words: { one: [1, 2] } })), null);
});

test("only yes and no ask for words", () => {
  assert.deepEqual(["met", "not_met", "cant_tell", undefined].map(dkWants), [true, true, false, false]);
});

test("what is only looked at does not make another answer", () => {
  const one = answer({ answers: { one: "met" } });
  assert.equal(dkSame(one, { ...one, tried: [[1]], guesses: { ">1": [] } }), true);
  assert.equal(dkSame(one, { ...one, words: { one: [1, 2] } }), false);
  assert.equal(dkSame(null, answer({})), true);
});

// ---------------------------------------------------------------- places
test("a rough stretch loses its spaces and grows to whole words", () => {
  const text = chars("say 🙂 it now ");
  assert.deepEqual(dkWhole(text, 3, 8), [4, 8]);
  assert.deepEqual(dkWhole(text, 6, 10), [6, 12]);
  assert.equal(dkWhole(text, 3, 4), null);
  assert.equal(dkWhole(text, 5, 5), null);
  assert.deepEqual(dkWhole(text, 0, text.length), [0, 12]);
});

test("words of a stretch", () => {
  assert.deepEqual(dkSplit(chars("a 🙂b  c"), 0, 7), [[0, 1], [2, 4], [6, 7]]);
  assert.deepEqual(dkSplit(chars("abc"), 1, 2), [[1, 2]]);
  assert.deepEqual(dkSplit(chars("  "), 0, 2), []);
});

test("a long sentence is cut by what people see as letters' codes, on one line", () => {
  assert.equal(dkShort("a\n b"), "a b");
  assert.equal(dkShort("🙂".repeat(90)), "🙂".repeat(90));
  assert.equal(dkShort("🙂".repeat(91)), `${"🙂".repeat(90)} …`);
});

test("pieces cover a paragraph and cross no edge", () => {
  const marks = [
    { place: /** @type {[number, number]} */ ([2, 8]), label: "1", kind: "x" },
    { place: /** @type {[number, number]} */ ([6, 30]), label: "2", kind: "x" },
  ];
  const got = dkPieces({ start: 0, end: 12 }, marks, [[0, 5], [5, 12]]);
  assert.deepEqual(got.map(({ start, end }) => [start, end]), [[0, 2], [2, 5], [5, 6], [6, 8], [8, 12]]);
  assert.deepEqual(got.map((piece) => piece.marks.map((m) => m.label).join("")), ["", "1", "1", "12", "2"]);
  assert.deepEqual(got.map((piece) => piece.ending.map((m) => m.label).join("")), ["", "", "", "1", ""]);
  assert.deepEqual(got.map((piece) => piece.sentence), [0, 0, 1, 1, 1]);
});

// ---------------------------------------------------------------- switches
test("a switch is thrown and thrown back", () => {
  assert.deepEqual(dkTurned([2], 0), [0, 2]);
  assert.deepEqual(dkTurned([0, 2], 2), [0]);
  assert.equal(dkName([0, 2]), "0-2");
});

test("the text as it stands is known; others once they were looked at", () => {
  assert.equal(dkTried([], []), true);
  assert.equal(dkTried([[0]], [1]), false);
  assert.equal(dkTried([[0], [0, 1]], [0, 1]), true);
});

test("settings stand with few switches first, as Python writes them", () => {
  assert.deepEqual(dkWith([[1], [0, 1]], [0]), [[0], [1], [0, 1]]);
});

test("a test that comes up or not is a difference too", () => {
  /** @param {string} answered @param {boolean} [off] */
  const reading = (answered, off) => ({ answer: answered, off });
  assert.equal(dkDiffers(reading("met"), reading("met", false)), false);
  assert.equal(dkDiffers(reading("met"), reading("met", true)), true);
  assert.equal(dkDiffers(reading("met"), reading("not_met")), true);
});

test("how a guess did", () => {
  assert.deepEqual(dkOutcome(["a"], null), { count: 1, guess: null });
  assert.deepEqual(dkOutcome(["a", "b"], ["a", "b"]).guess, { all: true, hits: 2, extra: 0 });
  assert.deepEqual(dkOutcome(["a"], ["a", "c"]).guess, { all: false, hits: 1, extra: 1 });
  assert.deepEqual(dkOutcome([], []).guess, { all: true, hits: 0, extra: 0 });
});
