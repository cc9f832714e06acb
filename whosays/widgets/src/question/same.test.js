import assert from "node:assert/strict";
import { test } from "node:test";
import { quSame, quSorted } from "./same.js";
import { quWords } from "./words.js";

test("tables are the same in any order of their keys, lists are not", () => {
  assert.equal(quSame({ a: 1, b: 2 }, { b: 2, a: 1 }), true);
  assert.equal(quSame(["a", "b"], ["b", "a"]), false);
  assert.equal(quSame({ a: 1 }, { a: "1" }), false);
});

test("nothing is nothing, whatever it is called", () => {
  assert.equal(quSame(undefined, null), true);
  assert.equal(quSame(null, 0), false);
  assert.equal(quSame("", null), false);
  assert.deepEqual(quSorted([2, 1]), [2, 1]);
});

test("words are counted in scripts with spaces and without", () => {
  for (const [text, count] of /** @type {[string, number][]} */ ([
    ["", 0], ["  \n ", 0], ["one", 1], ["one two, three.", 3], ["— …", 0],
  ])) assert.equal(quWords(text), count, text);
  assert.ok(quWords("人们说这是真的") > 1);
});
