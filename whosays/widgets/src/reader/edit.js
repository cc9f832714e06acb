// What a student does to marks: add, give another code, move an end, remove, take back.

import { wsId } from "../common.js";
import { rdSaving } from "./saving.js";
import { rdChoose, rdSelectionWords } from "./select.js";
import { rdInOrder } from "./overlaps.js";
import { rdNudge, rdQuote, rdShorten } from "./text.js";

/** @import { RdStep } from "./marks.js" */
/** @import { Reader } from "../types.d.ts" */

/**
 * Give the reader all that changes marks.
 *
 * @param {Reader} rd
 */
export function rdEditing(rd) {
  rdSaving(rd);
  rdTaking(rd);
  rdGiving(rd);
  rdShaping(rd);
  rdRemoving(rd);
  rdWalking(rd);
}

/** @param {Reader} rd */
function rdTaking(rd) {
  const { t } = rd;
  rd.take = (step) => {
    if (rd.readOnly) {
      rd.say(t("hint_read_only"));
      return false;
    }
    if (!rd.history.take(step)) return false;
    rd.change();
    return true;
  };
}

/** @param {Reader} rd */
function rdGiving(rd) {
  const { t } = rd;
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
}

/**
 * Another code, or another beginning or end, for what is there.
 *
 * @param {Reader} rd
 */
function rdShaping(rd) {
  const { t } = rd;
  rd.recode = (mark, code) => {
    if (!mark) return;
    const quote = rdShorten(rdQuote(rd.text, mark), 60);
    if (mark.code === code.code) {
      rd.say(t("said_already", { label: code.label }));
      return;
    }
    /** @type {RdStep} */
    const step = { do: "change", id: mark.id, from: { code: mark.code }, to: { code: code.code } };
    if (rd.take(step)) rd.say(t("said_recoded", { quote, label: code.label }));
  };
  rd.reshape = (mark, span) => {
    const from = { start: mark.start, end: mark.end };
    if (rd.take({ do: "change", id: mark.id, from, to: { start: span.start, end: span.end } })) {
      rd.say(rdSelectionWords(rd));
    }
  };
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
}

/** @param {Reader} rd */
function rdRemoving(rd) {
  const { el, t } = rd;
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
}

/**
 * Undo and redo.
 *
 * @param {Reader} rd
 */
function rdWalking(rd) {
  const { t } = rd;
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
}
