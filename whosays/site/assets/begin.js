// The Python of a page. JupyterLite asks this script for it, in place of Pyodide's own. It brings
// along what every page of the kit imports, while the folder one is in is still Python's own: an
// import looks there, too, and in the browser's storage each look goes to the page and back.

import { loadPyodide as load } from "./pyodide.mjs";

/** All that can be loaded; what else JupyterLite would load by its name is in it. */
const HELD = ["whosays-base", "whosays"];
// The kernel last: from then on, what is printed belongs to a cell.
const IMPORTED = "from whosays.notebook import hand_in, show\nimport pyodide_kernel";

/** @typedef {{ [name: string]: any }} Options as Pyodide takes them */

/** What JupyterLite calls. @param {Options} options */
export const loadPyodide = async (options) => {
  const python = await load({ ...options, packages: HELD });
  await python.runPythonAsync(IMPORTED);
  return python;
};
