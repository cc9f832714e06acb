import assert from "node:assert/strict";
import { test } from "node:test";
import { PR_EXPIRES, prRead } from "./kept.js";

const KEPT = { step: 2, answers: [{ piles: { a: "1" } }, null], at: 1000 };

test("what was kept comes back, until it is too old", () => {
  assert.deepEqual(prRead(JSON.stringify(KEPT), 2000), KEPT);
  assert.equal(prRead(JSON.stringify(KEPT), 1000 + PR_EXPIRES), null);
});

test("what is none of ours is nothing", () => {
  for (const words of [null, "", "{", "null", "[]", "{\"step\": 9}", "{\"step\": 1, \"answers\": [1]}"]) {
    assert.equal(prRead(words, 0), null);
  }
});
