// Saving: a change is kept in the browser at once and goes to Python at once or when the hand
// rests; what Python says is taken in, unless something newer stands here.

import { wsKeeper } from "../keeper.js";
import { QU_PAUSE, QU_SLOW } from "./pace.js";
import { quSame } from "./same.js";

/** @import { Q } from "../types.d.ts" */

/** Give the question all that saves its answer. @param {Q} q */
export function quSaving(q) {
  const { model, el } = q;
  // What is on disk, as last seen here: what stands here was made from it.
  q.base = { answer: model.get("answer") ?? null, why: model.get("why") ?? "" };
  q.after = 0; // number of the last change that `base` takes in
  q.made = null; // when it was answered, where that was in a window that is gone
  q.keeper = wsKeeper({ model, el, view: q.uid, again: () => q.again(), changed: () => q.late() });
  quWaiting(q);
  quSending(q);
  quTaking(q);
  quAdopting(q);
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
    q.keeper.end();
    Object.values(q.timers).forEach(clearTimeout);
  });
}

/** What waits is said to wait, and sent again. @param {Q} q */
function quWaiting(q) {
  const { t, keeper } = q;
  q.late = (why = "cut") => {
    if (!keeper.waits()) return;
    keeper.late();
    const where = t(keeper.durable() ? "waits_browser" : "waits_page");
    q.parts.status.show("unsaved", `${t(why)} ${where}`);
  };
  q.keep = () => keeper.put({
    answer: q.answer, base: q.base.answer,
    ...(q.parts.why ? { why: q.parts.why.value(), whyBase: q.base.why } : {}),
  });
  q.again = () => {
    if (!keeper.cut() && !q.checking) q.send(q.settled() ? "retry" : "change", true);
  };
}

/** @param {Q} q */
function quSending(q) {
  const { model, parts, t, keeper } = q;
  const slow = () => {
    if (q.settled()) return;
    if (keeper.waits()) q.late("slow");
    else parts.status.show("unsaved", t("slow_check"));
    q.endCheck();
  };
  q.send = (type, quiet = false) => {
    clearTimeout(q.timers.pause);
    const asks = type === "check" || type === "open";
    if (keeper.cut()) {
      q.late();
      if (asks) parts.note.textContent = t("cut_check");
      return false;
    }
    q.unsent = "";
    q.sent += 1;
    parts.note.textContent = "";
    if (!asks && !quiet) parts.status.show("saving", t("saving"));
    clearTimeout(q.timers.slow);
    q.timers.slow = setTimeout(slow, QU_SLOW);
    try {
      model.send(quMessage(q, type));
    } catch {
      slow(); // the way to the kernel is gone
    }
    return true;
  };
  q.flush = () => {
    if (q.unsent) q.send(q.unsent);
  };
  const soon = (/** @type {number} */ pause) => {
    clearTimeout(q.timers.pause);
    if (pause > 0 && !keeper.cut()) {
      parts.status.show("saving", t("saving"));
      q.timers.pause = setTimeout(q.flush, pause);
    } else {
      q.flush();
    }
  };
  q.change = (answer, pause = 0) => {
    q.answer = answer;
    q.made = null;
    q.unsent = "change";
    q.keep();
    soon(pause);
    q.draw();
  };
  q.changeWhy = () => {
    q.made = null;
    q.unsent ||= "why";
    q.keep();
    soon(QU_PAUSE);
  };
}

/**
 * All that stands here, with what it was made from.
 *
 * @param {Q} q
 * @param {string} type
 */
function quMessage(q, type) {
  const why = q.parts.why ? { why: q.parts.why.value(), whyBase: q.base.why } : {};
  const left = q.keeper.older();
  return {
    type, view: q.uid, seq: q.sent, answer: q.answer, base: q.base.answer, after: q.after,
    ...why, ...(q.made ? { made: q.made } : {}), ...(left.length > 0 ? { left } : {}),
  };
}

/** @param {Q} q */
function quTaking(q) {
  const { model, parts, keeper } = q;
  const settle = () => {
    clearTimeout(q.timers.slow);
    const answer = model.get("answer") ?? null;
    if (!quSame(answer, q.answer)) {
      q.answer = answer;
      parts.control.show(answer);
    }
    const why = model.get("why") ?? "";
    parts.why?.show(why);
    const status = model.get("status") ?? {};
    parts.status.show(status.state ?? "idle", status.text ?? "");
    if (status.state === "unsaved") {
      keeper.late();
      return;
    }
    q.base = { answer, why };
    q.after = q.sent;
    q.made = null;
    keeper.saved();
  };
  q.take = () => {
    const heard = model.get("heard") ?? {};
    if (heard.view === q.uid) q.heard = Math.max(q.heard, heard.seq ?? 0);
    const done = q.checking > 0 && q.heard >= q.checking;
    if (done) q.endCheck();
    if (q.settled()) settle();
    q.takeFeedback(done && Boolean(heard.checked));
    q.draw();
  };
}

/** Take over what a window that is gone could not get saved. @param {Q} q */
function quAdopting(q) {
  const { model, parts, keeper } = q;
  q.adopt = () => {
    const last = keeper.find().at(-1);
    if (!last) return;
    const same = quSame(last.answer, q.answer) && (last.why ?? q.base.why) === q.base.why;
    if (same && (model.get("status") ?? {}).state !== "unsaved") {
      keeper.forget(last);
      q.adopt();
      return;
    }
    q.answer = last.answer ?? null;
    q.base = { answer: last.base ?? null, why: last.whyBase ?? q.base.why };
    q.made = last.at;
    parts.control.show(q.answer);
    if (last.why !== undefined) parts.why?.show(last.why);
    q.unsent = "change";
    q.keep();
  };
}
