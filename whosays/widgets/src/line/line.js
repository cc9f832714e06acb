// A line to type in and the button that uses what stands there. What is typed travels with the
// press: sent for itself, its last letter may still be on its way while Python works already.

import { wsEl, wsId, wsKeys } from "../common.js";

/** @import { Given } from "../types.d.ts" */

// As ipywidgets names its own, so that they look alike: see maker.css.
const LN_FIELD = "jupyter-widgets widget-inline-hbox widget-text";
const LN_BUTTON = "jupyter-widgets jupyter-button widget-button mod-primary";

/** @param {Given} given */
function render({ model, el }) {
  const id = wsId("ln-");
  const label = wsEl("label", { for: id, class: "widget-label" }, model.get("label"));
  const input = wsEl("input", { type: "text", id, placeholder: model.get("hint") });
  const button = wsEl("button", { type: "button", class: LN_BUTTON }, model.get("button"));
  const field = wsEl("div", { class: LN_FIELD }, label, input);
  field.style.maxWidth = model.get("width");
  const press = () => {
    if (!button.disabled) model.send({ type: "press", text: input.value });
  };
  const take = () => {
    if (document.activeElement !== input) input.value = model.get("value");
    button.disabled = model.get("disabled");
  };
  button.addEventListener("click", press);
  // A letter that is put together of several ends with Enter, too.
  input.addEventListener("keydown", ({ key, isComposing, repeat }) => {
    if (key === "Enter" && !isComposing && !repeat) press();
  });
  // It stands there again when the page is opened anew.
  input.addEventListener("input", () => {
    model.set("value", input.value);
    model.save_changes();
  });
  model.on("change:value", take);
  model.on("change:disabled", take);
  take();
  wsKeys(el).classList.add("ws-line");
  el.replaceChildren(field, button);
  return () => {
    model.off("change:value", take);
    model.off("change:disabled", take);
  };
}

export default { render };
