// The browser edition's worker: it says that all is kept when all is kept, and not before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const FILES = ["index.html", "a.js", "b.js", "large.wasm", "z.css"];
const words = readFileSync(new URL("../../site/assets/service-worker.js", import.meta.url), "utf8")
  .replace("{stamp}", "1").replace('["{files}"]', JSON.stringify(FILES));

/** Run the worker where nothing comes but what a test lets come. */
function begin() {
  /** @type {{ [name: string]: (event: any) => void }} */
  const hears = {};
  /** @type {{ [place: string]: () => void }} */
  const arrive = {};
  /** @type {any[]} */
  const told = [];
  const kept = new Map();
  const cache = {
    keys: async () => [], match: async () => undefined,
    put: async (/** @type {string} */ place) => { kept.set(place, true); },
  };
  const fetch = (/** @type {string} */ place) => new Promise((come) => {
    arrive[place.slice(place.lastIndexOf("/") + 1)] = () => come({ ok: true });
  });
  const page = { postMessage: (/** @type {any} */ said) => told.push(said) };
  const self = {
    registration: { scope: "https://here.test/kit/" },
    addEventListener: (/** @type {string} */ name, /** @type {any} */ hear) => { hears[name] = hear; },
    clients: { matchAll: async () => [page] },
  };
  vm.runInNewContext(words, {
    self, caches: { open: async () => cache }, fetch, URL, Map, Set, Promise, Error,
    BroadcastChannel: class { },
  });
  /** @type {Promise<void> | undefined} */
  let done;
  hears.message({ data: { whosays: "keep" }, waitUntil: (/** @type {any} */ all) => { done = all; } });
  return { arrive, told, kept, done: () => done };
}

/** Let everything happen that waits for nothing from outside. */
const settle = () => new Promise((go) => setImmediate(go));

test("what is still on its way is not kept yet", async () => {
  const { arrive, told, kept, done } = begin();
  await settle();
  for (const name of FILES.toReversed()) {
    if (name === "large.wasm") continue;
    arrive[name]?.();
    await settle();
  }
  assert.equal(kept.size, FILES.length - 1);
  assert.deepEqual(told.filter(({ left }) => left === 0), []);
  arrive["large.wasm"]();
  await done();
  assert.equal(kept.size, FILES.length);
  assert.equal(told.at(-1).left, 0);
});
