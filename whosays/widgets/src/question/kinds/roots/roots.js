// Root counter: cards are sorted into piles, one pile for each first source. Every card has
// a row of radio buttons with the piles' numbers, so it stays where it is and keeps the
// focus; the board beside the cards shows what is in each pile. Dragging is the shortcut.

import { wsEl } from "../../../common.js";
import { wsStuck } from "../../../stuck.js";
import { quDraw } from "../../feedback.js";
import { collapse } from "../../../collapse.js";
import { prRoots } from "../../../pair/agree.js";
import { QU_PAUSE } from "../../pace.js";
import { quSame } from "../../same.js";
import { quGrip } from "../order.js";
import { quRootsChip } from "./chip.js";
import { quRootsCompared } from "./compared.js";
import { quRootsDrag } from "./drag.js";
import "./roots.css";
import "./compared.css";

/** @import { Card, Control, Q, Roots } from "../../../types.d.ts" */

export { quRoots as control };

const QU_ASIDE = "aside";

/**
 * @param {Q} q
 * @returns {Control}
 */
function quRoots(q) {
  const { t, item } = q;
  /** @type {Card[]} */
  const cards = item.cards ?? [];
  const piles = Array.from({ length: item.piles ?? 6 }, (_, i) => String(i + 1));
  /** @type {Roots["state"]} */
  const state = { piles: {}, ties: [], names: {} };
  const r = /** @type {Roots} */ ({ q, state, cards, piles });
  r.used = () => piles.filter((pile) => cards.some((card) => state.piles[card.id] === pile));
  r.title = (pile) => {
    const name = state.names[pile]?.trim();
    if (pile === QU_ASIDE) return item.aside ?? "";
    return t(name ? "roots_pile_named" : "roots_pile", { pile, name });
  };
  // Keys in a fixed order, as Python gives them back: two answers are compared as text.
  r.answer = () => {
    const placed = cards.filter((card) => state.piles[card.id]);
    const named = piles.filter((pile) => state.names[pile]?.trim());
    if (placed.length + state.ties.length + named.length === 0) return null;
    return {
      piles: Object.fromEntries(placed.map((card) => [card.id, state.piles[card.id]])),
      ties: state.ties,
      names: Object.fromEntries(named.map((pile) => [pile, state.names[pile]])),
    };
  };
  r.change = (words, pause = 0) => {
    draw();
    q.change(r.answer(), pause);
    if (words) q.say(`${words} ${tally.sentence()}`);
  };
  r.put = (/** @type {Card} */ card, /** @type {string} */ pile) => {
    if ((state.piles[card.id] ?? "") === pile) return;
    if (pile) state.piles[card.id] = pile;
    else delete state.piles[card.id];
    const form = pile === "" ? "roots_put_back" : pile === QU_ASIDE ? "roots_put_aside" : "roots_put";
    r.change(t(form, { card: card.letter, pile: r.title(pile) }));
  };

  const list = quRootsCards(r);
  const board = quRootsBoard(r);
  const ties = quRootsTies(r);
  const tally = quRootsTally(r);
  const draw = () => {
    for (const part of [list, board, ties, tally]) part.draw();
  };
  const side = wsEl("div", { class: "qr-side-by" }, tally.node, board.node, ties.node);
  const node = wsEl("div", { class: "qr" }, list.node, side);
  quRootsDrag(r, node);
  q.onEnd(wsStuck(side));
  const show = (/** @type {any} */ answer) => {
    // Beside the instruction, as with other kinds whose controls cannot be emptied by hand.
    q.el.querySelector(".qu-how-row")?.append(q.parts.clear);
    state.piles = { ...answer?.piles };
    state.ties = (answer?.ties ?? []).map((/** @type {[string, string]} */ [a, b]) => [a, b]);
    state.names = { ...answer?.names };
    draw();
  };
  return {
    node, show, ownWords: true, focus: list.focus,
    apart: quRootsApart(r),
    feedback: (given) => quRootsCompared(q, given.more ?? {}),
  };
}

/**
 * Two people may sort apart: piles are compared by their cards.
 *
 * @param {Roots} r
 * @returns {import("../../../types.d.ts").Apart}
 */
function quRootsApart({ q: { t }, cards, piles }) {
  return {
    compare: (first, second) => prRoots(first, second, cards.map(({ id }) => id), piles),
    row: (id) => {
      const card = cards.find((one) => one.id === id);
      return [card?.letter, card?.text || card?.quote].filter(Boolean).join(" · ");
    },
    said: (pile) => (pile === QU_ASIDE ? t("roots_aside_short") : t("roots_pile", { pile })),
  };
}

/**
 * The cards, each with its row of pile numbers.
 *
 * @param {Roots} r
 */
function quRootsCards(r) {
  const { q, state, cards, piles } = r;
  const { t, uid } = q;
  const rows = cards.map((card) => {
    const picks = ["", ...piles, QU_ASIDE].map((pile) => {
      const input = wsEl("input", { type: "radio", name: `${uid}-card-${card.id}`, value: pile });
      input.addEventListener("change", () => r.put(card, pile));
      const words = pile === "" ? "–" : pile === QU_ASIDE ? t("roots_aside_short") : pile;
      const label = wsEl("label", { class: "qr-pick", title: "" }, input,
        wsEl("span", { "aria-hidden": "true" }, words));
      return { pile, input, label };
    });
    const node = wsEl("li", { class: "qr-card" },
      wsEl("div", { class: "qr-face" },
        wsEl("span", { class: "qu-grip qr-grip", "aria-hidden": "true" }, quGrip()),
        wsEl("span", { class: "qr-letter" }, card.letter),
        wsEl("div", { class: "qr-words" },
          card.text ? wsEl("p", { class: "qr-text", dir: "auto" }, card.text) : null,
          card.quote ? wsEl("blockquote", { dir: "auto" }, card.quote) : null,
          card.label ? wsEl("p", { class: "qr-label", dir: "auto" }, card.label) : null)),
      wsEl("fieldset", { class: "qr-picks" },
        wsEl("legend", { class: "ws-sr" }, t("roots_which", { card: card.letter })),
        picks.map((pick) => pick.label)));
    node.dataset.card = card.id;
    return { card, node, picks };
  });
  const draw = () => {
    for (const { card, node, picks } of rows) {
      const now = state.piles[card.id] ?? "";
      node.classList.toggle("qr-placed", now !== "");
      for (const { pile, input, label } of picks) {
        const name = pile === "" ? t("roots_unsorted") : r.title(pile);
        input.checked = pile === now;
        input.setAttribute("aria-label", name);
        label.title = name;
      }
    }
  };
  return {
    node: wsEl("ul", { class: "qr-cards", role: "list", "aria-label": t("roots_cards") },
      rows.map((row) => row.node)),
    draw,
    focus: () => rows[0]?.picks.find((pick) => pick.input.checked)?.input.focus(),
  };
}

/**
 * The piles with the cards that are in them.
 *
 * @param {Roots} r
 */
function quRootsBoard(r) {
  const { q, state, cards, piles } = r;
  const { t } = q;
  const rows = [...piles, QU_ASIDE].map((pile) => {
    const aside = pile === QU_ASIDE;
    const name = wsEl("input", {
      type: "text", class: "qr-name", maxlength: "60", autocomplete: "off",
      "aria-label": t("roots_name", { pile }), placeholder: t("roots_name_short"), dir: "auto",
    });
    name.addEventListener("input", () => {
      state.names[pile] = name.value;
      r.change("", QU_PAUSE);
    });
    name.addEventListener("blur", () => q.flush());
    const title = wsEl("p", { class: "qr-title" },
      aside ? q.item.aside : t("roots_pile", { pile }));
    const empty = wsEl("span", { class: "qr-empty" }, t("roots_empty"));
    const chips = wsEl("ul", { class: "qr-chips", role: "list" });
    const near = wsEl("p", { class: "qr-near", hidden: true });
    const node = wsEl("div", { class: aside ? "qr-pile qr-aside" : "qr-pile", role: "group" },
      wsEl("div", { class: "qr-top" }, title, aside ? null : [empty, name]), chips, near);
    node.dataset.pile = pile;
    return { pile, name, empty, chips, near, node };
  });
  const draw = () => {
    const used = r.used();
    for (const row of rows) {
      const here = cards.filter((card) => state.piles[card.id] === row.pile);
      const named = state.names[row.pile] ?? "";
      row.node.classList.toggle("qr-used", here.length > 0);
      row.node.setAttribute("aria-label", r.title(row.pile));
      row.empty.hidden = here.length > 0;
      row.name.hidden = here.length === 0 && named === "" && document.activeElement !== row.name;
      if (row.name.value !== named) row.name.value = named;
      row.chips.replaceChildren(...here.map((card) => quRootsChip(card)));
      const near = state.ties.filter((tie) => tie.includes(row.pile))
        .flat().filter((pile) => pile !== row.pile && used.includes(pile));
      row.near.hidden = near.length === 0 || here.length === 0;
      row.near.replaceChildren(quDraw("M3 8c2-4 4 4 6 0s3-2 4-2", "qu-icon"),
        t("roots_near", { piles: near.sort().join(", ") }));
    }
  };
  return {
    node: wsEl("div", { class: "qr-board", role: "group", "aria-label": t("roots_board") },
      rows.map((row) => row.node)),
    draw,
  };
}

/**
 * Two piles that may be one.
 *
 * @param {Roots} r
 */
function quRootsTies(r) {
  const { q, state } = r;
  const { t, uid } = q;
  const selects = [1, 2].map((n) => wsEl("select", {
    class: "qr-select", id: `${uid}-tie-${n}`, "aria-label": t(`roots_tie_${n}`),
  }));
  const note = wsEl("p", { class: "qr-note ws-muted" });
  const complain = (/** @type {string} */ words) => {
    note.textContent = words;
    q.say(words);
  };
  const tie = () => {
    const [a, b] = selects.map((select) => select.value).sort();
    /** @type {[string, string]} */
    const pair = [a, b];
    if (pair[0] === "" || pair[0] === pair[1]) return complain(t("roots_tie_choose"));
    if (state.ties.some((old) => quSame(old, pair))) return complain(t("roots_tie_twice"));
    state.ties = [...state.ties, pair].sort((a, b) => (a.join() < b.join() ? -1 : 1));
    for (const select of selects) select.value = "";
    return r.change(t("roots_tied", named(pair)));
  };
  const named = (/** @type {[string, string]} */ [a, b]) => ({ a: r.title(a), b: r.title(b) });
  const ties = wsEl("ul", { class: "qr-ties-list", role: "list" });
  const untie = (/** @type {[string, string]} */ pair) => {
    state.ties = state.ties.filter((old) => old !== pair);
    r.change(t("roots_untied", named(pair)));
    (fields.hidden ? ties.querySelector("button") : selects[0])?.focus();
  };
  const fields = wsEl("div", { class: "qr-tie" },
    selects[0], wsEl("span", {}, t("roots_tie_and")), selects[1],
    wsEl("button", { type: "button", onclick: tie }, t("roots_tie")));
  const early = wsEl("p", { class: "ws-muted qr-early" }, t("roots_tie_early"));
  const draw = () => {
    const used = r.used();
    fields.hidden = used.length < 2;
    early.hidden = used.length >= 2;
    note.textContent = "";
    for (const select of selects) {
      const now = select.value;
      select.replaceChildren(wsEl("option", { value: "" }, t("roots_tie_pile")),
        ...used.map((pile) => wsEl("option", { value: pile }, r.title(pile))));
      select.value = used.includes(now) ? now : "";
    }
    ties.replaceChildren(...state.ties.map((pair) => {
      const empty = pair.filter((pile) => !used.includes(pile));
      return wsEl("li", {},
        wsEl("span", { dir: "auto" }, t("roots_tied", named(pair)),
          empty.length > 0 ? ` ${t("roots_tie_idle")}` : null),
        wsEl("button", {
          type: "button", "aria-label": t("roots_untie_long", named(pair)),
          onclick: () => untie(pair),
        }, t("roots_untie")));
    }));
  };
  const node = wsEl("fieldset", { class: "qr-ties" },
    wsEl("legend", {}, t("roots_ties")), wsEl("p", { class: "qr-ties-why" }, t("roots_ties_why")),
    early, fields, note, ties);
  return { node, draw };
}

/**
 * The count, live: a figure and a sentence.
 *
 * @param {Roots} r
 */
function quRootsTally(r) {
  const { q, state, cards } = r;
  const { t } = q;
  const figure = wsEl("span", { class: "qr-figure" });
  const unit = wsEl("span", { class: "qr-unit" });
  const words = wsEl("p", { class: "qr-sentence" });
  // Each pile is a root and hands on what its cards say; what lies aside never is one.
  const count = () => collapse(r.used().map((pile) => [pile, QU_ASIDE]), state.ties);
  const sentence = () => {
    const { least, most } = count();
    const left = cards.filter((card) => !state.piles[card.id]).length;
    const tally = least < most ? t("roots_tally_range", { least, most })
      : most === 0 ? t("roots_tally_none") : q.n("roots_tally", most, { most });
    const open = left === 0 ? "" : q.n("roots_left", left, { left });
    return `${tally} ${open}`.trim();
  };
  const draw = () => {
    const { least, most } = count();
    figure.textContent = least < most ? t("roots_range", { least, most }) : String(most);
    unit.textContent = q.n("roots_unit", most);
    words.textContent = sentence();
  };
  const node = wsEl("div", { class: "qr-tally" },
    wsEl("p", { class: "qr-big", "aria-hidden": "true" }, figure, " ", unit), words);
  return { node, draw, sentence };
}
