// Evidence deck: a claim, cards drawn one at a time, and a line of one's own ratings.
//
// One step is open at a time: first the rating before any card, then card after card. A card
// counts as drawn once something of it is answered, or it has been opened in this window.

import { wsEl } from "../../../common.js";
import { prDeck } from "../../../pair/agree.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";
import { quSame } from "../../same.js";
import { dcMarked, dcMissing, dcWith } from "./answer.js";
import { dcCard } from "./card.js";
import { dcLine } from "./line.js";
import { dcFirst } from "./step.js";
import "./deck.css";

/** @import { Control, DeckAnswer, DeckState, Feedback, Q } from "../../../types.d.ts" */

/**
 * What the deck's parts share.
 *
 * @param {Q} q
 * @returns {DeckState}
 */
function dcState(q) {
  /** @type {DeckState} */
  const d = {
    q,
    cards: q.item.cards ?? [],
    placings: new Map((q.item.placings ?? []).map((/** @type {any} */ placing) => [placing.id, placing])),
    answer: {},
    more: {}, // our placings, once checked
    told: new Map(), // of each card that was checked, how its placing was found
    at: -1, // the step that is open: 0 is the first rating, 1 the first card
    opened: 0, // the last step that was opened in this window
    panel: null,
    steps: wsEl("ol", { class: "dc-steps", role: "list", "aria-label": q.t("deck_steps") }),
    box: wsEl("div", { class: "dc-panel" }),
    placed: (number) => d.answer.placed?.[d.cards[number - 1]?.id] ?? {},
    rating: (step) => (step === 0 ? d.answer.first : d.placed(step).rating) ?? null,
    missing: (step) => dcMissing(d.answer, d.cards, step),
    drawn: (step) => step <= d.opened || Object.keys(d.placed(step)).length > 0,
    put() {},
    go() {},
    redraw() {},
  };
  return d;
}

/**
 * The ways to change the deck and to go about in it.
 *
 * @param {DeckState} d
 */
function dcWays(d) {
  const { q } = d;
  d.put = (part, value, pause = 0) => {
    const next = dcWith(d.cards, d.answer, d.at, part, value);
    d.answer = next ?? {};
    if (part === "how" && d.told.delete(d.cards[d.at - 1].id)) d.panel?.tell();
    d.panel?.complain(false);
    q.change(next, pause);
    d.redraw();
  };
  d.go = (step, told = true) => {
    q.flush();
    d.at = step;
    d.opened = Math.max(d.opened, step);
    const panel = step === 0 ? dcFirst(d) : dcCard(d, step);
    d.panel = panel;
    d.box.replaceChildren(panel.node);
    panel.show();
    d.redraw();
    if (!told) return;
    panel.head.focus({ preventScroll: true });
    // From the foot of the last card up to the head of this one, the row of cards above it.
    panel.head.scrollIntoView({ block: "nearest" });
    d.steps.scrollIntoView({ block: "nearest" });
  };
}

/**
 * @param {Q} q
 * @returns {Control}
 */
export const control = (q) => {
  const { t, item } = q;
  const d = dcState(q);
  const line = dcLine(d);
  dcWays(d);
  d.redraw = () => {
    dcRedraw(d);
    line.draw();
  };
  const claim = wsEl("div", { class: "dc-claim" },
    wsEl("p", { class: "qu-label" }, t("deck_claim")),
    wsEl("p", { class: "dc-says", dir: "auto" }, item.claim?.says));
  const node = wsEl("div", { class: "dc" },
    wsEl("div", { class: "dc-cards" }, claim, d.steps, d.box), line.node);
  // The claim stays in sight as long as a card is: what is scrolled to stands below it.
  const sizes = new ResizeObserver(() => node.style.setProperty("--dc-claim", `${claim.offsetHeight}px`));
  sizes.observe(claim);
  q.onEnd(() => sizes.disconnect());
  return {
    node,
    ownWords: true,
    open: (id) => d.go(d.cards.findIndex((card) => card.id === id) + 1),
    apart: {
      compare: (first, second) => prDeck(first, second, d.cards.map(({ id }) => id)),
      row: (id) => {
        const at = d.cards.findIndex((card) => card.id === id);
        return t("deck_step_card", { number: at + 1, ...d.cards[at] });
      },
      said: (how) => d.placings.get(how)?.text ?? how,
    },
    show: (answer) => {
      d.answer = answer ?? {};
      // Somebody else begins: no card is drawn yet.
      if (!answer) d.opened = 0;
      if (d.at < 0 || !answer) d.go(answer ? dcWhere(d) : 0, false);
      else d.panel?.show();
      d.redraw();
    },
    focus: () => d.panel?.head.focus(),
    same: (a, b) => quSame(dcMarked(a), dcMarked(b)),
    feedback: (feedback) => {
      d.more = feedback.more ?? {};
      d.told = new Map((feedback.options ?? []).filter(({ chosen }) => chosen)
        .map(({ id, verdict }) => [id, verdict ?? "open"]));
      d.panel?.tell();
      d.redraw();
    },
  };
};

/**
 * Where to begin: at the last step that something is answered of.
 *
 * @param {DeckState} d
 */
function dcWhere(d) {
  for (let step = d.cards.length; step > 0; step -= 1) if (d.drawn(step)) return step;
  return 0;
}

/**
 * The row of cards, and the open step's buttons.
 *
 * @param {DeckState} d
 */
function dcRedraw(d) {
  const { t } = d.q;
  const held = d.steps.contains(document.activeElement)
    ? [...d.steps.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) : -1;
  const last = Math.max(d.opened, dcWhere(d));
  d.steps.replaceChildren(...[null, ...d.cards].map((card, step) => {
    const short = step === 0 ? t("deck_start") : String(step);
    if (step > last) {
      return wsEl("li", {},
        wsEl("span", { class: "dc-step dc-closed" },
          wsEl("span", { "aria-hidden": "true" }, short),
          wsEl("span", { class: "ws-sr" }, t("deck_step_closed", { number: step }))));
    }
    const done = d.missing(step).length === 0;
    const name = card === null ? t("deck_step_start")
      : t("deck_step_card", { number: step, publication: card.publication, date: card.date });
    return wsEl("li", {},
      wsEl("button", {
        type: "button", class: done ? "dc-step dc-done" : "dc-step",
        "aria-label": done ? t("deck_step_done", { name }) : name,
        "aria-current": step === d.at ? "step" : null,
        onclick: () => d.go(step),
      }, short, done ? quDraw(QU_SIGNS.fits) : null));
  }));
  if (held >= 0) d.steps.querySelectorAll("button")[held]?.focus();
  d.panel?.draw();
}
