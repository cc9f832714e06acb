// Settings of the desk's switches: which are on, which were looked at, what changes from one
// to the next. Plain data, no page.

/** @import { Reading, Setting } from "../../../types.d.ts" */

/** @param {Setting} setting */
export const dkName = (setting) => setting.join("-");

/**
 * A setting with one switch thrown, on or back.
 *
 * @param {Setting} setting
 * @param {number} i
 * @returns {Setting}
 */
export function dkTurned(setting, i) {
  return setting.includes(i)
    ? setting.filter((number) => number !== i)
    : [...setting, i].sort((a, b) => a - b);
}

/**
 * Whether a setting was looked at before; the text as it stands always was.
 *
 * @param {Setting[]} tried
 * @param {Setting} setting
 */
export function dkTried(tried, setting) {
  return setting.length === 0 || tried.some((known) => dkName(known) === dkName(setting));
}

/**
 * What was looked at with one setting more, few switches first: Python writes the same order.
 *
 * @param {Setting[]} tried
 * @param {Setting} setting
 */
export function dkWith(tried, setting) {
  return [...tried, setting].sort((a, b) => a.length - b.length || (dkName(a) < dkName(b) ? -1 : 1));
}

/**
 * Whether a test comes out differently in two settings.
 *
 * @param {Reading} a
 * @param {Reading} b
 */
export function dkDiffers(a, b) {
  return a.answer !== b.answer || Boolean(a.off) !== Boolean(b.off);
}

/**
 * What is said of a throw: how many tests changed, and how the guess did.
 *
 * @param {string[]} changed the tests that came out differently
 * @param {string[] | null} guess
 * @returns {{count: number, guess: null | {all: boolean, hits: number, extra: number}}}
 */
export function dkOutcome(changed, guess) {
  const count = changed.length;
  if (!guess) return { count, guess: null };
  const hits = changed.filter((id) => guess.includes(id)).length;
  const extra = guess.length - hits;
  return { count, guess: { all: hits === count && extra === 0, hits, extra } };
}
