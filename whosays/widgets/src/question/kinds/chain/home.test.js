import assert from "node:assert/strict";
import { test } from "node:test";
import { collapse } from "../../../collapse.js";
import { chHomes, chMoves } from "./home.js";

/** @typedef {[string, string]} Pair */
/** @param {string} words @returns {Pair[]} */
const pairs = (words) => words.split(" ").filter(Boolean)
  .map((word) => /** @type {Pair} */ (word.split(">")));
/** @param {string} arrows @param {string} [one] */
const homes = (arrows, one = "") => Object.fromEntries(
  chHomes(pairs(arrows), collapse(pairs(arrows), [], pairs(one))));
/** @param {number} x @param {number} y */
const at = (x, y, w = 100, h = 40) => ({ x, y, w, h });

test("a repeat goes to the root it came from, however long the way", () => {
  assert.deepEqual(homes("a>b b>c c>d"), { a: ["a"], b: ["a"], c: ["a"], d: ["a"] });
});

test("a repeat of two roots goes to both, and to no other", () => {
  assert.deepEqual(homes("a>c b>c d>e"),
    { a: ["a"], b: ["b"], c: ["a", "b"], d: ["d"], e: ["d"] });
});

test("roots that count as one have one home, and so have a circle's", () => {
  assert.deepEqual(homes("a>c b>c", "a>b"), { a: ["a"], b: ["a"], c: ["a"] });
  assert.deepEqual(homes("a>b b>a b>c"), { a: ["a"], b: ["a"], c: ["a"] });
});

test("a box moves from its middle to the middle of its home", () => {
  const before = new Map([["a", at(0, 0)], ["b", at(200, 100)]]);
  const after = new Map([["a", at(50, 0, 140, 60)]]);
  assert.deepEqual(chMoves(before, after, new Map([["a", ["a"]], ["b", ["a"]]])), [
    { id: "a", home: "a", stays: true, x: 70, y: 10 },
    { id: "b", home: "a", stays: false, x: -130, y: -90 },
  ]);
});

test("what has no home in the picture does not move", () => {
  const before = new Map([["a", at(0, 0)], ["x", at(0, 0)]]);
  assert.deepEqual(chMoves(before, new Map(), new Map([["a", ["a"]]])), []);
});
