// How a page falls into parts, and how far each of them is.

/**
 * @typedef {{ model: { type: string, sharedModel: { getSource: () => string } },
 *   node: HTMLElement }} Cell
 * @typedef {{ title: string, cells: Cell[] }} Part
 * @typedef {"none" | "new" | "begun" | "done"} State
 */

const HEADING = /^## +(?:\d+\. +)?(.+?)\s*$/m;

/**
 * Cells from heading to heading; what stands above the first heading belongs to the first part.
 *
 * @param {Cell[]} cells
 * @returns {Part[]}
 */
export const partsOf = (cells) => {
  /** @type {Part[]} */
  const parts = [];
  /** @type {Cell[]} */
  let above = [];
  for (const cell of cells) {
    const found = cell.model.type === "markdown" && cell.model.sharedModel.getSource().match(HEADING);
    if (found) {
      parts.push({ title: found[1].replace(/[*_`]/g, ""), cells: [...above, cell] });
      above = [];
    } else {
      (parts.at(-1)?.cells ?? above).push(cell);
    }
  }
  return parts;
};

/**
 * How far one question is: answered when it is saved, done when it was checked, or when there is
 * nothing to check.
 *
 * @param {Element} root the widget of a question or of an article
 * @returns {State}
 */
export const stateOf = (root) => {
  const saved = root.querySelector(".ws-status")?.getAttribute("data-state") === "saved";
  if (!saved) return "new";
  const told = root.querySelector(".qu-feedback, .rd-feedback");
  const shown = told && !told.hasAttribute("hidden") && told.textContent.trim() !== "";
  const checks = root.querySelector(".qu-check, .rd-actions .ws-main");
  return shown || !checks ? "done" : "begun";
};

/**
 * How far a part is, by its questions.
 *
 * @param {State[]} states
 * @returns {State}
 */
export const together = (states) => {
  if (states.length === 0) return "none";
  if (states.every((state) => state === "done")) return "done";
  return states.some((state) => state !== "new") ? "begun" : "new";
};

/**
 * @param {Part} part
 * @returns {State}
 */
export const partState = ({ cells }) =>
  together(
    cells.flatMap(({ node }) =>
      [...node.querySelectorAll(".ws-question, .ws-reader")].map(stateOf),
    ),
  );
