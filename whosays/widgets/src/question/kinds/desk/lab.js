// The switches of the newsroom desk: change one piece of sourcing, say first which tests will
// come out differently, then look. Everything that can be seen came with the check.

import { wsEl } from "../../../common.js";
import { dkAnswer } from "./answer.js";
import { dkGuess } from "./guess.js";
import { dkOutcomes } from "./outcomes.js";
import { dkText } from "./passage.js";
import { dkName, dkTried, dkTurned, dkWith } from "./settings.js";

/** @import { DeskState, Feedback, LabState } from "../../../types.d.ts" */

/**
 * The switches, each with its wording as it stands.
 *
 * @param {DeskState} d
 * @param {LabState} s
 * @param {(i: number) => void} press
 */
function dkSwitches({ t, desk }, s, press) {
  const rows = desk.switches.map((entry, i) => {
    const button = wsEl("button", { type: "button", class: "dk-throw", onclick: () => press(i) });
    const now = wsEl("p", { class: "dk-wording", dir: "auto" });
    const node = wsEl("li", { class: "dk-switch" },
      wsEl("div", {}, wsEl("p", { class: "dk-switch-label", dir: "auto" }, entry.label), now),
      button);
    return { entry, node, button, now };
  });
  return {
    node: wsEl("ul", { class: "dk-switches", role: "list", "aria-label": t("desk_switches") },
      rows.map((row) => row.node)),
    focus: (/** @type {number} */ i) => rows[i].button.focus(),
    draw: () => rows.forEach(({ entry, node, button, now }, i) => {
      const on = s.on.includes(i);
      now.textContent = t("desk_now", { words: on ? entry.to : entry.from });
      button.textContent = t(on ? "desk_throw_back" : "desk_throw");
      button.setAttribute("aria-label",
        t(on ? "desk_throw_back_name" : "desk_throw_name", { label: entry.label }));
      button.setAttribute("aria-disabled", String(s.pending !== null));
      node.classList.toggle("dk-on", on);
    }),
  };
}

/**
 * The passage as the switches make it.
 *
 * @param {DeskState} d
 * @param {LabState} s
 */
function dkMadeText({ t, desk }, s) {
  const quote = wsEl("blockquote", { dir: "auto", translate: "no" });
  const label = wsEl("figcaption", { dir: "auto" });
  const draw = () => {
    const made = s.made?.[dkName(s.on)];
    if (!made) return;
    label.replaceChildren(t(s.on.length ? "desk_lab_label" : "desk_lab_same"),
      desk.ours ? wsEl("span", { class: "qu-ours-note" }, t("ours")) : "");
    dkText(quote, made, Array.from(made.text), made.changed.map((place) => ({
      place, label: "", kind: "dk-new",
    })));
    for (const mark of quote.querySelectorAll("mark")) {
      mark.prepend(wsEl("span", { class: "ws-sr" }, `${t("desk_new_words")} `));
      mark.append(wsEl("span", { class: "ws-sr" }, ` ${t("desk_new_words_end")}`));
    }
  };
  const node = wsEl("div", { class: "dk-page" },
    wsEl("figure", { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" }, label, quote));
  return { node, draw };
}

/**
 * The ways to throw a switch: at once to a setting that is known, else after a guess.
 *
 * @param {DeskState} d
 * @param {LabState} s
 * @param {{draw: () => void, ask: () => void, focus: (i: number) => void, said: () => string}} on
 */
function dkThrowing(d, s, on) {
  const turn = (/** @type {number} */ i, /** @type {string[] | null} */ guess) => {
    const before = s.on;
    Object.assign(s, { from: before, on: dkTurned(before, i), guess, pending: null });
    const fresh = !dkTried(d.tried, s.on);
    if (fresh) d.tried = dkWith(d.tried, s.on);
    if (guess) d.guesses = { ...d.guesses, [`${dkName(before)}>${dkName(s.on)}`]: guess };
    on.draw();
    on.focus(i);
    if (fresh || guess) d.q.change(dkAnswer(d.desk, d));
    d.q.say(on.said());
  };
  const press = (/** @type {number} */ i) => {
    if (s.pending !== null) return;
    if (dkTried(d.tried, dkTurned(s.on, i))) {
      turn(i, null);
      return;
    }
    s.pending = i;
    on.draw();
    on.ask();
  };
  const leave = (/** @type {number} */ i) => {
    s.pending = null;
    on.draw();
    on.focus(i);
  };
  return { turn, press, leave };
}

/** @param {DeskState} d */
export function dkLab(d) {
  const { t, q } = d;
  /** @type {LabState} */
  const s = { on: [], from: null, guess: null, pending: null, made: null };
  const ways = dkThrowing(d, s, {
    draw: () => draw(),
    ask: () => guess.focus(),
    focus: (i) => switches.focus(i),
    said: () => outcomes.said(),
  });
  const switches = dkSwitches(d, s, ways.press);
  const text = dkMadeText(d, s);
  const guess = dkGuess(d, s, ways);
  const outcomes = dkOutcomes(d, s);
  const seen = wsEl("p", { class: "qu-count ws-muted" });
  const head = wsEl("h4", { id: `${q.uid}-lab`, tabindex: "-1" }, t("desk_lab"));
  // A long feedback leaves what it opens below the window: it says so, and leads there.
  const onward = wsEl("button", { type: "button", class: "ws-quiet dk-onward" }, t("desk_lab_go"));
  onward.addEventListener("click", () => {
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  });
  const node = wsEl("section", {
    class: "dk-lab", "aria-labelledby": `${q.uid}-lab`, hidden: true,
  },
    head,
    wsEl("p", { class: "ws-muted" }, t("desk_lab_how")),
    wsEl("div", { class: "dk" }, text.node,
      wsEl("div", { class: "dk-side" }, switches.node, guess.node, ...outcomes.nodes, seen)));
  const draw = () => {
    const made = s.made?.[dkName(s.on)];
    node.hidden = !made;
    if (!made) return;
    for (const part of [text, switches, guess, outcomes]) part.draw();
    const all = Object.keys(s.made ?? {}).length - 1;
    seen.textContent = t("desk_seen", { done: d.tried.length, total: all });
  };
  const take = (/** @type {Feedback} */ feedback) => {
    const made = feedback.more?.settings ?? {};
    if (!node.isConnected) q.parts.feedback.box.after(node);
    const known = Object.keys(made).length > 0 ? made : null;
    if (JSON.stringify(known) !== JSON.stringify(s.made)) {
      Object.assign(s, { on: [], from: null, guess: null, pending: null, made: known });
    }
    if (known) q.parts.feedback.box.append(onward);
    else onward.remove();
    draw();
  };
  return { node, take, draw };
}
