// The reader's marks: what can be done to them, and undone. Plain data again.

import { rdInOrder } from "./overlaps.js";

/** @import { RdMark } from "./text.js" */

/** @typedef {ReturnType<typeof rdHistory>} RdHistory */

/**
 * An operation on the list of marks. Each has an opposite, so that undoing still works
 * after marks from another window have been merged in.
 *
 * @typedef {{do: "add", mark: RdMark, index: number}
 *   | {do: "delete", mark: RdMark, index: number}
 *   | {do: "change", id: string, from: Partial<RdMark>, to: Partial<RdMark>}
 *   | {do: "replace", from: RdMark[], to: RdMark[]}} RdStep
 */

/**
 * Do a step; gives the new list, or the same list if the mark is no longer there.
 *
 * @param {RdMark[]} marks
 * @param {RdStep} step
 * @returns {RdMark[]}
 */
function rdApply(marks, step) {
  if (step.do === "replace") return step.to;
  if (step.do === "add") {
    if (marks.some((mark) => mark.id === step.mark.id)) return marks;
    const at = Math.min(step.index, marks.length);
    return [...marks.slice(0, at), step.mark, ...marks.slice(at)];
  }
  const id = step.do === "delete" ? step.mark.id : step.id;
  if (!marks.some((mark) => mark.id === id)) return marks;
  if (step.do === "delete") return marks.filter((mark) => mark.id !== id);
  return marks.map((mark) => (mark.id === id ? { ...mark, ...step.to } : mark));
}

/**
 * The step that takes a step back.
 *
 * @param {RdStep} step
 * @returns {RdStep}
 */
function rdOpposite(step) {
  if (step.do === "add") return { ...step, do: "delete" };
  if (step.do === "delete") return { ...step, do: "add" };
  if (step.do === "replace") return { ...step, from: step.to, to: step.from };
  return { ...step, from: step.to, to: step.from };
}

/**
 * Same marks, whatever their order?
 *
 * @param {RdMark[]} a
 * @param {RdMark[]} b
 */
export function rdSameMarks(a, b) {
  const write = (/** @type {RdMark[]} */ marks) => rdInOrder(marks)
    .map((mark) => [mark.id, mark.start, mark.end, mark.code].join("\u0000"))
    .join("\u0001");
  return write(a) === write(b);
}

/**
 * The list of marks as a student edits it, with undo and redo.
 *
 * @param {RdMark[]} marks
 */
export function rdHistory(marks) {
  const history = {
    marks,
    undone: /** @type {RdStep[]} */ ([]),
    done: /** @type {RdStep[]} */ ([]),
    /** Do a step and remember it. Gives whether anything changed. */
    take(/** @type {RdStep} */ step) {
      const next = rdApply(history.marks, step);
      if (next === history.marks) return false;
      history.marks = next;
      history.done.push(step);
      history.undone = [];
      return true;
    },
    /** Take the last step back; gives it, or null. Steps on marks that are gone are skipped. */
    undo() {
      return history.walk(history.done, history.undone, rdOpposite);
    },
    redo() {
      return history.walk(history.undone, history.done, (/** @type {RdStep} */ step) => step);
    },
    walk(/** @type {RdStep[]} */ from, /** @type {RdStep[]} */ to, /** @type {(step: RdStep) => RdStep} */ turn) {
      for (let step = from.pop(); step; step = from.pop()) {
        const next = rdApply(history.marks, turn(step));
        if (next !== history.marks) {
          history.marks = next;
          to.push(step);
          return step;
        }
      }
      return null;
    },
  };
  return history;
}

/**
 * Which outcome a check gave each mark, and each missed or contested place.
 *
 * @param {{records?: {mark?: string, outcome: string}[], extras?: {mark?: string}[]} | null | undefined} feedback
 * @returns {Map<string, string>}
 */
export function rdOutcomes(feedback) {
  const byMark = new Map();
  for (const record of feedback?.records ?? []) {
    if (record.mark) byMark.set(record.mark, record.outcome);
  }
  for (const extra of feedback?.extras ?? []) {
    if (!byMark.has(extra.mark)) byMark.set(extra.mark, "extra");
  }
  return byMark;
}

// Outcome to sign. Words always stand beside the sign or in its text alternative.
/** @type {Record<string, string>} */
export const RD_SIGNS = { found: "✓", wrong_code: "~", partly: "~", contested: "?", extra: "+", missed: "○" };
