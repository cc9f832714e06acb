// Two people at one computer mark the same text, each unseen by the other; then every place that one
// of them marked is listed with what both say, and what they agree on is marked in the text.

import { wsEl } from "../common.js";
import { prMarks } from "../pair/agree.js";
import { prKept } from "../pair/kept.js";
import { rdHistory } from "./marks.js";
import { rdQuote, rdShorten } from "./text.js";

/** @import { RdMark, Reader } from "../types.d.ts" */

/** @typedef {{ rd: Reader, kept: ReturnType<typeof prKept>, node: HTMLElement }} RdPairBox */

/**
 * The place where it is offered and compared; null where marks are only read.
 *
 * @param {Reader} rd
 */
export function rdPair(rd) {
  if (rd.readOnly || !rd.model.get("task")?.prompt) return null;
  const kept = prKept(rd.model);
  const node = wsEl("div", { class: "rd-pair" });
  const box = { rd, kept, node };
  const { change } = rd;
  rd.apart = () => (kept.get()?.step ?? 3) !== 3;
  rd.change = () => {
    const now = kept.get();
    if (!now || now.step === 3) {
      change();
      return;
    }
    const { marks } = rd.history;
    kept.put({ step: now.step, answers: now.step === 1 ? [marks, null] : [now.answers[0], marks] });
    rd.draw();
  };
  // What was begun before the page was loaded again goes on.
  queueMicrotask(() => {
    const now = kept.get();
    if (now && now.step !== 3) rdShowPair(rd, now.answers[now.step - 1] ?? []);
    rdDrawPair(box);
  });
  return node;
}

/** @param {Reader} rd @param {RdMark[]} marks */
function rdShowPair(rd, marks) {
  // A new history: "Undo" must not bring back what the other person marked.
  rd.history = rdHistory(marks);
  rd.active = null;
  rd.selection = null;
  rd.draw();
}

/** @param {RdPairBox} box */
function rdDrawPair(box) {
  const { rd, kept, node } = box;
  const { t } = rd;
  const now = kept.get();
  if (now && now.step !== 3) rd.el.dataset.apart = String(now.step);
  else delete rd.el.dataset.apart;
  if (!now) {
    node.replaceChildren(wsEl("button", {
      type: "button", class: "ws-quiet rd-small rd-pair-begin",
      onclick: () => rdTurn(box, 1, [[], null]),
    }, t("pair_begin")));
    return;
  }
  if (now.step === 3) {
    node.replaceChildren(...rdCompared(box, now.answers[0] ?? [], now.answers[1] ?? []));
    return;
  }
  const done = () => {
    if (now.step === 1) rdTurn(box, 2, [rd.history.marks, []]);
    else rdSettle(box, [kept.get()?.answers[0] ?? [], rd.history.marks]);
  };
  node.replaceChildren(
    wsEl("p", { class: "rd-pair-turn", tabindex: "-1" }, t(`pair_turn_${now.step}`)),
    wsEl("div", { class: "ws-row" },
      wsEl("button", { type: "button", class: "ws-main", onclick: done }, t(`pair_done_${now.step}`)),
      wsEl("button", { type: "button", class: "ws-quiet rd-small", onclick: () => rdStop(box) },
        t("pair_stop"))));
}

/** @param {RdPairBox} box @param {1 | 2} step @param {[RdMark[], RdMark[] | null]} answers */
function rdTurn(box, step, answers) {
  box.kept.put({ step, answers });
  rdShowPair(box.rd, []);
  rdDrawPair(box);
  rdToHead(box);
}

/** @param {RdPairBox} box @param {[RdMark[], RdMark[]]} answers */
function rdSettle(box, answers) {
  const { rd, kept } = box;
  kept.put({ step: 3, answers });
  rdShowPair(rd, prMarks(...answers).answer);
  rd.change();
  rdDrawPair(box);
  rdToHead(box);
}

/** Back to what is saved, as if nothing had been begun. @param {RdPairBox} box */
function rdStop(box) {
  box.kept.put(null);
  rdShowPair(box.rd, box.rd.model.get("marks") ?? []);
  rdDrawPair(box);
  /** @type {HTMLElement | null} */ (box.node.querySelector("button"))?.focus();
}

/** @param {RdPairBox} box */
function rdToHead({ node }) {
  const head = /** @type {HTMLElement | null} */ (node.querySelector("[tabindex]"));
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "nearest" });
}

/** @param {RdPairBox} box @param {RdMark[]} first @param {RdMark[]} second */
function rdCompared(box, first, second) {
  const { rd } = box;
  const { t } = rd;
  const { places } = prMarks(first, second);
  const same = places.filter((place) => place.same).length;
  const said = (/** @type {RdMark | null} */ mark) => (mark ? rd.codeOf(mark.code).label : t("pair_not_marked"));
  const row = (/** @type {typeof places[number]} */ place) => {
    const span = place.first ?? place.second;
    if (!span) return null;
    const go = wsEl("button", {
      type: "button", class: "rd-go", onclick: () => rd.goTo(span, { from: go }),
    }, wsEl("span", { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" },
      `“${rdShorten(rdQuote(rd.text, span), 80)}”`));
    return wsEl("li", { class: place.same ? "rd-pair-same" : "rd-pair-differs" }, go,
      wsEl("p", {}, `${t("pair_first")}: ${said(place.first)}`),
      wsEl("p", {}, `${t("pair_second")}: ${said(place.second)}`),
      wsEl("p", { class: "rd-pair-sign" }, t(place.same ? "pair_same" : "pair_differs")));
  };
  const differs = places.filter((place) => !place.same);
  return [
    wsEl("p", { class: "rd-pair-turn", tabindex: "-1" },
      t("pair_marks_agree", { same, total: places.length })),
    wsEl("p", {}, t(differs.length > 0 ? "pair_marks_talk" : "pair_marks_all")),
    wsEl("ul", { class: "rd-pair-list", role: "list" }, differs.map(row)),
    wsEl("button", { type: "button", class: "ws-quiet rd-small", onclick: () => {
      box.kept.put(null);
      rdDrawPair(box);
      /** @type {HTMLElement | null} */ (box.node.querySelector("button"))?.focus();
    } }, t("pair_close")),
  ];
}
