import assert from "node:assert/strict";
import { test } from "node:test";
import { pgHere, pgJoin, pgRoot } from "./paths.js";

test("the folder of the notebook that is open", () => {
  for (const [path, folder] of /** @type {[string, string[] | null][]} */ ([
    ["/lab/tree/lessons/00-start.ipynb", ["lessons"]],
    ["/user/ada/lab/workspaces/auto-x/tree/kit/lessons/a%20b.ipynb", ["kit", "lessons"]],
    ["/doc/tree/start.ipynb", []],
    ["/lab", null],
    ["/voila/render/x.ipynb", null],
  ])) assert.deepEqual(pgHere(path), folder, path);
});

test("what stands before the page's own part of the address", () => {
  assert.equal(pgRoot("/user/ada/lab/tree/x.ipynb"), "/user/ada");
  assert.equal(pgRoot("/lab"), "");
  assert.equal(pgRoot("/laboratory/x"), "");
});

test("paths are joined, one part taken back for each two dots", () => {
  assert.equal(pgJoin("lessons", "..", "exercises/./01.ipynb"), "exercises/01.ipynb");
  assert.equal(pgJoin("..", "..", "x"), "x");
  assert.equal(pgJoin("a//b", ""), "a/b");
});
