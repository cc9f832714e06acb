// The start page: what comes next on top, then every part of the course, a line each.

import { wsEl, wsId } from "../common.js";
import { pgBar, pgLink } from "./parts.js";

/** @import { Progress, Row } from "../types.d.ts" */

const PG_STAGES = ["before", "course", "after", "later"];

/** @param {Row} row */
const pgDone = (row) => Boolean(row.total) && (row.answered ?? 0) >= (row.total ?? 0);

/**
 * The one thing to do now, and the one button that stands out.
 *
 * @param {Progress} pg
 * @param {Row[]} rows
 */
function pgNext(pg, rows) {
  const headingId = wsId("pg-");
  const row = rows.find((each) => each.next);
  const step = row?.next;
  if (!row || !step) {
    const all = rows.every((each) => each.stage === "later" || pgDone(each));
    return wsEl("section", { class: "pg-next", "aria-labelledby": headingId },
      wsEl("h3", { class: "pg-kicker", id: headingId }, pg.t(all ? "all_done" : "nothing_next")),
      all && rows.some((each) => each.stage === "later" && !pgDone(each))
        ? wsEl("p", { class: "pg-line" }, pg.t("later_hint")) : null);
  }
  const first = !rows.some((each) => each.answered);
  const handed = rows.find((each) => each.id === step.handed);
  const word = pg.t(`go_${step.page}${step.begun ? "_on" : ""}`);
  const link = pgLink(pg, String(row[step.page]), word, pg.t("go_name", { word, title: row.title }));
  link.classList.add("pg-main");
  link.dataset.onward = ""; // beside it nothing else of the page is the main thing: see maker.css
  const left = pg.t(step.begun ? "minutes_left" : "minutes", { minutes: step.minutes });
  return wsEl("section", { class: "pg-next", "aria-labelledby": headingId },
    wsEl("div", { class: "pg-what" },
      wsEl("h3", { class: "pg-kicker", id: headingId },
        handed ? pg.t("handed", handed) : pg.t(first ? "begin" : "continue")),
      wsEl("p", { class: "pg-big", dir: "auto" }, row.title),
      wsEl("p", { class: "pg-line ws-muted" },
        wsEl("span", {}, pg.t(row.lesson ? step.page : "form")),
        step.begun
          ? wsEl("span", {}, pg.t("answered", { ...step })) : null,
        wsEl("span", {}, left))),
    link);
}

/**
 * @param {Progress} pg
 * @param {Row} row
 */
function pgLinks(pg, row) {
  return wsEl("p", { class: "pg-links" }, ...(/** @type {const} */ (["lesson", "exercise"])).map((page) => {
    if (!row[page]) return null;
    const count = row.pages?.[page];
    const done = count && count.total > 0 && count.answered >= count.total;
    const word = row.lesson ? page : "form";
    const name = pg.t(done ? `${word}_name_done` : `${word}_name`, row);
    const link = pgLink(pg, String(row[page]), pg.t(word), name);
    if (done) link.classList.add("pg-ticked");
    return link;
  }));
}

/**
 * @param {Progress} pg
 * @param {Row} row
 * @param {string | number} number
 */
function pgUnit(pg, row, number) {
  if (row.problem) {
    return wsEl("li", { class: "pg-unit" },
      wsEl("span", { class: "pg-number", "aria-hidden": "true" }, number),
      wsEl("div", { class: "pg-what" },
        wsEl("p", { class: "pg-title", dir: "auto" }, row.title),
        wsEl("p", { class: "pg-line pg-problem" }, row.problem)));
  }
  const titleId = wsId("pg-");
  const { bar, words } = pgBar(pg, row, titleId);
  const begun = (row.answered ?? 0) > 0;
  const done = pgDone(row);
  return wsEl("li", { class: "pg-unit", "data-state": done ? "done" : begun ? "begun" : "new" },
    wsEl("span", { class: "pg-number", "aria-hidden": "true" }, done ? "✓" : number),
    wsEl("div", { class: "pg-what" },
      wsEl("p", { class: "pg-title", id: titleId, dir: "auto" }, row.title),
      wsEl("p", { class: "pg-line ws-muted" },
        row.minutes ? wsEl("span", {}, pg.t("minutes", { minutes: row.minutes })) : null,
        begun ? words : null,
        row.handed ? wsEl("span", {}, pg.t("handed_in")) : null),
      begun && !done ? bar : null),
    pgLinks(pg, row));
}

/**
 * Everything on the start page that counts answers.
 *
 * @param {Progress} pg
 * @param {Row[]} rows
 */
export function pgStart(pg, rows) {
  const groups = PG_STAGES.map((stage) => ({
    stage,
    rows: rows.filter((row) => (PG_STAGES.includes(String(row.stage)) ? row.stage : "course") === stage),
  })).filter((group) => group.rows.length);
  return [
    pgNext(pg, rows),
    ...groups.flatMap((group) => {
      const headingId = wsId("pg-");
      return [
        wsEl("h3", { class: "pg-stage", id: headingId }, pg.t(`stage_${group.stage}`)),
        // Safari forgets that a list without marks is one.
        wsEl("ol", { class: "pg-units", role: "list", "aria-labelledby": headingId },
          ...group.rows.map((row, i) => pgUnit(pg, row, row.mark || i + 1))),
      ];
    }),
  ];
}
