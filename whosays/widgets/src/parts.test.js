import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isMore, isOpen, mainOf, offerOf, partsOf, pastMore, stateOf, together,
} from "../../lab/share/jupyter/labextensions/whosays-start/static/parts.js";

/** @param {string} type @param {string} source */
const cell = (type, source) => /** @type {any} */ ({
  model: { type, sharedModel: { getSource: () => source } }, node: null,
});

test("a page falls into parts at its second headings, without their numbers", () => {
  const cells = [
    cell("markdown", "# A page"), cell("code", "one()"), cell("markdown", "## 1. *First* part"),
    cell("code", "two()"), cell("markdown", "### Inside"), cell("markdown", "Words\n\n## Second"),
  ];
  const parts = partsOf(cells, "About");
  assert.deepEqual(parts.map(({ title }) => title), ["About", "First part", "Second"]);
  assert.deepEqual(parts.map((part) => part.cells.length), [2, 3, 1]);
  assert.deepEqual(parts.map((part) => Boolean(part.cover)), [true, false, false]);
  assert.deepEqual(partsOf([cell("markdown", "## Only")], "About").map(({ title }) => title), ["Only"]);
});

test("a question is done when it was checked, or answered with nothing to check", () => {
  assert.equal(stateOf({ state: "new", checks: true }), "new");
  assert.equal(stateOf({ state: "answered", checks: true }), "begun");
  assert.equal(stateOf({ state: "stale", checks: true }), "begun");
  assert.equal(stateOf({ state: "answered", checks: false }), "done");
  for (const state of ["fits", "partly", "look", "discuss"]) {
    assert.equal(stateOf({ state, checks: true }), "done");
    assert.equal(isOpen({ state, checks: true }), false);
  }
});

test("a part is as far as its questions", () => {
  assert.equal(together([]), "none");
  assert.equal(together(["new", "new"]), "new");
  assert.equal(together(["new", "done"]), "begun");
  assert.equal(together(["begun", "done"]), "begun");
  assert.equal(together(["done", "done"]), "done");
});

test("the main button is where somebody works, else at the first that waits", () => {
  const cards = ["a", "b"].map((name) => ({ root: /** @type {any} */ (name) }));
  assert.equal(mainOf(cards, (/** @type {any} */ root) => root === "b"), cards[1]);
  assert.equal(mainOf(cards, () => false), cards[0]);
  assert.equal(mainOf([], () => true), undefined);
});

test("what a part offers beside its questions comes after them, and each once", () => {
  const offers = [{ open: false }, { open: true }, { open: true }];
  assert.equal(offerOf(offers, "done"), offers[1]);
  assert.equal(offerOf(offers, "none"), offers[1]);
  assert.equal(offerOf(offers, "new"), undefined);
  assert.equal(offerOf(offers, "begun"), undefined);
  assert.equal(offerOf(offers.slice(0, 1), "done"), undefined);
});

test("a part is for when there is time if all of its questions are", () => {
  assert.equal(isMore([{ more: true }, { more: true }]), true);
  assert.equal(isMore([{ more: true }, { more: false }]), false);
  assert.equal(isMore([]), false, "a part without questions belongs to everybody");
});

test("the way past such parts leads to the next of the others, and is there only before them", () => {
  const more = [false, true, true, false];
  assert.deepEqual([0, 1, 2, 3].map((at) => pastMore(more, at)), [3, 3, -1, -1]);
  assert.equal(pastMore([false, true], 0), -1, "nothing comes after them");
});
