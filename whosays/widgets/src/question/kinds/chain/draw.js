// A chain as a picture (SVG) and, beside it, as a list with the same information.

import { CH_LINE, chLayout } from "./layout.js";

/** @import { Graph, Point } from "../../../types.d.ts" */

const CH_SVG = "http://www.w3.org/2000/svg";
/** @type {Record<string, string>} */
export const CH_SIGN = { kept: "✓", against: "–", extra: "?", missing: "+", open: "≈", fresh: "" };

/**
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | null)} children
 */
function chNode(tag, attributes, ...children) {
  const node = document.createElementNS(CH_SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children.filter((child) => child !== null));
  return node;
}

/**
 * A small round sign on a line; words for it stand in the legend and the list.
 *
 * @param {Point} at
 * @param {string} sign
 * @param {string} name
 */
function chBadge([x, y], sign, name) {
  const words = chNode("text", { x, y: y + 4.5, "text-anchor": "middle" });
  words.textContent = sign;
  return chNode("g", { class: `ch-badge ${name}` }, chNode("circle", { cx: x, cy: y, r: 9 }), words);
}

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/**
 * How wide words are, with a little air.
 *
 * @param {string} words
 */
function chMeasure(words) {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * 8; // a browser that draws no canvas
  pen.font = "500 14px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  return pen.measureText(words).width * 1.03;
}

/**
 * Draw a graph.
 *
 * graph: { nodes: [{ id, letter, text, look? }], edges: [{ pair, state? }],
 * ties: [{ pair, kind }] }.
 *
 * @param {Graph} graph
 * @param {number} width
 * @param {string} label
 */
export function chPicture(graph, width, label) {
  const state = new Map(graph.edges.map((edge) => [edge.pair, edge.state ?? ""]));
  const plan = chLayout(
    { nodes: graph.nodes, edges: graph.edges.map((edge) => edge.pair), ties: graph.ties },
    width, chMeasure);
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
    const name = state.get(path.edge) ?? "";
    const { x, y, left } = path.head;
    const back = left ? 9 : -9;
    svg.append(chNode("g", { class: `ch-arrow ch-${name || "plain"}`, "data-edge": path.edge.join(" ") },
      chNode("path", { class: "ch-line", d: path.d }),
      chNode("path", { class: "ch-head", d: `M${x} ${y}l${back} -5v10z` }),
      CH_SIGN[name] ? chBadge(path.sign, CH_SIGN[name], "ch-badge-edge") : null));
  }
  for (const node of graph.nodes) {
    const place = plan.boxes.get(node.id);
    if (!place) continue;
    const { x, y, w, h, lines } = place;
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

/**
 * @param {number} x
 * @param {number} y
 * @param {string} letter
 */
function chLetter(x, y, letter) {
  const wide = Math.max(20, 9 * letter.length + 9);
  const text = chNode("text", { x: x + wide / 2 - 8, y: y + 4, "text-anchor": "middle" });
  text.textContent = letter;
  return chNode("g", { class: "ch-letter" },
    chNode("rect", { x: x - 8, y: y - 10, width: wide, height: 20, rx: 10 }), text);
}
