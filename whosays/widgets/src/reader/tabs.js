// Beside the text stands one of two things: what marks are made with, or how the marks did.
//
// A check opens the results. Whoever then chooses words, or goes to a place from the results, has
// the tools again, with the reasons for that place; "Back to the list" leads back.

import { wsEl } from "../common.js";

/** @import { Reader, RdTab } from "../types.d.ts" */

/** @type {RdTab[]} */
const RD_TABS = ["mark", "results"];

/**
 * The line with both tabs, and the two places that they open.
 *
 * @param {Reader} rd
 * @param {Record<RdTab, (HTMLElement | null)[]>} inside
 */
export function rdTabs(rd, inside) {
  const id = (/** @type {RdTab} */ name) => `${rd.uid}-tab-${name}`;
  const places = Object.fromEntries(RD_TABS.map((name) => [name, wsEl("div", {
    class: `rd-tabpanel rd-tab-${name}`, id: `${rd.uid}-${name}`,
  }, inside[name])]));
  const buttons = RD_TABS.map((name) => wsEl("button", {
    type: "button", role: "tab", class: "rd-tab", id: id(name),
    "aria-controls": `${rd.uid}-${name}`, onclick: () => open(name),
  }));
  const line = wsEl("div", { class: "rd-tabs", role: "tablist", hidden: true }, buttons);
  const stale = wsEl("p", { class: "rd-stale", hidden: true }, rd.t("stale"));
  /** @type {RdTab} */
  let at = "mark";
  let chosen = "";
  const open = (/** @type {RdTab} */ name) => {
    at = line.hidden ? "mark" : name;
    RD_TABS.forEach((other, i) => {
      buttons[i].setAttribute("aria-selected", String(other === at));
      buttons[i].tabIndex = other === at ? 0 : -1;
      places[other].hidden = other !== at;
    });
  };
  open("mark");
  line.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 1, ArrowRight: 1, Home: 0, End: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = event.key === "Home" || event.key === "End" ? step : 1 - RD_TABS.indexOf(at);
    open(RD_TABS[next]);
    buttons[next].focus();
  });
  const draw = (/** @type {boolean} */ has) => {
    const span = rd.mark(rd.active) ?? rd.selection;
    const now = span ? `${span.start} ${span.end}` : "";
    if (line.hidden === has) {
      line.hidden = !has;
      for (const name of RD_TABS) {
        const place = places[name];
        if (has) place.setAttribute("role", "tabpanel");
        else place.removeAttribute("role");
        if (has) place.setAttribute("aria-labelledby", id(name));
        else place.removeAttribute("aria-labelledby");
      }
      open("results");
    } else if (now && now !== chosen) {
      open("mark");
    }
    chosen = now;
    // The same count as in the headline below: places with the code that fits.
    const { found, total, records = [] } = rd.feedback;
    const fits = records.filter((/** @type {any} */ one) => one.outcome === "found").length;
    buttons[0].textContent = rd.t("tab_mark");
    buttons[1].textContent = Number.isInteger(found) && Number.isInteger(total)
      ? rd.t("tab_results_of", { found: fits, total })
      : rd.t("tab_results");
  };
  return { line, stale, places, open, draw };
}
