// One card of the deck: read it, place it, rate the claim anew, say why.

import { wsEl } from "../../../common.js";
import { QU_PAUSE } from "../../pace.js";
import { dcFoot, dcHead, dcRate } from "./step.js";

/** @import { DeckCard, DeckPanel, DeckState } from "../../../types.d.ts" */

/**
 * What stands on a card.
 *
 * @param {DeckState} d
 * @param {DeckCard} card
 */
function dcFacts(d, card) {
  const { t } = d.q;
  const fact = (/** @type {string} */ name, /** @type {string | undefined} */ words) => (words
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

/**
 * The ways to place a card: each with its sign and what it means.
 *
 * @param {DeckState} d
 * @param {number} step
 */
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
    show: (/** @type {string | undefined} */ how) => {
      for (const { input } of inputs) input.checked = input.value === how;
      draw();
    },
    focus: () => (inputs.find(({ input }) => input.checked) ?? inputs[0])?.input.focus(),
  };
}

/**
 * From a card to all that the check says.
 *
 * @param {DeckState} d
 */
function dcToCheck(d) {
  const { head } = d.q.parts.feedback;
  head.scrollIntoView({ block: "start" });
  head.focus({ preventScroll: true });
}

/**
 * How a placing was found, and what our own is, once checked.
 *
 * @param {DeckState} d
 * @param {DeckCard} card
 */
function dcOurs(d, card) {
  const { t } = d.q;
  const node = wsEl("div", { class: "dc-ours", hidden: true });
  const tell = () => {
    const told = d.more.cards?.[card.id];
    const found = d.told.get(card.id);
    node.hidden = !told && !found;
    node.replaceChildren(...[
      found
        ? wsEl("p", { class: "dc-found" },
            wsEl("span", {}, t("deck_found", { how: t(`${found}_deck`) })),
            wsEl("button", { type: "button", onclick: () => dcToCheck(d) }, t("deck_to_check")))
        : null,
      told ? wsEl("p", { class: "qu-label" }, t("deck_ours", { how: told.text })) : null,
      told?.also?.length > 0
        ? wsEl("p", {}, t("deck_ours_also", {
            others: told.also.map((/** @type {string} */ name) => `‘${name}’`).join(", "),
          }))
        : null,
      told?.note
        ? wsEl("p", { dir: "auto" },
            wsEl("span", { class: "qu-label" }, `${t("deck_ours_note")}: `), told.note)
        : null,
    ].filter((line) => line !== null));
  };
  tell();
  return { node, tell };
}

/**
 * The field for the reason.
 *
 * @param {DeckState} d
 */
function dcWhy(d) {
  const { t, uid, flush } = d.q;
  const field = wsEl("textarea", {
    class: "qu-text dc-why", rows: 2, maxlength: "2000", dir: "auto", id: `${uid}-why`,
    "aria-describedby": `${uid}-why-hint`,
  });
  field.addEventListener("input", () => d.put("why", field.value, QU_PAUSE));
  field.addEventListener("blur", () => flush());
  const node = wsEl("div", { class: "dc-part" },
    wsEl("label", { class: "dc-ask", for: `${uid}-why` }, t("deck_ask_why")),
    wsEl("p", { class: "dc-hint ws-muted", id: `${uid}-why-hint` }, t("deck_why_hint")), field);
  const show = (/** @type {string} */ words) => {
    if (field.value !== words) dcFill(field, words);
  };
  return { node, show, focus: () => field.focus() };
}

/**
 * @param {DeckState} d
 * @param {number} step
 * @returns {DeckPanel}
 */
export function dcCard(d, step) {
  const { t, uid } = d.q;
  const card = d.cards[step - 1];
  const head = dcHead(t("deck_head_card", { number: step, total: d.cards.length }), `${uid}-head`);
  const ours = dcOurs(d, card);
  const placings = dcPlacings(d, step);
  const rate = dcRate(d, step);
  const same = wsEl("button", { type: "button", class: "dc-same" },
    t("deck_same", { value: rate.start }));
  same.addEventListener("click", () => {
    rate.focus();
    rate.show(rate.start);
    d.put("rating", rate.start);
  });
  const why = dcWhy(d);
  const foot = dcFoot(d, step);
  const part = (/** @type {string} */ ask, /** @type {Node} */ inside) =>
    wsEl("fieldset", { class: "dc-part" }, wsEl("legend", { class: "dc-ask" }, t(ask)), inside);
  return {
    head,
    node: wsEl("div", { role: "group", "aria-labelledby": `${uid}-head` },
      head, dcFacts(d, card), ours.node,
      part("deck_ask_place", placings.node),
      part("deck_ask_again", wsEl("div", { class: "dc-again" }, rate.node, same)),
      why.node, foot.node),
    show: () => {
      const given = d.placed(step);
      placings.show(given.how);
      rate.show(given.rating ?? null);
      why.show(given.why ?? "");
    },
    draw: () => {
      same.classList.toggle("qu-away", d.rating(step) !== null); // what stands below stays
      foot.draw();
    },
    complain: foot.complain,
    tell: ours.tell,
    focus: (missing) => {
      const field = { how: placings, rating: rate, why }[missing] ?? head;
      field.focus();
    },
  };
}

/**
 * Put words into a field without taking the cursor out of somebody's hand.
 *
 * @param {HTMLTextAreaElement} field
 * @param {string} words
 */
function dcFill(field, words) {
  const { selectionStart, selectionEnd } = field;
  const writing = document.activeElement === field;
  field.value = words;
  if (writing) field.setSelectionRange(selectionStart, selectionEnd);
}
