// Two people at one computer: each sorts unseen, then both lie side by side, and what they agree on
// becomes the answer. What differs stays open in the control: they talk, and put it there.
//
// While somebody answers unseen, nothing goes to Python: what is on disk is what both want.

import { wsEl } from "../common.js";
import { prKept } from "../pair/kept.js";

/** @import { Apart, Q } from "../types.d.ts" */

/**
 * The line that offers it, says whose turn it is, and compares; null where a kind has no such way.
 *
 * @param {Q} q
 */
export function quPair(q) {
  const { apart } = q.parts.control;
  if (!apart || q.parts.control.unchecked) return null;
  const kept = prKept(q.model);
  const node = wsEl("div", { class: "qu-two" });
  const box = { q, apart, kept, node, draw: () => quDrawPair(box) };
  quApart(box);
  return node;
}

/** @typedef {{ q: Q, apart: Apart, kept: ReturnType<typeof prKept>, node: HTMLElement, draw: () => void }} PairBox */

/** An answer that is given unseen is kept here, and what comes from elsewhere waits. @param {PairBox} box */
function quApart({ q, kept, draw }) {
  const { change, take } = q;
  q.change = (answer, pause) => {
    const now = kept.get();
    if (!now || now.step === 3) {
      change(answer, pause);
      return;
    }
    q.answer = answer;
    kept.put({ step: now.step, answers: now.step === 1 ? [answer, null] : [now.answers[0], answer] });
    q.draw();
  };
  q.take = () => {
    if ((kept.get()?.step ?? 3) === 3) take();
  };
  // What was begun before the page was loaded again goes on.
  queueMicrotask(() => {
    const now = kept.get();
    if (now && now.step !== 3) quShowPair(q, now.answers[now.step - 1]);
    draw();
  });
}

/** @param {Q} q @param {any} answer */
function quShowPair(q, answer) {
  q.answer = answer;
  q.parts.control.show(answer);
  q.draw();
}

/** @param {PairBox} box */
function quDrawPair(box) {
  const { q, kept, node } = box;
  const { t } = q;
  const now = kept.get();
  if (now && now.step !== 3) q.el.dataset.apart = String(now.step);
  else delete q.el.dataset.apart;
  if (!now) {
    node.replaceChildren(wsEl("button", {
      type: "button", class: "ws-quiet qu-two-begin", onclick: () => quTurn(box, 1, [null, null]),
    }, t("pair_begin")));
    return;
  }
  if (now.step === 3) {
    node.replaceChildren(...quCompared(box, now.answers));
    return;
  }
  const head = wsEl("p", { class: "qu-two-turn", tabindex: "-1" }, t(`pair_turn_${now.step}`));
  const done = () => {
    if (q.answer === null) q.say(t("pair_empty"));
    else if (now.step === 1) quTurn(box, 2, [q.answer, null]);
    else quSettle(box, [now.answers[0], q.answer]);
  };
  node.replaceChildren(head, wsEl("div", { class: "ws-row" },
    wsEl("button", { type: "button", class: "ws-main qu-two-done", onclick: done }, t(`pair_done_${now.step}`)),
    wsEl("button", { type: "button", class: "ws-quiet", onclick: () => quStop(box) }, t("pair_stop"))));
}

/** @param {PairBox} box @param {1 | 2} step @param {[any, any]} answers */
function quTurn(box, step, answers) {
  const { q, kept } = box;
  q.flush();
  kept.put({ step, answers });
  quShowPair(q, null);
  box.draw();
  quToHead(box);
  q.say(q.t(`pair_turn_${step}`));
}

/** Both have answered: what they agree on is saved, what differs is open. @param {PairBox} box @param {[any, any]} answers */
function quSettle(box, answers) {
  const { q, kept, apart } = box;
  const { answer } = apart.compare(...answers);
  kept.put({ step: 3, answers });
  q.parts.control.show(answer);
  q.change(answer);
  q.draw();
  box.draw();
  quToHead(box);
}

/** Back to what is saved, as if nothing had been begun. @param {PairBox} box */
function quStop(box) {
  box.kept.put(null);
  quShowPair(box.q, box.q.model.get("answer") ?? null);
  box.draw();
  box.q.take();
  /** @type {HTMLElement | null} */ (box.node.querySelector("button"))?.focus();
}

/** @param {PairBox} box */
function quToHead({ node }) {
  const head = /** @type {HTMLElement | null} */ (node.querySelector("[tabindex]"));
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "nearest" });
}

/**
 * Both answers side by side, what differs first.
 *
 * @param {PairBox} box
 * @param {[any, any]} answers
 */
function quCompared(box, answers) {
  const { q, apart } = box;
  const { t } = q;
  const { rows } = apart.compare(...answers);
  const same = rows.filter((row) => row.same).length;
  const said = (/** @type {string} */ choice) => (choice ? apart.said(choice) : t("pair_nothing"));
  const differs = rows.filter((row) => !row.same);
  const body = [...differs, ...rows.filter((row) => row.same)].map((row) =>
    wsEl("tr", { class: row.same ? "qu-two-same" : "qu-two-differs" },
      wsEl("th", { scope: "row", dir: "auto" }, apart.row(row.id)),
      wsEl("td", { "data-who": t("pair_first"), dir: "auto" }, said(row.first)),
      wsEl("td", { "data-who": t("pair_second"), dir: "auto" }, said(row.second)),
      wsEl("td", { class: "qu-two-sign" }, t(row.same ? "pair_same" : "pair_differs"))));
  return [
    wsEl("p", { class: "qu-two-turn", tabindex: "-1" },
      t("pair_agree", { same, total: rows.length })),
    wsEl("p", {}, t(differs.length > 0 ? "pair_talk" : "pair_all")),
    wsEl("table", { class: "qu-two-table" },
      wsEl("thead", {}, wsEl("tr", {},
        wsEl("th", { scope: "col" }, t("pair_what")), wsEl("th", { scope: "col" }, t("pair_first")),
        wsEl("th", { scope: "col" }, t("pair_second")),
        wsEl("th", { scope: "col" }, wsEl("span", { class: "ws-sr" }, t("pair_same_or_not"))))),
      wsEl("tbody", {}, body)),
    wsEl("button", { type: "button", class: "ws-quiet", onclick: () => {
      box.kept.put(null);
      box.draw();
      /** @type {HTMLElement | null} */ (box.node.querySelector("button"))?.focus();
    } }, t("pair_close")),
  ];
}
