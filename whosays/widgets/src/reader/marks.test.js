import assert from "node:assert/strict";
import { test } from "node:test";
import { rdHistory, rdOutcomes, rdSameMarks } from "./marks.js";

/** @param {string} id */
const mark = (id) => ({ id, start: 0, end: 1, code: "x" });
/** @param {{id: string}[]} marks */
const ids = (marks) => marks.map((m) => m.id);

test("undo after a merge takes back only one's own step", () => {
  const h = rdHistory([]);
  h.take({ do: "add", mark: mark("mine"), index: 0 });
  h.marks = [mark("theirs"), ...h.marks];
  h.undo();
  assert.deepEqual(ids(h.marks), ["theirs"]);
  h.redo();
  assert.deepEqual(ids(h.marks), ["mine", "theirs"]);
});

test("undo passes over a mark that is gone", () => {
  const h = rdHistory([]);
  h.take({ do: "add", mark: mark("one"), index: 0 });
  h.take({ do: "add", mark: mark("two"), index: 1 });
  h.marks = h.marks.filter((m) => m.id === "one");
  const step = h.undo();
  assert.equal(step && step.do === "add" && step.mark.id, "one");
  assert.equal(h.marks.length, 0);
  assert.equal(h.undo(), null);
});

test("a change and a bringing in are taken back and done again", () => {
  const h = rdHistory([mark("one")]);
  h.take({ do: "change", id: "one", from: { code: "x" }, to: { code: "y" } });
  h.take({ do: "replace", from: h.marks, to: [mark("two")] });
  h.undo();
  assert.deepEqual(h.marks, [{ ...mark("one"), code: "y" }]);
  h.undo();
  assert.deepEqual(h.marks, [mark("one")]);
  h.redo();
  h.redo();
  assert.deepEqual(ids(h.marks), ["two"]);
  assert.equal(h.redo(), null);
});

test("a new step ends what could be done again; one that changes nothing does not count", () => {
  const h = rdHistory([mark("one")]);
  assert.equal(h.take({ do: "add", mark: mark("one"), index: 0 }), false);
  assert.equal(h.take({ do: "delete", mark: mark("gone"), index: 0 }), false);
  h.take({ do: "delete", mark: mark("one"), index: 0 });
  h.undo();
  h.take({ do: "add", mark: mark("two"), index: 1 });
  assert.equal(h.redo(), null);
});

test("marks are the same in any order, and not if one letter differs", () => {
  const [one, two] = [mark("one"), mark("two")];
  assert.equal(rdSameMarks([one, two], [two, one]), true);
  assert.equal(rdSameMarks([one], [{ ...one, end: 2 }]), false);
  assert.equal(rdSameMarks([one], [one, one]), false);
  assert.equal(rdSameMarks([], []), true);
});

test("what a check found wins over what it called extra", () => {
  const found = rdOutcomes({
    records: [{ mark: "a", outcome: "found" }, { outcome: "missed" }],
    extras: [{ mark: "a" }, { mark: "b" }],
  });
  assert.deepEqual([...found], [["a", "found"], ["b", "extra"]]);
  assert.deepEqual([...rdOutcomes(null)], []);
});
