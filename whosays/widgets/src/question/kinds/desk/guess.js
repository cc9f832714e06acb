// Before a switch is thrown: which tests will come out differently?

import { wsEl } from "../../../common.js";

/** @import { DeskState, LabState } from "../../../types.d.ts" */

/**
 * @param {DeskState} d
 * @param {LabState} s
 * @param {{turn: (i: number, guess: string[] | null) => void, leave: (i: number) => void}} ways
 */
export function dkGuess({ t, desk }, s, ways) {
  const node = wsEl("div", { class: "dk-ask", hidden: true });
  const draw = () => {
    const i = s.pending;
    node.hidden = i === null;
    if (i === null) {
      node.replaceChildren();
      return;
    }
    const entry = desk.switches[i];
    const back = s.on.includes(i);
    const boxes = desk.tests.map((test) => wsEl("input", { type: "checkbox", value: test.id }));
    node.replaceChildren(
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
          onclick: () => ways.turn(i, boxes.filter((box) => box.checked).map((box) => box.value)),
        }, t("desk_guess_go")),
        wsEl("button", { type: "button", onclick: () => ways.leave(i) }, t("desk_guess_not"))));
  };
  return { node, draw, focus: () => node.querySelector("input")?.focus() };
}
