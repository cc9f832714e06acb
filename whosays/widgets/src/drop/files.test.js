import assert from "node:assert/strict";
import { test } from "node:test";
import { drDropped, drWalk } from "./files.js";

/** @param {string} name @param {any} [file] */
const file = (name, file = { name }) => ({
  name, isFile: true, isDirectory: false,
  /** @param {(file: any) => void} good @param {(error: Error) => void} bad */
  file: (good, bad) => (file ? good(file) : bad(new Error("gone"))),
});

/** @param {string} name @param {any[][]} batches */
const folder = (name, ...batches) => ({
  name, isFile: false, isDirectory: true,
  createReader: () => {
    const left = [...batches];
    return { /** @param {(some: any[]) => void} good */ readEntries: (good) => good(left.shift() ?? []) };
  },
});

test("folders are gone through, as often as the browser gives some of their files", async () => {
  /** @type {any[]} */
  const found = [];
  await drWalk(/** @type {any} */ (folder("Mia", [file("a.json")], [folder("x", [file("b.json")])])), "", found);
  assert.deepEqual(found.map((one) => one.path), ["Mia/a.json", "Mia/x/b.json"]);
});

test("a file that cannot be read costs only itself", async () => {
  /** @type {any[]} */
  const found = [];
  await drWalk(/** @type {any} */ (folder("Mia", [file("a.json", null), file("b.json")])), "", found);
  assert.deepEqual(found.map((one) => one.path), ["Mia/b.json"]);
});

test("where a browser knows no entries, its files are taken", async () => {
  const data = { items: [{}], files: [{ name: "a.zip" }] };
  assert.deepEqual((await drDropped(/** @type {any} */ (data))).map((one) => one.path), ["a.zip"]);
  assert.deepEqual(await drDropped(null), []);
});
