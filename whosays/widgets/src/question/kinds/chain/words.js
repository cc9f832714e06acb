// A chain as data for a picture, and as a list with the same information.

import { collapse } from "../../../collapse.js";
import { wsEl } from "../../../common.js";

/** What a whole chain shows: the hands that have an arrow, the arrows, the ties of roots. */
export function chGraph(hands, edges, { ties = [], one = [] }, marks = new Map()) {
  const missing = [...marks].filter(([, state]) => state === "missing")
    .map(([name]) => ({ pair: name.split(">"), state: "missing" }));
  const drawn = edges.map((pair) => ({ pair, state: marks.get(pair.join(">")) }));
  const all = [...drawn, ...missing];
  const inside = new Set(all.flatMap((edge) => edge.pair));
  const { roots } = collapse(edges, ties, one);
  const tied = (pairs, kind) => pairs
    .filter((pair) => pair.every((name) => roots.includes(name)))
    .map((pair) => ({ pair, kind }));
  return {
    nodes: hands.filter((hand) => inside.has(hand.id))
      .map((hand) => ({ ...hand, look: roots.includes(hand.id) ? "ch-root" : "" })),
    edges: all,
    ties: [...tied(ties, "ties"), ...tied(one, "one")],
  };
}

/** The same chain folded: a box for each root, one for all that was only passed on. */
export function chFolded(q, hands, edges, { ties = [], one = [] }) {
  const left = collapse(edges, ties, one);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const unit = new Map(left.units.flatMap((names) => names.map((name) => [name, names[0]])));
  const nodes = left.units.map((names) => ({
    id: names[0],
    letter: names.map((name) => byId.get(name).letter).join("+"),
    text: names.map((name) => byId.get(name).text).join(" + "),
    look: "ch-root",
  }));
  const fold = "\tfolded"; // no hand's id begins with a tab
  const passed = hands.filter((hand) => left.folded.includes(hand.id));
  if (left.folded.length) {
    nodes.push({
      id: fold, letter: "", look: "ch-folded",
      text: q.t(left.folded.length === 1 ? "chain_folded_one" : "chain_folded_many", {
        count: left.folded.length,
        letters: passed.map((hand) => hand.letter).join(", "),
      }),
    });
  }
  return {
    nodes,
    edges: left.folded.length ? left.units.map((names) => ({ pair: [names[0], fold] })) : [],
    ties: ties.filter((pair) => pair.every((name) => unit.has(name)))
      .map((pair) => ({ pair: pair.map((name) => unit.get(name)), kind: "ties" }))
      .filter(({ pair }) => pair[0] !== pair[1]),
  };
}

/** How many roots are left, in words. */
export function chCount(q, { least, most }) {
  if (most === 0) return q.t("chain_left_none");
  if (least === most) return q.t(most === 1 ? "chain_left_one" : "chain_left_many", { count: most });
  return q.t("chain_left_range", { least, most });
}

/** The list twin: each hand with whom it got it from, ties, and the count when folded. */
export function chTwin(q, hands, edges, { ties = [], one = [] }, { marks = new Map(), folded = false } = {}) {
  const name = new Map(hands.map((hand) => [hand.id, q.t("chain_hand", hand)]));
  const pair = ([first, last]) => ({ first: name.get(first), last: name.get(last) });
  const left = collapse(edges, ties, one);
  const say = (key, edge) => wsEl("li", { dir: "auto" }, q.t(key, pair(edge)));
  const dormant = ([a, b]) => !left.roots.includes(a) || !left.roots.includes(b);
  const entries = edges.map((edge) => {
    const state = marks.get(edge.join(">"));
    return wsEl("li", { dir: "auto" }, q.t("chain_edge", pair(edge)),
      state ? ` (${q.t(`chain_mark_${state}`)})` : null);
  });
  for (const [key, state] of marks) {
    if (state !== "missing") continue;
    entries.push(wsEl("li", { dir: "auto" }, q.t("chain_edge", pair(key.split(">"))),
      ` (${q.t("chain_mark_missing")})`));
  }
  return wsEl("ul", { class: "ch-twin", role: "list" },
    entries,
    ties.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_ties", tie)),
    one.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_one", tie)),
    left.circle.map((names) => wsEl("li", { dir: "auto" },
      q.t("chain_circle", { hands: names.map((id) => name.get(id)).join(", ") }))),
    folded && left.most > 0
      ? [wsEl("li", { dir: "auto" }, q.t("chain_twin_roots", {
          hands: left.units.map((names) => names.map((id) => name.get(id)).join(" + ")).join("; "),
        })),
        wsEl("li", {}, chCount(q, left))]
      : null);
}

/** What a picture is called: how many hands and arrows, or how many roots are left. */
export function chLabel(q, graph, edges, left) {
  if (left) return q.t("chain_picture_folded", { count: chCount(q, left) });
  return q.t(edges.length === 1 ? "chain_picture_one" : "chain_picture", {
    hands: graph.nodes.length, arrows: edges.length,
  });
}
