// The switches of the newsroom desk: change one piece of sourcing, say first which tests will
// come out differently, then look. Everything that can be seen came with the check.

import { wsEl } from "../../../common.js";
import { dkText } from "./desk.js";

const dkName = (setting) => setting.join("-");

/** What a test's answer is called; one that does not come up is called so. */
function dkLabel(t, reading) {
  return t(reading.off ? "desk_off" : `desk_${reading.answer}`);
}

function dkDiffers(a, b) {
  return a.answer !== b.answer || Boolean(a.off) !== Boolean(b.off);
}

export function dkLab(d) {
  const { t, desk, q } = d;
  const s = { on: [], from: null, guess: null, pending: null, made: null };
  const quote = wsEl("blockquote", { dir: "auto" });
  const label = wsEl("figcaption", { dir: "auto" });
  const result = wsEl("div", { class: "dk-result" });
  const tests = wsEl("ul", { class: "dk-outcomes", role: "list" });
  const ask = wsEl("div", { class: "dk-ask", hidden: true });
  const seen = wsEl("p", { class: "qu-count ws-muted" });
  const rows = desk.switches.map((entry, i) => {
    const button = wsEl("button", { type: "button", class: "dk-throw", onclick: () => press(i) });
    const now = wsEl("p", { class: "dk-wording", dir: "auto" });
    const node = wsEl("li", { class: "dk-switch" },
      wsEl("div", {}, wsEl("p", { class: "dk-switch-label", dir: "auto" }, entry.label), now),
      button);
    return { node, button, now };
  });
  const title = wsEl("h4", { id: `${q.uid}-lab` }, t("desk_lab"));
  const node = wsEl("section", {
    class: "dk-lab", "aria-labelledby": `${q.uid}-lab`, hidden: true,
  },
    title, wsEl("p", { class: "ws-muted" }, t("desk_lab_how")),
    wsEl("div", { class: "dk" },
      wsEl("div", { class: "dk-page" },
        wsEl("figure", { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" }, label, quote)),
      wsEl("div", { class: "dk-side" },
        wsEl("ul", { class: "dk-switches", role: "list", "aria-label": t("desk_switches") },
          rows.map((row) => row.node)),
        ask, result, tests, seen)));

  const turned = (setting, i) => (setting.includes(i)
    ? setting.filter((number) => number !== i)
    : [...setting, i].sort((a, b) => a - b));
  const tried = (setting) => setting.length === 0
    || d.tried.some((known) => dkName(known) === dkName(setting));

  const press = (i) => {
    if (s.pending !== null) return;
    if (tried(turned(s.on, i))) {
      turn(i, null);
      return;
    }
    s.pending = i;
    draw();
    ask.querySelector("input")?.focus();
  };
  const turn = (i, guess) => {
    const before = s.on;
    s.from = before;
    s.on = turned(before, i);
    s.guess = guess;
    s.pending = null;
    const known = !tried(s.on);
    if (known) {
      d.tried = [...d.tried, s.on].sort((a, b) => a.length - b.length
        || (dkName(a) < dkName(b) ? -1 : 1));
    }
    if (guess) d.guesses = { ...d.guesses, [`${dkName(before)}>${dkName(s.on)}`]: guess };
    draw();
    rows[i].button.focus();
    if (known || guess) q.change(d.answer());
    q.say(result.textContent);
  };

  const drawAsk = () => {
    ask.hidden = s.pending === null;
    if (s.pending === null) {
      ask.replaceChildren();
      return;
    }
    const i = s.pending;
    const entry = desk.switches[i];
    const back = s.on.includes(i);
    const boxes = desk.tests.map((test) => wsEl("input", { type: "checkbox", value: test.id }));
    ask.replaceChildren(
      wsEl("fieldset", {},
        wsEl("legend", {}, t("desk_guess", { label: entry.label })),
        wsEl("p", { class: "dk-wording", dir: "auto" },
          t("desk_now", { words: back ? entry.to : entry.from })),
        wsEl("p", { class: "dk-wording", dir: "auto" },
          t("desk_then", { words: back ? entry.from : entry.to })),
        wsEl("p", {}, t("desk_guess_ask")),
        desk.tests.map((test, n) => wsEl("label", { class: "dk-tick", dir: "auto" },
          boxes[n], wsEl("span", {}, `${n + 1}. ${test.question}`)))),
      wsEl("div", { class: "ws-row" },
        wsEl("button", {
          type: "button", class: "ws-main",
          onclick: () => turn(i, boxes.filter((box) => box.checked).map((box) => box.value)),
        }, t("desk_guess_go")),
        wsEl("button", {
          type: "button",
          onclick: () => {
            s.pending = null;
            draw();
            rows[i].button.focus();
          },
        }, t("desk_guess_not"))));
  };

  const drawTests = () => {
    const now = s.made[dkName(s.on)].tests;
    const before = s.from === null ? now : s.made[dkName(s.from)].tests;
    const changed = desk.tests.filter(({ id }) => dkDiffers(before[id], now[id]));
    tests.replaceChildren(...desk.tests.map((test, n) => {
      const differs = changed.includes(test);
      const guessed = s.guess?.includes(test.id);
      return wsEl("li", { class: differs ? "dk-outcome dk-differs" : "dk-outcome" },
        wsEl("p", { class: "dk-outcome-head", dir: "auto" },
          wsEl("span", { class: "dk-number" }, String(n + 1)), " ", test.question),
        wsEl("p", { class: "dk-turn" },
          differs ? [wsEl("span", { class: "dk-was" }, dkLabel(t, before[test.id])),
            wsEl("span", { class: "dk-arrow" }, " → ")] : null,
          wsEl("span", { class: "dk-is" }, dkLabel(t, now[test.id])),
          differs ? wsEl("span", { class: "dk-flag" }, t("desk_changed")) : null,
          guessed ? wsEl("span", { class: "dk-flag dk-guessed" },
            t(differs ? "desk_expected" : "desk_expected_not")) : null),
        differs ? wsEl("p", { class: "dk-why", dir: "auto" },
          now[test.id].words ? `“${now[test.id].words}”: ` : null, now[test.id].reason) : null);
    }));
    result.replaceChildren();
    if (s.from === null) return;
    const count = changed.length;
    const form = count === 0 ? "desk_result_none" : count === 1 ? "desk_result_one"
      : "desk_result_many";
    const said = [t(form, { count, total: desk.tests.length })];
    if (s.guess) {
      const hits = changed.filter(({ id }) => s.guess.includes(id)).length;
      const extra = s.guess.length - hits;
      if (hits === count && extra === 0) said.push(t("desk_result_all"));
      else {
        if (count > 0) said.push(t("desk_result_guess", { hits }));
        if (extra > 0) said.push(t("desk_result_extra", { extra }));
      }
    }
    result.append(wsEl("p", {}, said.join(" ")));
  };

  const draw = () => {
    const made = s.made?.[dkName(s.on)];
    node.hidden = !made;
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
    rows.forEach((row, i) => {
      const on = s.on.includes(i);
      const entry = desk.switches[i];
      row.now.textContent = t("desk_now", { words: on ? entry.to : entry.from });
      row.button.textContent = t(on ? "desk_throw_back" : "desk_throw");
      row.button.setAttribute("aria-label",
        t(on ? "desk_throw_back_name" : "desk_throw_name", { label: entry.label }));
      row.button.setAttribute("aria-disabled", String(s.pending !== null));
      row.node.classList.toggle("dk-on", on);
    });
    drawAsk();
    drawTests();
    tests.hidden = result.hidden = s.pending !== null;
    const all = Object.keys(s.made).length - 1;
    seen.textContent = t("desk_seen", { done: d.tried.length, total: all });
  };
  const take = (feedback) => {
    const made = feedback.more?.settings ?? {};
    if (!node.isConnected) q.parts.feedback.box.after(node);
    const known = Object.keys(made).length > 0 ? made : null;
    if (JSON.stringify(known) !== JSON.stringify(s.made)) {
      Object.assign(s, { on: [], from: null, guess: null, pending: null, made: known });
    }
    draw();
  };
  return { node, take, draw };
}
