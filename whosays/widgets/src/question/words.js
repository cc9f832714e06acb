// Counting words. Plain data, no page.

export const QU_LONGEST = 20000; // the same as LONGEST in Python: code points kept of a text

/** @type {Intl.Segmenter | undefined} */
let by;

/**
 * Count words, in scripts without spaces too where the browser can.
 *
 * @param {string} text
 */
export function quWords(text) {
  if (typeof Intl.Segmenter !== "function") return text.trim() ? text.trim().split(/\s+/u).length : 0;
  by ??= new Intl.Segmenter(undefined, { granularity: "word" });
  let words = 0;
  for (const part of by.segment(text)) if (part.isWordLike) words += 1;
  return words;
}
