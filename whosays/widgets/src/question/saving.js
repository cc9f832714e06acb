// Changes of an answer go out to Python; what Python says comes in.

import { QU_PAUSE, QU_SLOW } from "./pace.js";
import { quSame } from "./same.js";

/** @import { Q } from "../types.d.ts" */

/**
 * Changes go out; traits come in.
 *
 * @param {Q} q
 */
export function quSaving(q) {
  quSending(q);
  quTaking(q);
  q.draw = () => {
    q.parts.clear.classList.toggle("qu-away", q.answer === null);
    q.drawStale();
  };
  q.parts.clear.addEventListener("click", () => {
    q.parts.control.show(null);
    q.change(null);
    q.parts.control.focus();
    q.say(q.t("cleared"));
  });
  const leaving = () => q.flush();
  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", leaving);
  q.onEnd(() => {
    removeEventListener("pagehide", leaving);
    document.removeEventListener("visibilitychange", leaving);
    q.flush();
    Object.values(q.timers).forEach(clearTimeout);
  });
}

/**
 * What is changed goes to Python, at once or when the hand rests.
 *
 * @param {Q} q
 */
function quSending(q) {
  const { model, parts, t } = q;
  const slow = () => {
    if (q.settled()) return;
    parts.status.show("unsaved", t("slow"));
    q.endCheck();
  };
  q.send = (type) => {
    clearTimeout(q.timers.pause);
    q.unsent = "";
    q.sent += 1;
    parts.note.textContent = "";
    if (type !== "check") parts.status.show("saving", t("saving"));
    clearTimeout(q.timers.slow);
    q.timers.slow = setTimeout(slow, QU_SLOW);
    try {
      const why = parts.why ? { why: parts.why.value() } : {};
      model.send({ type, view: q.uid, seq: q.sent, answer: q.answer, ...why });
    } catch {
      slow(); // the way to the kernel is gone
    }
  };
  q.flush = () => {
    if (q.unsent) q.send(q.unsent);
  };
  const soon = (/** @type {number} */ pause) => {
    clearTimeout(q.timers.pause);
    if (pause > 0) {
      parts.status.show("saving", t("saving"));
      q.timers.pause = setTimeout(q.flush, pause);
    } else {
      q.flush();
    }
  };
  q.change = (answer, pause = 0) => {
    q.answer = answer;
    q.unsent = "change";
    soon(pause);
    q.draw();
  };
  q.changeWhy = () => {
    q.unsent ||= "why";
    soon(QU_PAUSE);
  };
}

/**
 * What Python says is taken in, unless something newer stands here.
 *
 * @param {Q} q
 */
function quTaking(q) {
  const { model, parts } = q;
  q.take = () => {
    const heard = model.get("heard") ?? {};
    if (heard.view === q.uid) q.heard = Math.max(q.heard, heard.seq ?? 0);
    const done = q.checking > 0 && q.heard >= q.checking;
    if (done) q.endCheck();
    if (q.settled()) {
      clearTimeout(q.timers.slow);
      const answer = model.get("answer") ?? null;
      if (!quSame(answer, q.answer)) {
        q.answer = answer;
        parts.control.show(answer);
      }
      parts.why?.show(model.get("why") ?? "");
      const status = model.get("status") ?? {};
      parts.status.show(status.state ?? "idle", status.text ?? "");
    }
    q.takeFeedback(done && Boolean(heard.checked));
    q.draw();
  };
}
