// How a line of a text is cut where words differ and where differences are numbered. Plain
// data, no page.

/** @import { CompareMark, CompareStep, Difference, Place } from "../../../types.d.ts" */

/**
 * @typedef {{missing: Difference}} Gap the place where words of a difference would stand
 * @typedef {{from: number, to: number, step: CompareStep["kind"] | null,
 *   mark: Difference | null, ends: boolean}} Cut
 *   plain words, words that differ, words of a numbered difference; whether the words that
 *   differ end here
 */

/**
 * @param {Place} line
 * @param {CompareStep[]} steps words that differ
 * @param {CompareMark[]} marks the numbered differences
 * @returns {(Gap | Cut)[]}
 */
export function cmCut([start, end], steps, marks) {
  const edges = new Set([start, end]);
  for (const { at } of [...steps, ...marks]) {
    for (const edge of at) if (edge > start && edge < end) edges.add(edge);
  }
  const places = [...edges].sort((a, b) => a - b);
  return places.flatMap((from, i) => {
    /** @type {(Gap | Cut)[]} */
    const found = marks.filter(({ at }) => at[0] === at[1] && at[0] === from)
      .map(({ difference }) => ({ missing: difference }));
    const to = places[i + 1];
    if (to === undefined) return found;
    const within = (/** @type {{at: Place}} */ { at }) => at[0] <= from && to <= at[1];
    const step = steps.find(within);
    const numbered = marks.some(({ at }) => at[0] === to && at[1] > to);
    found.push({
      from, to, step: step?.kind ?? null, mark: marks.find(within)?.difference ?? null,
      ends: step !== undefined && (numbered || to === step.at[1] || to === end),
    });
    return found;
  });
}

/**
 * Words without the spaces and signs around them; null if there is no word.
 *
 * @param {string} words
 * @returns {[before: string, words: string, after: string] | null}
 */
export function cmWordsOnly(words) {
  const edge = "[^\\p{L}\\p{N}\\p{M}]*";
  const found = words.match(new RegExp(`^(${edge})(.*?)(${edge})$`, "su"));
  if (!found || found[2] === "") return null;
  return [found[1], found[2], found[3]];
}
