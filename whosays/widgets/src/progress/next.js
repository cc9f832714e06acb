// What to do next, and in which groups the start page lists the course.

/** @import { Row } from "../types.d.ts" */

/** @param {Row} row */
const open = ({ answered = 0, total = 0 }) => answered < total;

/**
 * The page to go on with: that of the last unit somebody began and did not finish, else of the
 * first one not begun. Of a unit first its lesson, then its exercise.
 *
 * @param {Row[]} rows in teaching order
 * @returns {{ row: Row, where: "lesson" | "exercise", minutes: number, begun: boolean } | null}
 *   null when everything is answered
 */
export function pgNext(rows) {
  const left = rows.filter(open);
  const begun = left.filter(({ answered = 0 }) => answered > 0);
  const row = begun.at(-1) ?? left[0];
  if (!row) return null;
  const { lesson, exercise } = row.pages ?? {};
  const where = row.lesson && (!lesson || lesson.answered < lesson.total) ? "lesson" : "exercise";
  const minutes = (where === "lesson" ? lesson : exercise)?.minutes ?? row.minutes ?? 0;
  return { row, where, minutes, begun: rows.some(({ answered = 0 }) => answered > 0) };
}

/**
 * Units, and the forms around them: one before, one after, one some weeks later.
 *
 * @param {Row[]} rows in teaching order
 * @returns {{ name: "before" | "units" | "after" | "later", rows: Row[] }[]} without empty ones
 */
export function pgGroups(rows) {
  const first = rows.findIndex(({ lesson }) => lesson);
  const end = rows.findLastIndex(({ lesson }) => lesson) + 1;
  const from = first < 0 ? rows.length : first;
  const to = Math.max(end, from);
  return [
    { name: /** @type {const} */ ("before"), rows: rows.slice(0, from) },
    { name: /** @type {const} */ ("units"), rows: rows.slice(from, to) },
    { name: /** @type {const} */ ("after"), rows: rows.slice(to, to + 1) },
    { name: /** @type {const} */ ("later"), rows: rows.slice(to + 1) },
  ].filter((group) => group.rows.length > 0);
}
