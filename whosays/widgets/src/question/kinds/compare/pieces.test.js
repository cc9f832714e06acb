import assert from "node:assert/strict";
import { test } from "node:test";
import { cmCut, cmWordsOnly } from "./pieces.js";

/** @param {string} id @param {number} from @param {number} to @returns {any} */
const mark = (id, from, to) => ({ difference: { id }, at: [from, to] });
/** @param {"changed" | "dropped" | "added"} kind @param {number} from @param {number} to */
const step = (kind, from, to) => ({ kind, at: /** @type {[number, number]} */ ([from, to]) });
/** @param {ReturnType<typeof cmCut>} cut */
const told = (cut) => cut.map((piece) => ("missing" in piece
  ? `(${piece.missing.id})`
  : `${piece.from}-${piece.to}${piece.step ? ` ${piece.step}${piece.ends ? "." : ""}` : ""}`
    + `${piece.mark ? ` #${piece.mark.id}` : ""}`));

test("a line without differences is one piece", () => {
  assert.deepEqual(told(cmCut([5, 20], [], [])), ["5-20"]);
});

test("words that differ are cut out, and end once", () => {
  assert.deepEqual(told(cmCut([0, 10], [step("changed", 2, 6)], [])), ["0-2", "2-6 changed.", "6-10"]);
});

test("what reaches over the line ends with it", () => {
  assert.deepEqual(told(cmCut([5, 10], [step("added", 0, 50)], [])), ["5-10 added."]);
});

test("a numbered difference inside words that differ cuts them, and they end before it", () => {
  assert.deepEqual(told(cmCut([0, 10], [step("changed", 2, 8)], [mark("who", 4, 6)])),
    ["0-2", "2-4 changed.", "4-6 changed #who", "6-8 changed.", "8-10"]);
});

test("missing words have their place, at the ends of a line too", () => {
  assert.deepEqual(told(cmCut([0, 4], [], [mark("a", 0, 0), mark("b", 2, 2), mark("c", 4, 4)])),
    ["(a)", "0-2", "(b)", "2-4", "(c)"]);
});

test("signs and spaces around words are no difference", () => {
  assert.deepEqual(cmWordsOnly(", “it is so” "), [", “", "it is so", "” "]);
  assert.deepEqual(cmWordsOnly("cafe\u0301"), ["", "cafe\u0301", ""]);
  assert.equal(cmWordsOnly(" – "), null);
  assert.equal(cmWordsOnly(""), null);
});
