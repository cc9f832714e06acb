// What the reader says: the line in the panel, the live region, a notice.

import { rdSelectionWords } from "./select.js";

/** @import { Reader } from "../types.d.ts" */

/**
 * Give the reader its ways to say something.
 *
 * @param {Reader} rd
 */
export function rdSaying(rd) {
  rd.say = (words) => {
    // The same sentence twice is read twice only if something in it changes.
    const same = words && rd.view.now.said.textContent === words;
    rd.view.now.said.textContent = same ? `${words}\u00a0` : words;
  };
  rd.move = (words) => {
    const same = rd.view.moves.textContent === words;
    rd.view.moves.textContent = same ? `${words}\u00a0` : words;
  };
  /** What is chosen stands in the box for all to see; it is said only for those who cannot. */
  rd.sayChosen = () => {
    rd.say("");
    rd.move(rdSelectionWords(rd));
  };
  rd.note = (words, problem = false) => {
    const { notice } = rd.view;
    notice.hidden = !words;
    notice.classList.toggle("rd-problem", problem);
    notice.textContent = words ?? "";
  };
}
