// The hands a claim went through: each with a letter, its words and where they stand.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";

/** @import { Hand, Item, Q } from "../../../types.d.ts" */

/**
 * The hands with a letter each.
 *
 * @param {Item} item
 * @returns {Hand[]}
 */
export function chHands(item) {
  return (item.hands ?? []).map((/** @type {Hand} */ hand, /** @type {number} */ i) => (
    { ...hand, letter: chLetterOf(i) }));
}

/** @param {number} i */
function chLetterOf(i) {
  const letter = String.fromCharCode(65 + (i % 26));
  return i < 26 ? letter : `${letter}${Math.floor(i / 26) + 1}`;
}

/** @param {Hand} hand */
export function chBadgeOf(hand) {
  return wsEl("span", { class: "ch-letter-badge" }, hand.letter);
}

/**
 * Text of a hand, its words in the article and where they stand.
 *
 * @param {Q} q
 * @param {Hand} hand
 */
export function chAbout(q, hand) {
  const words = hand.text.includes(hand.words) ? "" : hand.words; // once is enough
  return wsEl("span", { class: "ch-about" },
    wsEl("span", { class: "ch-text", dir: "auto" }, hand.text),
    words || hand.place
      ? wsEl("span", { class: "ch-place ws-muted" },
          words ? [wsEl("q", { dir: "auto" }, words), " "] : null,
          wsEl("span", { dir: "auto" }, hand.place))
      : null,
    hand.marked && !hand.own
      ? wsEl("span", { class: "ch-marked" }, quDraw(QU_SIGNS.fits), q.t("chain_marked"))
      : null);
}
