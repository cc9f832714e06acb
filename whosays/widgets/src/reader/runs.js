// Runs of paragraphs that a task does not ask for.

const LEAST = 2; // one paragraph between two that are asked for is shorter than a line about it

/**
 * The runs of paragraphs that a task does not ask for.
 *
 * @template {{ p: { number: number } }} T
 * @param {T[]} blocks
 * @param {number[]} asked numbers of paragraphs; none: all are asked for
 * @returns {T[][]}
 */
export function rdRuns(blocks, asked) {
  if (asked.length === 0) return [];
  /** @type {T[][]} */
  const runs = [[]];
  for (const block of blocks) {
    if (asked.includes(block.p.number)) runs.push([]);
    else runs[runs.length - 1].push(block);
  }
  return runs.filter((run) => run.length >= LEAST);
}
