// The desk's answer as Python keeps it. Plain data, no page.

import { quSorted } from "../../same.js";

/** @import { Desk, DeskAnswer } from "../../../types.d.ts" */

/**
 * Whether a test, as it is answered, asks for the words that show it.
 *
 * @param {string | undefined} answer
 */
export function dkWants(answer) {
  return answer === "met" || answer === "not_met";
}

/**
 * Tests in their order, words only where they are asked for; null if nothing is answered.
 *
 * @param {Pick<Desk, "tests">} desk
 * @param {DeskAnswer} given
 * @returns {DeskAnswer | null}
 */
export function dkAnswer(desk, given) {
  /** @type {DeskAnswer["answers"]} */
  const answers = {};
  /** @type {DeskAnswer["words"]} */
  const words = {};
  for (const { id } of desk.tests) {
    if (given.answers[id]) answers[id] = given.answers[id];
    if (dkWants(given.answers[id]) && given.words[id]) words[id] = given.words[id];
  }
  if (Object.keys(answers).length === 0) return null;
  return { answers, words, tried: given.tried, guesses: given.guesses };
}

/**
 * Whether two answers are the same for a check: what is only looked at does not count.
 *
 * @param {DeskAnswer | null} a
 * @param {DeskAnswer | null} b
 */
export function dkSame(a, b) {
  const part = (/** @type {DeskAnswer | null} */ answer) =>
    [quSorted(answer?.answers ?? {}), quSorted(answer?.words ?? {})];
  return JSON.stringify(part(a)) === JSON.stringify(part(b));
}
