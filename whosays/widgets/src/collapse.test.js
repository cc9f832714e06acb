import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { collapse, reach } from "./collapse.js";

/** The cases that Python's collapse is held to as well. */
const CASES = JSON.parse(
  readFileSync(new URL("../../../tests/cases/collapse.json", import.meta.url), "utf8"),
);

/** @param {string[][]} groups */
const plain = (groups) => groups.map((names) => [...names].sort()).sort((a, b) =>
  (a.join("\n") < b.join("\n") ? -1 : 1));

for (const { name, edges, same, one, expected } of CASES) {
  test(`collapses as Python does: ${name}`, () => {
    const left = collapse(edges, same, one);
    assert.deepEqual({
      roots: [...left.roots].sort(),
      units: plain(left.units),
      groups: plain(left.groups),
      folded: [...left.folded].sort(),
      circles: plain(left.circles),
      least: left.least,
      most: left.most,
    }, expected);
  });
}

test("nothing that is given is changed", () => {
  const [edges, same] = [[["a", "c"], ["b", "c"]], [["b", "a"]]];
  const before = JSON.stringify([edges, same]);
  collapse(/** @type {any} */ (edges), /** @type {any} */ (same));
  assert.equal(JSON.stringify([edges, same]), before);
});

test("names stand in the order in which they were given, also in a group", () => {
  const left = collapse([["c", "x"], ["b", "x"], ["a", "x"]], [["a", "c"]]);
  assert.deepEqual(left.groups, [["c", "a"], ["b"]]);
});

test("a tie with a name that is no root, or with itself, joins nothing", () => {
  const left = collapse([["1", "x"], ["2", "x"]], [["1", "9"], ["2", "2"], ["1", "x"]]);
  assert.deepEqual([left.least, left.most], [2, 2]);
});

test("where a claim can get to, over any number of hands", () => {
  const ways = reach([["a", "b"], ["b", "c"], ["c", "d"]]);
  assert.deepEqual([...(ways.get("a") ?? [])].sort(), ["b", "c", "d"]);
  assert.deepEqual([...(ways.get("d") ?? [])], []);
});
