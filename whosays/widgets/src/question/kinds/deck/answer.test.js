import assert from "node:assert/strict";
import { test } from "node:test";
import { quSame } from "../../same.js";
import { dcMarked, dcMissing, dcStart, dcWith } from "./answer.js";

/** @type {any[]} */
const CARDS = [{ id: "a" }, { id: "b" }];

test("the first rating, then a card, in the order in which Python writes them", () => {
  const first = dcWith(CARDS, {}, 0, "rating", 40);
  assert.deepEqual(first, { first: 40 });
  const next = dcWith(CARDS, first ?? {}, 2, "why", "so");
  const last = dcWith(CARDS, next ?? {}, 1, "rating", 0);
  const full = dcWith(CARDS, last ?? {}, 1, "how", "context");
  assert.equal(JSON.stringify(full),
    '{"first":40,"placed":{"a":{"how":"context","rating":0},"b":{"why":"so"}}}');
});

test("what is emptied is taken out, and nothing left is a blank", () => {
  assert.equal(dcWith(CARDS, { placed: { a: { why: "so" } } }, 1, "why", ""), null);
  assert.deepEqual(dcWith(CARDS, { first: 3, placed: { a: { why: "so" } } }, 1, "why", ""), { first: 3 });
});

test("nothing that is given is changed", () => {
  const before = { first: 1, placed: { a: { how: "x" } } };
  const copy = structuredClone(before);
  dcWith(CARDS, before, 1, "how", "y");
  assert.deepEqual(before, copy);
});

test("a check looks at the placing and the rating, not at the reason", () => {
  const answer = (/** @type {object} */ card) => dcMarked({ first: 1, placed: { a: card } });
  assert.equal(quSame(answer({ how: "x", why: "a" }), answer({ how: "x", why: "b" })), true);
  assert.equal(quSame(answer({ how: "x" }), answer({ how: "y" })), false);
  assert.equal(quSame(dcMarked(null), dcMarked({})), true);
});

test("what a step still lacks; spaces are no reason, zero is a rating", () => {
  assert.deepEqual(dcMissing({}, CARDS, 0), ["first"]);
  assert.deepEqual(dcMissing({ first: 0 }, CARDS, 0), []);
  assert.deepEqual(dcMissing({}, CARDS, 1), ["how", "rating", "why"]);
  assert.deepEqual(dcMissing({ placed: { a: { how: "x", rating: 0, why: " " } } }, CARDS, 1), ["why"]);
});

test("the thumb stands where it stood last, at first in the middle", () => {
  assert.equal(dcStart([]), 50);
  assert.equal(dcStart([null]), 50);
  assert.equal(dcStart([0, null]), 0);
  assert.equal(dcStart([10, 20]), 20);
});
