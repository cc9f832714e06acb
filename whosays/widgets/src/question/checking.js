// The check, and what comes of it.

import { quDrawFeedback } from "./feedback.js";
import { QU_WAIT } from "./pace.js";
import { quSame } from "./same.js";

/** @import { Feedback, Q } from "../types.d.ts" */

/**
 * Check, and what comes of it.
 *
 * @param {Q} q
 */
export function quChecking(q) {
  const { model, parts, t } = q;
  /** @type {Feedback | null} */
  let drawn = null;
  parts.check.addEventListener("click", (event) => {
    if (q.checking) return;
    const state = (model.get("feedback") ?? {}).state ?? "blank";
    // Nothing to explain yet, or explained and read about already: no need to ask.
    if (q.answer !== null && state === "blank" && parts.why?.wait(event.detail)) return;
    parts.why?.done();
    q.ask("check");
  });
  q.ask = (type) => {
    if (q.checking || !q.send(type)) return;
    q.checking = q.sent;
    q.timers.wait = setTimeout(() => {
      parts.check.textContent = t("checking");
    }, QU_WAIT);
  };
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
    const { head } = parts.feedback;
    quDrawFeedback(q, feedback);
    parts.control.feedback?.(feedback, now);
    if (!now) return;
    if (document.activeElement !== head) q.say(head.textContent); // else it is read by itself
    quFlash(head);
    quBringUp(parts.feedback);
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
    quShowState(q, old);
  };
  q.fail = (sentence) => {
    q.endCheck();
    parts.note.textContent = sentence;
  };
}

/**
 * Let a flash begin anew: another name does it, and the page need not be laid out in between.
 *
 * @param {HTMLElement} head
 */
function quFlash({ classList }) {
  const again = classList.contains("ws-flash");
  classList.toggle("ws-flash", !again);
  classList.toggle("ws-flash-again", again);
}

/**
 * Bring all of a feedback into sight where it leaves room for what it is about, else its beginning.
 * In the frame that shows it, which lays the page out anyhow: before it, that would be done twice.
 *
 * @param {{box: HTMLElement, head: HTMLElement}} feedback
 */
function quBringUp({ box, head }) {
  requestAnimationFrame(() => {
    (box.offsetHeight < innerHeight / 2 ? box : head).scrollIntoView({ block: "nearest" });
  });
}

/** @param {Q} q @param {boolean} stale */
function quShowState({ model, el, item, answer, parts }, stale) {
  // The end of a page lays a first number and the last one side by side.
  if (typeof answer === "number") el.dataset.now = String(answer);
  else delete el.dataset.now;
  if (item.first_number !== undefined && item.first_number !== null) {
    el.dataset.first = String(item.first_number);
  }
  parts.card.show({ answered: answer !== null, told: (model.get("feedback") ?? {}).state, stale });
}
