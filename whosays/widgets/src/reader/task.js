// The task above the article: what to do, and hints that come one at a time and stay.

import { wsAsked, wsEl, wsSpent } from "../common.js";

/** @import { Reader } from "../types.d.ts" */

/**
 * Build the task, or nothing where the reader only shows an article.
 *
 * @param {Reader} rd
 */
export function rdTask(rd) {
  const task = rd.model.get("task") ?? {};
  if (!task.prompt) return null;
  const { t } = rd;
  const hints = task.hints ?? [];
  let shown = 0;
  const list = wsEl("div", { class: "rd-hints", "aria-live": "polite" });
  const button = wsEl("button", { type: "button", class: "rd-hint-button" });
  const made = (/** @type {number} */ at) => wsEl("div", { class: "rd-hint" },
    wsEl("span", { class: "rd-hint-label" }, t("hint_label", { number: at + 1 })),
    wsEl("p", { dir: "auto" }, hints[at]));
  const show = (/** @type {number} */ count) => {
    for (; shown < Math.min(count, hints.length); shown += 1) {
      list.append(made(shown));
    }
    const done = shown >= hints.length;
    button.hidden = hints.length === 0;
    wsSpent(button, done);
    button.textContent = done
      ? t("hints_done")
      : t("hint", { number: shown + 1, total: hints.length });
  };
  button.addEventListener("click", () => {
    if (shown >= hints.length) return;
    show(shown + 1);
    rd.model.send({ type: "hint", view: rd.uid, shown });
  });
  // A first check gives a hint by itself.
  rd.takeHints = () => {
    show(rd.model.get("hints_shown") ?? 0);
    rd.hintPlace?.replaceChildren(...(shown > 0 ? [made(shown - 1)] : []));
  };
  rd.takeHints();
  return wsEl("div", { class: "rd-task" },
    wsEl("h3", { class: "rd-prompt", dir: "auto" }, wsAsked(task)), list, button);
}
