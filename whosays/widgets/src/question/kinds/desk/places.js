// Places in a passage, in code points. Plain data, no page.

/** @import { Mark, Place } from "../../../types.d.ts" */

const DK_SHORT = 90; // characters of a sentence in a list

/**
 * The places of the words in a stretch of text.
 *
 * @param {string[]} chars
 * @param {number} start
 * @param {number} end
 * @returns {Place[]}
 */
export function dkSplit(chars, start, end) {
  /** @type {Place[]} */
  const words = [];
  let from = -1;
  for (let i = start; i <= end; i += 1) {
    const gap = i === end || /\s/u.test(chars[i]);
    if (!gap && from < 0) from = i;
    if (gap && from >= 0) {
      words.push([from, i]);
      from = -1;
    }
  }
  return words;
}

/**
 * A rough stretch without the space at its ends, widened to whole words; null if only space.
 *
 * @param {string[]} chars
 * @param {number} start
 * @param {number} end
 * @returns {Place | null}
 */
export function dkWhole(chars, start, end) {
  const space = (/** @type {number} */ i) => /\s/u.test(chars[i]);
  while (start < end && space(start)) start += 1;
  while (end > start && space(end - 1)) end -= 1;
  if (start >= end) return null;
  while (start > 0 && !space(start - 1)) start -= 1;
  while (end < chars.length && !space(end)) end += 1;
  return [start, end];
}

/**
 * A sentence as it stands in a list: on one line, and not too long.
 *
 * @param {string} text
 */
export function dkShort(text) {
  const line = Array.from(text.replace(/\s+/gu, " "));
  return line.length > DK_SHORT ? `${line.slice(0, DK_SHORT).join("")} …` : line.join("");
}

/**
 * Cut a paragraph into pieces, none of which crosses a mark's or a sentence's edge.
 *
 * @param {{start: number, end: number}} para
 * @param {Mark[]} marks
 * @param {Place[]} sentences
 */
export function dkPieces(para, marks, sentences) {
  const edges = new Set([para.start, para.end]);
  for (const place of [...marks.map((mark) => mark.place), ...sentences]) {
    for (const edge of place) if (edge > para.start && edge < para.end) edges.add(edge);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1];
    const here = marks.filter((mark) => mark.place[0] < end && mark.place[1] > start);
    return {
      start, end, marks: here,
      ending: here.filter((mark) => mark.place[1] === end),
      sentence: sentences.findIndex(([low, high]) => low <= start && end <= high),
    };
  });
}
