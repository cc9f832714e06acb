// When a chain collapses, its repeats move to their roots, once; at the end nothing is left of them.

import { chMoves } from "./home.js";

/** @import { Spot } from "./home.js" */

const CH_MOVE = { duration: 400, easing: "ease-in-out" };

/**
 * Where the boxes of a picture are.
 *
 * @param {SVGSVGElement} svg
 */
function chSpots(svg) {
  /** @type {Map<string, SVGGElement>} */
  const nodes = new Map();
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  for (const node of /** @type {NodeListOf<SVGGElement>} */ (svg.querySelectorAll(".ch-box"))) {
    const id = node.dataset.id ?? "";
    const rect = node.querySelector("rect");
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect?.getAttribute(name)));
    nodes.set(id, node);
    spots.set(id, { x, y, w, h });
  }
  return { nodes, spots };
}

/**
 * Move from the whole picture to the folded one. Nothing moves for those who want no motion.
 *
 * @param {HTMLElement} picture what holds the folded picture by now
 * @param {SVGSVGElement} before the whole one
 * @param {Map<string, string[]>} homes
 */
export function chMoveHome(picture, before, homes) {
  const svg = picture.querySelector("svg");
  if (!svg || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const [was, now] = [chSpots(before), chSpots(svg)];
  const high = (/** @type {SVGSVGElement} */ one) => ({ height: `${one.getAttribute("height")}px` });
  picture.animate([high(before), high(svg)], CH_MOVE);
  for (const fresh of svg.querySelectorAll(".ch-arrow, .ch-folded, .ch-tie, .ch-badge-tie")) {
    fresh.animate([{ opacity: 0 }, { opacity: 0, offset: 0.6 }, { opacity: 1 }], CH_MOVE);
  }
  for (const { id, home, stays, x, y } of chMoves(was.spots, now.spots, homes)) {
    if (stays) {
      now.nodes.get(home)?.animate(
        [{ transform: `translate(${-x}px, ${-y}px)` }, { transform: "none" }], CH_MOVE);
      continue;
    }
    const ghost = /** @type {SVGGElement} */ (was.nodes.get(id)?.cloneNode(true));
    ghost.setAttribute("class", "ch-ghost");
    ghost.setAttribute("aria-hidden", "true");
    svg.prepend(ghost); // it goes in behind its root
    const going = ghost.animate([
      { transform: "none", opacity: 1 },
      { opacity: 1, offset: 0.75 },
      { transform: `translate(${x}px, ${y}px)`, opacity: 0 },
    ], CH_MOVE);
    going.onfinish = going.oncancel = () => ghost.remove();
  }
}
