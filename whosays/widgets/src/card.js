// Which state a question is in. Plain data, no page.

/** @import { CardState, CardView } from "./types.d.ts" */

/** @type {Record<string, CardState>} */
const TOLD = {
  right: "fits", partly: "partly", not_yet: "look", not_shown: "look", open: "discuss",
  noted: "noted",
};

/**
 * @param {CardView} view
 * @returns {CardState}
 */
export function wsCardState({ answered, told, stale }) {
  if (!answered) return "new";
  const state = TOLD[told ?? ""];
  if (!state) return "answered";
  return stale ? "stale" : state;
}
