// The deck's answer, part by part. Plain data, no page.

/** @import { CardAnswer, DeckAnswer, DeckCard } from "../../../types.d.ts" */

/** @type {(keyof CardAnswer)[]} */
const DC_PARTS = ["how", "rating", "why"];

/**
 * The answer with one part changed, in the order in which Python writes it; null if blank.
 *
 * @param {DeckCard[]} cards
 * @param {DeckAnswer} answer
 * @param {number} step the step it is changed at: 0 is the first rating, 1 the first card
 * @param {keyof CardAnswer} part
 * @param {any} value
 * @returns {DeckAnswer | null}
 */
export function dcWith(cards, answer, step, part, value) {
  const changed = step === 0 ? null : cards[step - 1].id;
  const first = step === 0 ? value : answer.first ?? null;
  /** @type {Record<string, CardAnswer>} */
  const placed = {};
  for (const { id } of cards) {
    /** @type {CardAnswer} */
    const given = { ...answer.placed?.[id], ...(id === changed ? { [part]: value } : {}) };
    const kept = DC_PARTS.filter((name) => (given[name] ?? "") !== "");
    if (kept.length > 0) placed[id] = Object.fromEntries(kept.map((name) => [name, given[name]]));
  }
  const next = {
    ...(first === null ? {} : { first }),
    ...(Object.keys(placed).length > 0 ? { placed } : {}),
  };
  return Object.keys(next).length > 0 ? next : null;
}

/**
 * What of an answer a check looks at: another reason does not change what it says.
 *
 * @param {DeckAnswer | null} answer
 */
export function dcMarked(answer) {
  const placed = Object.entries(answer?.placed ?? {});
  return [answer?.first ?? null, placed.map(([id, { how, rating }]) => [id, how, rating])];
}

/**
 * What a step still lacks.
 *
 * @param {DeckAnswer} answer
 * @param {DeckCard[]} cards
 * @param {number} step
 * @returns {string[]}
 */
export function dcMissing(answer, cards, step) {
  if (step === 0) return (answer.first ?? null) === null ? ["first"] : [];
  const given = answer.placed?.[cards[step - 1]?.id] ?? {};
  return DC_PARTS.filter((part) => given[part] === undefined
    || (part === "why" && given.why?.trim() === ""));
}

/**
 * Where the thumb of a step stands until it is answered: where it stood last.
 *
 * @param {(number | null)[]} earlier the ratings of the steps before
 */
export function dcStart(earlier) {
  return earlier.findLast((value) => value !== null) ?? 50;
}
