import assert from "node:assert/strict";
import { test } from "node:test";
import { rdPrepare } from "./text.js";
import { rdDestination, rdReach } from "./walk.js";

const TEXTS = ["One two. Three “four five.”", "***", "Six seven"];

/** @param {"ltr" | "rtl"} [dir] */
function prepared(dir = "ltr") {
  let start = 0;
  const paragraphs = TEXTS.map((text, i) => {
    const end = start + text.length;
    const made = { number: i + 1, start, end, text, kind: "body" };
    start = end + 2;
    return made;
  });
  return rdPrepare({ lang: "en", dir, paragraphs });
}

const TEXT = prepared();
const WHOLE = TEXTS.join("\n\n");
/** @param {number} here @param {string} key @param {object} [how] */
const word = (here, key, how) => rdDestination(TEXT, here, key, how)?.word;

test("words are those of the samples", () => {
  assert.deepEqual(TEXT.words.map((w) => WHOLE.slice(w.start, w.end)),
    ["One", "two", "Three", "four", "five", "***", "Six", "seven"]);
});

test("arrows go by words, and stay at the ends", () => {
  assert.equal(word(0, "ArrowRight"), 1);
  assert.equal(word(0, "ArrowLeft"), 0);
  assert.equal(word(7, "ArrowRight"), 7);
});

test("in a text that runs from right to left the arrows follow it", () => {
  assert.equal(rdDestination(prepared("rtl"), 1, "ArrowLeft")?.word, 2);
  assert.equal(rdDestination(prepared("rtl"), 1, "ArrowRight")?.word, 0);
});

test("down goes to the next sentence, up first to the start of this one", () => {
  assert.equal(word(1, "ArrowDown"), 2);
  assert.equal(word(4, "ArrowUp"), 2);
  assert.equal(word(2, "ArrowUp"), 0);
  assert.equal(word(7, "ArrowDown"), 6);
});

test("home and end stay in the paragraph; with the whole text they do not", () => {
  assert.equal(word(3, "Home"), 0);
  assert.equal(word(3, "End"), 4);
  assert.equal(word(6, "Home", { whole: true }), 0);
  assert.equal(word(0, "End", { whole: true }), 7);
});

test("page keys go by paragraphs; up first to the start of this one", () => {
  assert.equal(word(3, "PageDown"), 5);
  assert.equal(word(7, "PageUp"), 6);
  assert.equal(word(6, "PageUp"), 5);
  assert.equal(word(0, "PageUp"), 0);
  assert.equal(word(5, "PageDown", { shift: true }), 7);
});

test("any other key leads nowhere", () => {
  assert.equal(rdDestination(TEXT, 0, "a"), null);
});

/** @param {number} anchor @param {number} here @param {string} key */
function stretched(anchor, here, key) {
  const to = rdDestination(TEXT, here, key, { shift: true });
  assert.ok(to);
  const from = TEXT.words[anchor];
  const got = rdReach(TEXT, { start: from.start, end: from.end }, to);
  const start = Math.min(got.anchor.start, got.span.start);
  return WHOLE.slice(start, Math.max(got.anchor.end, got.span.end));
}

test("a stretch takes a sentence's closing signs along, downwards", () => {
  assert.equal(stretched(2, 2, "ArrowDown"), "Three “four five.”");
  assert.equal(stretched(0, 0, "ArrowDown"), "One two.");
});

test("a stretch goes to the start of the sentence, upwards", () => {
  assert.equal(stretched(4, 4, "ArrowUp"), "Three “four five");
});

test("a stretch by one word is that word", () => {
  assert.equal(stretched(3, 3, "ArrowRight"), "four five");
});

test("keys go past what is folded away, and stay where nothing stands open", () => {
  const shut = (/** @type {number} */ p) => p === 1;
  assert.equal(word(4, "ArrowRight", { shut }), 6);
  assert.equal(word(2, "ArrowDown", { shut }), 6);
  assert.equal(word(0, "PageDown", { shut }), 6);
  assert.equal(word(6, "ArrowLeft", { shut }), 4);
  assert.equal(word(6, "ArrowUp", { shut }), 2);
  assert.equal(word(6, "PageUp", { shut }), 0);
  const last = (/** @type {number} */ p) => p > 0;
  assert.equal(word(4, "ArrowRight", { shut: last }), 4);
  assert.equal(word(1, "PageDown", { shut: last }), 1);
  assert.equal(word(1, "End", { shut: last, whole: true }), 4);
  assert.equal(word(7, "Home", { shut: (/** @type {number} */ p) => p < 2, whole: true }), 6);
  assert.equal(word(0, "PageDown", { shut, shift: true }), 5, "a stretch takes them in");
});
