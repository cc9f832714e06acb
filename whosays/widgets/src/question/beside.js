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
  const whole = wsEl("button", { type: "button", class: "ws-quiet qu-open-all", hidden: true });
  const figure = wsEl("figure", {
    class: passage.ours ? "qu-passage qu-ours" : "qu-passage",
    "aria-labelledby": passage.ours ? `${label} ${label}-ours` : label,
  },
  wsEl("figcaption", { dir: "auto" },
    wsEl("span", { id: label }, passage.label),
    passage.ours ? wsEl("span", { id: `${label}-ours`, class: "qu-ours-note" }, q.t("ours")) : null,
    whole),
  wsEl("blockquote", { dir: "auto" }, passage.text));
  // A text longer than its place scrolls in it, by keyboard too; or it is opened, and scrolls away.
  const measure = () => {
    const open = figure.classList.contains("qu-whole");
    const longer = !open && figure.scrollHeight > figure.clientHeight + 1;
    figure.classList.toggle("qu-longer", longer);
    whole.hidden = !open && !longer;
    whole.textContent = q.t(open ? "passage_fold" : "passage_open");
    whole.setAttribute("aria-expanded", String(open));
    if (longer) figure.tabIndex = 0;
    else figure.removeAttribute("tabindex");
  };
  whole.addEventListener("click", () => {
    figure.classList.toggle("qu-whole");
    measure();
    figure.scrollIntoView({ block: "nearest" });
  });
  // What a check says last is for itself: there the passage above it goes up with the page.
  const { box } = q.parts.feedback;
  const leave = () => q.el.style.setProperty("--qu-told", `${box.offsetHeight}px`);
  const sizes = new ResizeObserver(() => {
    measure();
    leave();
  });
  sizes.observe(figure);
  sizes.observe(box);
  q.onEnd(() => sizes.disconnect());
  return figure;
}
