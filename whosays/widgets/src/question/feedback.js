// After a check: a headline in words, then why, option by option. Never a bare "wrong".

import { wsEl } from "../common.js";

/** @import { Feedback, FeedbackOption, Q } from "../types.d.ts" */

// Each state has its own sign, so that it is told apart without colour.
/** @type {Record<string, string>} */
export const QU_SIGNS = {
  right: "M3.5 8.5l3 3 6-7",
  partly: "M8 2.5a5.5 5.5 0 0 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  not_yet: "M12.5 8a4.5 4.5 0 1 1-1.4-3.3M11.5 2v3h-3",
  open: "M3 4h7v5H6l-2 2V9H3zM12 7h1v5h-1v2l-2-2H7.5",
  blank: "M8 4v5M8 11.5v.01",
  noted: "M4 12l.7-2.8L10.500 3.400l2.100 2.100L6.800 11.300zM4 14h8",
  true: "M3.5 8.5l3 3 6-7",
  false: "M4 8h8",
  null: "M5.500 6a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.8-1.100 1.600M8 12v.01",
};

/**
 * A small line drawing, in the colour of the words beside it.
 *
 * @param {string} path
 * @param {string} [name]
 */
export function quDraw(path, name = "qu-icon") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/**
 * Draw feedback into its box: head (spoken) and body (to be read).
 *
 * @param {Q} q
 * @param {Feedback} feedback
 */
export function quDrawFeedback(q, feedback) {
  const { t } = q;
  const { box, head, body } = q.parts.feedback;
  const state = feedback.state in QU_SIGNS ? feedback.state : "noted";
  box.hidden = false;
  box.dataset.state = state;
  head.replaceChildren(
    wsEl("span", { class: "qu-sign" }, quDraw(QU_SIGNS[state])),
    wsEl("span", { class: "qu-headline", dir: "auto" }, feedback.headline || t(`state_${state}`)),
  );
  body.replaceChildren(...quBody(q, feedback));
  body.hidden = body.childElementCount === 0;
}

/**
 * @param {Q} q
 * @param {Feedback} feedback
 * @returns {Node[]}
 */
function quBody(q, feedback) {
  const { t } = q;
  const { control } = q.parts;
  /** @type {FeedbackOption[]} */
  const options = (feedback.options ?? []).filter((o) => o.chosen || quHasLines(o));
  const chosen = options.filter((option) => option.chosen);
  const others = options.filter((option) => !option.chosen);
  // Safari forgets that a list without marks is a list; the role reminds it.
  const entries = (/** @type {FeedbackOption[]} */ list) =>
    wsEl("ul", { class: "qu-entries", role: "list" }, list.map((o) => quEntry(q, o)));
  const notes = (feedback.notes ?? []).filter(Boolean);
  return [
    chosen.length > 0 && control.picks
      ? wsEl("p", { class: "qu-yours ws-muted" }, t("yours"))
      : null,
    chosen.length > 0 ? entries(chosen) : null,
    notes.length > 1
      ? wsEl("ul", { class: "qu-notes" }, notes.map((note) => wsEl("li", { dir: "auto" }, note)))
      : notes.map((note) => wsEl("p", { class: "qu-note", dir: "auto" }, note)),
    others.length > 0
      ? wsEl("details", { class: "qu-others", open: Boolean(control.others) },
          wsEl("summary", {}, t(control.others ?? "others", { count: others.length })),
          entries(others))
      : null,
    feedback.discussion
      ? wsEl("div", { class: "qu-discussion" },
          wsEl("p", { class: "qu-label" }, t("discussion")),
          wsEl("p", { dir: "auto" }, feedback.discussion))
      : null,
  ].flat().filter((part) => part !== null);
}

/** @param {FeedbackOption} option */
function quHasLines(option) {
  return Boolean(option.says || option.rule || option.shows);
}

/**
 * @param {Q} q
 * @param {FeedbackOption} option
 */
function quEntry(q, option) {
  const { t, item, parts: { control } } = q;
  const fits = option.fits === true ? "fits" : option.fits === false ? "fits_not" : "fits_open";
  const line = (/** @type {"says" | "rule" | "shows"} */ name) => (option[name]
    ? wsEl("p", { class: "qu-reason" },
        wsEl("span", { class: "qu-label" }, `${t(name)}: `),
        wsEl("span", { dir: "auto" }, option[name]))
    : null);
  return wsEl("li", { class: "qu-entry", "data-fits": fits, "data-option": option.id },
    wsEl("span", { class: "qu-sign qu-small" }, quDraw(QU_SIGNS[String(option.fits ?? null)])),
    wsEl("div", {},
      wsEl("p", { class: "qu-entry-head" },
        wsEl("span", { class: "qu-entry-text", dir: "auto" }, option.text),
        " ",
        wsEl("span", { class: control.quiet && option.fits ? "ws-sr" : "qu-fits" },
          t(control.ownWords ? `${fits}_${item.kind}` : fits))),
      line("says"), line("rule"), line("shows")));
}
