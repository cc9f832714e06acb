// Root counter: dragging a card, or its chip in a pile, to another pile.

import { quRootsChip } from "./roots.js";

const QU_DRAG_FROM = 5; // pixels until a press is a drag

/** A mouse takes hold of the whole card, a finger of its grip: else it could not scroll. */
export function quRootsDrag(r, node) {
  const spots = () => Array.from(node.querySelectorAll(".qr-pile"));
  node.addEventListener("pointerdown", (down) => {
    const held = down.target.closest(".qr-card, .qr-chip");
    if (!held || down.button !== 0 || down.target.closest("label, input, button")) return;
    if (down.pointerType !== "mouse" && !down.target.closest(".qr-grip, .qr-chip")) return;
    down.preventDefault(); // no words are marked on the way
    const card = r.cards.find((one) => one.id === held.dataset.card);
    const chip = held.classList.contains("qr-chip");
    const ghost = quRootsChip(card);
    ghost.classList.add("qr-ghost");
    let target = null;
    let dragging = false;
    const under = ({ clientX: x, clientY: y }) => {
      const inside = (spot) => {
        const box = spot.getBoundingClientRect();
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      };
      const pile = spots().find(inside);
      if (pile) return pile;
      // Only what lies in a pile can be put back; a card let go where it lay stays sorted.
      const cards = node.querySelector(".qr-cards");
      return chip && inside(cards) ? cards : null;
    };
    const light = (spot) => {
      target?.classList.remove("qr-over");
      spot?.classList.add("qr-over");
      target = spot;
    };
    const go = (event) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!dragging && far < QU_DRAG_FROM) return;
      if (!dragging) {
        dragging = true;
        node.append(ghost);
        held.classList.add("qr-held");
        node.setPointerCapture(down.pointerId);
      }
      const box = node.getBoundingClientRect();
      const left = Math.min(event.clientX - box.left + 10, box.width - ghost.offsetWidth);
      ghost.style.left = `${Math.max(0, left)}px`;
      ghost.style.top = `${event.clientY - box.top + 10}px`;
      light(under(event));
    };
    const end = (drop) => {
      node.removeEventListener("pointermove", go);
      node.removeEventListener("pointerup", up);
      node.removeEventListener("pointercancel", stop);
      removeEventListener("keydown", escape, true);
      const spot = target;
      light(null);
      ghost.remove();
      held.classList.remove("qr-held");
      if (drop && dragging && spot) r.put(card, spot.dataset.pile ?? "");
    };
    const up = () => end(true);
    const stop = () => end(false);
    const escape = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      stop();
    };
    node.addEventListener("pointermove", go);
    node.addEventListener("pointerup", up);
    node.addEventListener("pointercancel", stop);
    addEventListener("keydown", escape, true);
  });
}
