// The question: prompt, passage, controls, hints, check, feedback. Joined behind common.js
// and the other question_*.js files.
//
// Who owns what: the answer in this window is shown at once (q.answer) and sent to Python
// with a number; Python alone writes the traits and says which number they take in
// ("heard"). Until the last number has come back, what stands here is newer than the traits.

import { wsEl, wsRoot, wsTell, wsId, wsTogether } from "../common.js";
import { quDrawFeedback } from "./feedback.js";
import { QU_WAIT } from "./pace.js";
import { quSame } from "./same.js";
import { quSaving } from "./saving.js";
import { quWhy } from "./why.js";
import "./question.css";
import "./parts.css";
import "./feedback.css";

/** @import { Feedback, Given, Model, Passage, Q } from "../types.d.ts" */


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
  parts.check = wsEl("button", { type: "button", class: "ws-main qu-check" }, t("check"));
  parts.note = wsEl("p", { class: "qu-problem", role: "alert" });
  parts.status = quStatus(q);
  parts.feedback = quFeedbackBox(q);
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
  const card = wsEl("div", { class: "qu-card" },
    wsEl("fieldset", { class: "qu-field", "aria-describedby": `${uid}-note` },
      wsEl("legend", { class: "qu-prompt", id: `${uid}-prompt`, dir: "auto" }, item.prompt),
      note,
      item.passage ? quPassage(q, item.passage) : null,
      how
        ? wsEl("div", { class: "qu-how-row" },
            wsEl("p", { class: "qu-how ws-muted" }, how),
            parts.control.clears ? parts.clear : null)
        : null,
      parts.control.node),
    parts.why?.node,
    parts.hints,
    wsEl("div", { class: "qu-actions" },
      q.practice ? parts.check : null, parts.hint, parts.status.box),
    parts.note,
    parts.feedback.box,
    parts.live, parts.status.live);
  wsRoot(q.el, "question").replaceChildren(card);
}

/**
 * @param {Q} q
 * @param {Passage} passage
 */
function quPassage(q, passage) {
  return wsEl("figure", { class: passage.ours ? "qu-passage qu-ours" : "qu-passage" },
    wsEl("figcaption", { dir: "auto" }, passage.label,
      passage.ours ? wsEl("span", { class: "qu-ours-note" }, q.t("ours")) : null),
    wsEl("blockquote", { dir: "auto" }, passage.text));
}

/** @param {Q} q */
function quFeedbackBox(q) {
  // Spoken through the one live region, which is always on the page: browsers differ on a
  // live region that was hidden a moment ago.
  const head = wsEl("div", { class: "qu-head" });
  const stale = wsEl("p", { class: "qu-stale" });
  const body = wsEl("div", { class: "qu-body" });
  const box = wsEl("div", {
    class: "qu-feedback", role: "group", "aria-label": q.t("feedback"), hidden: true,
  }, stale, head, body);
  return { box, head, body, stale };
}

/**
 * The line that says whether the answer is on disk, with a way to try again.
 *
 * @param {Q} q
 */
function quStatus(q) {
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

/**
 * Check, and what comes of it.
 *
 * @param {Q} q
 */
function quChecking(q) {
  const { model, parts, t } = q;
  /** @type {Feedback | null} */
  let drawn = null;
  parts.check.addEventListener("click", (event) => {
    if (q.checking) return;
    const state = (model.get("feedback") ?? {}).state ?? "blank";
    // Nothing to explain yet, or explained and read about already: no need to ask.
    if (q.answer !== null && state === "blank" && parts.why?.wait(event.detail)) return;
    parts.why?.done();
    if (!q.send("check")) return;
    q.checking = q.sent;
    q.timers.wait = setTimeout(() => {
      parts.check.textContent = t("checking");
    }, QU_WAIT);
  });
  q.endCheck = () => {
    q.checking = 0;
    clearTimeout(q.timers.wait);
    q.drawStale();
  };
  q.takeFeedback = (now) => {
    const feedback = model.get("feedback") ?? {};
    // Drawn again only when it is new or was asked for: open details stay open.
    if (feedback === drawn && !now) return;
    drawn = feedback;
    if (!feedback.state) {
      parts.feedback.box.hidden = true;
      return;
    }
    quDrawFeedback(q, feedback);
    parts.control.feedback?.(feedback, now);
    if (!now) return;
    q.say(parts.feedback.head.textContent);
    parts.feedback.head.classList.remove("ws-flash");
    void parts.feedback.head.offsetWidth; // lets the flash begin anew
    parts.feedback.head.classList.add("ws-flash");
    parts.feedback.head.scrollIntoView({ block: "nearest" });
  };
  q.drawStale = () => {
    const { box, stale } = parts.feedback;
    const shown = Boolean((model.get("feedback") ?? {}).state);
    const same = parts.control.same ?? quSame; // a control may know what a check is about
    const old = shown && !q.checking && !same(q.answer, model.get("checked") ?? null);
    const blank = box.dataset.state === "blank";
    const words = old && !blank ? t("stale") : "";
    if (stale.textContent !== words) {
      stale.textContent = words;
      if (words) q.say(words);
    }
    box.classList.toggle("qu-old", old);
    if (shown) box.hidden = old && blank; // "nothing to check" is past once there is something
    if (!q.checking) parts.check.textContent = t(old && !blank ? "check_again" : "check");
  };
  q.fail = (sentence) => {
    q.endCheck();
    parts.note.textContent = sentence;
  };
}

/**
 * Hints come one at a time and stay.
 *
 * @param {Q} q
 */
function quHinting(q) {
  const { model, parts, t } = q;
  const hints = q.item.hints ?? [];
  const show = (/** @type {number} */ count) => {
    for (; q.hints < Math.min(count, hints.length); q.hints += 1) {
      parts.hints.append(wsEl("div", { class: "qu-hint" },
        wsEl("span", { class: "qu-label" }, t("hint_label", { number: q.hints + 1 })),
        wsEl("p", { dir: "auto" }, hints[q.hints])));
    }
    const done = q.hints >= hints.length;
    parts.hint.hidden = hints.length === 0;
    parts.hint.setAttribute("aria-disabled", String(done));
    parts.hint.textContent = done
      ? t("hints_done")
      : t("hint", { number: q.hints + 1, total: hints.length });
  };
  parts.hint.addEventListener("click", () => {
    if (q.hints >= hints.length) return;
    q.flush();
    show(q.hints + 1);
    try {
      model.send({ type: "hint", view: q.uid, shown: q.hints });
    } catch {
      // Without a kernel a hint can still be read.
    }
  });
  q.takeHints = () => show(model.get("hints_shown") ?? 0);
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
    q.parts.control.renew?.(item);
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
