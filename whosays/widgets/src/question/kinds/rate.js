// Rating from 0 to 100: a slider for the hand, a number field for the exact figure.
// A slider always stands somewhere; until it has been moved or confirmed that is no answer.

import { wsEl } from "../../common.js";
import { QU_PAUSE } from "../question.js";

const QU_MIDDLE = 50;
const QU_TICKS = [0, 25, 50, 75, 100];

export function quRate(q) {
  const { t, item, uid } = q;
  const begin = item.start ?? QU_MIDDLE; // where the thumb stands until there is an answer
  let answer = null;
  let held = false; // being dragged: shown like an answer, but not one yet
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

  const draw = () => {
    const blank = answer === null && !held;
    slider.classList.toggle("qu-blank", blank);
    slider.style.setProperty("--qu-fill", blank ? 0 : slider.value / 100);
    slider.setAttribute("aria-valuetext",
      blank ? t("rate_blank") : t("rate_value", { value: slider.value }));
    told.textContent = blank ? t("rate_blank") : t("rate_value", { value: slider.value });
    middle.hidden = !blank;
  };
  const complain = (yes) => {
    range.textContent = yes ? t("rate_range") : "";
    if (yes) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  // A held arrow key or quick typing is one change, not thirty.
  const commit = (value) => {
    held = false;
    complain(false);
    if (value !== answer) {
      answer = value;
      q.change(value, QU_PAUSE);
    }
    draw();
  };
  const fromSlider = () => {
    field.value = slider.value;
    commit(Number(slider.value));
  };
  // While it is dragged only the figures follow; it is an answer once let go.
  slider.addEventListener("input", () => {
    held = true;
    field.value = slider.value;
    draw();
  });
  slider.addEventListener("change", fromSlider);
  // Pressing the thumb without moving it says where it stands, and so does Enter.
  slider.addEventListener("pointerup", fromSlider);
  slider.addEventListener("blur", () => q.flush());
  slider.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || answer !== null) return;
    event.preventDefault();
    fromSlider();
  });

  const fromField = (final) => {
    const words = field.value.trim();
    if (/^\d+$/.test(words) && Number(words) <= 100) {
      slider.value = words;
      commit(Number(words));
    } else if (words === "") {
      complain(false);
      // Emptied by mistake: "Clear my answer" is the way to take it back.
      if (final) field.value = answer ?? "";
    } else {
      complain(true);
    }
  };
  field.addEventListener("input", () => fromField(false));
  field.addEventListener("blur", () => {
    fromField(true);
    q.flush();
  });

  const show = (given) => {
    answer = given ?? null;
    held = false;
    slider.value = answer ?? begin;
    field.value = answer ?? "";
    complain(false);
    draw();
  };
  const ticks = QU_TICKS.map((value) =>
    wsEl("span", { style: `--qu-at: ${value / 100}` }, value));
  return {
    node: wsEl("div", { class: "qu-rate" },
      wsEl("div", { class: "qu-rate-row" },
        wsEl("div", { class: "qu-scale" },
          wsEl("div", { class: "qu-ends", "aria-hidden": "true" },
            wsEl("span", { dir: "auto" }, item.low), wsEl("span", { dir: "auto" }, item.high)),
          slider,
          wsEl("div", { class: "qu-ticks", "aria-hidden": "true" }, ticks)),
        wsEl("div", { class: "qu-figure" },
          wsEl("label", { for: `${uid}-number` }, t("rate_field")), field)),
      wsEl("div", { class: "qu-rate-foot" }, told, middle), range),
    show,
    focus: () => slider.focus(),
  };
}

export { quRate as control };
