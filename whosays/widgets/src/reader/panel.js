// Beside the text: what is chosen, the list of marks, undo, the codebook, saving.

import { wsEl, wsSpent, wsStatus } from "../common.js";
import { rdRecordLines } from "./feedback.js";
import { RD_SIGNS } from "./marks.js";
import { rdInOrder } from "./overlaps.js";
import { rdPair } from "./pair.js";
import { rdTabs } from "./tabs.js";
import { rdQuote, rdShorten } from "./text.js";

/** @import { ListRow, RdMark, Reader } from "../types.d.ts" */

/**
 * Build the panel's fixed parts; rdDrawPanel fills them.
 *
 * @param {Reader} rd
 */
export function rdPanel(rd) {
  const { t } = rd;
  const now = rdNowBox(rd);
  const undo = wsEl("button", { type: "button", class: "rd-small", onclick: () => rd.undo() },
    wsEl("span", { "aria-hidden": "true" }, "↶ "), t("undo"));
  const redo = wsEl("button", { type: "button", class: "rd-small", onclick: () => rd.redo() },
    wsEl("span", { "aria-hidden": "true" }, "↷ "), t("redo"));
  const list = wsEl("ol", { class: "rd-list" });
  const count = wsEl("span", {});
  const empty = wsEl("p", { class: "ws-muted" }, t("list_empty"));
  const marks = wsEl("details", { class: "rd-marks", open: true },
    wsEl("summary", {}, count), empty, list);
  const feedback = wsEl("section", { class: "rd-feedback", hidden: true, "aria-label": t("feedback") });
  const status = wsStatus(rd.model, rd.strings, () => rd.heard >= rd.sent, () => rd.again());
  const notice = wsEl("p", { class: "rd-notice", role: "status", hidden: true });
  const check = wsEl("button", { type: "button", class: "ws-main ws-check", onclick: () => rd.check() },
    t("check"));
  const actions = wsEl("div", { class: "rd-actions" },
    rd.canCheck ? check : null,
    rd.readOnly ? null : wsEl("div", { class: "ws-row" }, undo, redo));
  const tabs = rdTabs(rd, { mark: [now.box, actions, status.node, notice, rdPair(rd), marks], results: [feedback] });
  const panel = wsEl(
    "div",
    { class: "rd-panel", role: "group", "aria-label": t("panel_name") },
    tabs.line, tabs.stale, tabs.places.mark, tabs.places.results, rdCodebook(rd), rdKeys(rd), rdMore(rd),
  );
  return {
    panel, tabs, now, undo, redo, list, count, empty, marks, feedback, status, notice, check,
    rows: new Map(),
  };
}

/**
 * The box for what is chosen, with a button for each code.
 *
 * @param {Reader} rd
 */
function rdNowBox(rd) {
  const { t } = rd;
  const title = wsEl("h4", { class: "rd-now-title" });
  const quote = wsEl("blockquote", { class: "rd-now-quote", dir: "auto", lang: rd.text.lang });
  const hint = wsEl("p", { class: "ws-muted rd-hint" });
  const said = wsEl("p", { class: "rd-said", role: "status" });
  const about = wsEl("div", { class: "rd-now-about" });
  const codes = rd.codes.map((code, i) => wsEl(
    "button",
    {
      type: "button", class: "rd-code", "data-k": String(rd.tone(code.code)),
      "data-code": code.code, title: code.definition ?? null,
      onclick: () => rd.give(code, true),
    },
    i < 9 ? wsEl("kbd", { "aria-hidden": "true" }, String(i + 1)) : null,
    wsEl("span", { class: "rd-code-label" }, code.label),
    wsEl("span", { class: "rd-code-short", "aria-hidden": "true" }, code.short),
  ));
  const nudge = (/** @type {"start" | "end"} */ edge, /** @type {number} */ step, /** @type {string} */ sign, /** @type {string} */ name) => wsEl("button", {
    type: "button", class: "rd-nudge", "aria-label": t(name), title: t(name),
    onclick: () => rd.nudge(edge, step),
  }, sign);
  // The signs ‹ and › turn round by themselves in a right-to-left row.
  const ends = wsEl("div", { class: "rd-ends", dir: rd.text.dir },
    wsEl("span", { class: "rd-end" }, wsEl("span", { class: "ws-muted" }, t("ends_start")),
      nudge("start", -1, "‹", "start_earlier"), nudge("start", 1, "›", "start_later")),
    wsEl("span", { class: "rd-end" }, wsEl("span", { class: "ws-muted" }, t("ends_end")),
      nudge("end", -1, "‹", "end_earlier"), nudge("end", 1, "›", "end_later")));
  const extend = wsEl("button", {
    type: "button", class: "rd-small", "aria-pressed": "false", onclick: () => rd.extend(),
  }, t("extend"));
  const remove = wsEl("button", {
    type: "button", class: "rd-small", onclick: () => rd.remove(rd.mark(rd.active)),
  }, t("delete"));
  const clear = wsEl("button", {
    type: "button", class: "rd-x rd-clear", "aria-label": t("clear"), title: t("clear"),
    onclick: () => rd.clear(),
  }, wsEl("span", { "aria-hidden": "true" }, "×"));
  const back = wsEl("button", { type: "button", class: "rd-small rd-back", onclick: () => rd.back() },
    t("back"));
  const tools = wsEl("div", { class: "ws-row rd-tools" }, ends, extend, remove, back);
  const pad = wsEl("div", { class: "rd-codes", role: "group", "aria-label": t("codes_name") }, codes);
  const box = wsEl("div", { class: "rd-now" },
    wsEl("div", { class: "rd-now-head" }, title, clear),
    wsEl("div", { class: "rd-now-top" }, quote, hint),
    rd.readOnly ? null : pad, tools, about, said);
  return { box, title, quote, hint, said, about, codes, pad, ends, extend, remove, clear, back, tools };
}

/**
 * Definitions and examples of the codes, folded away.
 *
 * @param {Reader} rd
 */
function rdCodebook(rd) {
  return wsEl("details", { class: "rd-codebook" },
    wsEl("summary", {}, rd.t("codebook")),
    wsEl("dl", {}, rd.codes.map((code) => [
      wsEl("dt", {},
        wsEl("span", { class: "rd-swatch", "data-k": String(rd.tone(code.code)) }, code.label),
        wsEl("span", { class: "ws-muted" }, ` ${code.short}`)),
      wsEl("dd", {}, code.definition ?? "",
        code.example
          ? wsEl("span", { class: "rd-example" }, `${rd.t("example")} `, wsEl("q", { dir: "auto" }, code.example))
          : null),
    ])));
}

/**
 * Every key, for those who work without a mouse.
 *
 * @param {Reader} rd
 */
function rdKeys(rd) {
  const row = (/** @type {string} */ name) => [wsEl("dt", {}, rd.t(`key_${name}`)), wsEl("dd", {}, rd.t(`does_${name}`))];
  const names = ["word", "sentence", "paragraph", "ends", "space"];
  const change = ["select", "code", "enter", "delete", "escape", "undo"];
  return wsEl("details", { class: "rd-keys" },
    wsEl("summary", {}, rd.t("keys")),
    wsEl("dl", {}, names.map(row), rd.readOnly ? null : change.map(row)));
}

/**
 * Carrying marks out and in.
 *
 * @param {Reader} rd
 */
function rdMore(rd) {
  const { t } = rd;
  if (!rd.canExport && !rd.canImport) return null;
  const file = wsEl("input", {
    type: "file", class: "ws-sr", tabindex: "-1", "aria-hidden": "true",
    accept: ".json,.jsonld,application/json,application/ld+json",
    onchange: () => {
      const chosen = file.files?.[0];
      file.value = "";
      if (chosen) rd.bringIn(chosen);
    },
  });
  return wsEl("details", { class: "rd-more" },
    wsEl("summary", {}, t("more")),
    wsEl("div", { class: "ws-row" },
      rd.canExport
        ? wsEl("button", { type: "button", onclick: () => rd.send("export") }, t("export"))
        : null,
      rd.canImport && !rd.readOnly
        ? [wsEl("button", { type: "button", onclick: () => file.click() }, t("import")), file]
        : null),
    wsEl("p", { class: "ws-muted" }, t("more_note")));
}

/**
 * Bring the panel up to date.
 *
 * @param {Reader} rd
 */
export function rdDrawPanel(rd) {
  rdDrawNow(rd);
  rdDrawList(rd);
  const { view } = rd;
  wsSpent(view.undo, rd.history.done.length === 0);
  wsSpent(view.redo, rd.history.undone.length === 0);
}

/** @param {Reader} rd */
function rdDrawNow(rd) {
  const { now } = rd.view;
  const mark = rd.mark(rd.active);
  const span = mark ?? rd.selection;
  now.box.classList.toggle("rd-has", Boolean(span));
  now.title.textContent = rd.t(mark ? "now_mark" : "now_selection");
  now.quote.hidden = !span;
  now.quote.textContent = span ? rdShorten(rdQuote(rd.text, span)) : "";
  const hint = rd.extending ? "hint_extend" : rd.readOnly ? "hint_read_only" : "hint_empty";
  now.hint.hidden = Boolean(span) && !rd.extending;
  now.hint.textContent = rd.t(hint);
  for (const button of now.codes) {
    button.setAttribute("aria-disabled", String(!span));
    if (mark) button.setAttribute("aria-pressed", String(button.dataset.code === mark.code));
    else button.removeAttribute("aria-pressed");
  }
  const edit = Boolean(span) && !rd.readOnly;
  now.ends.hidden = !edit;
  now.extend.hidden = !edit;
  now.extend.setAttribute("aria-pressed", String(rd.extending));
  now.remove.hidden = !edit || !mark;
  now.clear.hidden = !span;
  now.back.hidden = !rd.returnTo;
  const record = mark ? rd.recordOf(mark) : null;
  now.about.replaceChildren(...(record ? rdRecordLines(rd, record) : []));
}

/**
 * The list of marks: rows are kept and only changed ones are touched.
 *
 * @param {Reader} rd
 */
function rdDrawList(rd) {
  const { list, rows, count, empty } = rd.view;
  const marks = rdInOrder(rd.history.marks);
  count.textContent = rd.t("list_title", { marks: rd.count(marks.length) });
  empty.hidden = marks.length > 0;
  const alive = new Set(marks.map((mark) => mark.id));
  for (const [id, row] of rows) {
    if (!alive.has(id)) {
      row.item.remove();
      rows.delete(id);
    }
  }
  marks.forEach((mark, i) => {
    let row = rows.get(mark.id);
    if (!row) {
      row = rdRow(rd, mark.id);
      rows.set(mark.id, row);
    }
    row.fill(mark);
    if (list.children[i] !== row.item) list.insertBefore(row.item, list.children[i] ?? null);
  });
}

/**
 * @param {Reader} rd
 * @param {string} id
 * @returns {ListRow}
 */
function rdRow(rd, id) {
  const { t } = rd;
  const number = wsEl("span", { class: "rd-row-par" });
  const quote = wsEl("span", { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" });
  const outcome = wsEl("span", { class: "rd-row-outcome" });
  const go = wsEl("button", {
    type: "button", class: "rd-go",
    onclick: () => rd.goTo(rd.mark(id), { mark: id, from: go }),
  }, number, " ", quote, " ", outcome);
  const select = wsEl("select", {
    onchange: () => rd.recode(rd.mark(id), rd.codeOf(select.value)),
  }, rd.codes.map((code) => wsEl("option", { value: code.code }, code.label)));
  const remove = wsEl("button", { type: "button", class: "rd-x", onclick: () => rd.remove(rd.mark(id), go) },
    wsEl("span", { "aria-hidden": "true" }, "×"));
  const fixed = wsEl("span", { class: "rd-swatch" });
  const item = wsEl("li", { class: "rd-row" }, go,
    wsEl("div", { class: "rd-row-tools" }, rd.readOnly ? fixed : [select, remove]));
  let drawn = "";
  const fill = (/** @type {RdMark} */ mark) => {
    const sign = rd.outcomeOf(mark);
    const now = JSON.stringify([mark, sign, mark.id === rd.active]);
    if (now === drawn) return;
    drawn = now;
    const words = rdShorten(rdQuote(rd.text, mark), 80);
    const paragraph = rd.text.paragraphs.find((p) => p.end > mark.start);
    number.textContent = paragraph ? t("row_paragraph", { number: paragraph.number }) : "";
    quote.textContent = `“${words}”`;
    outcome.textContent = sign ? `${RD_SIGNS[sign]} ${t(`outcome_${sign}`)}` : "";
    outcome.dataset.outcome = sign ?? "";
    select.value = mark.code;
    select.dataset.k = String(rd.tone(mark.code));
    select.setAttribute("aria-label", t("row_code", { quote: words }));
    remove.setAttribute("aria-label", t("row_delete", { quote: words }));
    remove.title = t("delete");
    fixed.textContent = rd.codeOf(mark.code).label;
    fixed.dataset.k = String(rd.tone(mark.code));
    item.dataset.k = String(rd.tone(mark.code));
    item.classList.toggle("rd-active", mark.id === rd.active);
    if (mark.id === rd.active) go.setAttribute("aria-current", "true");
    else go.removeAttribute("aria-current");
  };
  return { item, fill, go };
}
