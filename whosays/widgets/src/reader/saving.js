// Saving: marks are kept in the browser at once, go to Python with a number, and are drawn.

import { wsKeeper } from "../keeper.js";
import { rdSameMarks } from "./marks.js";

/** @import { Reader } from "../types.d.ts" */

const RD_SLOW = 10_000; // milliseconds until we say that saving takes long

/** Give the reader all that saves marks. @param {Reader} rd */
export function rdSaving(rd) {
  const { model, t } = rd;
  rd.base = rd.history.marks; // what is on disk, as last seen here
  rd.after = 0; // number of the last change that `base` takes in
  rd.keeper = wsKeeper({
    model, el: rd.el, view: rd.uid, again: () => rd.again(), changed: () => rd.late(),
  });
  rd.late = (why = "cut") => {
    if (!rd.keeper.waits()) return;
    rd.keeper.late();
    const where = t(rd.keeper.durable() ? "waits_browser" : "waits_page");
    rd.view.status.show({ state: "unsaved", text: `${t(why)} ${where}` });
  };
  rd.send = (type, more = {}) => model.send({ type, view: rd.uid, ...more });
  rd.again = () => {
    if (!rd.keeper.cut()) rdPost(rd, "retry");
  };
  rd.change = () => {
    rd.keeper.put({ answer: rd.history.marks, base: rd.base });
    rd.note("");
    rd.view.status.show({ state: "saving", text: t("saving") });
    rdPost(rd, "marks");
    rd.draw();
  };
  rd.saved = (marks, status) => {
    if (status?.state === "unsaved") {
      rd.keeper.late();
      return;
    }
    rd.base = marks;
    rd.after = rd.sent;
    rd.keeper.saved();
  };
  rdAdopting(rd);
}

/**
 * Send the marks as they stand, with what they were made from.
 *
 * @param {Reader} rd
 * @param {string} type
 */
function rdPost(rd, type) {
  rd.sent += 1;
  clearTimeout(rd.slow);
  if (rd.keeper.cut()) {
    rd.late();
    return;
  }
  rd.slow = setTimeout(() => rd.late("slow"), RD_SLOW);
  const left = rd.keeper.older().map(({ answer, base }) => ({ marks: answer, base }));
  try {
    rd.send(type, {
      marks: rd.history.marks, seq: rd.sent, base: rd.base, after: rd.after,
      ...(left.length > 0 ? { left } : {}),
    });
  } catch {
    rd.late("slow"); // the way to the kernel is gone
  }
}

/** Take over marks that a window that is gone could not get saved. @param {Reader} rd */
function rdAdopting(rd) {
  rd.adopt = () => {
    const last = rd.readOnly ? undefined : rd.keeper.find().at(-1);
    if (!last) return;
    const marks = Array.isArray(last.answer) ? last.answer : [];
    const unsaved = (rd.model.get("status") ?? {}).state === "unsaved";
    if (rdSameMarks(marks, rd.base) && !unsaved) {
      rd.keeper.forget(last);
      rd.adopt();
      return;
    }
    rd.history.marks = marks;
    rd.base = Array.isArray(last.base) ? last.base : [];
    rd.change();
  };
}
