// One test of the desk: its question, its three answers, and what a check says of it.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw, quReasons } from "../../feedback.js";
import { dkAnswer } from "./answer.js";
import { dkWords } from "./pointed.js";

/** @import { DeskRow, DeskState, DeskTest, FeedbackOption } from "../../../types.d.ts" */

const DK_ANSWERS = ["met", "not_met", "cant_tell"];

/**
 * @param {DeskState} d
 * @param {DeskTest} test
 * @param {number} number
 * @returns {DeskRow}
 */
export function dkTest(d, test, number) {
  const { t, q } = d;
  const name = `${q.uid}-dk-${number}`;
  const radios = DK_ANSWERS.map((answer) => {
    const input = wsEl("input", { type: "radio", name, value: answer });
    input.addEventListener("change", () => {
      d.answers[test.id] = answer;
      d.commit();
    });
    return input;
  });
  const choices = radios.map((input) =>
    wsEl("label", { class: "dk-choice" }, input, wsEl("span", {}, t(`desk_${input.value}`))));
  const words = dkWords(d, test, number);
  const told = wsEl("div", { class: "dk-told", hidden: true });
  const old = wsEl("p", { class: "dk-old ws-muted", hidden: true }, t("desk_old"));
  const node = wsEl("li", { class: "dk-test" },
    wsEl("fieldset", { "aria-describedby": `${name}-rule` },
      wsEl("legend", { class: "dk-question", dir: "auto" },
        wsEl("span", { class: "dk-number" }, String(number)), " ", test.question),
      wsEl("p", { class: "dk-rule ws-muted", id: `${name}-rule`, dir: "auto" },
        t("desk_rule", test)),
      wsEl("div", { class: "dk-choices" }, choices),
      words.node),
    old, told);
  // A press gives the focus before it is let go; a line that changes its height meanwhile
  // would move the button from under the finger.
  node.addEventListener("pointerdown", () => { d.pressed = true; });
  node.addEventListener("focusin", () => d.pressed || d.activate(test.id));
  node.addEventListener("click", () => d.activate(test.id));
  const light = () => node.classList.toggle("dk-active", d.active === test.id);
  const draw = () => {
    radios.forEach((input, i) => {
      input.checked = d.answers[test.id] === input.value;
      choices[i].classList.toggle("dk-chosen", input.checked);
    });
    light();
    words.draw();
    const line = d.told?.options?.find((option) => option.id === test.id);
    const before = q.model.get("checked") ?? {};
    const same = (/** @type {"answers" | "words"} */ part) => JSON.stringify((dkAnswer(d.desk, d) ?? {})[part]?.[test.id] ?? null)
      === JSON.stringify(before[part]?.[test.id] ?? null);
    old.hidden = !line || (same("answers") && same("words"));
    const button = told.querySelector(".dk-ours");
    if (button) {
      const shown = d.ours === test.id;
      button.setAttribute("aria-pressed", String(shown));
      const words = t(shown ? "desk_ours_hide" : "desk_ours_show");
      button.textContent = words;
      button.setAttribute("aria-label", t("desk_of_test", { words, number }));
    }
  };
  const tell = () => {
    const line = d.told?.options?.find((option) => option.id === test.id);
    told.hidden = !line;
    told.replaceChildren(...(line ? dkTold(d, test, number, line) : []));
  };
  return { node, radios, draw, light, tell };
}

/**
 * What the check says of one test.
 *
 * @param {DeskState} d
 * @param {DeskTest} test
 * @param {number} number by which its buttons differ from those of the other tests
 * @param {FeedbackOption} line
 */
function dkTold(d, test, number, line) {
  const { t } = d;
  const verdict = line.verdict ?? "open";
  // “The text does not show it” is an answer here, so the verdict has other words.
  const told = verdict === "not_shown" ? "desk_left_open" : `row_${verdict}`;
  const span = d.told?.more?.tests?.[test.id]?.span;
  const button = span
    ? wsEl("button", {
        type: "button", class: "ws-quiet dk-ours", "aria-pressed": "false",
        onclick: () => {
          d.ours = d.ours === test.id ? null : test.id;
          d.draw();
          if (!d.ours) return;
          d.q.say(d.cut(span));
          d.q.el.querySelector("mark.dk-theirs")?.scrollIntoView({ block: "nearest" });
        },
        "aria-label": t("desk_of_test", { words: t("desk_ours_show"), number }),
      }, t("desk_ours_show"))
    : null;
  return [
    wsEl("div", { class: "qu-entry", "data-fits": line.chosen ? verdict : "none" },
      wsEl("span", { class: "qu-sign qu-small" },
        quDraw(line.chosen ? QU_SIGNS[verdict] : QU_SIGNS.blank)),
      wsEl("div", {},
        wsEl("p", { class: "qu-entry-head" },
          wsEl("span", { class: "qu-fits" },
            t(line.chosen ? told : "desk_unanswered"))),
        line.chosen && verdict === "fits" && quReasons(d.q, line).some(Boolean)
          ? wsEl("details", { class: "qu-fold" }, 
              wsEl("summary", { "aria-label": t("desk_of_test", { words: t("desk_why"), number }) },
                t("desk_why")),
              quReasons(d.q, line), button)
          : [quReasons(d.q, line), button])),
  ];
}
