import assert from "node:assert/strict";
import { test } from "node:test";
import { PR_EXPIRES, prForget, prKept, prRead, prSweep } from "./kept.js";

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

/** A browser's storage: its keys are its own names. */
const storage = (/** @type {Record<string, string>} */ held) => /** @type {any} */ (Object.defineProperties({ ...held }, {
  getItem: { value(/** @type {string} */ key) { return this[key] ?? null; } },
  setItem: { value(/** @type {string} */ key, /** @type {string} */ words) { this[key] = words; } },
  removeItem: { value(/** @type {string} */ key) { delete this[key]; } },
}));
const model = (/** @type {string} */ place) => /** @type {any} */ ({ get: () => ({ place, item: "u3-l4" }) });

test("what is too old or none of ours is deleted, and nothing else", () => {
  const held = storage({
    "whosays.pair.1.a.old": JSON.stringify({ ...KEPT, at: 0 }), "whosays.pair.1.a.bad": "{",
    "whosays.pair.1.a.new": JSON.stringify({ ...KEPT, at: PR_EXPIRES }), "whosays.all": "yes",
  });
  prSweep(held, PR_EXPIRES + 1);
  assert.deepEqual(Object.keys(held), ["whosays.pair.1.a.new", "whosays.all"]);
});

test("it outlives the page, and goes when it is put away or all answers are deleted", () => {
  const held = storage({});
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", { value: held, configurable: true });
  try {
    prKept(model("place one")).put({ step: 1, answers: [{ a: 1 }, null] });
    assert.deepEqual(prKept(model("place one")).get()?.answers, [{ a: 1 }, null]);
    assert.equal(prKept(model("place two")).get(), null);
    prKept(model("place one")).put(null);
    assert.deepEqual(Object.keys(held), []);
    prKept(model("place one")).put({ step: 1, answers: [{ a: 1 }, null] });
    prKept(model("place two")).put({ step: 1, answers: [{ a: 2 }, null] });
    prForget("place one");
    assert.equal(prKept(model("place one")).get(), null);
    assert.deepEqual(prKept(model("place two")).get()?.answers, [{ a: 2 }, null]);
  } finally {
    if (before) Object.defineProperty(globalThis, "localStorage", before);
    else delete (/** @type {any} */ (globalThis).localStorage);
  }
});
