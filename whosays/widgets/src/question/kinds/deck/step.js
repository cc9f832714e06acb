// A step of the deck: its head, its rating, what is under it.

import { wsEl } from "../../../common.js";
import { quRate } from "../rate.js";
import { dcStart } from "./answer.js";

/** @import { DeckPanel, DeckState } from "../../../types.d.ts" */

/**
 * The slider and number of one step; until it is answered the thumb stands where it stood.
 *
 * @param {DeckState} d
 * @param {number} step
 */
export function dcRate(d, step) {
  const { q } = d;
  const start = dcStart(Array.from({ length: step }, (_, earlier) => d.rating(earlier)));
  const rate = quRate({
    t: q.t, uid: `${q.uid}-${step}`, flush: q.flush,
    item: { low: d.q.item.low, high: d.q.item.high, start },
    change: (value, pause) => d.put("rating", value, pause),
  });
  return { ...rate, start };
}

/**
 * What is under every step: what is missing, back, on.
 *
 * @param {DeckState} d
 * @param {number} step
 */
export function dcFoot(d, step) {
  const { t } = d.q;
  const problem = wsEl("p", { class: "qu-problem", role: "alert" });
  const back = wsEl("button", {
    type: "button", hidden: step === 0, onclick: () => d.go(step - 1),
  }, t("deck_back"));
  const on = wsEl("button", { type: "button", class: "dc-on", hidden: step >= d.cards.length });
  const last = wsEl("p", { class: "dc-last ws-muted", hidden: true }, t("deck_last"));
  on.addEventListener("click", () => {
    const missing = d.missing(step);
    if (missing.length === 0 || d.drawn(step + 1)) {
      d.go(step + 1);
      return;
    }
    problem.textContent = t("deck_missing", {
      parts: missing.map((part) => t(`deck_missing_${part}`)).join(" · "),
    });
    d.panel?.focus(missing[0]);
  });
  return {
    node: wsEl("div", {}, problem, wsEl("div", { class: "dc-foot" }, back, on, last)),
    complain: (/** @type {boolean} */ yes) => {
      if (!yes) problem.textContent = "";
    },
    draw: () => {
      const drawn = step < d.cards.length && d.drawn(step + 1);
      on.textContent = t(drawn ? "deck_next" : step === 0 ? "deck_draw_first" : "deck_draw_next");
      const ready = d.missing(step).length === 0;
      on.classList.toggle("dc-ready", ready);
      // To draw comes before to check.
      on.classList.toggle("ws-main", step < d.cards.length && !drawn);
      last.hidden = step < d.cards.length || !ready;
    },
  };
}

/**
 * @param {string} words
 * @param {string} id
 */
export function dcHead(words, id) {
  return wsEl("h4", { class: "dc-head", id, tabindex: "-1" }, words);
}

/**
 * The rating before any card.
 *
 * @param {DeckState} d
 * @returns {DeckPanel}
 */
export function dcFirst(d) {
  const { t, uid } = d.q;
  const head = dcHead(t("deck_head_start"), `${uid}-head`);
  const rate = dcRate(d, 0);
  const foot = dcFoot(d, 0);
  return {
    head,
    node: wsEl("div", { role: "group", "aria-labelledby": `${uid}-head` }, head,
      wsEl("fieldset", { class: "dc-part" },
        wsEl("legend", { class: "dc-ask" }, t("deck_ask_first")), rate.node),
      foot.node),
    show: () => rate.show(d.rating(0)),
    draw: foot.draw,
    complain: foot.complain,
    tell() {},
    focus: () => rate.focus(),
  };
}
