// Hints come one at a time and stay.

import { wsEl, wsSpent } from "../common.js";

/** @import { Q } from "../types.d.ts" */

/**
 * Hints come one at a time and stay.
 *
 * @param {Q} q
 */
export function quHinting(q) {
  const { model, parts, t } = q;
  const hints = q.item.hints ?? [];
  const show = (/** @type {number} */ count) => {
    for (; q.hints < Math.min(count, hints.length); q.hints += 1) {
      parts.hints.append(wsEl("div", { class: "qu-hint" },
        wsEl("span", { class: "qu-label" }, t("hint_label", { number: q.hints + 1 })),
        wsEl("p", { dir: "auto" }, hints[q.hints])));
    }
    const done = q.hints >= hints.length;
    parts.hint.hidden = hints.length === 0;
    wsSpent(parts.hint, done);
    parts.hint.textContent = done
      ? t("hints_done")
      : t("hint", { number: q.hints + 1, total: hints.length });
  };
  parts.hint.addEventListener("click", () => {
    if (q.hints >= hints.length) return;
    q.flush();
    show(q.hints + 1);
    try {
      model.send({ type: "hint", view: q.uid, shown: q.hints });
    } catch {
      // Without a kernel a hint can still be read.
    }
  });
  q.takeHints = () => show(model.get("hints_shown") ?? 0);
}
