import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askedNext, isMore, isOpen, mainOf, neededOf, farOf, offerOf, partsOf, stateOf, together, waysOn,
} from "../../lab/share/jupyter/labextensions/whosays-start/static/parts.js";

/** @param {string} type @param {string} source */
const cell = (type, source) => /** @type {any} */ ({
  model: { type, sharedModel: { getSource: () => source } }, node: null,
});

test("a page falls into parts at its second headings; their numbers are kept beside", () => {
  const cells = [
    cell("markdown", "# A page"), cell("code", "one()"), cell("markdown", "## 1. *First* part"),
    cell("code", "two()"), cell("markdown", "### Inside"), cell("markdown", "Words\n\n## Second"),
  ];
  const parts = partsOf(cells, "About");
  assert.deepEqual(parts.map(({ title }) => title), ["About", "First part", "Second"]);
  assert.deepEqual(parts.map(({ nth }) => nth ?? ""), ["", "1.", ""]);
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

test("the main way on is the core path, the other one what is for when there is time", () => {
  const [core, more, done] = ["core", "more", "done"].map((kind) => ({
    more: kind !== "core", left: kind === "more",
  }));
  const ways = (/** @type {typeof core[]} */ parts) => parts.map((_, at) => waysOn(parts, at));
  assert.deepEqual(ways([core, more, more, core]), [
    { on: 3, extra: 1 }, { on: 3, extra: 2 }, { on: 3, extra: -1 }, { on: 4, extra: 1 },
  ]);
  assert.deepEqual(ways([core, done, core]), [
    { on: 2, extra: 1 }, { on: 2, extra: -1 }, { on: 3, extra: -1 },
  ]);
  assert.deepEqual(ways([core, more]), [{ on: 2, extra: 1 }, { on: 2, extra: -1 }], "to the next page");
  assert.deepEqual(ways([{ more: false, left: true }, core])[1], { on: 2, extra: 0 }, "a question of a part");
});

test("who came back from the end for what is left is led to the end again", () => {
  const [core, left, done] = [[false, false], [true, true], [true, false]].map(([more, is]) =>
    ({ more: Boolean(more), left: Boolean(is) }));
  const parts = [core, left, core, left, core];
  assert.deepEqual(waysOn(parts, 4), { on: 5, extra: 1 });
  assert.deepEqual(waysOn(parts, 1, 4), { on: 4, extra: 3 });
  assert.deepEqual(waysOn([core, done, core, done, core], 3, 4), { on: 4, extra: -1 });
  assert.deepEqual(waysOn(parts, 4, 4), { on: 5, extra: 1 }, "who is there goes on");
});

test("a part is done without what is for when there is time", () => {
  const card = (/** @type {string} */ state, more = false) =>
    ({ root: /** @type {any} */ (null), number: "", state, more, checks: true });
  assert.equal(farOf([card("fits"), card("new", true)]), "done");
  assert.equal(farOf([card("fits"), card("answered", true)]), "begun", "once it was begun");
  assert.equal(farOf([card("new"), card("new", true)]), "new");
  assert.equal(farOf([card("new", true)]), "new", "where there is nothing else");
  assert.equal(farOf([]), "none");
});

test("nobody has to begin with what is for when there is time", () => {
  const [core, more, begun] = [["fits", false], ["new", true], ["answered", true]].map(([state, is]) =>
    ({ state: String(state), more: Boolean(is) }));
  assert.deepEqual(neededOf([core, more]), [core]);
  assert.deepEqual(neededOf([core, begun]), [core, begun]);
  assert.deepEqual(neededOf([more]), [more], "where there is nothing else");
});

test("of a part that was begun the next question is named, while nobody is at one", () => {
  const cards = (/** @type {string} */ states) => states.split(" ").map((state, i) =>
    ({ state, root: /** @type {any} */ (i) }));
  const named = (/** @type {string} */ states, at = -1) =>
    askedNext(cards(states), (/** @type {any} */ root) => root === at)?.root;
  assert.equal(named("new new"), undefined, "one is at the head of it");
  assert.equal(named("fits new"), 1);
  assert.equal(named("fits new", 0), 1);
  assert.equal(named("fits new", 1), undefined, "somebody is there");
  assert.equal(named("new fits new", 1), 2, "the one below");
  assert.equal(named("new fits", 1), 0, "else the one above");
  assert.equal(named("fits fits"), undefined);
});
