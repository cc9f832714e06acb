// What a bar and the start page are made of: links to pages, a bar and its words.

import { wsEl, wsId } from "../common.js";
import { pgHere, pgJoin, pgRoot } from "./paths.js";

/** @import { Progress, Row } from "../types.d.ts" */

/**
 * A link to a notebook of the kit, opened in the same JupyterLab where there is one.
 *
 * @param {Pick<Progress, "base">} pg
 * @param {string} path
 * @param {string} word
 * @param {string} name
 */
export function pgLink(pg, path, word, name) {
  const here = pgHere(location.pathname);
  const link = wsEl("a", { class: "pg-link", "aria-label": name }, word);
  if (here === null) {
    // In the browser edition a page is named behind the question mark.
    link.href = pg.base.endsWith("=") ? pg.base + encodeURIComponent(path) : `${pg.base}/${path}`;
    return link;
  }
  const full = pgJoin(...here, pg.base, path);
  link.href = `${pgRoot(location.pathname)}/lab/tree/${full.split("/").map(encodeURIComponent).join("/")}`;
  // JupyterLab's own way for a link to carry a command (its "command linker").
  link.dataset.commandlinkerCommand = "docmanager:open";
  link.dataset.commandlinkerArgs = JSON.stringify({ path: full });
  return link;
}

/**
 * @param {Progress} pg
 * @param {Pick<Row, "answered" | "total" | "core" | "core_answered">} row
 */
function pgWords(pg, row) {
  const { answered = 0, total = 0, core = total, core_answered: done = 0 } = row;
  const some = done >= core ? "answered_core" : "answered";
  const key = answered === 0 ? "answered_none" : answered >= total ? "answered_all" : some;
  return pg.t(key, { answered, total });
}

/**
 * Bar and words of one row; the words name the bar.
 *
 * @param {Progress} pg
 * @param {Pick<Row, "answered" | "total" | "core" | "core_answered">} row
 * @param {string} [titleId]
 */
export function pgBar(pg, row, titleId) {
  const id = wsId("pg-");
  const bar = wsEl("progress", {
    class: "pg-bar", max: row.total || 1, value: row.answered || 0,
    "aria-labelledby": titleId ? `${titleId} ${id}` : id,
  });
  const words = wsEl("span", { class: "pg-words", id }, pgWords(pg, row));
  return { bar, words };
}
