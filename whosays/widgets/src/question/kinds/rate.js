// Rating from 0 to 100: a slider for the hand, a number field for the exact figure.
// A slider always stands somewhere; until it has been moved or confirmed that is no answer.

import { wsEl } from "../../common.js";
import { QU_PAUSE } from "../pace.js";

/** @import { Control, Rated } from "../../types.d.ts" */

const QU_MIDDLE = 50;
const QU_TICKS = [0, 25, 50, 75, 100];

/**
 * The slider, the field and what is told about them.
 *
 * @param {Rated} q
 * @param {number} begin where the thumb stands until there is an answer
 */
function quRateParts(q, begin) {
  const { t, item, uid } = q;
  const slider = wsEl("input", {
    type: "range", class: "qu-slider", min: "0", max: "100", step: "1",
    "aria-label": t("rate_slider", { low: item.low ?? "", high: item.high ?? "" }),
    "aria-describedby": `${uid}-middle`,
  });
  const field = wsEl("input", {
    // Not type="number": there a turn of the mouse wheel would change an answer unseen.
    type: "text", class: "qu-number", id: `${uid}-number`, maxlength: "3",
    inputmode: "numeric", autocomplete: "off", "aria-describedby": `${uid}-range`,
  });
  const told = wsEl("span", { class: "qu-rate-told" });
  const middle = wsEl("p", { class: "qu-middle ws-muted", id: `${uid}-middle` },
    t("rate_middle", { value: begin }));
  const range = wsEl("p", { class: "qu-problem", id: `${uid}-range`, role: "alert" });
  const ticks = QU_TICKS.map((value) =>
    wsEl("span", { style: `--qu-at: ${value / 100}` }, value));
  const node = wsEl("div", { class: "qu-rate" },
    wsEl("div", { class: "qu-rate-row" },
      wsEl("div", { class: "qu-scale" },
        wsEl("div", { class: "qu-ends", "aria-hidden": "true" },
          wsEl("span", { dir: "auto" }, item.low), wsEl("span", { dir: "auto" }, item.high)),
        slider,
        wsEl("div", { class: "qu-ticks", "aria-hidden": "true" }, ticks)),
      wsEl("div", { class: "qu-figure" },
        wsEl("label", { for: `${uid}-number` }, t("rate_field")), field)),
    wsEl("div", { class: "qu-rate-foot" }, told, middle), range);
  return { slider, field, told, middle, range, node };
}

/** @typedef {ReturnType<typeof quRateParts>} RateParts */

/**
 * What the slider says while it is blank, and while it is not.
 *
 * @param {Rated} q
 * @param {RateParts} parts
 * @param {boolean} blank
 */
function quDrawRate({ t }, { slider, told, middle }, blank) {
  slider.classList.toggle("qu-blank", blank);
  slider.style.setProperty("--qu-fill", String(blank ? 0 : Number(slider.value) / 100));
  const words = blank ? t("rate_blank") : t("rate_value", { value: slider.value });
  slider.setAttribute("aria-valuetext", words);
  told.textContent = words;
  middle.hidden = !blank;
}

/**
 * Say that a figure is none from 0 to 100, or take that back.
 *
 * @param {Rated} q
 * @param {RateParts} parts
 * @param {boolean} yes
 */
function quComplain(q, { range, field }, yes) {
  range.textContent = yes ? q.t("rate_range") : "";
  if (yes) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * Listen to the slider: what is dragged is an answer once it is let go.
 *
 * @param {RateParts} parts
 * @param {{held: () => void, taken: () => void, blank: () => boolean, left: () => void}} on
 */
function quSlides({ slider, field }, on) {
  slider.addEventListener("input", () => {
    field.value = slider.value;
    on.held();
  });
  slider.addEventListener("change", on.taken);
  // Pressing the thumb without moving it says where it stands, and so does Enter.
  slider.addEventListener("pointerup", on.taken);
  slider.addEventListener("blur", on.left);
  slider.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !on.blank()) return;
    event.preventDefault();
    on.taken();
  });
}

/**
 * @param {Rated} q
 * @returns {Control}
 */
export function quRate(q) {
  const begin = q.item.start ?? QU_MIDDLE;
  const parts = quRateParts(q, begin);
  const { slider, field } = parts;
  /** @type {number | null} */
  let answer = null;
  let held = false; // being dragged: shown like an answer, but not one yet
  const draw = () => quDrawRate(q, parts, answer === null && !held);
  // A held arrow key or quick typing is one change, not thirty.
  const commit = (/** @type {number} */ value) => {
    held = false;
    quComplain(q, parts, false);
    if (value !== answer) {
      answer = value;
      q.change(value, QU_PAUSE);
    }
    draw();
  };
  quSlides(parts, {
    held: () => {
      held = true;
      draw();
    },
    taken: () => {
      field.value = slider.value;
      commit(Number(slider.value));
    },
    blank: () => answer === null,
    left: () => q.flush(),
  });
  const fromField = (/** @type {boolean} */ final) => {
    const words = field.value.trim();
    if (/^\d+$/.test(words) && Number(words) <= 100) {
      slider.value = words;
      commit(Number(words));
      return;
    }
    quComplain(q, parts, words !== "");
    // Emptied by mistake: "Clear my answer" is the way to take it back.
    if (words === "" && final) field.value = String(answer ?? "");
  };
  field.addEventListener("input", () => fromField(false));
  field.addEventListener("blur", () => {
    fromField(true);
    q.flush();
  });
  const show = (/** @type {number | null | undefined} */ given) => {
    answer = given ?? null;
    held = false;
    slider.value = String(answer ?? begin);
    field.value = String(answer ?? "");
    quComplain(q, parts, false);
    draw();
  };
  return { node: parts.node, show, focus: () => slider.focus(), clears: true };
}

export { quRate as control };
