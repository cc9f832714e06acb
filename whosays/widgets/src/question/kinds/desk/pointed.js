// Pointing by native controls: a sentence, then, if wanted, single words of it.

import { wsEl } from "../../../common.js";
import { dkWants } from "./answer.js";
import { dkShort, dkSplit } from "./places.js";

/** @import { DeskState, DeskTest, Place } from "../../../types.d.ts" */

/**
 * The two lists of words that narrow a place down to some of its words.
 *
 * @param {DeskState} d
 * @param {number} number of the test
 * @param {(place: Place) => void} chosen
 */
function dkNarrow(d, number, chosen) {
  const first = wsEl("select", { class: "qu-select" });
  const last = wsEl("select", { class: "qu-select" });
  const node = wsEl("details", { class: "dk-narrow" },
    wsEl("summary", {}, d.t("desk_narrow", { number })),
    wsEl("div", { class: "dk-ends" },
      wsEl("label", {}, d.t("desk_first"), first), wsEl("label", {}, d.t("desk_last"), last)));
  /** @type {Place[]} */
  let words = []; // of the sentences that the pointed words lie in
  let drawn = "";
  const choose = () => {
    const [one, other] = [Number(first.value), Number(last.value)].sort((a, b) => a - b);
    chosen([words[one][0], words[other][1]]);
  };
  first.addEventListener("change", choose);
  last.addEventListener("change", choose);
  const draw = (/** @type {Place} */ place, /** @type {Place[]} */ touched) => {
    const [low, high] = [touched[0]?.[0] ?? place[0], touched.at(-1)?.[1] ?? place[1]];
    words = dkSplit(d.chars, low, high);
    const known = words.map((word) => d.cut(word)).join(" ");
    if (drawn !== known) {
      drawn = known;
      for (const select of [first, last]) {
        select.replaceChildren(...words.map((word, i) =>
          wsEl("option", { value: String(i) }, d.cut(word))));
      }
    }
    first.value = String(Math.max(0, words.findIndex((word) => word[1] > place[0])));
    last.value = String(words.findLastIndex((word) => word[0] < place[1]));
  };
  return { node, draw };
}

/**
 * @param {DeskState} d
 * @param {DeskTest} test
 * @param {number} number
 */
export function dkWords(d, test, number) {
  const { t, desk, q } = d;
  const name = `${q.uid}-dkw-${number}`;
  const none = wsEl("option", { value: "" });
  const sentence = wsEl("select", { id: name, class: "qu-select" }, none,
    desk.sentences.map((place, i) => wsEl("option", { value: String(i) },
      t("desk_sentence", { number: i + 1, text: dkShort(d.cut(place)) }))));
  const narrow = dkNarrow(d, number, (place) => d.point(test.id, place));
  const yours = wsEl("p", { class: "dk-yours", dir: "auto" });
  const back = wsEl("button", {
    type: "button", class: "ws-quiet", "aria-label": t("desk_take_back_name", { number }),
    onclick: () => {
      d.point(test.id, null);
      sentence.focus();
    },
  }, t("desk_take_back"));
  const row = wsEl("div", { class: "dk-pointed" }, yours, back, narrow.node);
  const label = wsEl("label", { for: name }, t("desk_words"));
  const node = wsEl("div", { class: "dk-words" }, label, sentence, row);
  sentence.addEventListener("change", () => {
    d.point(test.id, sentence.value === "" ? null : desk.sentences[Number(sentence.value)]);
  });
  const draw = () => {
    const place = d.words[test.id];
    // Its room is kept: what stands below is where it was when somebody goes on to it.
    node.classList.toggle("dk-away", !dkWants(d.answers[test.id]));
    none.textContent = t(d.answers[test.id] === "not_met" ? "desk_words_missing" : "desk_words_choose");
    row.classList.toggle("dk-away", !place);
    if (!place) {
      sentence.value = "";
      return;
    }
    const touched = desk.sentences.filter(([low, high]) => low < place[1] && high > place[0]);
    sentence.value = touched.length ? String(desk.sentences.indexOf(touched[0])) : "";
    yours.textContent = t("desk_yours", { text: d.cut(place) });
    narrow.draw(place, touched);
  };
  return { node, draw };
}
