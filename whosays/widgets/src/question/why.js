// Why: a few words that an item may ask for before its answer is checked. They are the
// student's own and never marked.

import { wsEl } from "../common.js";
import { quGate } from "./gate.js";
import { QU_LONGEST, quWords } from "./words.js";

/** @import { Q, Why } from "../types.d.ts" */

/**
 * The field, or null where the item asks for none. Kept apart from the answer.
 *
 * @param {Q} q
 * @returns {Why | null}
 */
export function quWhy(q) {
  const { t, uid, item } = q;
  if (!item.explain) return null;
  const gate = quGate();
  const field = wsEl("textarea", {
    class: "qu-text", id: `${uid}-why`, rows: 2, maxlength: String(QU_LONGEST), dir: "auto",
    "aria-describedby": `${uid}-why-ask`,
  });
  const ask = wsEl("p", { class: "qu-why-ask", id: `${uid}-why-ask`, role: "alert" });
  const draw = () => {
    if (gate.enough(quWords(field.value))) ask.textContent = "";
  };
  field.addEventListener("input", () => {
    draw();
    q.changeWhy();
  });
  field.addEventListener("blur", () => q.flush());
  // What is asked moves the button down: the second press of a double click lands beside it,
  // and would take the focus out of the field again.
  const again = (/** @type {MouseEvent} */ event) => {
    const beside = event.target instanceof Element
      && event.target !== field && event.target.closest(".qu-why, .qu-actions");
    if (beside && event.detail > 1 && document.activeElement === field) event.preventDefault();
  };
  q.el.addEventListener("mousedown", again);
  q.onEnd(() => q.el.removeEventListener("mousedown", again));
  return {
    node: wsEl("div", { class: "qu-why" },
      wsEl("label", { for: `${uid}-why`, dir: "auto" }, item.explain), field, ask),
    value: () => field.value,
    show: (words) => {
      if (field.value !== words && document.activeElement !== field) field.value = words;
      draw();
    },
    wait: (presses) => {
      if (!gate.waits(quWords(field.value), presses)) return false;
      ask.textContent = t("why_ask");
      field.focus();
      return true;
    },
    done: () => {
      ask.textContent = "";
    },
  };
}
