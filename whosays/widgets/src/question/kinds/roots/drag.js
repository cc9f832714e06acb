// Root counter: dragging a card, or its chip in a pile, to another pile.

import { quRootsChip } from "./chip.js";

/** @import { Roots } from "../../../types.d.ts" */

const QU_DRAG_FROM = 5; // pixels until a press is a drag

/**
 * A mouse takes hold of the whole card, a finger of its grip: else it could not scroll.
 *
 * @param {Roots} r
 * @param {HTMLElement} node
 */
export function quRootsDrag(r, node) {
  node.addEventListener("pointerdown", (down) => {
    const target = /** @type {Element} */ (down.target);
    const held = /** @type {HTMLElement | null} */ (target.closest(".qr-card, .qr-chip"));
    if (!held || down.button !== 0 || target.closest("label, input, button")) return;
    if (down.pointerType !== "mouse" && !target.closest(".qr-grip, .qr-chip")) return;
    const card = r.cards.find((one) => one.id === held.dataset.card);
    if (!card) return;
    down.preventDefault(); // no words are marked on the way
    const ghost = quRootsChip(card);
    ghost.classList.add("qr-ghost");
    const drag = quRootsCarry(node, held, ghost, down);
    quRootsListen(node, drag, (spot) => {
      ghost.remove();
      held.classList.remove("qr-held");
      if (spot) r.put(card, spot.dataset.pile ?? "");
    });
  });
}

/**
 * Where a card can be let go under a point; null if nowhere.
 *
 * @param {HTMLElement} node
 * @param {boolean} chip only what lies in a pile can be put back; a card let go where it lay
 *   stays sorted
 * @param {PointerEvent} event
 */
function quRootsUnder(node, chip, { clientX: x, clientY: y }) {
  const inside = (/** @type {Element} */ spot) => {
    const box = spot.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const piles = /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll(".qr-pile"));
  const pile = Array.from(piles).find(inside);
  if (pile) return pile;
  const cards = /** @type {HTMLElement | null} */ (node.querySelector(".qr-cards"));
  return chip && cards && inside(cards) ? cards : null;
}

/**
 * Carry a card's picture under the pointer and light up what it is over.
 *
 * @param {HTMLElement} node
 * @param {HTMLElement} held
 * @param {HTMLElement} ghost
 * @param {PointerEvent} down
 */
function quRootsCarry(node, held, ghost, down) {
  const chip = held.classList.contains("qr-chip");
  const drag = {
    dragging: false,
    target: /** @type {HTMLElement | null} */ (null),
    light: (/** @type {HTMLElement | null} */ spot) => {
      drag.target?.classList.remove("qr-over");
      spot?.classList.add("qr-over");
      drag.target = spot;
    },
    go: (/** @type {PointerEvent} */ event) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!drag.dragging && far < QU_DRAG_FROM) return;
      if (!drag.dragging) {
        drag.dragging = true;
        node.append(ghost);
        held.classList.add("qr-held");
        node.setPointerCapture(down.pointerId);
      }
      const box = node.getBoundingClientRect();
      const left = Math.min(event.clientX - box.left + 10, box.width - ghost.offsetWidth);
      ghost.style.left = `${Math.max(0, left)}px`;
      ghost.style.top = `${event.clientY - box.top + 10}px`;
      drag.light(quRootsUnder(node, chip, event));
    },
  };
  return drag;
}

/**
 * Listen until the card is let go; Escape lets go of it where it came from.
 *
 * @param {HTMLElement} node
 * @param {ReturnType<typeof quRootsCarry>} drag
 * @param {(spot: HTMLElement | null) => void} done
 */
function quRootsListen(node, drag, done) {
  const end = (/** @type {boolean} */ drop) => {
    node.removeEventListener("pointermove", drag.go);
    node.removeEventListener("pointerup", up);
    node.removeEventListener("pointercancel", stop);
    removeEventListener("keydown", escape, true);
    const spot = drop && drag.dragging ? drag.target : null;
    drag.light(null);
    done(spot);
  };
  const up = () => end(true);
  const stop = () => end(false);
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
  };
  node.addEventListener("pointermove", drag.go);
  node.addEventListener("pointerup", up);
  node.addEventListener("pointercancel", stop);
  addEventListener("keydown", escape, true);
}
