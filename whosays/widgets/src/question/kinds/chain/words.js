// A chain as data for a picture, and as a list with the same information.

import { collapse } from "../../../collapse.js";
import { wsEl } from "../../../common.js";

/** @import { Graph, Hand, Joined, Left, Pair, Q } from "../../../types.d.ts" */

/**
 * An arrow by its name, as "a>b".
 *
 * @param {string} name
 * @returns {Pair}
 */
function chPair(name) {
  const [from, to] = name.split(">");
  return [from, to];
}

/**
 * What a whole chain shows: the hands that have an arrow, the arrows, the ties of roots.
 *
 * @param {Hand[]} hands
 * @param {Pair[]} edges
 * @param {Joined} joined
 * @param {Map<string, string>} [marks]
 * @returns {Graph}
 */
export function chGraph(hands, edges, { ties = [], one = [] }, marks = new Map()) {
  const missing = [...marks].filter(([, state]) => state === "missing")
    .map(([name]) => ({ pair: chPair(name), state: "missing" }));
  const drawn = edges.map((pair) => ({ pair, state: marks.get(pair.join(">")) }));
  const all = [...drawn, ...missing];
  const inside = new Set(all.flatMap((edge) => edge.pair));
  const { roots } = collapse(edges, ties, one);
  const tied = (/** @type {Pair[]} */ pairs, /** @type {string} */ kind) => pairs
    .filter((pair) => pair.every((/** @type {string} */ name) => roots.includes(name)))
    .map((pair) => ({ pair, kind }));
  return {
    nodes: hands.filter((hand) => inside.has(hand.id))
      .map((hand) => ({ ...hand, look: roots.includes(hand.id) ? "ch-root" : "" })),
    edges: all,
    ties: [...tied(ties, "ties"), ...tied(one, "one")],
  };
}

/**
 * The same chain folded: a box for each root, one for all that was only passed on.
 *
 * @param {Q} q
 * @param {Hand[]} hands
 * @param {Pair[]} edges
 * @param {Joined} joined
 * @returns {Graph}
 */
export function chFolded(q, hands, edges, { ties = [], one = [] }) {
  const left = collapse(edges, ties, one);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const unit = new Map(left.units.flatMap((names) => names.map((name) => [name, names[0]])));
  const nodes = left.units.map((names) => ({
    id: names[0],
    letter: names.map((name) => byId.get(name)?.letter).join("+"),
    text: names.map((name) => byId.get(name)?.text).join(" + "),
    look: "ch-root",
  }));
  const fold = "\tfolded"; // no hand's id begins with a tab
  const passed = hands.filter((hand) => left.folded.includes(hand.id));
  if (left.folded.length) {
    nodes.push({
      id: fold, letter: "", look: "ch-folded",
      text: q.n("chain_folded", left.folded.length, {
        letters: passed.map((hand) => hand.letter).join(", "),
      }),
    });
  }
  return {
    nodes,
    edges: left.folded.length ? left.units.map((names) => ({ pair: [names[0], fold] })) : [],
    ties: ties.filter((pair) => pair.every((name) => unit.has(name)))
      .map((pair) => ({ pair: /** @type {Pair} */ (pair.map((name) => unit.get(name))), kind: "ties" }))
      .filter(({ pair }) => pair[0] !== pair[1]),
  };
}

/**
 * How many roots are left, in words.
 *
 * @param {Q} q
 * @param {Pick<Left, "least" | "most">} left
 */
export function chCount(q, { least, most }) {
  if (most === 0) return q.t("chain_left_none");
  if (least === most) return q.n("chain_left", most);
  return q.t("chain_left_range", { least, most });
}

/**
 * The list twin: each hand with whom it got it from, ties, and the count when folded.
 *
 * @param {Q} q
 * @param {Hand[]} hands
 * @param {Pair[]} edges
 * @param {Joined} joined
 * @param {{marks?: Map<string, string>, folded?: boolean}} [how]
 */
export function chTwin(q, hands, edges, { ties = [], one = [] }, { marks = new Map(), folded = false } = {}) {
  const name = new Map(hands.map((hand) => [hand.id, q.t("chain_hand", { ...hand })]));
  const pair = (/** @type {Pair} */ [first, last]) => ({ first: name.get(first), last: name.get(last) });
  const left = collapse(edges, ties, one);
  const say = (/** @type {string} */ key, /** @type {Pair} */ edge) => wsEl("li", { dir: "auto" }, q.t(key, pair(edge)));
  const dormant = (/** @type {Pair} */ [a, b]) => !left.roots.includes(a) || !left.roots.includes(b);
  const entries = edges.map((edge) => {
    const state = marks.get(edge.join(">"));
    return wsEl("li", { dir: "auto" }, q.t("chain_edge", pair(edge)),
      state ? ` (${q.t(`chain_mark_${state}`)})` : null);
  });
  for (const [key, state] of marks) {
    if (state !== "missing") continue;
    entries.push(wsEl("li", { dir: "auto" }, q.t("chain_edge", pair(chPair(key))),
      ` (${q.t("chain_mark_missing")})`));
  }
  return wsEl("ul", { class: "ch-twin", role: "list" },
    entries,
    ties.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_ties", tie)),
    one.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_one", tie)),
    left.circles.map((names) => wsEl("li", { dir: "auto" },
      q.t("chain_circle", { hands: names.map((id) => name.get(id)).join(", ") }))),
    folded && left.most > 0
      ? [wsEl("li", { dir: "auto" }, q.t("chain_twin_roots", {
          hands: left.units.map((names) => names.map((id) => name.get(id)).join(" + ")).join("; "),
        })),
        wsEl("li", {}, chCount(q, left))]
      : null);
}

/**
 * What a picture is called: how many hands and arrows, or how many roots are left.
 *
 * @param {Q} q
 * @param {Graph} graph
 * @param {Pair[]} edges
 * @param {Left | null} left
 */
export function chLabel(q, graph, edges, left) {
  if (left) return q.t("chain_picture_folded", { count: chCount(q, left) });
  return q.n("chain_picture", edges.length, { hands: graph.nodes.length, arrows: edges.length });
}
