// Follow: how far the class is, two seconds behind, as long as the page is seen.

import { wsEl, wsRoot, wsTell } from "../common.js";
import "./follow.css";

/** @import { Given, Tell, TellCount, Seen, SeenUnit } from "../types.d.ts" */

const FW_PAUSE = 2_000; // milliseconds between an answer and the next look
const FW_LOST = 30_000;

/**
 * One unit: a line of words, and a bar for each question.
 *
 * @param {SeenUnit} unit
 * @param {Tell} t
 */
function fwUnit(unit, t) {
  const bars = unit.questions.map(({ number, answered }) => wsEl("li", {
    class: "fw-question",
    title: t("question", { number, answered, began: unit.began }),
  },
  wsEl("span", { class: "fw-bar", "aria-hidden": "true", style: `block-size: ${100 * answered / unit.began}%` }),
  wsEl("span", { class: "fw-number" }, number),
  wsEl("span", { class: "fw-count" }, answered)));
  return wsEl("section", { class: "fw-unit" },
    wsEl("h4", {}, t("unit", { ...unit })),
    wsEl("ol", { class: "fw-questions" }, ...bars));
}

/**
 * @param {Seen} seen
 * @param {{ t: Tell, n: TellCount }} say
 */
function fwAll(seen, { t, n }) {
  const units = seen.units.map((unit) => fwUnit(unit, t));
  return [
    wsEl("p", {}, n("students", seen.students), " ",
      wsEl("span", { class: "fw-time" }, t("seen", { time: new Date().toLocaleTimeString() }))),
    ...units.length ? units : [wsEl("p", {}, t("nothing"))],
  ];
}

/** @param {Given} given */
function render({ model, el }) {
  const say = wsTell(model.get("strings"));
  wsRoot(el, "follow");
  const button = wsEl("button", { type: "button", class: "ws-main fw-button" }, say.t("start"));
  const place = wsEl("div", { class: "fw-place" });
  const problem = wsEl("p", { role: "status", class: "fw-problem" });
  el.replaceChildren(wsEl("p", {}, say.t("about")), button, problem, place);

  let on = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (!on) return;
    // Nobody looks at a page that is not seen: a class on one laptop needs its processor.
    if (document.hidden || !el.isConnected) { timer = setTimeout(look, FW_PAUSE); return; }
    model.send({ type: "look" });
    timer = setTimeout(() => { problem.textContent = say.t("lost"); look(); }, FW_LOST);
  };
  /** @param {any} said */
  const heard = (said) => {
    if (said.type !== "seen" && said.type !== "problem") return;
    clearTimeout(timer);
    problem.textContent = said.type === "problem" ? said.text : "";
    if (said.type === "seen") place.replaceChildren(...fwAll(said, say));
    if (on) timer = setTimeout(look, FW_PAUSE);
  };
  model.on("msg:custom", heard);
  button.addEventListener("click", () => {
    on = !on;
    button.textContent = say.t(on ? "stop" : "start");
    look();
  });
  return () => {
    on = false;
    clearTimeout(timer);
    model.off("msg:custom", heard);
  };
}

export default { render };
