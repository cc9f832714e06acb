// Putting in order: buttons on every line, and dragging as a shortcut. The order in which
// the lines first stand is not an answer until one is moved or the order is confirmed.

import { wsEl, wsSpent } from "../../common.js";
import { quDraw } from "../feedback.js";

/** @import { Control, Option, Q } from "../../types.d.ts" */

/** @typedef {{move: (id: string, way: number) => void, moved: () => void, done: (id: string) => void}} OnLine */

/**
 * One line, with its buttons.
 *
 * @param {Q} q
 * @param {Option} option
 * @param {HTMLElement} list
 * @param {OnLine} on
 */
function quLine(q, { id, text }, list, on) {
  const step = (/** @type {number} */ way) => wsEl("button", {
    type: "button", class: "qu-step",
    "aria-label": q.t(way < 0 ? "order_up" : "order_down", { text }),
    onclick: () => on.move(id, way),
  }, quArrow(way));
  const row = wsEl("li", { class: "qu-line" },
    wsEl("span", { class: "qu-grip", "aria-hidden": "true" }, quGrip()),
    wsEl("span", { class: "qu-line-text", dir: "auto" }, text),
    wsEl("span", { class: "qu-steps" }, step(-1), step(1)));
  row.dataset.id = id;
  quDrag(row, { moved: on.moved, done: () => on.done(id) });
  return row;
}

/**
 * The first line has nowhere to go up, the last nowhere down.
 *
 * @param {HTMLElement} list
 */
function quEnds(list) {
  const last = list.children.length - 1;
  Array.from(list.children).forEach((row, i) => {
    const [up, down] = row.querySelectorAll(".qu-step");
    wsSpent(up, i === 0);
    wsSpent(down, i === last);
  });
}

/**
 * @param {Q} q
 * @returns {Control}
 */
function quOrder(q) {
  const { t, item } = q;
  /** @type {Option[]} */
  const options = item.options ?? [];
  const texts = new Map(options.map((option) => [option.id, option.text]));
  const list = wsEl("ol", { class: "qu-order", role: "list" });
  /** @type {string[] | null} */
  let answer = null;
  const current = () => Array.from(list.children,
    (row) => (row instanceof HTMLElement && row.dataset.id) || "");
  const is = (/** @type {string[]} */ order) => current().join("\n") === order.join("\n");
  const say = (/** @type {string} */ id) => q.say(t("order_moved", {
    text: texts.get(id), place: current().indexOf(id) + 1, total: texts.size,
  }));
  const commit = () => {
    answer = current();
    draw();
    q.change(answer);
  };
  const move = (/** @type {string} */ id, /** @type {number} */ way) => {
    const row = rows.get(id);
    const other = way < 0 ? row?.previousElementSibling : row?.nextElementSibling;
    if (!row || !other) {
      q.say(t(way < 0 ? "order_top" : "order_bottom", { text: texts.get(id) }));
      return;
    }
    // The neighbour is put on the other side, so the pressed button stays put in the
    // document and keeps the focus.
    if (way < 0) row.after(other);
    else row.before(other);
    commit();
    say(id);
    row.scrollIntoView({ block: "nearest" });
  };
  const done = (/** @type {string} */ id) => {
    if (is(answer ?? [...texts.keys()])) return;
    commit();
    say(id);
  };
  const rows = new Map(options.map((option) => [
    option.id, quLine(q, option, list, { move, done, moved: () => draw() }),
  ]));
  const foot = quOrderFoot(q, () => answer === null && commit());
  const draw = () => {
    quEnds(list);
    list.classList.toggle("qu-blank", answer === null);
    foot.draw(answer === null);
  };
  const show = (/** @type {string[] | null | undefined} */ given) => {
    answer = given ?? null;
    const order = answer ?? [...texts.keys()];
    if (!is(order)) list.replaceChildren(...order.flatMap((id) => rows.get(id) ?? []));
    draw();
  };
  return {
    node: wsEl("div", {}, list, foot.node),
    show,
    clears: true,
    ownWords: true,
    focus: () => list.querySelector(/** @type {"button"} */ (".qu-step[aria-disabled=false]"))?.focus(),
  };
}

/**
 * Under the lines: whether their order is an answer yet, and the way to say that it is.
 *
 * @param {Q} q
 * @param {() => void} confirmed
 */
function quOrderFoot({ t }, confirmed) {
  const note = wsEl("span", { class: "qu-order-note" });
  const confirm = wsEl("button", { type: "button", class: "qu-confirm", onclick: confirmed },
    t("order_confirm"));
  return {
    node: wsEl("p", { class: "qu-order-foot" }, note, " ", confirm),
    draw: (/** @type {boolean} */ blank) => {
      note.textContent = t(blank ? "order_blank" : "order_confirmed");
      wsSpent(confirm, !blank);
      confirm.classList.toggle("qu-done", !blank);
    },
  };
}

/**
 * Let a line be dragged: by its grip with a finger, by all of it with a mouse.
 *
 * @param {HTMLElement} row
 * @param {{moved: () => void, done: () => void}} on
 */
function quDrag(row, { moved, done }) {
  row.addEventListener("pointerdown", (down) => {
    const target = /** @type {Element} */ (down.target);
    if (down.button !== 0 || target.closest("button")) return;
    if (down.pointerType !== "mouse" && !target.closest(".qu-grip")) return;
    down.preventDefault();
    row.setPointerCapture(down.pointerId);
    let dragging = false;
    const go = (/** @type {PointerEvent} */ event) => {
      if (!dragging && Math.abs(event.clientY - down.clientY) < 4) return;
      dragging = true;
      row.classList.add("qu-dragged");
      const before = row.previousElementSibling;
      const after = row.nextElementSibling;
      if (before && event.clientY < quMiddle(before)) row.after(before);
      else if (after && event.clientY > quMiddle(after)) row.before(after);
      else return;
      moved();
    };
    const end = () => {
      row.removeEventListener("pointermove", go);
      row.removeEventListener("pointerup", end);
      row.removeEventListener("pointercancel", end);
      row.classList.remove("qu-dragged");
      if (dragging) done();
    };
    row.addEventListener("pointermove", go);
    row.addEventListener("pointerup", end);
    row.addEventListener("pointercancel", end);
  });
}

/** @param {Element} node */
function quMiddle(node) {
  const box = node.getBoundingClientRect();
  return box.top + box.height / 2;
}

/** @param {number} way */
function quArrow(way) {
  return quDraw(way < 0 ? "M4 10l4-4 4 4" : "M4 6l4 4 4-4");
}

export function quGrip() {
  return quDraw("M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01");
}

export { quOrder as control };
