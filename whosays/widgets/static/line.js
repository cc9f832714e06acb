// src/common.js
function wsEl(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  const own = (
    /** @type {Record<string, any>} */
    /** @type {unknown} */
    node
  );
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === void 0 || value === false) continue;
    if (name === "class") node.className = String(value);
    else if (name.startsWith("on")) node.addEventListener(
      name.slice(2),
      /** @type {any} */
      value
    );
    else if (name in node && typeof value !== "string") own[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (
    const child of
    /** @type {WsChild[]} */
    /** @type {unknown[]} */
    children.flat(Infinity)
  ) {
    if (child === null || child === void 0 || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}
function wsKeys(el) {
  const suppress = "data-lm-suppress-shortcuts";
  el.setAttribute(suppress, "true");
  el.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) event.target.setAttribute(suppress, "true");
  });
  el.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();
  });
  return el;
}
function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// src/line/line.js
var LN_FIELD = "jupyter-widgets widget-inline-hbox widget-text";
var LN_BUTTON = "jupyter-widgets jupyter-button widget-button mod-primary";
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
  input.addEventListener("keydown", ({ key, isComposing, repeat }) => {
    if (key === "Enter" && !isComposing && !repeat) press();
  });
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
var line_default = { render };
export {
  line_default as default
};
