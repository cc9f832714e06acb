// The question: prompt, passage, controls, hints, check, feedback.
//
// Who owns what: the answer in this window is shown at once (q.answer) and sent to Python
// with a number; Python alone writes the traits and says which number they take in
// ("heard"). Until the last number has come back, what stands here is newer than the traits.

import { wsAsked, wsEl, wsNumber, wsRoot, wsTell, wsId, wsTogether } from "../common.js";
import { wsCard } from "../state.js";
import { quBeside } from "./beside.js";
import { quChecking } from "./checking.js";
import { quHinting } from "./hints.js";
import { quPair } from "./pair.js";
import { quSaving } from "./saving.js";
import { quStatus } from "./status.js";
import { quWhy } from "./why.js";
import "./question.css";
import "./beside.css";
import "./parts.css";
import "./pair.css";
import "./feedback.css";

/** @import { Given, Model, Q } from "../types.d.ts" */

const QU_LONG = 80; // letters of an instruction that has no room beside a button on a phone

/**
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {Q["control"]} control
 */
function quStart(model, el, control) {
  const strings = model.get("strings") ?? {};
  const q = /** @type {Q} */ (/** @type {unknown} */ ({
    model, el, control,
    ...wsTell(strings),
    uid: wsId("qu-"),
    item: model.get("item") ?? {},
    practice: model.get("mode") !== "assessed",
    answer: model.get("answer") ?? null,
    unsent: "", // what was changed since the last message: "change", "why" or nothing
    sent: 0, // number of the last change sent
    heard: 0, // number of the last change answered
    checking: 0, // number of the check that is on its way; 0 if none is
    hints: 0,
    timers: {},
    ends: [],
    parts: {},
  }));
  q.onEnd = (f) => {
    q.ends.push(f);
  };
  q.settled = () => !q.unsent && q.heard >= q.sent;
  // The same sentence twice is read twice only if something in it changes.
  q.say = (words, live = q.parts.live) => {
    live.textContent = live.textContent === words ? `${words}\u00a0` : words;
  };
  quBuild(q);
  quSaving(q);
  quChecking(q);
  quHinting(q);
  const pair = quPair(q);
  if (pair) q.parts.pairs.append(pair);
  return q;
}

/**
 * Put the page together once; later only texts and states change.
 *
 * @param {Q} q
 */
function quBuild(q) {
  const { t, uid, item, parts } = q;
  parts.why = quWhy(q);
  parts.control = q.control(q);
  if (parts.control.unchecked) q.practice = false; // a worked example: there is nothing to check
  parts.live = wsEl("p", { class: "ws-sr", "aria-live": "polite" });
  parts.clear = wsEl("button", { type: "button", class: "ws-quiet qu-clear" }, t("clear"));
  parts.hints = wsEl("div", { class: "qu-hints", "aria-live": "polite" });
  parts.hint = wsEl("button", { type: "button", class: "qu-hint-button" });
  parts.check = wsEl("button", { type: "button", class: "ws-main ws-check qu-check" }, t("check"));
  parts.note = wsEl("p", { class: "qu-problem", role: "alert" });
  parts.status = quStatus(q);
  parts.feedback = quFeedbackBox(q);
  parts.card = wsCard(q.el, t, item);
  const how = parts.control.how ?? t(`how_${item.kind}`);
  const note = wsEl("div", { id: `${uid}-note` },
    item.note ? wsEl("p", { class: "qu-item-note", dir: "auto" }, item.note) : null);
  const earlier = wsEl("p", { class: "qu-earlier", dir: "auto" });
  parts.earlier = (words) => {
    earlier.textContent = words ?? "";
    if (words) note.prepend(earlier);
    else earlier.remove();
  };
  parts.earlier(item.earlier);
  parts.pairs = wsEl("div", {});
  const task = wsEl("div", { class: "qu-task" },
    wsEl("fieldset", { class: "qu-field", "aria-describedby": `${uid}-note` },
      wsEl("legend", { class: "qu-prompt", id: `${uid}-prompt`, dir: "auto" }, wsAsked(item)),
      note,
      how
        ? wsEl("div", { class: how.length > QU_LONG ? "qu-how-row qu-long" : "qu-how-row" },
            wsEl("p", { class: "qu-how ws-muted" }, how),
            parts.control.clears ? parts.clear : null)
        : null,
      parts.pairs,
      parts.control.node),
    parts.why?.node,
    parts.hints,
    wsEl("div", { class: "qu-actions" },
      q.practice ? parts.check : null, parts.hint, parts.status.box),
    parts.note,
    parts.feedback.box,
    parts.live, parts.status.live);
  const card = wsEl("div", { class: "qu-card" }, parts.card.node,
    item.passage ? quBeside(q, item.passage) : null, task);
  wsRoot(q.el, "question").replaceChildren(item.later ? quLater(q, card) : card);
}

/**
 * A question whose words would tell what a step above it shows stays closed until it is opened.
 *
 * @param {Q} q
 * @param {HTMLElement} card
 */
function quLater(q, card) {
  return wsEl("details", { class: "qu-later", open: q.answer !== null },
    wsEl("summary", { dir: "auto" }, wsNumber(q.item.number), q.item.later), card);
}

/** @param {Q} q */
function quFeedbackBox(q) {
  // Spoken through the one live region, which is always on the page: browsers differ on a
  // live region that was hidden a moment ago.
  const head = wsEl("div", { class: "qu-head", tabindex: "-1" });
  const stale = wsEl("p", { class: "qu-stale" });
  const body = wsEl("div", { class: "qu-body" });
  const box = wsEl("div", {
    class: "qu-feedback", role: "group", "aria-label": q.t("feedback"), hidden: true,
  }, stale, head, body);
  return { box, head, body, stale };
}

/**
 * @param {Given} given
 * @param {Q["control"]} control
 */
function render({ model, el }, control) {
  const q = quStart(model, el, control);
  q.parts.control.show(q.answer);
  q.takeHints();
  q.adopt();
  q.take();
  q.flush();
  const note = (/** @type {any} */ message) => {
    if (message?.type === "note" && message.view === q.uid) q.fail(message.text);
  };
  const renewed = () => {
    const item = model.get("item") ?? {};
    q.parts.earlier(item.earlier);
    q.item.first_number = item.first_number;
    q.parts.control.renew?.(item);
    q.draw();
  };
  model.on("change:item", renewed);
  const traits = ["answer", "status", "heard", "feedback", "checked", "why"];
  // One message may change several traits; they are taken in together, once.
  const off = wsTogether(model, traits, q.take);
  model.on("change:hints_shown", q.takeHints);
  model.on("msg:custom", note);
  return () => {
    off();
    model.off("change:hints_shown", q.takeHints);
    model.off("change:item", renewed);
    model.off("msg:custom", note);
    for (const end of q.ends) end();
  };
}

/**
 * The widget of one kind: the question, with that kind's control.
 *
 * @param {Q["control"]} control
 */
export function widget(control) {
  return { render: (/** @type {Given} */ given) => render(given, control) };
}
