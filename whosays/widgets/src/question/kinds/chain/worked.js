// A worked chain: it grows step by step, and nothing is asked. The answer is how far one went.

import { collapse } from "../../../collapse.js";
import { wsEl, wsSpent } from "../../../common.js";
import { chBoard } from "./board.js";
import { chAbout, chBadgeOf, chHands } from "./hands.js";
import { chHomes } from "./home.js";
import { chCount, chFolded, chGraph, chLabel, chTwin } from "./words.js";

/** @import { Control, Hand, Q, Step } from "../../../types.d.ts" */
/** @import { Pair } from "../../../collapse.js" */

/**
 * What one step says in words.
 *
 * @param {Q} q
 * @param {Hand[]} hands
 * @param {Step} step
 */
function chStepWords(q, hands, step) {
  const pair = step.same ?? step.one ?? [step.from, step.to];
  const [first, last] = pair.map((id) => {
    const hand = hands.find((each) => each.id === id);
    return hand ? q.t("chain_hand", { ...hand }) : "";
  });
  const key = step.collapse ? "chain_step_fold"
    : step.same ? "chain_tie_ties" : step.one ? "chain_tie_one" : "chain_edge";
  return q.t(key, { first, last });
}

/**
 * The chain as it stands after some steps.
 *
 * @param {Step[]} done
 */
function chAfter(done) {
  const edges = done.flatMap((s) => (s.from && s.to ? [/** @type {Pair} */ ([s.from, s.to])] : []));
  const joined = {
    ties: done.flatMap((s) => (s.same ? [s.same] : [])),
    one: done.flatMap((s) => (s.one ? [s.one] : [])),
  };
  const step = done[done.length - 1];
  return {
    step, edges, joined,
    folded: Boolean(step?.collapse),
    left: collapse(edges, joined.ties, joined.one),
    fresh: step?.from ? new Map([[`${step.from}>${step.to}`, "fresh"]]) : new Map(),
  };
}

/**
 * The words beside the picture: which step, what it shows, how many roots are left.
 *
 * @param {Q} q
 * @param {Hand[]} hands
 * @param {Step[]} steps
 */
function chStepBox(q, hands, steps) {
  const number = wsEl("p", { class: "ch-step-number ws-muted" });
  const head = wsEl("p", { class: "ch-step-head", dir: "auto" });
  const says = wsEl("p", { dir: "auto" });
  const shows = wsEl("p", { dir: "auto" });
  const count = wsEl("p", { class: "ch-count" });
  const text = wsEl("div", { class: "ch-step ws-panel" }, head, says, shows);
  return {
    number, text, count,
    draw: (/** @type {number} */ at, /** @type {ReturnType<typeof chAfter>} */ now) => {
      const { step, folded, left } = now;
      number.textContent = at
        ? q.t("chain_step", { number: at, total: steps.length })
        : q.t("chain_step_start", { total: steps.length });
      head.textContent = step ? chStepWords(q, hands, step) : "";
      says.textContent = step?.says ?? "";
      shows.textContent = step?.shows ?? "";
      for (const line of [head, says, shows]) line.hidden = line.textContent === "";
      text.hidden = at === 0;
      count.textContent = folded ? chCount(q, left) : "";
      count.hidden = !folded;
    },
    said: () => [number, head, says, shows, count]
      .filter((line) => !line.hidden).map((line) => line.textContent).join(" "),
  };
}

/**
 * @param {Q} q
 * @returns {Control}
 */
export function chWorked(q) {
  const { t, item } = q;
  const hands = chHands(item);
  /** @type {Step[]} */
  const steps = item.steps ?? [];
  const board = chBoard(q);
  const box = chStepBox(q, hands, steps);
  let at = 0; // the step on the page; 0 is before the first
  let seen = 0;
  const back = wsEl("button", { type: "button", onclick: () => go(-1) }, t("chain_back"));
  const next = wsEl("button", { type: "button", class: "ws-main", onclick: () => go(1) });
  const draw = (way = 0) => {
    const now = chAfter(steps.slice(0, at));
    const { edges, joined, folded, left, fresh } = now;
    const graph = folded ? chFolded(q, hands, edges, joined) : chGraph(hands, edges, joined, fresh);
    board.draw(graph, chLabel(q, graph, edges, folded ? left : null),
      chTwin(q, hands, edges, joined, { folded }),
      folded && way > 0 ? chHomes(edges, left) : null);
    box.draw(at, now);
    wsSpent(back, at === 0);
    wsSpent(next, at === steps.length);
    next.textContent = t(at === 0 ? "chain_first_step"
      : at === steps.length ? "chain_last_step"
        : steps[at].collapse ? "chain_collapse" : "chain_next");
  };
  const go = (/** @type {number} */ way) => {
    const to = Math.min(steps.length, Math.max(0, at + way));
    if (to === at) return;
    at = to;
    draw(way);
    q.say(box.said());
    if (at <= seen) return;
    seen = at;
    q.change(seen);
  };
  const show = (/** @type {number | null} */ answer) => {
    seen = answer ?? 0;
    at = seen;
    draw();
  };
  const node = wsEl("div", { class: "ch-chain ch-worked" },
    wsEl("ul", { class: "ch-list", role: "list" }, hands.map((hand) =>
      wsEl("li", { class: "ch-item" }, chBadgeOf(hand), " ", chAbout(q, hand)))),
    // Above what changes its height, so that the buttons stay where they are.
    wsEl("div", { class: "ch-tools" }, back, next, box.number),
    box.text, board.node, box.count);
  return { node, show, focus: () => next.focus(), unchecked: true, ownWords: true, how: "" };
}
