// Where each hand of a chain goes when it is folded to its roots. Plain numbers, no page.

import { reach } from "../../../collapse.js";

/** @import { Left, Pair } from "../../../collapse.js" */

/**
 * @typedef {{x: number, y: number, w: number, h: number}} Spot
 * @typedef {{id: string, home: string, stays: boolean, x: number, y: number}} Move
 */

/**
 * The boxes of the folded picture that each hand belongs in: a root in its own, a repeat in those
 * of all roots it goes back to.
 *
 * @param {Pair[]} edges
 * @param {Pick<Left, "units" | "folded">} left
 * @returns {Map<string, string[]>}
 */
export function chHomes(edges, { units, folded }) {
  const ways = reach(edges);
  const homes = new Map(units.flatMap((names) => names.map((name) => [name, [names[0]]])));
  for (const name of folded) {
    homes.set(name, units
      .filter((names) => names.some((root) => ways.get(root)?.has(name)))
      .map((names) => names[0]));
  }
  return homes;
}

/**
 * How far each box moves, from middle to middle. The box of a root stays in the picture; a repeat
 * goes home and is gone.
 *
 * @param {Map<string, Spot>} before
 * @param {Map<string, Spot>} after
 * @param {Map<string, string[]>} homes
 * @returns {Move[]}
 */
export function chMoves(before, after, homes) {
  /** @type {Move[]} */
  const moves = [];
  for (const [id, from] of before) {
    for (const home of homes.get(id) ?? []) {
      const to = after.get(home);
      if (!to) continue;
      moves.push({
        id, home, stays: id === home,
        x: to.x + to.w / 2 - (from.x + from.w / 2),
        y: to.y + to.h / 2 - (from.y + from.h / 2),
      });
    }
  }
  return moves;
}
