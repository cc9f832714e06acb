// A worked chain: it grows step by step, and nothing is asked. The answer is how far one went.

import { wsEl } from "../../../common.js";
import { chHands, chBadgeOf, chAbout } from "./chain.js";
import { chGraph, chFolded, chCount, chTwin, chBoard } from "./draw.js";
import { chFold } from "./rule.js";

export function chWorked(q) {
  const { t, item } = q;
  const hands = chHands(item);
  const steps = item.steps ?? [];
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const board = chBoard(q);
  let at = 0; // the step on the page; 0 is before the first
  let seen = 0;

  const number = wsEl("p", { class: "ch-step-number ws-muted" });
  const head = wsEl("p", { class: "ch-step-head", dir: "auto" });
  const says = wsEl("p", { dir: "auto" });
  const shows = wsEl("p", { dir: "auto" });
  const count = wsEl("p", { class: "ch-count" });
  const back = wsEl("button", { type: "button", onclick: () => go(-1) }, t("chain_back"));
  const next = wsEl("button", { type: "button", class: "ws-main", onclick: () => go(1) });
  const text = wsEl("div", { class: "ch-step ws-panel" }, head, says, shows);

  const wordsOf = (step) => {
    const pair = step.same ?? step.one ?? [step.from, step.to];
    const [first, last] = pair.map((id) => (byId.has(id) ? t("chain_hand", byId.get(id)) : ""));
    const key = step.collapse ? "chain_step_fold"
      : step.same ? "chain_tie_ties" : step.one ? "chain_tie_one" : "chain_edge";
    return t(key, { first, last });
  };
  const draw = () => {
    const done = steps.slice(0, at);
    const step = steps[at - 1];
    const edges = done.filter((s) => s.from).map((s) => [s.from, s.to]);
    const joined = {
      ties: done.filter((s) => s.same).map((s) => s.same),
      one: done.filter((s) => s.one).map((s) => s.one),
    };
    const folded = Boolean(step?.collapse);
    const left = chFold(edges, joined.ties, joined.one);
    const fresh = step?.from ? new Map([[`${step.from}>${step.to}`, "fresh"]]) : new Map();
    const graph = folded ? chFolded(q, hands, edges, joined) : chGraph(hands, edges, joined, fresh);
    const label = folded
      ? t("chain_picture_folded", { count: chCount(q, left) })
      : t(edges.length === 1 ? "chain_picture_one" : "chain_picture", {
          hands: graph.nodes.length, arrows: edges.length,
        });
    board.draw(graph, label, chTwin(q, hands, edges, joined, { folded }));
    number.textContent = at
      ? t("chain_step", { number: at, total: steps.length })
      : t("chain_step_start", { total: steps.length });
    head.textContent = step ? wordsOf(step) : "";
    says.textContent = step?.says ?? "";
    shows.textContent = step?.shows ?? "";
    for (const line of [head, says, shows]) line.hidden = line.textContent === "";
    text.hidden = at === 0;
    count.textContent = folded ? chCount(q, left) : "";
    count.hidden = !folded;
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length));
    next.textContent = t(at === 0 ? "chain_first_step"
      : at === steps.length ? "chain_last_step"
        : steps[at].collapse ? "chain_collapse" : "chain_next");
  };
  const go = (way) => {
    const to = Math.min(steps.length, Math.max(0, at + way));
    if (to === at) return;
    at = to;
    draw();
    q.say([number, head, says, shows, count]
      .filter((line) => !line.hidden).map((line) => line.textContent).join(" "));
    if (at <= seen) return;
    seen = at;
    q.change(seen);
  };
  const show = (answer) => {
    seen = answer ?? 0;
    at = seen;
    draw();
  };
  const node = wsEl("div", { class: "ch-chain ch-worked" },
    wsEl("ul", { class: "ch-list", role: "list" }, hands.map((hand) =>
      wsEl("li", { class: "ch-item" }, chBadgeOf(hand), " ", chAbout(q, hand)))),
    // Above what changes its height, so that the buttons stay where they are.
    wsEl("div", { class: "ch-tools" }, back, next, number),
    text, board.node, count);
  return { node, show, focus: () => next.focus(), unchecked: true, how: "" };
}
