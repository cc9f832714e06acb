import assert from "node:assert/strict";
import { test } from "node:test";

import { OB_EXPIRES, OB_SILENT, outbox } from "./outbox.js";

/** A storage as browsers have it; `room` is how many letters fit. */
function storage(room = Infinity) {
  const kept = new Map();
  return {
    kept,
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
    setItem(key, words) {
      if (words.length > room) throw new Error("QuotaExceededError");
      kept.set(key, words);
    },
  };
}

const OFF = new Proxy(/** @type {Storage} */ ({}), {
  get() {
    throw new Error("SecurityError");
  },
});

const ENTRY = {
  place: "p", item: "u1-e1", view: "qu-1", page: "", left: false, late: false,
  answer: "a", base: null,
};

const clock = () => {
  const time = { at: 1_000_000, now: () => time.at };
  return time;
};

const answers = (entries) => entries.map((entry) => entry.answer);

test("what is put is found again by another page with the same storage", () => {
  const place = storage();
  assert.equal(outbox(place).put({ ...ENTRY, answer: { x: ["🙂"] }, base: "old", left: true }), true);
  const [found] = outbox(place).left({ ...ENTRY, view: "qu-2" });
  assert.deepEqual([found.answer, found.base], [{ x: ["🙂"] }, "old"]);
});

test("a window keeps one answer to an item, the last", () => {
  const box = outbox(storage());
  box.put(ENTRY);
  box.put({ ...ENTRY, answer: "b" });
  assert.deepEqual(answers(box.all()), ["b"]);
});

test("windows, items and folders do not get into each other's way", () => {
  const box = outbox(storage());
  for (const change of [{}, { view: "qu-2" }, { item: "u1-e2" }, { place: "p.u1-e1" }]) {
    box.put({ ...ENTRY, ...change, left: true });
  }
  assert.equal(box.all().length, 4);
  assert.deepEqual(box.left(ENTRY).map((entry) => entry.view), ["qu-2"]);
  box.drop(ENTRY);
  assert.equal(box.all().length, 3);
  box.clear("p");
  assert.deepEqual(box.all().map((entry) => entry.place), ["p.u1-e1"]);
});

test("only what was left by another window is taken over, the oldest first", () => {
  const time = clock();
  const box = outbox(storage(), time.now);
  box.put({ ...ENTRY, view: "open", answer: "being written" });
  box.put({ ...ENTRY, view: "closed", answer: "first", left: true });
  time.at += 1;
  box.put({ ...ENTRY, view: "closed too", answer: "second", left: true });
  assert.deepEqual(answers(box.left(ENTRY)), ["first", "second"]);
  time.at += OB_SILENT;
  assert.deepEqual(answers(box.left(ENTRY)), ["being written", "first", "second"]);
});

test("a window never takes over its own", () => {
  const box = outbox(storage());
  box.put({ ...ENTRY, left: true });
  assert.deepEqual(box.left(ENTRY), []);
});

test("what was never sent is deleted after a while", () => {
  const time = clock();
  const place = storage();
  outbox(place, time.now).put({ ...ENTRY, left: true });
  time.at += OB_EXPIRES - 1;
  assert.equal(outbox(place, time.now).all().length, 1);
  time.at += 1;
  assert.equal(outbox(place, time.now).all().length, 0);
  assert.equal(place.kept.size, 0);
});

test("a storage that is full, or off, keeps nothing, and the page does", () => {
  for (const place of [storage(10), OFF, null]) {
    const box = outbox(place);
    assert.equal(box.put({ ...ENTRY, left: true }), false);
    assert.deepEqual(answers(box.left({ ...ENTRY, view: "other" })), ["a"]);
    box.drop(ENTRY);
    assert.deepEqual(box.all(), []);
  }
});

test("an answer that no longer fits does not leave an older one behind", () => {
  const place = storage(200);
  const box = outbox(place);
  assert.equal(box.put(ENTRY), true);
  assert.equal(box.put({ ...ENTRY, answer: "b".repeat(300) }), false);
  assert.deepEqual(answers(box.all()), ["b".repeat(300)]);
  assert.equal(place.kept.size, 0);
});

test("what others put there is passed over; what is broken of ours is deleted", () => {
  const place = storage();
  place.setItem("theme", "dark");
  for (const words of ["", "{", "null", "[]", "7", '{"place":"p"}', '{"place":1,"at":1}']) {
    place.setItem(`whosays.outbox.1.${words}`, words);
  }
  assert.deepEqual(outbox(place).all(), []);
  assert.deepEqual([...place.kept.keys()], ["theme"]);
});
