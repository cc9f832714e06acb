import assert from "node:assert/strict";
import { test } from "node:test";
import { rdRuns } from "./runs.js";

const blocks = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ p: { number } }));
const told = (asked) => rdRuns(blocks, asked).map((run) => run.map(({ p }) => p.number));

test("what is not asked for folds, run by run", () => {
  assert.deepEqual(told([4]), [[1, 2, 3], [5, 6, 7]]);
  assert.deepEqual(told([1, 5]), [[2, 3, 4], [6, 7]]);
});

test("a single paragraph stays, and so does everything when all is asked for", () => {
  assert.deepEqual(told([2, 4, 5, 6]), []);
  assert.deepEqual(told([]), []);
});
