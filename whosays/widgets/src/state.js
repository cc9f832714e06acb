// How far one question is: by a sign, a word and a colour, on its card and for the rail beside the
// page, which reads it from the widget's own element.

import { wsEl } from "./common.js";
import { wsCardState } from "./card.js";

/** @import { CardState, CardView, Tell } from "./types.d.ts" */

/** @type {Record<CardState, string>} */
const SIGNS = {
  new: "M8 3a5 5 0 1 0 .01 0",
  answered: "M8 3a5 5 0 1 0 .01 0M8 3v10",
  fits: "M3.5 8.5l3 3 6-7",
  partly: "M8 2.500a5.500 5.500 0 0 0 0 11zM8 2.500a5.500 5.500 0 0 1 0 11",
  look: "M12.500 8a4.500 4.500 0 1 1-1.400-3.300M11.500 2v3h-3",
  discuss: "M3 4h7v5H6l-2 2V9H3zM12 7h1v5h-1v2l-2-2H7.500",
  noted: "M4 12l.7-2.8L10.500 3.400l2.100 2.100L6.800 11.300zM4 14h8",
  stale: "M8 3a5 5 0 1 0 .01 0",
};

/** @param {CardState} state */
function wsSign(state) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", SIGNS[state]);
  svg.append(line);
  return svg;
}

/**
 * The state of a card, shown at its head.
 *
 * @param {HTMLElement} el the widget's own element
 * @param {Tell} t
 * @param {{ number?: string, path?: string }} about such as "3.7"; whether it is on the core path
 */
export function wsCard(el, t, { number, path }) {
  const sign = wsEl("span", { class: "ws-card-sign" });
  const more = path === "more";
  const node = wsEl("p", { class: "ws-card-state" },
    more ? wsEl("span", { class: "ws-card-path" }, t("path_more")) : null, sign);
  if (number) el.dataset.number = number;
  if (more) el.dataset.path = path;
  const show = (/** @type {CardView} */ view) => {
    const state = wsCardState(view);
    if (el.dataset.card === state) return;
    el.dataset.card = state;
    sign.replaceChildren(wsSign(state), t(`card_${state}`));
  };
  return { node, show };
}
