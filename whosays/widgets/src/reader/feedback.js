// After a check: what was found, what was not, and why. Never a bare "wrong".

import { wsEl } from "../common.js";
import { RD_SIGNS } from "./marks.js";
import { rdInOrder } from "./overlaps.js";
import { rdQuote, rdShorten } from "./text.js";

/** @import { RdFeedback, RdMark, RdRecord, Reader } from "../types.d.ts" */

const RD_GROUPS = ["found", "wrong_code", "partly", "contested", "missed"];

/**
 * Draw the feedback, or hide its place.
 *
 * @param {Reader} rd
 */
export function rdDrawFeedback(rd) {
  const { feedback: box } = rd.view;
  const feedback = rd.feedback;
  const has = Boolean(feedback && (feedback.headline || feedback.records || feedback.extras));
  const drawn = JSON.stringify([feedback, rd.showMissed]);
  if (drawn !== rd.view.feedbackDrawn) {
    rd.view.feedbackDrawn = drawn;
    box.hidden = !has;
    rd.view.opened = Object.fromEntries(Array.from(
      /** @type {NodeListOf<HTMLDetailsElement>} */ (box.querySelectorAll("details.rd-group")),
      (group) => [group.dataset.outcome, group.open],
    ));
    if (has) box.replaceChildren(...rdFeedbackParts(rd, feedback));
    else box.replaceChildren();
  }
  rd.view.tabs.draw(has);
  rd.view.tabs.stale.hidden = !has || !rd.stale();
}

/**
 * @param {Reader} rd
 * @param {RdFeedback} feedback
 */
function rdFeedbackParts(rd, feedback) {
  const { t } = rd;
  const records = rdInOrder((feedback.records ?? []).map((r) => ({ ...r, id: r.record ?? "" })));
  /** @type {HTMLElement[]} */
  const parts = [
    wsEl("h4", { class: "rd-headline", tabindex: "-1" }, feedback.headline || t("feedback")),
  ];
  const { found, total } = feedback;
  const counted = Number.isInteger(found) && Number.isInteger(total);
  // Most headlines have the figures in them already.
  if (counted && !String(feedback.headline).includes(String(total))) {
    parts.push(wsEl("p", { class: "rd-score" }, t("found_of", { found, total })));
  }
  // What to do next comes before the list, which can be long.
  if (feedback.first) parts.push(rdFirstLook(rd));
  const extras = rdInOrder((feedback.extras ?? []).map((x) => ({ ...x, id: x.mark ?? "" })));
  const groups = [...RD_GROUPS.map((outcome) => ({
    outcome, those: records.filter((record) => rdGroupOf(record) === outcome),
  })), { outcome: "extra", those: extras }].filter(({ those }) => those.length > 0);
  // The first that differs stands open; the rest is a line each.
  const first = groups.find(({ outcome }) => outcome !== "found" && outcome !== "missed");
  for (const { outcome, those } of groups) {
    parts.push(outcome === "missed" && !rd.showMissed
      ? rdMissed(rd, those)
      : rdGroup(rd, outcome, those, outcome === "missed" || outcome === first?.outcome));
  }
  for (const note of feedback.notes ?? []) if (note) parts.push(wsEl("p", {}, note));
  return parts;
}

/**
 * Where a record is shown: one that nobody has marked waits with the others until asked for,
 * also where careful readers differ.
 *
 * @param {RdRecord} record
 */
function rdGroupOf(record) {
  return record.outcome === "contested" && !record.mark ? "missed" : record.outcome;
}

/**
 * After a first check: look again, or ask for our reading.
 *
 * @param {Reader} rd
 */
function rdFirstLook(rd) {
  const { t } = rd;
  const hints = (rd.model.get("task")?.hints ?? []).length > 0;
  // The hint that a check opens stands with the task, a screen or two higher: here, too.
  rd.hintPlace = wsEl("div", {});
  rd.takeHints?.();
  return wsEl("div", { class: "rd-first" },
    wsEl("p", {}, t(hints ? "first_look_hint" : "first_look")),
    rd.hintPlace,
    wsEl("button", { type: "button", class: "rd-small rd-open", onclick: () => rd.open() },
      t("open_reading")));
}

/**
 * @param {Reader} rd
 * @param {string} outcome
 * @param {RdRecord[]} entries
 * @param {boolean} first whether it stands open until somebody says otherwise
 */
function rdGroup(rd, outcome, entries, first) {
  const open = rd.view.opened[outcome] ?? first;
  return wsEl("details", { class: "rd-group", "data-outcome": outcome, open },
    wsEl("summary", {},
      wsEl("span", { class: "rd-sign", "data-outcome": outcome, "aria-hidden": "true" }, RD_SIGNS[outcome]),
      ` ${rd.t(`group_${outcome}`)} (${entries.length})`),
    rd.strings[`group_${outcome}_note`]
      ? wsEl("p", { class: "ws-muted" }, rd.t(`group_${outcome}_note`))
      : null,
    wsEl("ul", {}, entries.map((entry) => rdEntry(rd, outcome, entry))),
    outcome === "missed"
      ? wsEl("button", { type: "button", class: "rd-small", onclick: () => rd.toggleMissed() },
          rd.t("hide_missed"))
      : null);
}

/**
 * The places not found yet: a number first, the places when asked for.
 *
 * @param {Reader} rd
 * @param {RdRecord[]} entries
 */
function rdMissed(rd, entries) {
  // The headline counts without them.
  const differ = entries.filter((entry) => entry.outcome === "contested").length;
  return wsEl("div", { class: "rd-group", "data-outcome": "missed" },
    wsEl("p", {},
      wsEl("span", { class: "rd-sign", "data-outcome": "missed", "aria-hidden": "true" }, RD_SIGNS.missed),
      ` ${rd.t("group_missed")} (${entries.length})`),
    wsEl("p", { class: "ws-muted" }, rd.t("group_missed_note"),
      differ ? ` ${rd.n("missed_differ", differ)}` : null),
    wsEl("button", { type: "button", class: "rd-small", onclick: () => rd.toggleMissed() },
      rd.t("show_missed")));
}

/**
 * @param {Reader} rd
 * @param {string} outcome
 * @param {RdRecord} entry
 */
function rdEntry(rd, outcome, entry) {
  const span = { start: entry.start, end: entry.end };
  const mark = entry.mark ? rd.mark(entry.mark) : null;
  const go = wsEl("button", {
    type: "button", class: "rd-go",
    onclick: () => {
      const own = entry.mark ? rd.mark(entry.mark) : null;
      rd.goTo(own ?? span, { mark: own?.id ?? null, from: go });
    },
  }, wsEl("span", { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" },
    `“${rdShorten(String(entry.quote ?? rdQuote(rd.text, span)), 110)}”`));
  const paragraph = rd.text.paragraphs.find((one) => one.end > span.start);
  // The same few words may stand in many places.
  if (paragraph) {
    const place = rd.t("row_paragraph", { number: paragraph.number });
    go.setAttribute("aria-label", `${place} ${go.textContent}`);
  }
  const lines = rdRecordLines(rd, { ...entry, outcome }, mark);
  return wsEl("li", {}, go, ...lines);
}

/**
 * The lines of one record: what the key has, what the text says, whose rule, what is missing.
 *
 * @param {Reader} rd
 * @param {RdRecord} record
 * @param {RdMark | null} [mark]
 */
export function rdRecordLines(rd, record, mark = rd.mark(record.mark)) {
  const { t } = rd;
  /** @type {HTMLElement[]} */
  const lines = [];
  const line = (/** @type {string} */ key, /** @type {string | null | undefined} */ value) => {
    if (value) lines.push(wsEl("p", { class: `rd-why rd-why-${key}` }, value));
  };
  const label = record.code && !record.rule && !record.shows ? rd.codeOf(record.code).label : "";
  if (label && record.outcome === "wrong_code") {
    const given = (mark && rd.checkedMark(mark.id)) ?? mark;
    line("code", given
      ? t("code_other", { given: rd.codeOf(given.code).label, ours: label })
      : t("code_ours", { ours: label }));
  } else if (label) {
    line("code", t(record.outcome === "contested" ? "code_contested" : "code_ours", { ours: label }));
  }
  line("reason", record.reason);
  line("says", record.says);
  line("rule", record.rule);
  line("shows", record.shows);
  return lines;
}
