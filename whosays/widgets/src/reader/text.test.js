import assert from "node:assert/strict";
import { test } from "node:test";
import { rdLanes, rdMarksOver, rdPieces } from "./overlaps.js";
import {
  rdBefore, rdCountWords, rdNudge, rdPositions, rdPrepare, rdQuote, rdShorten, rdSnap, rdToPoints,
  rdToUnits, rdWordAt,
} from "./text.js";

const TRICKY = [
  "plain words",
  "an emoji 🙂 in it, a family 👨‍👩‍👧 and a flag 🇺🇦.",
  "no\u00a0break\u00a0spaces and “curly quotes”",
  "cafe\u0301 nai\u0308ve e\u0301",
  "قال مصدر لوكالة Sputnik في 17 سبتمبر إن 250 خبيرا وصلوا",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 outside the basic plane",
  "a\x00null and a tab\there",
  "",
  "***",
  "人们说这是真的。消息人士告诉通讯社。",
];

/**
 * An article of these paragraphs, two line breaks between them, and its whole text as code
 * points, as Python counts them.
 *
 * @param {string[]} texts
 */
function articleOf(...texts) {
  let start = 0;
  const paragraphs = texts.map((text, i) => {
    const end = start + Array.from(text).length;
    const made = { number: i + 1, start, end, text, kind: "body" };
    start = end + 2;
    return made;
  });
  return { id: "t", lang: "en", dir: "ltr", paragraphs };
}

/** @param {ReturnType<typeof articleOf>} article */
const whole = (article) => Array.from(article.paragraphs.map((p) => p.text).join("\n\n"));
/** @param {string[]} chars @param {{start: number, end: number}} span */
const cut = (chars, { start, end }) => chars.slice(start, end).join("");

// ---------------------------------------------------------------- offsets
for (const words of TRICKY) {
  test(`every code point is where Python has it: ${JSON.stringify(words)}`, () => {
    const at = rdPositions(words);
    const points = Array.from(words);
    assert.deepEqual(Array.from(at, (_, i) => words.slice(0, rdToUnits(at, i))),
      Array.from({ length: points.length + 1 }, (_, i) => points.slice(0, i).join("")));
    assert.deepEqual(Array.from(at, (units) => rdToPoints(at, units)), [...at.keys()]);
  });
}

test("the middle of a pair counts as before it; out of range is pulled in", () => {
  const at = rdPositions("a🙂b");
  assert.equal(rdToPoints(at, 2), 1);
  assert.equal(rdToUnits(at, 99), 4);
  assert.equal(rdToUnits(at, -1), 0);
});

// ---------------------------------------------------------------- words and sentences
for (const [name, segmenter] of /** @type {[string, any][]} */ ([
  ["with Intl.Segmenter", Intl.Segmenter], ["without it", null],
])) {
  for (const words of TRICKY) {
    test(`words lie inside the text, in order and apart, ${name}: ${JSON.stringify(words)}`, () => {
      const article = articleOf("first", words);
      const chars = whole(article);
      let last = 0;
      for (const word of rdPrepare(article, segmenter).words) {
        assert.ok(last <= word.start && word.start < word.end && word.end <= chars.length);
        assert.equal(cut(chars, word), cut(chars, word).trim());
        last = word.end;
      }
    });
  }
}

/** @param {string} text */
function wordsOf(text) {
  const article = articleOf(text);
  return rdPrepare(article).words.map((word) => cut(whole(article), word));
}

test("hyphenated words and numbers are one word", () => {
  assert.deepEqual(wordsOf("Al-Qaeda’s 1,000 drones-for-fighters deal – said “X”."),
    ["Al-Qaeda’s", "1,000", "drones-for-fighters", "deal", "said", "X"]);
});

test("emoji are words, and combining marks stay with their letter", () => {
  assert.deepEqual(wordsOf("So 👨‍👩‍👧 cafe\u0301 said"), ["So", "👨‍👩‍👧", "cafe\u0301", "said"]);
});

test("a line of stars still has a place for the cursor", () => {
  assert.deepEqual(wordsOf(" *** "), ["***"]);
});

test("sentences are cut where they end, without the space between", () => {
  const article = articleOf("The plan is for Ukraine. “It is so,” the outlet said! Then more.");
  const said = rdPrepare(article).sentences.map((s) => cut(whole(article), s));
  assert.deepEqual(said, ["The plan is for Ukraine.", "“It is so,” the outlet said!", "Then more."]);
});

test("a language tag that cannot be read does no harm", () => {
  assert.equal(rdPrepare({ ...articleOf("two words"), lang: "not a tag!" }).words.length, 2);
});

test("the word at an offset, and just behind its last letter", () => {
  const text = rdPrepare(articleOf("one two"));
  assert.deepEqual([0, 2, 3, 4, 7].map((at) => rdWordAt(text, at)), [0, 0, 0, 1, 1]);
  assert.equal(rdWordAt(rdPrepare(articleOf(" - x")), 0), -1);
  assert.equal(rdBefore([], 3), -1);
});

// ---------------------------------------------------------------- a rough selection
for (const [words, rough, expected] of /** @type {[string, string, string | null][]} */ ([
  ["one two three", "ne tw", "one two"],
  ["one two three", " two ", "two"],
  ["said “it is so” today", "“it is s", "“it is so"],
  ["said “it is so” today", "“it is so”", "“it is so”"],
  ["a\u00a0source\u00a0said", "\u00a0source\u00a0", "source"],
  ["the cafe\u0301 said", "cafe", "cafe\u0301"],
  ["it 👨‍👩‍👧 said", "👨", "👨‍👩‍👧"],
  ["he said …\u0301 then", "…", "…\u0301"],
  ["one two", " ", null],
])) {
  test(`a rough selection grows to whole words: ${JSON.stringify([words, rough])}`, () => {
    const article = articleOf("before", words);
    const chars = whole(article);
    const points = Array.from(rough);
    const start = chars.findIndex((_, i) =>
      i >= article.paragraphs[1].start && cut(chars, { start: i, end: i + points.length }) === rough);
    const got = rdSnap(rdPrepare(article), start, start + points.length);
    assert.equal(got ? cut(chars, got) : null, expected);
  });
}

test("a selection over two paragraphs trims the break at its ends, from either side", () => {
  const article = articleOf("one two", "three four", "five");
  const chars = whole(article);
  const text = rdPrepare(article);
  for (const [from, to] of [[4, chars.length - 5], [chars.length - 5, 4]]) {
    const got = rdSnap(text, from, to);
    assert.equal(got && cut(chars, got), "two\n\nthree four");
    assert.equal(got && rdQuote(text, got), "two ¶ three four");
    assert.equal(got && rdCountWords(text, got), 3);
  }
});

test("an end moves by one word and no further than the text", () => {
  const article = articleOf("one two three");
  const text = rdPrepare(article);
  const span = { start: 4, end: 7 };
  const said = (/** @type {"start" | "end"} */ edge, /** @type {number} */ step) => {
    const got = rdNudge(text, span, edge, step);
    return got && cut(whole(article), got);
  };
  assert.equal(said("start", -1), "one two");
  assert.equal(said("end", 1), "two three");
  assert.equal(said("start", 1), null);
  assert.equal(said("end", -1), null);
  assert.equal(rdNudge(text, { start: 0, end: 13 }, "end", 1), null);
});

test("a quote is shortened in the middle, between words", () => {
  const short = rdShorten(`${"one ".repeat(20)}🙂${" two".repeat(20)}`, 21);
  assert.equal(short, "one one … two two");
  assert.equal(rdShorten("🙂".repeat(21), 21), "🙂".repeat(21));
});

// ---------------------------------------------------------------- marks on the text
test("lanes keep overlapping marks apart, with as few as possible", () => {
  const marks = [["a", 0, 10], ["b", 5, 15], ["c", 10, 12], ["d", 20, 25]].map(([id, start, end]) =>
    /** @type {any} */ ({ id, start, end }));
  assert.deepEqual(Object.fromEntries(rdLanes(marks)), { a: 0, b: 1, c: 0, d: 0 });
});

test("pieces cover the paragraph without a gap, the outermost mark first", () => {
  const marks = [
    { id: "a", start: 0, end: 7, code: "x" },
    { id: "b", start: 4, end: 13, code: "x" },
  ];
  const text = rdPrepare(articleOf("one two three four"));
  assert.deepEqual(
    rdPieces(text.paragraphs[0], marks).map((p) => [p.start, p.end, p.marks.map((m) => m.id)]),
    [[0, 4, ["a"]], [4, 7, ["b", "a"]], [7, 13, ["b"]], [13, 18, []]],
  );
  assert.deepEqual(rdMarksOver(marks, { start: 5, end: 6 }).map((m) => m.id), ["a", "b"]);
  assert.deepEqual(rdMarksOver(marks, { start: 13, end: 14 }), []);
});
