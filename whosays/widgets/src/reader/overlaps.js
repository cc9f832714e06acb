// Marks that overlap: their order, their lanes, the pieces they cut a text into. Plain data.

/** @import { RdSpan } from "./text.js" */

/**
 * Marks in the order of the text; equal starts: the longer first.
 *
 * @template {RdSpan & {id: string}} T
 * @param {T[]} marks
 * @returns {T[]}
 */
export function rdInOrder(marks) {
  return [...marks].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/**
 * Give overlapping spans different lanes, as few as possible.
 *
 * @param {(RdSpan & {id: string})[]} marks
 * @returns {Map<string, number>}
 */
export function rdLanes(marks) {
  const lanes = new Map();
  /** @type {number[]} */
  const ends = [];
  for (const mark of rdInOrder(marks)) {
    let lane = ends.findIndex((end) => end <= mark.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = mark.end;
    lanes.set(mark.id, lane);
  }
  return lanes;
}

/**
 * Cut a paragraph wherever a mark begins or ends.
 *
 * @template {RdSpan & {id: string}} T
 * @param {RdSpan} paragraph
 * @param {T[]} marks
 * @returns {(RdSpan & {marks: T[]})[]} outermost mark first
 */
export function rdPieces(paragraph, marks) {
  const here = rdInOrder(marks.filter((m) => m.start < paragraph.end && m.end > paragraph.start));
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const mark of here) {
    cuts.add(Math.max(mark.start, paragraph.start));
    cuts.add(Math.min(mark.end, paragraph.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    start,
    end: sorted[i + 1],
    marks: here
      .filter((m) => m.start <= start && m.end >= sorted[i + 1])
      .sort((a, b) => (b.end - b.start) - (a.end - a.start) || a.start - b.start),
  }));
}

/**
 * Marks over a span, shortest first.
 *
 * @template {RdSpan} T
 * @param {T[]} marks
 * @param {RdSpan} span
 * @returns {T[]}
 */
export function rdMarksOver(marks, span) {
  return marks
    .filter((mark) => mark.start < span.end && mark.end > span.start)
    .sort((a, b) => (a.end - a.start) - (b.end - b.start));
}
