// Shared by every widget. Prefix "ws".

import { wsForm } from "./plural.js";
import "./theme.css";

/** @import { Model, Status, Strings, Tell, TellCount, WsAttributes, WsChild } from "./types.d.ts" */

/**
 * Make an element. Text always goes in as text, never as markup.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {WsAttributes} [attributes]
 * @param {...WsChild} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function wsEl(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  const own = /** @type {Record<string, any>} */ (/** @type {unknown} */ (node));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = String(value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), /** @type {any} */ (value));
    else if (name in node && typeof value !== "string") own[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of /** @type {WsChild[]} */ (/** @type {unknown[]} */ (children).flat(Infinity))) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/**
 * Show the number of a question, the same as on paper and in the teacher's plan.
 *
 * @param {string} [number] Nothing is shown without one.
 */
export function wsNumber(number) {
  return number ? [wsEl("span", { class: "ws-number" }, number), " "] : null;
}

/**
 * Show what is asked: number, what is there to read first, and the question itself. A screen
 * reader hears one sentence after the other.
 *
 * @param {{ number?: string, prompt: string, setup?: string }} asked
 */
export function wsAsked({ number, prompt, setup }) {
  if (!setup) return [wsNumber(number), prompt];
  return [wsNumber(number), wsEl("span", { class: "ws-setup" }, setup),
    wsEl("span", { class: "ws-asked" }, prompt.slice(setup.length))];
}

/**
 * Prepare a widget's root: the kit's class, and JupyterLab's one-key commands kept out.
 *
 * @param {HTMLElement} el
 * @param {string} name
 */
export function wsRoot(el, name) {
  el.classList.add("ws", `ws-${name}`);
  return wsKeys(el);
}

/**
 * Keep JupyterLab's one-key commands out, as all do and what stands in another widget's root, too.
 *
 * JupyterLab looks for the attribute from the focused element upwards, but tests its
 * shortcuts on each element before it looks further, and its "d d deletes the cell" fits
 * whatever has the focus. So the focused element itself must carry the attribute; on the
 * root alone it does nothing.
 *
 * @param {HTMLElement} el
 */
export function wsKeys(el) {
  const suppress = "data-lm-suppress-shortcuts";
  el.setAttribute(suppress, "true");
  el.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) event.target.setAttribute(suppress, "true");
  });
  // Answers are on disk already; the browser's "save page" would only puzzle.
  el.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();
  });
  return el;
}

/**
 * Fill {placeholders} of an interface text.
 *
 * @param {string} text
 * @param {Record<string, unknown>} [values]
 */
function wsFill(text, values = {}) {
  return String(text ?? "").replace(/\{(\w+)\}/g, (whole, key) =>
    key in values ? String(values[key]) : whole,
  );
}

/**
 * The texts of the interface: by their keys, and in the form that a number takes.
 *
 * @param {Strings} strings
 * @returns {{t: Tell, n: TellCount}}
 */
export function wsTell(strings) {
  /** @type {Tell} */
  const t = (key, values) => wsFill(strings[key] ?? key, values);
  return { t, n: (key, count, values) => t(wsForm(strings, key, count), { count, ...values }) };
}

/**
 * Do something once for all traits that one message changes together.
 *
 * @param {Model} model
 * @param {string[]} traits
 * @param {() => void} take
 * @returns {() => void} stops listening
 */
export function wsTogether(model, traits, take) {
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      take();
    });
  };
  for (const name of traits) model.on(`change:${name}`, soon);
  return () => {
    for (const name of traits) model.off(`change:${name}`, soon);
  };
}

/**
 * The line that says whether answers are on disk, with a way to try again.
 *
 * `show(status)` shows a status of this window's own ("saving"); while `ready` says no,
 * what Python says about older changes is passed over.
 *
 * @param {Model} model
 * @param {Strings} strings
 * @param {() => boolean} [ready]
 * @param {() => void} [again] what "Try again" does
 */
export function wsStatus(
  model, strings, ready = () => true, again = () => model.send({ type: "retry" }),
) {
  const text = wsEl("span", { class: "ws-status-text" });
  const retry = wsEl(
    "button",
    { type: "button", hidden: true, onclick: () => again() },
    strings.retry ?? "Try again",
  );
  const node = wsEl("div", { class: "ws-status", role: "status" }, text, retry);
  const show = (/** @type {Status} */ status) => {
    node.dataset.state = status.state ?? "idle";
    text.textContent = status.text ?? "";
    retry.hidden = status.state !== "unsaved";
  };
  const draw = () => {
    if (ready()) show(model.get("status") ?? {});
  };
  model.on("change:status", draw);
  draw();
  return { node, show };
}

/**
 * A button that has nothing to do, for now or for good: Tab passes it by. It keeps a focus that it
 * has, so nobody who has just pressed it is lost.
 *
 * @param {Element} button
 * @param {boolean} spent
 */
export function wsSpent(button, spent) {
  button.setAttribute("aria-disabled", String(spent));
  if (spent) button.setAttribute("tabindex", "-1");
  else button.removeAttribute("tabindex");
}

/**
 * A random id that cannot clash with one from another window.
 *
 * @param {string} prefix
 */
export function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
