// What the reader knows: which mark, which code, how a mark did in the last check.

import { rdSameMarks } from "./marks.js";

/** @import { Reader } from "../types.d.ts" */

/**
 * Give the reader its questions about marks and codes.
 *
 * @param {Reader} rd
 */
export function rdLookups(rd) {
  rd.mark = (id) => rd.history.marks.find((mark) => mark.id === id) ?? null;
  rd.codeOf = (code) => rd.codes.find((each) => each.code === code)
    ?? { code, label: String(code), short: "?" };
  rd.tone = (code) => {
    const i = rd.codes.findIndex((each) => each.code === code);
    return i < 0 ? 0 : (i % 6) + 1;
  };
  rd.count = (count) => rd.n("marks", count);
  rd.words = (count) => rd.n("words", count);
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
    return then && rdSameMarks([then], [mark]) ? rd.outcomes.get(mark.id) ?? null : null;
  };
  /** Places the student asked to be shown: drawn like marks, but not marks. */
  rd.ghosts = () => (rd.showMissed ? rd.feedback.records ?? [] : [])
    .filter((record) => record.outcome === "missed")
    .map((record) => ({
      id: `missed ${record.record}`, start: record.start, end: record.end,
      code: record.code ?? "", missed: true,
    }));
}
