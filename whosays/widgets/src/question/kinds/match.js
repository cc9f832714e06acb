// Matching: a line of text and a list to choose its partner from, again and again.

import { wsEl } from "../../common.js";

/** @import { Control, Option, Q } from "../../types.d.ts" */

/**
 * @param {Q} q
 * @returns {Control}
 */
function quMatch(q) {
  const { t, item, uid } = q;
  /** @type {Option[]} */
  const right = item.right ?? [];
  const names = new Map(right.map((option) => [option.id, option.text]));
  /** @type {Option[]} */
  const lines = item.left ?? [];
  const rows = lines.map((left, i) => {
    const select = wsEl("select", { id: `${uid}-match-${i}`, class: "qu-select" },
      wsEl("option", { value: "" }, t("match_choose")),
      right.map((option) => wsEl("option", { value: option.id }, option.text)));
    // A closed list may cut a long choice short; here it stands in full. Nothing is shown before
    // it is known which ones are cut: words that stand below for a moment only would flicker.
    const full = wsEl("p", { class: "qu-match-full", "aria-hidden": "true", hidden: true,
      dir: "auto" });
    const node = wsEl("div", { class: "qu-pair" },
      wsEl("label", { for: `${uid}-match-${i}`, dir: "auto" }, left.text),
      wsEl("div", { class: "qu-partner" }, select, full));
    select.addEventListener("change", () => {
      draw();
      q.change(chosen());
    });
    return { id: left.id, select, full, node };
  });
  const count = wsEl("p", { class: "qu-count ws-muted" });
  const chosen = () => {
    const pairs = rows.filter((row) => row.select.value !== "")
      .map((row) => [row.id, row.select.value]);
    return pairs.length > 0 ? Object.fromEntries(pairs) : null;
  };
  const draw = () => {
    for (const row of rows) {
      row.node.classList.toggle("qu-chosen", row.select.value !== "");
      row.full.textContent = names.get(row.select.value) ?? "";
    }
    const done = rows.filter((row) => row.select.value !== "").length;
    count.textContent = t("match_count", { done, total: rows.length });
    // Measured after layout: only a choice that is cut needs its second line.
    requestAnimationFrame(() => rows.forEach((row) => {
      row.full.hidden = !quIsCut(row.select);
    }));
  };
  const show = (/** @type {any} */ answer) => {
    for (const row of rows) row.select.value = answer?.[row.id] ?? "";
    draw();
  };
  const watch = new ResizeObserver(draw);
  const node = wsEl("div", { class: "qu-match" }, rows.map((row) => row.node), count);
  watch.observe(node);
  q.onEnd(() => watch.disconnect());
  return { node, show, quiet: true, focus: () => rows[0]?.select.focus() };
}

/** What a list keeps for its arrow beside the words. */
const ARROW = 19;

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/**
 * Whether the chosen line of a closed list is longer than the list is wide.
 *
 * @param {HTMLSelectElement} select
 */
function quIsCut(select) {
  const option = select.selectedOptions[0];
  if (!option || option.value === "" || select.clientWidth === 0) return false;
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return false;
  const style = getComputedStyle(select);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(option.textContent ?? "").width > room - ARROW;
}

export { quMatch as control };
