// Own words: a field that grows, and how many words it holds by now.

import { wsEl } from "../../common.js";
import { QU_PAUSE } from "../pace.js";
import { QU_LONGEST, quWords } from "../words.js";

/** @import { Control, Q } from "../../types.d.ts" */

/**
 * @param {Q} q
 * @returns {Control}
 */
function quText(q) {
  const { t, uid, item } = q;
  const field = wsEl("textarea", {
    class: "qu-text", rows: item.rows || 4, maxlength: String(QU_LONGEST), dir: "auto",
    "aria-label": q.item.prompt, "aria-describedby": `${uid}-note ${uid}-words`,
  });
  const count = wsEl("p", { class: "qu-count ws-muted", id: `${uid}-words` });
  const draw = () => {
    const words = quWords(field.value);
    const full = field.value.length >= QU_LONGEST;
    count.textContent = full
      ? t("text_full", { most: QU_LONGEST })
      : q.n("words", words);
    count.classList.toggle("qu-full", full);
  };
  field.addEventListener("input", () => {
    draw();
    q.change(field.value === "" ? null : field.value, QU_PAUSE);
  });
  field.addEventListener("blur", () => q.flush());
  const show = (/** @type {string | null} */ answer) => {
    const words = answer ?? "";
    if (field.value !== words) {
      const { selectionStart, selectionEnd } = field;
      const writing = document.activeElement === field;
      field.value = words;
      if (writing) field.setSelectionRange(selectionStart, selectionEnd);
    }
    draw();
  };
  return {
    node: wsEl("div", {}, field, count),
    show,
    focus: () => field.focus(),
  };
}

export { quText as control };
