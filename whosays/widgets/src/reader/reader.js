// The reader: an article as a page on which a student marks words and codes them.
//
// Who owns what: the list of marks in this window is drawn at once (rd.history), and sent
// to Python, which alone writes the traits. Python answers every change with the marks as
// they now stand on disk, which may hold more than we sent (another window). An answer to
// an older change than our last is passed over, so that quick typing is never undone.

import { wsEl, wsRoot, wsTell, wsId } from "../common.js";
import { rdEditing } from "./edit.js";
import { rdDrawFeedback } from "./feedback.js";
import { rdFiles } from "./files.js";
import { rdHear } from "./hear.js";
import { rdLookups } from "./lookup.js";
import { rdHistory, rdOutcomes } from "./marks.js";
import { rdMoving } from "./move.js";
import { rdPage, rdDrawMarks, rdDrawOverlay } from "./page.js";
import { rdPanel, rdDrawPanel } from "./panel.js";
import { rdSaying } from "./say.js";
import { rdPointer } from "./pointer.js";
import { rdKeyboard } from "./keyboard.js";
import { wsStuck } from "../stuck.js";
import { rdPrepare } from "./text.js";
import "./reader.css";
import "./panel.css";
import "./narrow.css";

/** @import { Code, Given, Model, Reader, View } from "../types.d.ts" */

/**
 * Everything the reader holds, and what it can do, before anything is drawn.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 * @returns {Reader}
 */
function rdStart(model, el) {
  const strings = model.get("strings") ?? {};
  const { t, n } = wsTell(strings);
  const codes = (model.get("codes") ?? [])
    .map((/** @type {Code} */ code, /** @type {number} */ i) => ({ ...code, short: code.short || String(i + 1) }));
  const article = model.get("article") ?? {};
  const rd = /** @type {Reader} */ ({
    model, el, strings, t, n, codes, article,
    uid: wsId("rd-"),
    text: rdPrepare(article),
    focus: model.get("focus") ?? [],
    readOnly: Boolean(model.get("read_only")),
    canCheck: Boolean(model.get("can_check")),
    canExport: Boolean(model.get("can_export")),
    canImport: Boolean(model.get("can_import")),
    history: rdHistory(model.get("marks") ?? []),
    checked: model.get("checked") ?? [],
    feedback: model.get("feedback") ?? {},
    outcomes: rdOutcomes(model.get("feedback")),
    showMissed: false,
    selection: null, // a span that no mark has yet
    active: null, // id of the mark that is chosen
    word: 0, // where the cursor is
    anchor: null, // where stretching began
    started: false, // the cursor has been moved
    extending: false, // the next click sets the other end
    returnTo: null, // where to go back to after a jump
    sent: 0, // number of the last change sent
    heard: 0, // number of the last answer
    slow: 0,
    view: /** @type {View} */ ({}),
  });
  const asked = rd.text.paragraphs.find((p) => rd.focus.includes(p.number));
  // The cursor begins where the work begins.
  if (asked) rd.word = Math.max(0, rd.text.words.findIndex((word) => word.start >= asked.start));
  rdLookups(rd);
  rdSaying(rd);
  rdEditing(rd);
  rdMoving(rd);
  rdFiles(rd);
  rd.draw = () => {
    rdDrawMarks(rd);
    rdDrawOverlay(rd);
    rdDrawPanel(rd);
    rdDrawFeedback(rd);
    rd.view.card.show({
      answered: rd.history.marks.length > 0, told: rd.feedback?.state, stale: rd.stale(),
    });
  };
  return rd;
}

/**
 * Draw the widget into an element; gives the function that takes it away again.
 *
 * @param {Given} given
 */
function rdRender({ model, el }) {
  wsRoot(el, "reader");
  const rd = rdStart(model, el);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", rd.t("widget_name", { id: rd.article.id ?? "" }));
  el.tabIndex = -1; // a click beside the text stays in the widget, away from JupyterLab's keys
  if (rd.text.words.length === 0) {
    el.append(wsEl("p", { class: "rd-note" }, rd.t("empty_article")));
    return () => {};
  }
  const moves = wsEl("div", { class: "ws-sr", "aria-live": "assertive" });
  Object.assign(rd.view, rdPage(rd), { moves });
  Object.assign(rd.view, rdPanel(rd));
  el.append(wsEl("div", { class: "rd-layout" },
    wsEl("div", { class: "rd-main" }, rd.view.page), rd.view.panel), moves);
  const offPointer = rdPointer(rd);
  const offModel = rdHear(rd);
  rdKeyboard(rd);
  rd.draw();
  rd.adopt();
  const resize = new ResizeObserver(() => rdDrawOverlay(rd));
  resize.observe(rd.view.sheet);
  const offStop = wsStuck(rd.view.panel);
  return () => {
    clearTimeout(rd.slow);
    rd.keeper.end();
    resize.disconnect();
    offStop();
    offPointer();
    offModel();
  };
}

export default { render: rdRender };
