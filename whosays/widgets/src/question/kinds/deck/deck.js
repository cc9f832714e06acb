// Evidence deck: a claim, cards drawn one at a time, and a line of one's own ratings.
//
// One step is open at a time: first the rating before any card, then card after card. A card
// counts as drawn once something of it is answered, or it has been opened in this window.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, QU_OWN_WORDS, quDraw } from "../../feedback.js";
import { QU_PAUSE, quSame } from "../../question.js";
import { quRate } from "../rate.js";
import { dcLine } from "./line.js";
import "./deck.css";

QU_OWN_WORDS.add("deck");

export const control = (q) => {
  const { t, item, uid } = q;
  const d = {
    q,
    cards: item.cards ?? [],
    placings: new Map((item.placings ?? []).map((placing) => [placing.id, placing])),
    answer: {},
    more: {}, // our placings, once checked
    at: -1, // the step that is open: 0 is the first rating, 1 the first card
    opened: 0, // the last step that was opened in this window
    panel: null,
  };
  d.steps = wsEl("ol", { class: "dc-steps", role: "list", "aria-label": t("deck_steps") });
  d.box = wsEl("div", { class: "dc-panel" });
  d.line = dcLine(d);
  d.placed = (number) => d.answer.placed?.[d.cards[number - 1]?.id] ?? {};
  d.rating = (step) => (step === 0 ? d.answer.first : d.placed(step).rating) ?? null;
  d.missing = (step) => (step === 0
    ? d.rating(0) === null ? ["first"] : []
    : ["how", "rating", "why"].filter((part) => {
        const given = d.placed(step)[part];
        return given === undefined || (part === "why" && given.trim() === "");
      }));
  d.drawn = (step) => step <= d.opened || Object.keys(d.placed(step)).length > 0;
  /** Change what is answered at the open step, and hand it on. */
  d.put = (part, value, pause = 0) => {
    const next = dcWith(d, part, value);
    d.answer = next ?? {};
    d.panel?.complain(false);
    q.change(next, pause);
    dcRedraw(d);
  };
  d.go = (step, told = true) => {
    q.flush();
    d.at = step;
    d.opened = Math.max(d.opened, step);
    d.panel = step === 0 ? dcFirst(d) : dcCard(d, step);
    d.box.replaceChildren(d.panel.node);
    d.panel.show();
    dcRedraw(d);
    if (!told) return;
    d.panel.head.focus({ preventScroll: true });
    // From the foot of the last card up to the head of this one, the row of cards above it.
    d.panel.head.scrollIntoView({ block: "nearest" });
    d.steps.scrollIntoView({ block: "nearest" });
  };
  const node = wsEl("div", { class: "dc" },
    wsEl("div", { class: "dc-claim" },
      wsEl("p", { class: "qu-label" }, t("deck_claim")),
      wsEl("p", { class: "dc-says", dir: "auto" }, item.claim?.says)),
    d.steps, d.box, d.line.node);
  return {
    node,
    show: (answer) => {
      d.answer = answer ?? {};
      if (d.at < 0) d.go(dcWhere(d), false);
      else d.panel.show();
      dcRedraw(d);
    },
    focus: () => d.panel?.head.focus(),
    // Another reason does not change what a check says.
    same: (a, b) => quSame(dcMarked(a), dcMarked(b)),
    feedback: (feedback) => {
      d.more = feedback.more ?? {};
      d.panel?.tell();
      dcRedraw(d);
    },
  };
};

/** The answer with one part changed, in the order in which Python writes it; null if blank. */
function dcWith(d, part, value) {
  const changed = d.at === 0 ? null : d.cards[d.at - 1].id;
  const first = d.at === 0 ? value : d.answer.first ?? null;
  const placed = {};
  for (const { id } of d.cards) {
    const given = { ...d.answer.placed?.[id], ...(id === changed ? { [part]: value } : {}) };
    const kept = ["how", "rating", "why"].filter((name) => (given[name] ?? "") !== "");
    if (kept.length > 0) placed[id] = Object.fromEntries(kept.map((name) => [name, given[name]]));
  }
  const next = {
    ...(first === null ? {} : { first }),
    ...(Object.keys(placed).length > 0 ? { placed } : {}),
  };
  return Object.keys(next).length > 0 ? next : null;
}

/** What of an answer a check looks at. */
function dcMarked(answer) {
  const placed = Object.entries(answer?.placed ?? {});
  return [answer?.first ?? null, placed.map(([id, { how, rating }]) => [id, how, rating])];
}

/** Where to begin: at the last step that something is answered of. */
function dcWhere(d) {
  for (let step = d.cards.length; step > 0; step -= 1) if (d.drawn(step)) return step;
  return 0;
}

/** Everything beside the open step: the row of cards, the buttons, the line. */
function dcRedraw(d) {
  const { t } = d.q;
  const held = d.steps.contains(document.activeElement)
    ? [...d.steps.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  const last = Math.max(d.opened, dcWhere(d));
  d.steps.replaceChildren(...[null, ...d.cards].map((card, step) => {
    const short = step === 0 ? t("deck_start") : String(step);
    if (step > last) {
      return wsEl("li", {},
        wsEl("span", { class: "dc-step dc-closed" },
          wsEl("span", { "aria-hidden": "true" }, short),
          wsEl("span", { class: "ws-sr" }, t("deck_step_closed", { number: step }))));
    }
    const done = d.missing(step).length === 0;
    const name = step === 0 ? t("deck_step_start")
      : t("deck_step_card", { number: step, publication: card.publication, date: card.date });
    return wsEl("li", {},
      wsEl("button", {
        type: "button", class: done ? "dc-step dc-done" : "dc-step",
        "aria-label": done ? t("deck_step_done", { name }) : name,
        "aria-current": step === d.at ? "step" : null,
        onclick: () => d.go(step),
      }, short, done ? quDraw(QU_SIGNS.true) : null));
  }));
  if (held >= 0) d.steps.querySelectorAll("button")[held]?.focus();
  d.panel?.draw();
  d.line.draw();
}

/** The slider and number of one step; until it is answered the thumb stands where it stood. */
function dcRate(d, step) {
  const { q } = d;
  let start = 50;
  for (let earlier = step - 1; earlier >= 0; earlier -= 1) {
    if (d.rating(earlier) !== null) {
      start = d.rating(earlier);
      break;
    }
  }
  const rate = quRate({
    t: q.t, uid: `${q.uid}-${step}`, flush: q.flush,
    item: { low: d.q.item.low, high: d.q.item.high, start },
    change: (value, pause) => d.put("rating", value, pause),
  });
  return { ...rate, start };
}

/** What is under every step: what is missing, back, on. */
function dcFoot(d, step) {
  const { t } = d.q;
  const problem = wsEl("p", { class: "qu-problem", role: "alert" });
  const back = wsEl("button", {
    type: "button", hidden: step === 0, onclick: () => d.go(step - 1),
  }, t("deck_back"));
  const on = wsEl("button", { type: "button", hidden: step >= d.cards.length });
  const last = wsEl("p", { class: "dc-last ws-muted", hidden: true }, t("deck_last"));
  on.addEventListener("click", () => {
    const missing = d.missing(step);
    if (missing.length === 0 || d.drawn(step + 1)) {
      d.go(step + 1);
      return;
    }
    problem.textContent = t("deck_missing", {
      parts: missing.map((part) => t(`deck_missing_${part}`)).join(" · "),
    });
    d.panel.focus(missing[0]);
  });
  return {
    node: wsEl("div", {}, problem, wsEl("div", { class: "dc-foot" }, back, on, last)),
    complain: (yes) => {
      if (!yes) problem.textContent = "";
    },
    draw: () => {
      const drawn = step < d.cards.length && d.drawn(step + 1);
      on.textContent = t(drawn ? "deck_next" : step === 0 ? "deck_draw_first" : "deck_draw_next");
      const ready = d.missing(step).length === 0;
      on.classList.toggle("dc-ready", ready);
      last.hidden = step < d.cards.length || !ready;
    },
  };
}

function dcHead(words, id) {
  return wsEl("h4", { class: "dc-head", id, tabindex: "-1" }, words);
}

/** The rating before any card. */
function dcFirst(d) {
  const { t, uid } = d.q;
  const head = dcHead(t("deck_head_start"), `${uid}-head`);
  const rate = dcRate(d, 0);
  const foot = dcFoot(d, 0);
  return {
    head,
    node: wsEl("div", { role: "group", "aria-labelledby": `${uid}-head` }, head,
      wsEl("fieldset", { class: "dc-part" },
        wsEl("legend", { class: "dc-ask" }, t("deck_ask_first")), rate.node),
      foot.node),
    show: () => rate.show(d.rating(0)),
    draw: foot.draw,
    complain: foot.complain,
    tell() {},
    focus: () => rate.focus(),
  };
}

/** What stands on a card. */
function dcFacts(d, card) {
  const { t } = d.q;
  const fact = (name, words) => (words
    ? wsEl("div", {}, wsEl("dt", {}, t(`deck_${name}`)), wsEl("dd", { dir: "auto" }, words))
    : null);
  return wsEl("div", { class: "dc-card" },
    wsEl("p", { class: "dc-date" }, card.date),
    wsEl("p", { class: "dc-from", dir: "auto" }, card.publication,
      card.by_way_of
        ? wsEl("span", { class: "dc-via" }, ` (${t("deck_by_way", { via: card.by_way_of })})`)
        : null),
    wsEl("p", { class: "dc-title", dir: "auto" },
      card.title ? `“${card.title}”` : card.description),
    wsEl("dl", { class: "dc-facts" },
      fact("who", card.who), fact("how", `${card.sourcing}. ${card.how}`),
      fact("date_note", card.date_note), fact("known", card.known),
      fact("certainty", card.certainty)));
}

/** The ways to place a card: each with its sign and what it means. */
function dcPlacings(d, step) {
  const { q } = d;
  const inputs = [...d.placings.values()].map((placing, i) => {
    const input = wsEl("input", {
      type: "radio", name: `${q.uid}-how-${step}`, value: placing.id, id: `${q.uid}-how-${step}-${i}`,
      "aria-describedby": `${q.uid}-means-${step}-${i}`,
    });
    input.addEventListener("change", () => {
      draw();
      d.put("how", placing.id);
    });
    const node = wsEl("label", {
      class: placing.id === "cant-tell" ? "qu-option dc-option qu-apart" : "qu-option dc-option",
      for: input.id,
    }, input,
    wsEl("span", {},
      wsEl("span", { class: "dc-name" }, placing.text, " ",
        wsEl("span", { class: "dc-sign", "aria-hidden": "true" }, placing.sign)),
      wsEl("span", { class: "dc-means ws-muted", id: `${q.uid}-means-${step}-${i}`, "aria-hidden": "true" },
        placing.means)));
    return { input, node };
  });
  const draw = () => {
    for (const { input, node } of inputs) node.classList.toggle("qu-chosen", input.checked);
  };
  return {
    node: wsEl("div", { class: "dc-options" }, inputs.map((option) => option.node)),
    show: (how) => {
      for (const { input } of inputs) input.checked = input.value === how;
      draw();
    },
    focus: () => (inputs.find(({ input }) => input.checked) ?? inputs[0])?.input.focus(),
  };
}

/** One card: read it, place it, rate the claim anew, say why. */
function dcCard(d, step) {
  const { q } = d;
  const { t, uid } = q;
  const card = d.cards[step - 1];
  const head = dcHead(t("deck_head_card", { number: step, total: d.cards.length }), `${uid}-head`);
  const ours = wsEl("div", { class: "dc-ours", hidden: true });
  const placings = dcPlacings(d, step);
  const rate = dcRate(d, step);
  const same = wsEl("button", { type: "button", class: "dc-same" },
    t("deck_same", { value: rate.start }));
  same.addEventListener("click", () => {
    rate.focus();
    rate.show(rate.start);
    d.put("rating", rate.start);
  });
  const why = wsEl("textarea", {
    class: "qu-text dc-why", rows: 2, maxlength: "2000", dir: "auto", id: `${uid}-why`,
    "aria-describedby": `${uid}-why-hint`,
  });
  why.addEventListener("input", () => d.put("why", why.value, QU_PAUSE));
  why.addEventListener("blur", () => q.flush());
  const foot = dcFoot(d, step);
  const part = (ask, ...inside) => wsEl("fieldset", { class: "dc-part" },
    wsEl("legend", { class: "dc-ask" }, t(ask)), inside);
  const tell = () => {
    const told = d.more.cards?.[card.id];
    ours.hidden = !told;
    if (!told) return;
    ours.replaceChildren(...[
      wsEl("p", { class: "qu-label" }, t("deck_ours", { how: told.text })),
      told.because ? wsEl("p", { dir: "auto" }, told.because) : null,
      told.also?.length > 0
        ? wsEl("p", {}, t("deck_ours_also", { others: told.also.map((name) => `‘${name}’`).join(", ") }))
        : null,
      told.note
        ? wsEl("p", { dir: "auto" },
            wsEl("span", { class: "qu-label" }, `${t("deck_ours_note")}: `), told.note)
        : null,
    ].filter(Boolean));
  };
  tell();
  return {
    head,
    node: wsEl("div", { role: "group", "aria-labelledby": `${uid}-head` },
      head, dcFacts(d, card), ours,
      part("deck_ask_place", placings.node),
      part("deck_ask_again", wsEl("div", { class: "dc-again" }, rate.node, same)),
      wsEl("div", { class: "dc-part" },
        wsEl("label", { class: "dc-ask", for: `${uid}-why` }, t("deck_ask_why")),
        wsEl("p", { class: "dc-hint ws-muted", id: `${uid}-why-hint` }, t("deck_why_hint")), why),
      foot.node),
    show: () => {
      const given = d.placed(step);
      placings.show(given.how);
      rate.show(given.rating ?? null);
      if (why.value !== (given.why ?? "")) dcFill(why, given.why ?? "");
    },
    draw: () => {
      same.hidden = d.rating(step) !== null;
      foot.draw();
    },
    complain: foot.complain,
    tell,
    focus: (missing) => ({ how: placings, rating: rate, why }[missing] ?? head).focus(),
  };
}

/** Put words into a field without taking the cursor out of somebody's hand. */
function dcFill(field, words) {
  const { selectionStart, selectionEnd } = field;
  const writing = document.activeElement === field;
  field.value = words;
  if (writing) field.setSelectionRange(selectionStart, selectionEnd);
}
