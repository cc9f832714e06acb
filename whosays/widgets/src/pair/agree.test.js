import assert from "node:assert/strict";
import { test } from "node:test";
import { prAligned, prDeck, prDesk, prMarks, prRoots } from "./agree.js";

const NUMBERS = ["1", "2", "3"];

test("piles are the same by their cards, whatever their numbers", () => {
  const first = { a: "1", b: "1", c: "2", d: "aside" };
  const second = { a: "3", b: "3", c: "1", d: "aside" };
  assert.deepEqual(Object.fromEntries(prAligned(first, second, NUMBERS)), { 1: "2", 2: "3", 3: "1" });
  const { rows, answer } = prRoots(
    { piles: first, ties: [["1", "2"]], names: { 1: "Ruiz" } },
    { piles: second, ties: [["1", "3"]], names: {} },
    ["a", "b", "c", "d"], NUMBERS,
  );
  assert.ok(rows.every(({ same }) => same));
  assert.deepEqual(answer, { piles: first, ties: [["1", "2"]], names: { 1: "Ruiz" } });
});

test("what differs is left open, and what only one of both tied", () => {
  const { rows, answer } = prRoots(
    { piles: { a: "1", b: "1", c: "2" }, ties: [["1", "2"]], names: { 2: "Post" } },
    { piles: { a: "1", b: "2", c: "aside" }, ties: [], names: {} },
    ["a", "b", "c", "d"], NUMBERS,
  );
  assert.deepEqual(rows.map(({ id, same }) => [id, same]), [["a", true], ["b", false], ["c", false], ["d", false]]);
  assert.deepEqual(rows[3], { id: "d", first: "", second: "", same: false });
  assert.deepEqual(answer, { piles: { a: "1" }, ties: [], names: {} });
});

test("a pile that only the second has does not look like one of the first's", () => {
  const { rows } = prRoots(
    { piles: { a: "1", b: "1" }, ties: [], names: {} },
    { piles: { a: "2", b: "1" }, ties: [], names: {} },
    ["a", "b"], NUMBERS,
  );
  assert.equal(rows.filter(({ same }) => same).length, 1);
  assert.deepEqual(new Set(rows.map(({ second }) => second)).size, 2);
});

test("nobody placed anything: nothing stands for both", () => {
  assert.equal(prRoots(null, null, ["a"], NUMBERS).answer, null);
  assert.equal(prDeck(null, null, ["a"]).answer, null);
  assert.deepEqual(prMarks([], []), { places: [], answer: [] });
});

test("a card of the deck that both placed alike keeps the middle of both numbers", () => {
  const { rows, answer } = prDeck(
    { first: 60, placed: { a: { how: "supports", rating: 70 }, b: { how: "denies", rating: 40 } } },
    { first: 41, placed: { a: { how: "supports", rating: 51 }, b: { how: "background", rating: 40 } } },
    ["a", "b", "c"],
  );
  assert.deepEqual(rows.map(({ same }) => same), [true, false, false]);
  assert.deepEqual(answer, { first: 51, placed: { a: { how: "supports", rating: 61 } } });
});

/** @param {string} id @param {number} start @param {number} end @param {string} code */
const mark = (id, start, end, code = "vague") => ({ id, start, end, code });

test("marks that lie over each other with one code agree, once each", () => {
  const { places, answer } = prMarks(
    [mark("a", 0, 10), mark("b", 20, 30, "named_person"), mark("c", 50, 60)],
    [mark("x", 5, 12), mark("y", 22, 25, "vague"), mark("z", 70, 80), mark("w", 8, 11)],
  );
  assert.deepEqual(places.map(({ first, second, same }) => [first?.id, second?.id, same]), [
    ["a", "x", true], [undefined, "w", false], ["b", "y", false], ["c", undefined, false], [undefined, "z", false],
  ]);
  assert.deepEqual(answer.map(({ id }) => id), ["a"]);
});

test("a test of the desk that both answered alike stands, with the words of the first", () => {
  const { rows, answer } = prDesk(
    { answers: { t1: "met", t2: "not_met" }, words: { t1: [0, 4] }, tried: [], guesses: {} },
    { answers: { t1: "met", t2: "met" }, words: { t1: [2, 9] }, tried: [], guesses: {} },
    ["t1", "t2", "t3"],
  );
  assert.deepEqual(rows.map(({ same }) => same), [true, false, false]);
  assert.deepEqual(answer, { answers: { t1: "met" }, words: { t1: [0, 4] }, tried: [], guesses: {} });
  assert.equal(prDesk(null, null, ["t1"]).answer, null);
});
