// The passage that a question is about: beside the task where there is room, else above it, and in
// sight either way while the question is answered and its feedback is read.

import { wsEl } from "../common.js";

/** @import { Passage, Q } from "../types.d.ts" */

/**
 * @param {Q} q
 * @param {Passage} passage
 */
export function quBeside(q, passage) {
  q.el.classList.add("qu-beside");
  const label = `${q.uid}-passage`;
  const figure = wsEl("figure", {
    class: passage.ours ? "qu-passage qu-ours" : "qu-passage", "aria-labelledby": label,
  },
  wsEl("figcaption", { dir: "auto", id: label }, passage.label,
    passage.ours ? wsEl("span", { class: "qu-ours-note" }, q.t("ours")) : null),
  wsEl("blockquote", { dir: "auto" }, passage.text));
  // A text longer than its place scrolls in it, by keyboard too.
  const measure = () => {
    const longer = figure.scrollHeight > figure.clientHeight + 1;
    if (longer) figure.tabIndex = 0;
    else figure.removeAttribute("tabindex");
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(figure);
  q.onEnd(() => sizes.disconnect());
  return figure;
}
