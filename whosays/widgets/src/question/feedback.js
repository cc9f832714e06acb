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
  fits: "M3.5 8.5l3 3 6-7",
  not_shown: "M5.500 6a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.8-1.100 1.600M8 12v.01",
  fits_not: "M4 8h8",
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
  const within = box.contains(document.activeElement);
  box.hidden = false;
  box.dataset.state = state;
  head.replaceChildren(
    wsEl("span", { class: "qu-sign" }, quDraw(QU_SIGNS[state])),
    wsEl("span", { class: "qu-headline", dir: "auto" }, feedback.headline || t(`state_${state}`)),
  );
  body.replaceChildren(...quBody(q, feedback));
  body.hidden = body.childElementCount === 0;
  // The button that asked for our reading is gone: what it led to takes its place.
  if (within && !box.contains(document.activeElement)) head.focus({ preventScroll: true });
}

/**
 * The first that differs stands open, of the next ones a line each; what fits, the other answers and what is for the class are folded.
 *
 * @param {Q} q
 * @param {Feedback} feedback
 * @returns {Node[]}
 */
function quBody(q, feedback) {
  const { t } = q;
  const { control } = q.parts;
  // What a control names as its others stands there even without a reason: an arrow not drawn.
  const options = (feedback.options ?? [])
    .filter((o) => o.chosen || control.others || quHasLines(o));
  const fits = options.filter((option) => option.chosen && option.verdict === "fits");
  const differs = options.filter((option) => option.chosen && option.verdict !== "fits");
  const left = options.filter((option) => !option.chosen);
  // Of a choice of one, the option that fits stands in sight: it is what "look again" was about.
  const ours = control.picks && differs.length > 0
    ? left.filter((option) => option.verdict === "fits")
    : [];
  const others = left.filter((option) => !ours.includes(option));
  const notes = (feedback.notes ?? []).filter(Boolean);
  const words = (/** @type {string | undefined} */ name, /** @type {string | undefined} */ said) => (said
    ? quFold("qu-discussion", t(name ?? ""), wsEl("p", { dir: "auto" }, said))
    : null);
  return [
    differs.length > 0 && control.picks
      ? wsEl("p", { class: "qu-yours ws-muted" }, t("yours"))
      : null,
    differs.length > 0 ? quEntries(q, differs, true) : null,
    ours.length > 0 ? wsEl("p", { class: "qu-yours ws-muted" }, t("ours_is")) : null,
    ours.length > 0
      ? wsEl("ul", { class: "qu-entries", role: "list" }, ours.map((o) => quEntry(q, o, true)))
      : null,
    feedback.more?.first ? quFirstLook(q) : null,
    notes.length > 1
      ? wsEl("ul", { class: "qu-notes" }, notes.map((note) => wsEl("li", { dir: "auto" }, note)))
      : notes.map((note) => wsEl("p", { class: "qu-note", dir: "auto" }, note)),
    others.length > 0 && control.others
      ? quFold("qu-others", t(control.others, { count: others.length }), quEntries(q, others), true)
      : null,
    fits.length > 0
      ? quFold("qu-right", t("right_rows", { count: fits.length }), quEntries(q, fits))
      : null,
    others.length > 0 && !control.others
      ? quFold("qu-others", t("others", { count: others.length }), quEntries(q, others))
      : null,
    words("model", feedback.model),
    words("discussion", feedback.discussion),
  ].flat().filter((part) => part !== null);
}

/**
 * @param {string} name
 * @param {string} summary
 * @param {Node} inside
 * @param {boolean} [open]
 */
function quFold(name, summary, inside, open = false) {
  return wsEl("details", { class: `qu-fold ${name}`, open }, wsEl("summary", {}, summary), inside);
}

/**
 * The reasons of one line behind a word; which line it is, is said to who cannot see it.
 *
 * @param {Q} q
 * @param {FeedbackOption} option
 */
function quFoldedReasons(q, option) {
  const why = q.t("desk_why");
  const folded = quFold("qu-why-so", why, wsEl("div", {}, quReasons(q, option)));
  folded.querySelector("summary")?.setAttribute("aria-label", `${why}: ${option.text}`);
  return folded;
}

/**
 * After a first check that does not fit: try again, or ask for our reading.
 *
 * @param {Q} q
 */
function quFirstLook(q) {
  const { t } = q;
  return wsEl("div", { class: "qu-first" },
    wsEl("p", {}, t((q.item.hints ?? []).length > 0 ? "first_look_hint" : "first_look")),
    wsEl("button", { type: "button", class: "qu-open", onclick: () => q.ask("open") },
      t("open_reading")));
}

/**
 * @param {Q} q
 * @param {FeedbackOption[]} list
 * @param {boolean} [fold] whether only the first says its reasons at once
 */
function quEntries(q, list, fold = false) {
  // Safari forgets that a list without marks is a list; the role reminds it.
  return wsEl("ul", { class: "qu-entries", role: "list" },
    list.map((o, i) => quEntry(q, o, fold && i > 0)));
}

/** @param {FeedbackOption} option */
function quHasLines(option) {
  return Boolean(option.says || option.rule || option.shows);
}

/**
 * The reasons of one line: what the text says, the rule, what follows.
 *
 * @param {Q} q
 * @param {FeedbackOption} option
 */
export function quReasons({ t, parts }, option) {
  const label = { says: parts.control.says ?? "says", rule: "rule", shows: "shows" };
  return (/** @type {const} */ (["says", "rule", "shows"])).map((name) => (option[name]
    ? wsEl("p", { class: "qu-reason" },
        wsEl("span", { class: "qu-label" }, `${t(label[name])}: `),
        wsEl("span", { dir: "auto" }, option[name]))
    : null));
}

/**
 * @param {Q} q
 * @param {FeedbackOption} option
 * @param {boolean} folded
 */
function quEntry(q, option, folded) {
  const { t, item, parts: { control } } = q;
  const verdict = option.verdict ?? "open";
  return wsEl("li", { class: "qu-entry", "data-fits": verdict, "data-option": option.id },
    wsEl("span", { class: "qu-sign qu-small" }, quDraw(QU_SIGNS[verdict])),
    wsEl("div", {},
      wsEl("p", { class: "qu-entry-head" },
        control.open
          ? wsEl("button", {
              type: "button", class: "qu-entry-text qu-entry-to", dir: "auto",
              onclick: () => control.open?.(option.id),
            }, option.text)
          : wsEl("span", { class: "qu-entry-text", dir: "auto" }, option.text),
        " ",
        wsEl("span", { class: control.quiet && verdict === "fits" ? "ws-sr" : "qu-fits" },
          t(control.ownWords ? `${verdict}_${item.kind}` : `row_${verdict}`))),
      folded && quHasLines(option)
        ? quFoldedReasons(q, option)
        : quReasons(q, option)));
}
