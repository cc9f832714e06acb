// Putting in order: buttons on every line, and dragging as a shortcut. The order in which
// the lines first stand is not an answer until one is moved or the order is confirmed.

import { wsEl } from "../../common.js";
import { quDraw } from "../feedback.js";

function quOrder(q) {
  const { t, item } = q;
  const texts = new Map((item.options ?? []).map((option) => [option.id, option.text]));
  const list = wsEl("ol", { class: "qu-order", role: "list" });
  const rows = new Map();
  let answer = null;

  for (const [id, text] of texts) {
    const step = (way) => wsEl("button", {
      type: "button", class: "qu-step", "aria-label": t(way < 0 ? "order_up" : "order_down", { text }),
      onclick: () => move(id, way),
    }, quArrow(way));
    const row = wsEl("li", { class: "qu-line" },
      wsEl("span", { class: "qu-grip", "aria-hidden": "true" }, quGrip()),
      wsEl("span", { class: "qu-line-text", dir: "auto" }, text),
      wsEl("span", { class: "qu-steps" }, step(-1), step(1)));
    row.dataset.id = id;
    quDrag(row, list, {
      moved: () => draw(),
      done: () => {
        if (current().join("\n") === (answer ?? [...texts.keys()]).join("\n")) return;
        commit();
        say(id);
      },
    });
    rows.set(id, row);
  }
  const current = () => Array.from(list.children, (row) => row.dataset.id);
  const say = (id) => q.say(t("order_moved", {
    text: texts.get(id), place: current().indexOf(id) + 1, total: texts.size,
  }));
  const commit = () => {
    answer = current();
    draw();
    q.change(answer);
  };
  const move = (id, way) => {
    const row = rows.get(id);
    const other = way < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) {
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

  const note = wsEl("span", { class: "qu-order-note" });
  const confirm = wsEl("button", {
    type: "button", class: "qu-confirm",
    onclick: () => answer === null && commit(),
  }, t("order_confirm"));
  const draw = () => {
    const last = list.children.length - 1;
    Array.from(list.children).forEach((row, i) => {
      const [up, down] = row.querySelectorAll(".qu-step");
      up.setAttribute("aria-disabled", String(i === 0));
      down.setAttribute("aria-disabled", String(i === last));
    });
    const blank = answer === null;
    list.classList.toggle("qu-blank", blank);
    note.textContent = t(blank ? "order_blank" : "order_confirmed");
    confirm.setAttribute("aria-disabled", String(!blank));
    confirm.classList.toggle("qu-done", !blank);
  };
  const show = (given) => {
    answer = given ?? null;
    const order = answer ?? [...texts.keys()];
    if (order.join("\n") !== current().join("\n")) {
      list.replaceChildren(...order.map((id) => rows.get(id)).filter(Boolean));
    }
    draw();
  };
  return {
    node: wsEl("div", {}, list, wsEl("p", { class: "qu-order-foot" }, note, " ", confirm)),
    show,
    focus: () => list.querySelector(".qu-step[aria-disabled=false]")?.focus(),
  };
}

/** Let a line be dragged: by its grip with a finger, by all of it with a mouse. */
function quDrag(row, list, { moved, done }) {
  row.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.target.closest("button")) return;
    if (down.pointerType !== "mouse" && !down.target.closest(".qu-grip")) return;
    down.preventDefault();
    row.setPointerCapture(down.pointerId);
    let dragging = false;
    const go = (event) => {
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

function quMiddle(node) {
  const box = node.getBoundingClientRect();
  return box.top + box.height / 2;
}

function quArrow(way) {
  return quDraw(way < 0 ? "M4 10l4-4 4 4" : "M4 6l4 4 4-4");
}

export function quGrip() {
  return quDraw("M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01");
}

export { quOrder as control };
