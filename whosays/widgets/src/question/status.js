// The line that says whether the answer is on disk.

import { wsEl } from "../common.js";

/** @import { Q } from "../types.d.ts" */

/**
 * The line that says whether the answer is on disk, with a way to try again.
 *
 * @param {Q} q
 */
export function quStatus(q) {
  const words = wsEl("span", { class: "ws-status-text" });
  const retry = wsEl("button", {
    type: "button", hidden: true, onclick: () => q.send("retry"),
  }, q.t("retry"));
  const live = wsEl("span", { class: "ws-sr", role: "status" });
  const box = wsEl("div", { class: "ws-status" }, words, retry);
  /** @type {string | null} */
  let spoken = null;
  const show = (/** @type {string} */ state, /** @type {string} */ text) => {
    const had = document.activeElement === retry;
    box.dataset.state = state;
    words.textContent = text;
    if (state !== "saving") retry.hidden = state !== "unsaved"; // stays under the finger
    if (had && retry.hidden) (q.practice ? q.parts.check : q.parts.control).focus();
    // Said aloud when the sentence is a new one; another time of day is not news.
    const gist = text.replace(/\d+/g, "");
    if (state === "saving" || gist === spoken) return;
    const first = spoken === null; // what is there when the page opens can be read there
    spoken = gist;
    if (!first) q.say(text, live);
  };
  return { box, live, show };
}
