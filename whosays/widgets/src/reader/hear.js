// What Python says, and what becomes of it on the page.

import { rdOutcomes, rdSameMarks } from "./marks.js";

/** @import { RdFeedback, RdMark, Reader } from "../types.d.ts" */

/**
 * Take over marks as they stand on disk.
 *
 * @param {Reader} rd
 * @param {RdMark[]} marks
 */
function rdAdoptMarks(rd, marks) {
  if (rd.apart?.()) return; // one of two is at it, unseen: what is on disk waits
  const same = rdSameMarks(marks, rd.history.marks);
  rd.history.marks = marks;
  if (!same && rd.active && !rd.mark(rd.active)) rd.active = null;
}

/**
 * @param {Reader} rd
 * @param {RdFeedback | null} feedback
 * @param {RdMark[] | null} checked
 */
function rdJudge(rd, feedback, checked) {
  rd.feedback = feedback ?? {};
  rd.checked = checked ?? [];
  rd.outcomes = rdOutcomes(rd.feedback);
}

/** @param {Reader} rd */
function rdUnhold(rd) {
  rd.view.check.removeAttribute("aria-disabled");
  rd.view.check.textContent = rd.t("check");
}

/**
 * What is done at each kind of message.
 *
 * @type {Record<string, (rd: Reader, message: any) => void>}
 */
const RD_HEARD = {
  saved: (rd, message) => {
    rd.heard = Math.max(rd.heard, message.seq);
    if (message.seq !== rd.sent) return;
    clearTimeout(rd.slow);
    rdAdoptMarks(rd, message.marks);
    rd.view.status.show(message.status);
    rd.saved(message.marks, message.status);
    rd.draw();
  },
  imported: (rd, message) => {
    // One step, so that it can be undone like any other.
    rd.history.take({ do: "replace", from: rd.history.marks, to: message.marks });
    rd.saved(message.marks, message.status);
    rd.active = null;
    rd.selection = null;
    rd.view.status.show(message.status);
    rd.draw();
    rd.note(message.text);
  },
  checked: (rd, message) => {
    rdUnhold(rd);
    rdJudge(rd, message.feedback, message.checked);
    rd.showMissed = false;
    rd.draw();
    rd.view.tabs.open("results");
    const headline = /** @type {HTMLElement | null} */ (
      rd.view.feedback.querySelector(".rd-headline"));
    headline?.focus({ preventScroll: true });
    headline?.scrollIntoView({ block: "nearest" });
  },
  download: (rd, message) => rd.takeOut(String(message.name), String(message.text)),
  note: (rd, message) => {
    rdUnhold(rd);
    rd.note(message.text, message.problem);
  },
};

/**
 * Listen to Python. Gives the function that stops listening.
 *
 * @param {Reader} rd
 */
export function rdHear(rd) {
  const { model } = rd;
  const hear = (/** @type {any} */ message) => {
    if (message?.view === rd.uid && Object.hasOwn(RD_HEARD, message.type)) {
      RD_HEARD[message.type](rd, message);
    }
  };
  const marks = () => {
    if (rd.heard < rd.sent) return; // our own change is still on its way
    const now = model.get("marks") ?? [];
    rdAdoptMarks(rd, now);
    rd.saved(now, model.get("status"));
    rd.draw();
  };
  const feedback = () => {
    rdJudge(rd, model.get("feedback"), model.get("checked"));
    rd.draw();
  };
  /** @type {[string, (message: any) => void][]} */
  const listeners = [
    ["msg:custom", hear], ["change:marks", marks], ["change:feedback", feedback],
    ["change:checked", feedback], ["change:hints_shown", () => rd.takeHints?.()],
  ];
  for (const [name, listener] of listeners) model.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}
