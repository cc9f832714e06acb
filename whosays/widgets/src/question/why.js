// Why: a few words that an item may ask for before its answer is checked.
//
// They are the student's own and never marked. An empty field is asked for once; who
// presses "Check" again goes on without.

import { wsEl } from "../common.js";
import { QU_LONGEST, quWords } from "./words.js";

const QU_FEW_WORDS = 3;

/** The field, or null where the item asks for none. Kept apart from the answer. */
export function quWhy(q) {
  const { t, uid, item } = q;
  if (!item.explain) return null;
  let asked = false;
  const field = wsEl("textarea", {
    class: "qu-text", id: `${uid}-why`, rows: 2, maxlength: String(QU_LONGEST), dir: "auto",
    "aria-describedby": `${uid}-why-ask`,
  });
  const ask = wsEl("p", { class: "qu-why-ask", id: `${uid}-why-ask`, role: "alert" });
  const draw = () => {
    if (quWords(field.value) >= QU_FEW_WORDS) ask.textContent = "";
  };
  field.addEventListener("input", () => {
    draw();
    q.changeWhy();
  });
  field.addEventListener("blur", () => q.flush());
  return {
    node: wsEl("div", { class: "qu-why" },
      wsEl("label", { for: `${uid}-why`, dir: "auto" }, item.explain), field, ask),
    value: () => field.value,
    show: (words) => {
      if (field.value !== words && document.activeElement !== field) field.value = words;
      draw();
    },
    /** Whether the check has to wait for a few words; only ever true once. */
    wait: () => {
      if (asked || quWords(field.value) >= QU_FEW_WORDS) return false;
      asked = true;
      ask.textContent = t("why_ask");
      field.focus();
      return true;
    },
    done: () => {
      ask.textContent = "";
    },
  };
}
