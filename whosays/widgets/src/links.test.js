import assert from "node:assert/strict";
import { test } from "node:test";
import { againOf, endOf, pieces } from "../../lab/share/jupyter/labextensions/whosays-start/static/links.js";
import { worst } from "../../lab/share/jupyter/labextensions/whosays-start/static/parts.js";

test("a number of another question is cut out of the words, and nothing like it", () => {
  const numbers = ["3.1", "3.8", "3.13", "B4", "B4b"];
  assert.deepEqual(pieces("You said 62 here and 32 in 3.8. Look at 3.13, too.", numbers),
    ["You said 62 here and 32 in ", "3.8", ". Look at ", "3.13", ", too."]);
  assert.deepEqual(pieces("B4b, then B4", numbers), ["", "B4b", ", then ", "B4", ""]);
  for (const words of ["3.14 and 13.1", "the 3.8.2 edition", "3.8m", "1,3.8", "in 3x8"]) {
    assert.deepEqual(pieces(words, numbers), [words]);
  }
  assert.deepEqual(pieces("3.8", []), ["3.8"]);
});

test("a house is cut out with its year, and only then", () => {
  const houses = ["AP", "Our codebook"];
  assert.deepEqual(pieces("AP (2009): more than one. Our codebook (2026): a root", houses, " \\(\\d{4}\\)"),
    ["", "AP (2009)", ": more than one. ", "Our codebook (2026)", ": a root"]);
  assert.deepEqual(pieces("AP corrected it; the map", houses, " \\(\\d{4}\\)"), ["AP corrected it; the map"]);
});

test("at the end stands what says look again, what fits in part and what was left out", () => {
  const card = (/** @type {string} */ number, /** @type {string} */ state, more = false, checks = true) =>
    ({ number, state, more, checks });
  assert.deepEqual(againOf([
    card("3.7", "partly"), card("3.8", "new", true), card("3.9", "fits"), card("3.10", "look"),
    card("3.11", "new"), card("3.12", "answered"), card("3.13", "discuss"), card("3.14", "look"),
    card("B1", "answered", false, false), card("", "look"),
  ]), [["look", ["3.10", "3.14"]], ["partly", ["3.7"]], ["answered", ["3.12"]], ["new", ["3.11"]]]);
  assert.deepEqual(againOf([card("3.9", "fits"), card("3.8", "noted")]), []);
});

test("what ends well says it of all that was asked, and of verdicts only where there are any", () => {
  const card = (/** @type {string} */ state, more = false, checks = true) => ({ state, more, checks });
  assert.deepEqual(endOf([card("fits"), card("noted", true)]), ["again_all", "again_none"]);
  assert.deepEqual(endOf([card("fits"), card("new", true)]), ["again_core", "again_none"]);
  assert.deepEqual(endOf([card("answered", false, false)]), ["again_all"]);
  assert.deepEqual(endOf([card("answered", false, false), card("new", true, false)]), ["again_core"]);
});

test("a part that is done is marked by the worst of its questions", () => {
  const cards = (/** @type {string[]} */ ...states) => states.map((state) => ({ state }));
  assert.equal(worst("done", cards("fits", "look", "partly")), "look");
  assert.equal(worst("done", cards("fits", "partly", "discuss")), "partly");
  assert.equal(worst("done", cards("fits", "noted", "discuss")), "");
  assert.equal(worst("begun", cards("look", "new")), "");
});
