// The course as a table for whoever teaches it: a row for each unit and form, with its minutes,
// its pages, its notes below it, and a button that makes its paper.

import { wsEl, wsId, wsRoot, wsTell } from "../common.js";
import { pgLink } from "../progress/parts.js";
import "./plan.css";

/** @import { Given, Course, CourseRow, CourseTold } from "../types.d.ts" */

const PL_COLUMNS = /** @type {const} */ (["unit", "minutes", "notes", "lesson", "exercise", "answers", "print"]);
const PL_NONE = "–";

/**
 * A cell. Narrow, rows are drawn as lists; that they are rows of a table is said by their roles.
 *
 * @param {Course} pl
 * @param {string} column
 * @param {HTMLElement | string | null} [inside]
 */
function plCell(pl, column, inside) {
  return wsEl("td", { role: "cell", "data-column": pl.t(column), "data-none": !inside },
    inside || PL_NONE);
}

/**
 * The button that opens the notes of a unit in the row below.
 *
 * @param {Course} pl
 * @param {CourseRow} row
 * @param {HTMLElement} place
 */
function plNotes(pl, row, place) {
  const id = wsId("pl-");
  // Made in Python of the kit's own paper; what a teacher wrote into it is text there already.
  const text = wsEl("div", { id, class: "pl-notes ws-page", hidden: true, tabindex: "-1" });
  text.innerHTML = row.notes;
  const button = wsEl("button", {
    type: "button", class: "pl-open", "aria-expanded": "false", "aria-controls": id,
    "aria-label": pl.t("named", { word: pl.t("notes"), title: row.title }),
  }, pl.t("notes"));
  button.addEventListener("click", () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
    pl.show(place);
  });
  place.append(text);
  return button;
}

/**
 * The button that makes the paper of a unit, and the sentence that says where it is.
 *
 * @param {Course} pl
 * @param {CourseRow} row
 * @param {HTMLElement} place
 */
function plPrint(pl, row, place) {
  const said = wsEl("p", { class: "pl-told", hidden: true, dir: "auto" });
  const button = wsEl("button", {
    type: "button", "aria-label": pl.t("named", { word: pl.t("print"), title: row.title }),
  }, pl.t("print"));
  const tell = (/** @type {string} */ words, problem = false) => {
    said.hidden = false;
    said.textContent = words;
    said.classList.toggle("pl-problem", problem);
    pl.live.textContent = words;
    pl.show(place);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    tell(pl.t("printing"));
    try {
      pl.model.send({ type: "print", unit: row.unit });
    } catch {
      button.removeAttribute("aria-disabled");
      tell(pl.t("asleep"), true);
    }
  });
  pl.told.set(row.unit, (words, problem) => {
    button.removeAttribute("aria-disabled");
    tell(words, problem);
  });
  place.prepend(said);
  return button;
}

/**
 * A unit: its row, and the row below for what its buttons open.
 *
 * @param {Course} pl
 * @param {CourseRow} row
 */
function plRows(pl, row) {
  const place = wsEl("td", { role: "cell", colSpan: PL_COLUMNS.length });
  const below = wsEl("tr", { role: "row", class: "pl-below", hidden: true }, place);
  const link = (/** @type {"lesson" | "exercise" | "answers"} */ page) => (row[page]
    ? pgLink(pl, row[page], pl.t(page), pl.t("named", { word: pl.t(page), title: row.title }))
    : null);
  const minutes = wsEl("span", {}, row.minutes,
    row.core ? wsEl("span", { class: "ws-muted pl-core" }, ` ${pl.t("core", { minutes: row.core })}`) : null);
  const notes = row.notes ? plNotes(pl, row, place) : null;
  return [
    wsEl("tr", { role: "row" },
      wsEl("th", { role: "rowheader", scope: "row", dir: "auto" },
        wsEl("span", { class: "pl-mark" }, row.mark), " ", row.title),
      plCell(pl, "minutes", minutes),
      plCell(pl, "notes", notes),
      plCell(pl, "lesson", link("lesson")),
      plCell(pl, "exercise", link("exercise")),
      plCell(pl, "answers", link("answers")),
      plCell(pl, "print", plPrint(pl, row, place))),
    below,
  ];
}

/** @param {Given} given */
function render({ model, el }) {
  const pl = /** @type {Course} */ ({
    model,
    t: wsTell(model.get("strings") ?? {}).t,
    base: model.get("base") ?? ".",
    live: wsEl("p", { class: "ws-sr", role: "status" }),
    told: new Map(),
    show: (place) => {
      const row = /** @type {HTMLElement} */ (place.parentElement);
      row.hidden = Array.from(place.children).every((one) => /** @type {HTMLElement} */ (one).hidden);
    },
  });
  /** @type {CourseRow[]} */
  const rows = model.get("rows") ?? [];
  wsRoot(el, "plan").replaceChildren(
    wsEl("table", { role: "table", class: "pl-table" },
      wsEl("caption", {}, pl.t("caption")),
      wsEl("thead", { role: "rowgroup" },
        wsEl("tr", { role: "row" }, PL_COLUMNS.map((name) =>
          wsEl("th", { role: "columnheader", scope: "col" }, pl.t(name))))),
      wsEl("tbody", { role: "rowgroup" }, rows.flatMap((row) => plRows(pl, row)))),
    pl.live);
  const heard = (/** @type {CourseTold} */ message) => {
    if (message?.type === "told") pl.told.get(message.unit)?.(message.text, message.problem);
  };
  model.on("msg:custom", heard);
  return () => model.off("msg:custom", heard);
}

export default { render };
