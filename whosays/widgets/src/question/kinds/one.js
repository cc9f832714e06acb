// Choosing: one of several (radio buttons) or several of them (checkboxes).
//
// Each quXxx function builds the controls of one kind and gives back
//   node     what to put on the page
//   show     show an answer that came from elsewhere
//   focus    go to the first control (after "Clear my answer")

import { wsEl } from "../../common.js";

/** @import { Control, Option, Q } from "../../types.d.ts" */

/** The reserved option for "Can't tell from the text". */
const QU_CANT_TELL = "cant-tell";

/**
 * @param {Q} q
 * @returns {Control}
 */
function quChoice(q) {
  const many = q.item.kind === "many";
  /** @type {Option[]} */
  const options = q.item.options ?? [];
  const boxes = options.map((option) => {
    const input = wsEl("input", {
      type: many ? "checkbox" : "radio", name: `${q.uid}-choice`, value: option.id,
    });
    input.addEventListener("change", () => {
      mark();
      q.change(many ? chosen() : option.id);
    });
    const label = wsEl("label", {
      class: option.id === QU_CANT_TELL ? "qu-option qu-apart" : "qu-option",
    }, input, wsEl("span", { class: "qu-option-text", dir: "auto" }, option.text));
    return { id: option.id, input, label };
  });
  const chosen = () => {
    const ids = boxes.filter((box) => box.input.checked).map((box) => box.id);
    return ids.length > 0 ? ids : null;
  };
  const mark = () => {
    for (const box of boxes) box.label.classList.toggle("qu-chosen", box.input.checked);
  };
  const show = (/** @type {any} */ answer) => {
    for (const box of boxes) {
      box.input.checked = many ? (answer ?? []).includes(box.id) : answer === box.id;
    }
    mark();
  };
  return {
    node: wsEl("div", { class: "qu-options" }, boxes.map((box) => box.label)),
    show,
    focus: () => boxes[0]?.input.focus(),
    clears: !many,
    picks: true,
  };
}

export { quChoice as control };
