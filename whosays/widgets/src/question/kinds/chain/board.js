// A picture of a chain with its list, drawn anew when the room it has changes.

import { wsEl } from "../../../common.js";
import { chPicture } from "./draw.js";
import { chMoveHome } from "./move.js";

/** @import { Graph, Q } from "../../../types.d.ts" */

/**
 * A picture with its list, drawn anew when the room it has changes.
 *
 * @param {Q} q
 */
export function chBoard(q) {
  const picture = wsEl("div", { class: "ch-picture" });
  const twin = wsEl("div", {});
  const details = wsEl("details", { class: "ch-words-twin" },
    wsEl("summary", {}, q.t("chain_in_words")), twin);
  const node = wsEl("figure", { class: "ch-board", hidden: true }, picture, details);
  /** @type {{graph: Graph, label: string} | null} */
  let last = null;
  let width = 0;
  const paint = () => {
    if (!last || width < 40) return;
    picture.replaceChildren(chPicture(last.graph, width, last.label));
  };
  const watch = new ResizeObserver(() => {
    const now = Math.floor(picture.clientWidth);
    if (now === width) return;
    width = now;
    paint();
  });
  watch.observe(picture);
  q.onEnd(() => watch.disconnect());
  /**
   * @param {Graph} graph
   * @param {string} label
   * @param {HTMLElement} list
   * @param {Map<string, string[]> | null} [homes] where each hand goes if the chain collapses now
   */
  const draw = (graph, label, list, homes) => {
    last = { graph, label };
    node.hidden = graph.nodes.length === 0;
    width = Math.floor(picture.clientWidth) || width;
    const before = picture.querySelector("svg");
    paint();
    if (homes && before) chMoveHome(picture, before, homes);
    twin.replaceChildren(list);
  };
  return { node, draw };
}
