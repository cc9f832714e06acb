// The reader: an article as a page on which a student marks words and codes them.
// Joined behind common.js and the other reader_*.js files.
//
// Who owns what: the list of marks in this window is drawn at once (rd.history), and sent
// to Python, which alone writes the traits. Python answers every change with the marks as
// they now stand on disk, which may hold more than we sent (another window). An answer to
// an older change than our last is passed over, so that quick typing is never undone.

import { wsEl, wsRoot, wsFill, wsId } from "../common.js";
import { rdDrawFeedback } from "./feedback.js";
import { rdSameMarks, rdHistory, rdOutcomes } from "./marks.js";
import { rdPage, rdDrawMarks, rdDrawOverlay, rdLineRects } from "./page.js";
import { rdPanel, rdDrawPanel } from "./panel.js";
import { rdChoose, rdPointer, rdClear, rdSelectionWords, rdKeyboard } from "./select.js";
import { rdPrepare, rdQuote, rdShorten, rdInOrder, rdNudge } from "./text.js";
import "./reader.css";
import "./panel.css";
import "./narrow.css";

const RD_FILE_MOST = 2_000_000; // characters; a set of marks is a few thousand
const RD_SLOW = 10_000; // milliseconds until we say that saving takes long

function rdStart(model, el) {
  const strings = model.get("strings") ?? {};
  const t = (key, values) => wsFill(strings[key] ?? key, values);
  const codes = (model.get("codes") ?? [])
    .map((code, i) => ({ ...code, short: code.short || String(i + 1) }));
  const article = model.get("article") ?? {};
  const rd = {
    model, el, strings, t, codes, article,
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
    view: {},
  };

  // -------------------------------------------------------------- looking things up
  rd.mark = (id) => rd.history.marks.find((mark) => mark.id === id) ?? null;
  rd.codeOf = (code) => codes.find((each) => each.code === code)
    ?? { code, label: String(code), short: "?" };
  rd.tone = (code) => {
    const i = codes.findIndex((each) => each.code === code);
    return i < 0 ? 0 : (i % 6) + 1;
  };
  rd.count = (n) => t(n === 1 ? "marks_one" : "marks_many", { count: n });
  rd.words = (n) => t(n === 1 ? "words_one" : "words_many", { count: n });
  rd.checkedMark = (id) => rd.checked.find((mark) => mark.id === id) ?? null;
  rd.stale = () => !rdSameMarks(rd.history.marks, rd.checked);
  rd.recordOf = (mark) => (rd.outcomeOf(mark)
    ? (rd.feedback.records ?? []).find((r) => r.mark === mark.id)
      ?? (rd.feedback.extras ?? []).find((x) => x.mark === mark.id) ?? null
    : null);
  /** How a mark did; nothing once it has been changed since the check. */
  rd.outcomeOf = (mark) => {
    if (mark.missed) return "missed";
    const then = rd.outcomes.has(mark.id) ? rd.checkedMark(mark.id) : null;
    return then && rdSameMarks([then], [mark]) ? rd.outcomes.get(mark.id) : null;
  };
  /** Places the student asked to be shown: drawn like marks, but not marks. */
  rd.ghosts = () => (rd.showMissed ? rd.feedback.records ?? [] : [])
    .filter((record) => record.outcome === "missed")
    .map((record) => ({
      id: `missed ${record.record}`, start: record.start, end: record.end,
      code: record.code, missed: true,
    }));

  // -------------------------------------------------------------- saying things
  rd.say = (words) => {
    // The same sentence twice is read twice only if something in it changes.
    const same = words && rd.view.now.said.textContent === words;
    rd.view.now.said.textContent = same ? `${words}\u00a0` : words;
  };
  rd.move = (words) => {
    const same = rd.view.moves.textContent === words;
    rd.view.moves.textContent = same ? `${words}\u00a0` : words;
  };
  /** What is chosen stands in the box for all to see; it is said only for those who cannot. */
  rd.sayChosen = () => {
    rd.say("");
    rd.move(rdSelectionWords(rd));
  };
  rd.note = (words, problem = false) => {
    const { notice } = rd.view;
    notice.hidden = !words;
    notice.classList.toggle("rd-problem", problem);
    notice.textContent = words ?? "";
  };

  // -------------------------------------------------------------- changing marks
  rd.send = (type, more = {}) => model.send({ type, view: rd.uid, ...more });
  rd.change = () => {
    rd.sent += 1;
    rd.note("");
    rd.view.status.show({ state: "saving", text: t("saving") });
    clearTimeout(rd.slow);
    rd.slow = setTimeout(() => rd.view.status.show({ state: "saving", text: t("slow") }), RD_SLOW);
    rd.send("marks", { marks: rd.history.marks, seq: rd.sent });
    rd.draw();
  };
  rd.take = (step) => {
    if (rd.readOnly) {
      rd.say(t("hint_read_only"));
      return false;
    }
    if (!rd.history.take(step)) return false;
    rd.change();
    return true;
  };
  /** Give a code to what is chosen: a new mark, or another code for the chosen mark. */
  rd.give = (code, byButton = false) => {
    const mark = rd.mark(rd.active);
    if (mark) rd.recode(mark, code);
    else if (!rd.selection) rd.say(t("hint_empty"));
    else {
      const { start, end } = rd.selection;
      const twin = rd.history.marks.find((m) =>
        m.start === start && m.end === end && m.code === code.code);
      if (twin) {
        rd.active = twin.id;
        rd.selection = null;
        rd.draw();
        rd.say(t("said_already", { label: code.label }));
        return;
      }
      const made = { id: wsId("m-"), start, end, code: code.code };
      const quote = rdShorten(rdQuote(rd.text, made), 60);
      if (!rd.take({ do: "add", mark: made, index: rd.history.marks.length })) return;
      rd.selection = null;
      rd.active = made.id;
      rd.unselect();
      rd.draw();
      rd.say(t("said_added", { quote, label: code.label, marks: rd.count(rd.history.marks.length) }));
    }
    if (byButton && rd.byKey) {
      rd.byKey = false;
      rd.view.cursor.focus();
    }
  };
  rd.recode = (mark, code) => {
    if (!mark) return;
    const quote = rdShorten(rdQuote(rd.text, mark), 60);
    if (mark.code === code.code) {
      rd.say(t("said_already", { label: code.label }));
      return;
    }
    const step = { do: "change", id: mark.id, from: { code: mark.code }, to: { code: code.code } };
    if (rd.take(step)) rd.say(t("said_recoded", { quote, label: code.label }));
  };
  rd.reshape = (mark, span) => {
    const from = { start: mark.start, end: mark.end };
    if (rd.take({ do: "change", id: mark.id, from, to: { start: span.start, end: span.end } })) {
      rd.say(rdSelectionWords(rd));
    }
  };
  rd.remove = (mark, from = null) => {
    if (!mark) return;
    const quote = rdShorten(rdQuote(rd.text, mark), 60);
    // The button that was pressed goes away with its mark: hand the focus on.
    const order = rdInOrder(rd.history.marks);
    const at = order.findIndex((m) => m.id === mark.id);
    const next = order[at + 1] ?? order[at - 1];
    if (!rd.take({ do: "delete", mark, index: rd.history.marks.indexOf(mark) })) return;
    if (rd.active === mark.id) rd.active = null;
    rd.draw();
    rd.say(t("said_removed", { quote, marks: rd.count(rd.history.marks.length) }));
    if (from) (rd.view.rows.get(next?.id)?.go ?? rd.view.cursor).focus();
    else if (!el.contains(el.ownerDocument.activeElement) || rd.view.now.remove.hidden) {
      rd.view.cursor.focus({ preventScroll: true });
    }
  };
  rd.walk = (which, said, nothing) => {
    if (rd.readOnly) return;
    if (!rd.history[which]()) {
      rd.say(t(nothing));
      return;
    }
    if (rd.active && !rd.mark(rd.active)) rd.active = null;
    rd.change();
    rd.say(t(said, { marks: rd.count(rd.history.marks.length) }));
  };
  rd.undo = () => rd.walk("undo", "said_undone", "said_nothing_undo");
  rd.redo = () => rd.walk("redo", "said_redone", "said_nothing_redo");
  rd.nudge = (edge, step) => {
    const mark = rd.mark(rd.active);
    const span = rdNudge(rd.text, mark ?? rd.selection, edge, step);
    if (!span) rd.say(t("said_no_further"));
    else if (mark) rd.reshape(mark, span);
    else {
      rd.anchor = null;
      rdChoose(rd, span);
      rd.draw();
      rd.sayChosen();
    }
  };

  // -------------------------------------------------------------- moving about
  rd.extend = () => {
    rd.extending = !rd.extending;
    rd.draw();
    if (rd.extending) rd.say(t("hint_extend"));
    else rd.sayChosen();
  };
  rd.clear = () => {
    rdClear(rd);
    rd.unselect();
    rd.draw();
    rd.say(t("said_cleared"));
    rd.view.cursor.focus({ preventScroll: true });
  };
  rd.unselect = () => {
    const native = el.ownerDocument.getSelection();
    if (native && !native.isCollapsed && rd.view.sheet.contains(native.anchorNode)) {
      native.removeAllRanges();
    }
  };
  /** From the text to the code buttons; the way back is Escape, or pressing one. */
  rd.toCodes = () => {
    const { codes: buttons } = rd.view.now;
    if (rd.readOnly || buttons.length === 0) return;
    rd.byKey = true;
    (buttons.find((b) => b.getAttribute("aria-pressed") === "true") ?? buttons[0]).focus();
  };
  rd.goTo = (span, { mark = null, from = null }) => {
    if (!span) return;
    rd.returnTo = from;
    rd.active = mark;
    rd.selection = mark ? null : { start: span.start, end: span.end };
    rd.word = Math.max(0, rd.text.words.findIndex((w) => w.end > span.start));
    rd.anchor = rd.text.words[rd.word] ?? null;
    rd.started = true;
    rd.draw();
    const first = rd.view.overlay.querySelector(".rd-selected")
      ?? rd.view.sheet.querySelector(".rd-mark.rd-active") ?? rd.view.cursor;
    first.scrollIntoView({ block: "center", behavior: "instant" });
    rd.flash(span);
    rd.sayChosen();
  };
  rd.flash = (span) => {
    for (const old of rd.view.overlay.querySelectorAll(".rd-flash")) old.remove();
    const origin = rd.view.sheet.getBoundingClientRect();
    for (const rect of rdLineRects(rd, span)) {
      const box = wsEl("div", { class: "rd-flash", onanimationend: () => box.remove() });
      box.style.cssText = `left:${rect.left - origin.left - 3}px;top:${rect.top - origin.top - 3}px;`
        + `width:${rect.width + 6}px;height:${rect.height + 6}px`;
      rd.view.overlay.append(box);
    }
  };
  rd.back = () => {
    const to = rd.returnTo;
    rd.returnTo = null;
    rd.draw();
    to?.focus();
    to?.scrollIntoView({ block: "center", behavior: "instant" });
  };

  // -------------------------------------------------------------- checking, files
  rd.check = () => {
    rd.note("");
    rd.view.check.setAttribute("aria-disabled", "true");
    rd.view.check.textContent = t("checking");
    rd.send("check");
  };
  rd.toggleMissed = () => {
    rd.showMissed = !rd.showMissed;
    rd.draw();
    rd.view.feedback.querySelector('[data-outcome="missed"] > .rd-small')?.focus();
  };
  rd.bringIn = async (file) => {
    let text = "";
    try {
      if (file.size > RD_FILE_MOST) throw new RangeError();
      text = await file.text();
    } catch (problem) {
      rd.note(t(problem instanceof RangeError ? "import_large" : "import_unreadable", {
        name: file.name,
      }), true);
      return;
    }
    rd.send("import", { text, name: file.name });
  };
  rd.takeOut = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = wsEl("a", { href: address, download: name });
    el.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    rd.note(t("exported", { name }));
  };

  rd.draw = () => {
    rdDrawMarks(rd);
    rdDrawOverlay(rd);
    rdDrawPanel(rd);
    rdDrawFeedback(rd);
  };
  return rd;
}

/** What Python says. */
function rdHear(rd) {
  const { model, t } = rd;
  /** Marks as they stand on disk. */
  const adopt = (marks) => {
    if (rdSameMarks(marks, rd.history.marks)) rd.history.marks = marks;
    else {
      rd.history.marks = marks;
      if (rd.active && !rd.mark(rd.active)) rd.active = null;
    }
  };
  const judge = (feedback, checked) => {
    rd.feedback = feedback ?? {};
    rd.checked = checked ?? [];
    rd.outcomes = rdOutcomes(rd.feedback);
  };
  const unhold = () => {
    rd.view.check.removeAttribute("aria-disabled");
    rd.view.check.textContent = t("check");
  };
  const hear = (message) => {
    if (message?.view !== rd.uid) return;
    if (message.type === "saved") {
      rd.heard = Math.max(rd.heard, message.seq);
      if (message.seq !== rd.sent) return;
      clearTimeout(rd.slow);
      adopt(message.marks);
      rd.view.status.show(message.status);
      rd.draw();
    } else if (message.type === "imported") {
      // One step, so that it can be undone like any other.
      rd.history.take({ do: "replace", from: rd.history.marks, to: message.marks });
      rd.active = null;
      rd.selection = null;
      rd.view.status.show(message.status);
      rd.draw();
      rd.note(message.text);
    } else if (message.type === "checked") {
      unhold();
      judge(message.feedback, message.checked);
      rd.showMissed = false;
      rd.draw();
      const headline = rd.view.feedback.querySelector(".rd-headline");
      headline?.focus({ preventScroll: true });
      headline?.scrollIntoView({ block: "nearest" });
    } else if (message.type === "download") rd.takeOut(String(message.name), String(message.text));
    else if (message.type === "note") {
      unhold();
      rd.note(message.text, message.problem);
    }
  };
  const marks = () => {
    if (rd.heard < rd.sent) return; // our own change is still on its way
    adopt(model.get("marks") ?? []);
    rd.draw();
  };
  const feedback = () => {
    judge(model.get("feedback"), model.get("checked"));
    rd.draw();
  };
  const listeners = [
    ["msg:custom", hear], ["change:marks", marks], ["change:feedback", feedback],
    ["change:checked", feedback],
  ];
  for (const [name, listener] of listeners) model.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}

/** Draw the widget into an element; gives the function that takes it away again. */
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
  rd.view = { ...rdPage(rd), moves };
  Object.assign(rd.view, rdPanel(rd));
  el.append(wsEl("div", { class: "rd-layout" },
    wsEl("div", { class: "rd-main" }, rd.view.page), rd.view.panel), moves);
  const offPointer = rdPointer(rd);
  const offModel = rdHear(rd);
  rdKeyboard(rd);
  rd.draw();
  const resize = new ResizeObserver(() => rdDrawOverlay(rd));
  resize.observe(rd.view.sheet);
  return () => {
    clearTimeout(rd.slow);
    resize.disconnect();
    offPointer();
    offModel();
  };
}

export default { render: rdRender };
