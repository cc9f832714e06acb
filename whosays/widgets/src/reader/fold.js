// Paragraphs that a task does not ask for are folded: one line instead of a screen.
//
// Nothing is taken away: a press opens them, and so does a mark or a selection that comes to lie
// in them. Keys that only move go past them. Paper has them all.

import { wsEl } from "../common.js";
import { rdRuns } from "./runs.js";

/** @import { Block, RdSpan, Reader } from "../types.d.ts" */

/** @typedef {{ blocks: Block[], button: HTMLButtonElement }} Fold */

/**
 * Fold what is not asked for; gives the line above each run, and what opens a run.
 *
 * @param {Reader} rd
 * @param {Block[]} blocks
 */
export function rdFolding(rd, blocks) {
  /** @type {Fold[]} */
  const folds = rdRuns(blocks, rd.focus).map((run) => {
    const button = wsEl("button", { type: "button", class: "ws-quiet rd-fold" },
      rd.t("folded", { from: run[0].p.number, to: run[run.length - 1].p.number }));
    return { blocks: run, button };
  });
  const set = (/** @type {Fold} */ fold, /** @type {boolean} */ open) => {
    fold.button.setAttribute("aria-expanded", String(open));
    for (const { box } of fold.blocks) box.hidden = !open;
  };
  for (const fold of folds) {
    set(fold, false);
    fold.button.addEventListener("click", (event) => {
      event.stopPropagation(); // not a click into the text
      set(fold, fold.button.getAttribute("aria-expanded") !== "true");
    });
  }
  rd.unfold = (/** @type {RdSpan | null | undefined} */ span) => {
    if (!span) return;
    for (const fold of folds) {
      const over = (/** @type {Block} */ { p }) => p.start < span.end && p.end > span.start;
      if (fold.blocks[0].box.hidden && fold.blocks.some(over)) set(fold, true);
    }
  };
  /** @type {Map<Block, HTMLElement>} */
  const above = new Map(folds.map(({ blocks: [first], button }) => [first, button]));
  return blocks.flatMap((block) => {
    const button = above.get(block);
    return button ? [button, block.box] : [block.box];
  });
}
