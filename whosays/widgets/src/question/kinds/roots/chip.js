// Root counter: a card made small, as it lies in a pile or hangs on the pointer.

import { wsEl } from "../../../common.js";

/** @import { Card } from "../../../types.d.ts" */

/** @param {Card} card */
export function quRootsChip(card) {
  const words = card.text || card.quote;
  const chip = wsEl("li", { class: "qr-chip", title: words },
    wsEl("span", { class: "qr-letter" }, card.letter),
    wsEl("span", { class: "qr-chip-text", dir: "auto" }, words));
  chip.dataset.card = card.id;
  return chip;
}
