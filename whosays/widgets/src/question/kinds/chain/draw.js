// A chain as a picture (SVG) and, beside it, as a list with the same information.

import { wsEl } from "../../../common.js";
import { CH_LINE, chLayout } from "./layout.js";
import { chFold } from "./rule.js";

const CH_SVG = "http://www.w3.org/2000/svg";
export const CH_SIGN = { kept: "✓", extra: "?", missing: "+", open: "≈", fresh: "" };

function chNode(tag, attributes, ...children) {
  const node = document.createElementNS(CH_SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** A small round sign on a line; words for it stand in the legend and the list. */
function chBadge([x, y], sign, name) {
  const words = chNode("text", { x, y: y + 4.5, "text-anchor": "middle" });
  words.textContent = sign;
  return chNode("g", { class: `ch-badge ${name}` }, chNode("circle", { cx: x, cy: y, r: 9 }), words);
}

/**
 * Draw a graph.
 *
 * graph: { nodes: [{ id, letter, text, look? }], edges: [{ pair, state? }],
 * ties: [{ pair, kind }] }.
 */
function chPicture(graph, width, label) {
  const pen = chPicture.pen ??= document.createElement("canvas").getContext("2d");
  pen.font = "500 14px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  const measure = (words) => pen.measureText(words).width * 1.03; // a little air
  const state = new Map(graph.edges.map((edge) => [edge.pair, edge.state ?? ""]));
  const plan = chLayout(
    { nodes: graph.nodes, edges: graph.edges.map((edge) => edge.pair), ties: graph.ties },
    width, measure);
  const svg = chNode("svg", {
    class: "ch-svg", role: "img", "aria-label": label, "data-way": plan.way, width: plan.width,
    height: Math.ceil(plan.height), viewBox: `0 0 ${plan.width} ${Math.ceil(plan.height)}`,
  });
  for (const tie of plan.brackets) {
    svg.append(
      chNode("path", { class: `ch-tie ch-tie-${tie.kind}`, d: tie.d }),
      chBadge(tie.sign, tie.kind === "one" ? "=" : "?", "ch-badge-tie"));
  }
  for (const path of plan.paths) {
    const name = state.get(path.edge);
    const { x, y, left } = path.head;
    const back = left ? 9 : -9;
    svg.append(chNode("g", { class: `ch-arrow ch-${name || "plain"}`, "data-edge": path.edge.join(" ") },
      chNode("path", { class: "ch-line", d: path.d }),
      chNode("path", { class: "ch-head", d: `M${x} ${y}l${back} -5v10z` }),
      CH_SIGN[name] ? chBadge(path.sign, CH_SIGN[name], "ch-badge-edge") : null));
  }
  for (const node of graph.nodes) {
    const { x, y, w, h, lines } = plan.boxes.get(node.id);
    const top = y + (h - lines.length * CH_LINE) / 2 + 13.5;
    svg.append(chNode("g", { class: `ch-box ${node.look ?? ""}`, "data-id": node.id },
      chNode("rect", { x, y, width: w, height: h, rx: 8 }),
      ...lines.map((line, i) => {
        const text = chNode("text", {
          x: x + w / 2, y: top + i * CH_LINE, "text-anchor": "middle", class: "ch-words",
        });
        text.textContent = line;
        return text;
      }),
      node.letter ? chLetter(x, y, node.letter) : null));
  }
  return svg;
}

function chLetter(x, y, letter) {
  const wide = Math.max(20, 9 * letter.length + 9);
  const text = chNode("text", { x: x + wide / 2 - 8, y: y + 4, "text-anchor": "middle" });
  text.textContent = letter;
  return chNode("g", { class: "ch-letter" },
    chNode("rect", { x: x - 8, y: y - 10, width: wide, height: 20, rx: 10 }), text);
}

/** What a whole chain shows: the hands that have an arrow, the arrows, the ties of roots. */
export function chGraph(hands, edges, { ties = [], one = [] }, marks = new Map()) {
  const missing = [...marks].filter(([, state]) => state === "missing")
    .map(([name]) => ({ pair: name.split(">"), state: "missing" }));
  const drawn = edges.map((pair) => ({ pair, state: marks.get(pair.join(">")) }));
  const all = [...drawn, ...missing];
  const inside = new Set(all.flatMap((edge) => edge.pair));
  const { roots } = chFold(edges, ties, one);
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
  const left = chFold(edges, ties, one);
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
  const left = chFold(edges, ties, one);
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

/** A picture with its list, drawn anew when the room it has changes. */
export function chBoard(q) {
  const picture = wsEl("div", { class: "ch-picture" });
  const twin = wsEl("div", {});
  const details = wsEl("details", { class: "ch-words-twin" },
    wsEl("summary", {}, q.t("chain_in_words")), twin);
  const node = wsEl("figure", { class: "ch-board", hidden: true }, picture, details);
  let last = null;
  let width = 0;
  const paint = () => {
    if (!last || width < 40) return;
    picture.replaceChildren(chPicture(last.graph, width, last.label));
  };
  const watch = new ResizeObserver(() => {
    const now = Math.floor(picture.clientWidth);
    if (now === width) return;
    width = now;
    paint();
  });
  watch.observe(picture);
  q.onEnd(() => watch.disconnect());
  const draw = (graph, label, list) => {
    last = { graph, label };
    node.hidden = graph.nodes.length === 0;
    width = Math.floor(picture.clientWidth) || width;
    paint();
    twin.replaceChildren(list);
  };
  return { node, draw };
}
