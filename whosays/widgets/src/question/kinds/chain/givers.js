// Who got it from whom: each hand opens a list of the others to tick.

import { wsEl } from "../../../common.js";
import { chAbout, chBadgeOf } from "./hands.js";

/** @import { Chain, Hand } from "../../../types.d.ts" */

/**
 * The hands, each with the others to tick.
 *
 * @param {Chain} c
 * @param {Set<string>} open the hands whose lists stand open from the start
 */
export function chGivers(c, open) {
  const rows = c.hands.map((hand, i) => chRow(c, hand, i, open.has(hand.id)));
  return {
    node: wsEl("div", { class: "ch-hands" }, rows.map((row) => row.node)),
    draw: () => rows.forEach((row) => row.draw()),
    open: () => rows.filter((row) => row.node.open).map((row) => row.hand.id),
    focus: () => rows[0]?.node.querySelector("summary")?.focus(),
  };
}

/**
 * @param {Chain} c
 * @param {Hand} hand
 * @param {number} i
 * @param {boolean} open
 */
function chRow(c, hand, i, open) {
  const { t, uid } = c.q;
  const from = wsEl("span", { class: "ch-from" });
  const boxes = c.hands.filter((other) => other !== hand).map((other) => {
    const input = wsEl("input", {
      type: "checkbox", onchange: () => c.set([other.id, hand.id], input.checked),
    });
    const label = wsEl("label", { class: "ch-giver" }, input, chBadgeOf(other), " ",
      wsEl("span", { dir: "auto" }, other.text));
    return { id: other.id, input, label };
  });
  const node = wsEl("details", { class: hand.own ? "ch-hand ch-own" : "ch-hand", open },
    wsEl("summary", { id: `${uid}-hand-${i}` },
      chBadgeOf(hand), " ", chAbout(c.q, hand), " ", from),
    wsEl("fieldset", { class: "ch-givers" },
      wsEl("legend", { dir: "auto" }, t("chain_from_whom", { hand: c.nameOf(hand.id) })),
      boxes.map((box) => box.label)));
  const draw = () => {
    const givers = c.edges.filter((edge) => edge[1] === hand.id).map((edge) => edge[0]);
    for (const { id, input, label } of boxes) {
      input.checked = givers.includes(id);
      label.classList.toggle("ch-on", input.checked);
    }
    const gave = c.edges.some((edge) => edge[0] === hand.id);
    from.textContent = givers.length
      ? t("chain_from", { letters: givers.map((id) => c.byId.get(id)?.letter).join(", ") })
      : t(gave ? "chain_from_nobody" : "chain_from_choose");
    node.classList.toggle("ch-in", givers.length > 0 || gave);
  };
  return { hand, node, draw };
}
