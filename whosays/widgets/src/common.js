// Shared by every widget. Plain functions, prefix "ws"; joined with a widget's own file
// when it is loaded, so there is nothing to import and nothing to build.

import "./theme.css";

/** Make an element. Text always goes in as text, never as markup. */
export function wsEl(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/**
 * Prepare a widget's root: the kit's class, and JupyterLab's one-key commands kept out.
 *
 * JupyterLab looks for the attribute from the focused element upwards, but tests its
 * shortcuts on each element before it looks further, and its "d d deletes the cell" fits
 * whatever has the focus. So the focused element itself must carry the attribute; on the
 * root alone it does nothing.
 */
export function wsRoot(el, name) {
  const suppress = "data-lm-suppress-shortcuts";
  el.classList.add("ws", `ws-${name}`);
  el.setAttribute(suppress, "true");
  el.addEventListener("focusin", (event) => event.target.setAttribute(suppress, "true"));
  // Answers are on disk already; the browser's "save page" would only puzzle.
  el.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();
  });
  return el;
}

/** Fill {placeholders} of an interface text. */
export function wsFill(text, values = {}) {
  return String(text ?? "").replace(/\{(\w+)\}/g, (whole, key) =>
    key in values ? String(values[key]) : whole,
  );
}

/**
 * The line that says whether answers are on disk, with a way to try again.
 *
 * `box.show(status)` shows a status of this window's own ("saving"); while `ready` says
 * no, what Python says about older changes is passed over.
 */
export function wsStatus(model, strings, ready = () => true) {
  const text = wsEl("span", { class: "ws-status-text" });
  const retry = wsEl(
    "button",
    { type: "button", hidden: true, onclick: () => model.send({ type: "retry" }) },
    strings.retry ?? "Try again",
  );
  const box = wsEl("div", { class: "ws-status", role: "status" }, text, retry);
  box.show = (status) => {
    box.dataset.state = status.state ?? "idle";
    text.textContent = status.text ?? "";
    retry.hidden = status.state !== "unsaved";
  };
  const draw = () => {
    if (ready()) box.show(model.get("status") ?? {});
  };
  model.on("change:status", draw);
  draw();
  return box;
}

/** A random id that cannot clash with one from another window. */
export function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
