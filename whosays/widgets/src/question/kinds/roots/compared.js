// Root counter, after a check: the student's piles and the reference's, one beside the other.

import { wsEl } from "../../../common.js";

/** @import { PileShown, Q, Sorting } from "../../../types.d.ts" */

/**
 * Put the comparison before what the feedback says of each card.
 *
 * @param {Q} q
 * @param {any} more
 */
export function quRootsCompared(q, more) {
  const { t } = q;
  if (!more.mine || !more.theirs) return;
  const side = (/** @type {string} */ name, /** @type {Sorting} */ sorting) => wsEl("div", { class: "qr-side", role: "group", "aria-label": t(name) },
    wsEl("p", { class: "qr-side-name" }, t(name)),
    wsEl("p", { class: "qr-big" },
      wsEl("span", { class: "qr-figure" }, sorting.count), " ",
      wsEl("span", { class: "qr-unit" }, q.n("roots_unit", Number(sorting.count)))),
    wsEl("ul", { class: "qr-bundles", role: "list" },
      sorting.bundles.map((piles) => quRootsBundle(q, piles)),
      quRootsRest(t("roots_set_aside"), sorting.aside),
      quRootsRest(t("roots_unsorted"), sorting.missing)));
  q.parts.feedback.body.prepend(wsEl("div", { class: "qr-compared" },
    wsEl("p", { class: "qr-difference" }, more.difference),
    wsEl("div", { class: "qr-sides" }, side("roots_mine", more.mine),
      side(more.other ? "roots_other" : "roots_theirs", more.theirs))));
}

/**
 * Piles that may be one stand in one frame.
 *
 * @param {Q} q
 * @param {PileShown[]} piles
 */
function quRootsBundle(q, piles) {
  const { t } = q;
  const tied = piles.length > 1;
  const row = (/** @type {PileShown} */ pile) => wsEl("span", { class: "qr-group" },
    pile.cards.map((letter, /** @type {number} */ i) => [
      i > 0 ? wsEl("span", { class: "ws-sr" }, ", ") : null,
      wsEl("span", { class: "qr-letter" }, letter)]),
    pile.name ? wsEl("span", { class: "qr-group-name", dir: "auto" }, ` ${pile.name}`) : null);
  return wsEl("li", { class: tied ? "qr-bundle qr-tied" : "qr-bundle" },
    piles.map((pile, i) => [
      i > 0 ? wsEl("span", { class: "qr-or" }, t("roots_maybe")) : null, row(pile)]));
}

/**
 * @param {string} title
 * @param {string[]} letters
 */
function quRootsRest(title, letters) {
  if (letters.length === 0) return null;
  return wsEl("li", { class: "qr-rest" },
    wsEl("span", { class: "qr-rest-name" }, `${title}: `),
    wsEl("span", {}, letters.join(", ")));
}
