// Where the boxes and arrows of a chain go. Plain numbers, no page.
//
// Wide: layers from left to right, roots first; an arrow that skips a layer gets a place in
// it, so that it passes no box. Narrow: one box a line, arrows in lanes beside them.

/** @import { Box, Bracket, Graph, GraphNode, Layout, Measure, Pair, Path, Plan, Point } from "../../../types.d.ts" */

/** @typedef {Map<string, Box>} Boxes */
/** @typedef {Box & {mid: number}} Spot */
/** @typedef {(name: string, other: string, out: boolean, back: boolean) => number} Port */

const CH_GAP = 52; // between layers: room for an arrow and its sign
const CH_LEAST = 104; // the narrowest box that still reads well
const CH_MOST = 215;
export const CH_LINE = 18; // height of a line of text
const CH_LANE = 15;

/**
 * What a table has for a name that is in it.
 *
 * @template V
 * @param {Map<string, V>} table
 * @param {string} name
 */
function chAt(table, name) {
  return /** @type {V} */ (table.get(name));
}

/**
 * Which edges have to be turned round for the graph to have no circles.
 *
 * @param {string[]} names
 * @param {Pair[]} edges
 */
function chTurned(names, edges) {
  const state = new Map();
  const turned = new Set();
  const visit = (/** @type {string} */ name) => {
    state.set(name, "open");
    for (const edge of edges) {
      if (edge[0] !== name) continue;
      if (state.get(edge[1]) === "open") turned.add(edge);
      else if (!state.has(edge[1])) visit(edge[1]);
    }
    state.set(name, "done");
  };
  const got = new Set(edges.map((edge) => edge[1]));
  [...names].sort((a, b) => Number(got.has(a)) - Number(got.has(b))).forEach((name) => {
    if (!state.has(name)) visit(name);
  });
  return turned;
}

/**
 * The layer of each name: one more than the highest behind it.
 *
 * @param {string[]} names
 * @param {Pair[]} forward
 */
function chLayers(names, forward) {
  const layer = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round += 1) {
    for (const [from, to] of forward) {
      layer.set(to, Math.max(chAt(layer, to), chAt(layer, from) + 1));
    }
  }
  return layer;
}

/**
 * Put items of each layer in an order with few crossings, by the middle of their neighbours.
 *
 * @param {string[][]} rows
 * @param {Pair[]} links
 */
function chSort(rows, links) {
  const near = (/** @type {string} */ name, /** @type {string[]} */ row) => {
    const places = links.filter(([a, b]) => a === name || b === name)
      .map(([a, b]) => row.indexOf(a === name ? b : a)).filter((place) => place >= 0);
    return places.length ? places.reduce((sum, place) => sum + place, 0) / places.length : null;
  };
  const settle = (/** @type {string[]} */ row, /** @type {string[]} */ other) => {
    const wish = new Map(row.map((name, i) => [name, near(name, other) ?? i]));
    row.sort((a, b) => chAt(wish, a) - chAt(wish, b));
  };
  for (let sweep = 0; sweep < 4; sweep += 1) {
    for (let i = 1; i < rows.length; i += 1) settle(rows[i], rows[i - 1]);
    for (let i = rows.length - 2; i >= 0; i -= 1) settle(rows[i], rows[i + 1]);
  }
}

/**
 * Break a text into lines that fit; a word longer than a line is broken, never cut.
 *
 * @param {string} text
 * @param {number} width
 * @param {Measure} measure
 */
function chWrap(text, width, measure) {
  const lines = [];
  let line = "";
  for (const word of String(text).split(/\s+/u).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    // A web address breaks behind its stops; only what is still too long breaks anywhere.
    for (const piece of word.match(/[^./_-]*[./_-]+|[^./_-]+/gu) ?? []) {
      for (const sign of measure(piece) <= width ? [piece] : piece) {
        if (line && measure(line + sign) > width) {
          lines.push(line);
          line = "";
        }
        line += sign;
      }
    }
  }
  if (line) lines.push(line);
  return lines.length ? lines : [""];
}

/**
 * Lay a graph out.
 *
 * nodes: [{ id, text }]; edges and ties: pairs of ids. Gives { way, width, height, boxes,
 * paths, brackets }: a path has its d, the place of its head and of its sign.
 *
 * @param {{nodes: GraphNode[], edges: Pair[], ties: Graph["ties"]}} graph
 * @param {number} width
 * @param {Measure} measure
 * @returns {Layout}
 */
export function chLayout({ nodes, edges, ties }, width, measure) {
  const names = nodes.map((node) => node.id);
  const turned = chTurned(names, edges);
  const forward = edges.map((edge) => (
    turned.has(edge) ? /** @type {Pair} */ ([edge[1], edge[0]]) : edge));
  const layer = chLayers(names, forward);
  const deep = Math.max(0, ...layer.values()) + 1;
  const side = ties.length ? 44 : 14;
  const box = Math.min(CH_MOST, (width - side - 16 - (deep - 1) * CH_GAP) / deep);
  const plan = { nodes, edges, ties, forward, turned, layer, deep, side, width, measure };
  return box >= CH_LEAST ? chAcross(plan, box) : chDown(plan);
}

/**
 * An edge over several layers becomes a row of short links through places kept for it.
 *
 * @param {Pick<Plan, "forward" | "layer">} plan
 * @param {string[][]} rows
 * @param {Map<string, Box>} boxes
 * @param {number} box
 */
function chRoutes({ forward, layer }, rows, boxes, box) {
  return forward.map(([from, to], i) => {
    const stops = [from];
    for (let at = chAt(layer, from) + 1; at < chAt(layer, to); at += 1) {
      const stop = `\n${i} ${at}`; // no hand's id has a line break
      boxes.set(stop, { x: 0, y: 0, w: box, h: 10, lines: [] });
      rows[at].push(stop);
      stops.push(stop);
    }
    return [...stops, to];
  });
}

/**
 * Where on a side of a box an arrow ends: in the order of the arrows' other ends. Of two between
 * the same boxes, the one that goes back is the lower.
 *
 * @param {Pair[]} links
 * @param {Boxes} boxes
 * @returns {Port}
 */
function chPort(links, boxes) {
  const mid = (/** @type {string} */ name) => chAt(boxes, name).y + chAt(boxes, name).h / 2;
  return (name, other, out, back) => {
    const mine = links.filter((link) => link[out ? 0 : 1] === name)
      .sort((a, b) => mid(a[out ? 1 : 0]) - mid(b[out ? 1 : 0]));
    const ends = mine.map((link) => link[out ? 1 : 0]);
    const place = back ? ends.lastIndexOf(other) : ends.indexOf(other);
    const step = Math.min(14, (chAt(boxes, name).h - 16) / Math.max(1, mine.length - 1));
    return mid(name) + (place - (mine.length - 1) / 2) * step;
  };
}

/**
 * The line of one arrow through its stops, with the places of its head and its sign.
 *
 * @param {Pair} edge
 * @param {string[]} route
 * @param {Boxes} boxes
 * @param {Port} port
 * @param {boolean} back
 * @param {number} share where on its last link the sign is
 * @returns {Path}
 */
function chCurve(edge, route, boxes, port, back, share) {
  let d = "";
  /** @type {Point} */
  let start = [0, 0];
  /** @type {Point} */
  let end = [0, 0];
  /** @type {Point} */
  let sign = [0, 0];
  route.slice(1).forEach((name, n) => {
    const [from, to] = [chAt(boxes, route[n]), chAt(boxes, name)];
    const x1 = from.x + from.w;
    const y1 = port(route[n], name, true, back);
    const x2 = to.x;
    const y2 = port(name, route[n], false, back);
    if (n === 0) start = [x1, y1];
    d += n === 0 ? `M${x1 + (back ? 7 : 0)} ${y1}` : `L${x1} ${y1}`;
    const last = n === route.length - 2;
    const stop = last && !back ? x2 - 7 : x2;
    const bend = CH_GAP / 2;
    d += `C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${stop} ${y2}`;
    end = [x2, y2];
    const across = 1.5 * share * (1 - share) + share ** 3; // where the curve is by then
    const down = 3 * share ** 2 - 2 * share ** 3;
    sign = [x1 + (x2 - x1) * across, y1 + (y2 - y1) * down];
  });
  const head = back
    ? { x: start[0], y: start[1], left: true }
    : { x: end[0], y: end[1], left: false };
  return { edge, d, head, sign };
}

/**
 * @param {Plan} plan
 * @param {number} box
 * @returns {Layout}
 */
function chAcross(plan, box) {
  const { nodes, edges, turned, layer, deep, measure } = plan;
  /** @type {Boxes} */
  const boxes = new Map();
  for (const node of nodes) {
    const lines = chWrap(node.text, box - 22, measure);
    boxes.set(node.id, { x: 0, y: 0, lines, w: box, h: lines.length * CH_LINE + 22 });
  }
  const rows = Array.from({ length: deep }, () => /** @type {string[]} */ ([]));
  nodes.forEach((node) => rows[chAt(layer, node.id)].push(node.id));
  const routes = chRoutes(plan, rows, boxes, box);
  const links = routes.flatMap((route) => route.slice(1).map((name, i) =>
    /** @type {Pair} */ ([route[i], name])));
  chSort(rows, links);
  const height = chSpread(rows, links, boxes);
  rows.forEach((row, i) => row.forEach((name) => {
    chAt(boxes, name).x = plan.side + i * (box + CH_GAP);
  }));
  const port = chPort(links, boxes);
  const paths = routes.map((route, i) => {
    const back = turned.has(edges[i]);
    // There and back again: each has its sign near where it begins, so that the two lie apart.
    const twin = edges.some(([from, to]) => from === edges[i][1] && to === edges[i][0]);
    return chCurve(edges[i], route, boxes, port, back, twin ? (back ? 0.75 : 0.25) : 0.5);
  });
  const brackets = chBrackets(plan.ties, boxes, (a, b, n) => {
    const x = Math.min(a.x, b.x);
    const out = x - 21 - (n % 2) * 11;
    return {
      d: `M${a.x} ${a.mid}H${out}V${b.mid}H${b.x}`, sign: [out, (a.mid + b.mid) / 2],
    };
  }, (name) => chAt(layer, name) === 0);
  for (const name of [...boxes.keys()]) if (name.startsWith("\n")) boxes.delete(name);
  return { way: "across", width: plan.width, height, boxes, paths, brackets };
}

/**
 * Give each box its height on the page: near its neighbours, apart from the next one.
 *
 * @param {string[][]} rows
 * @param {Pair[]} links
 * @param {Boxes} boxes
 */
function chSpread(rows, links, boxes) {
  const gap = 20;
  const total = (/** @type {string[]} */ row) => row.reduce((/** @type {number} */ sum, /** @type {string} */ name) => sum + chAt(boxes, name).h + gap, -gap);
  const room = Math.max(0, ...rows.map(total));
  for (const row of rows) {
    let y = (room - total(row)) / 2;
    for (const name of row) {
      chAt(boxes, name).y = y;
      y += chAt(boxes, name).h + gap;
    }
  }
  const mid = (/** @type {string} */ name) => chAt(boxes, name).y + chAt(boxes, name).h / 2;
  for (let round = 0; round < 6; round += 1) {
    for (const row of rows) {
      const wish = row.map((name) => {
        const near = links.filter((link) => link.includes(name))
          .map(([a, b]) => mid(a === name ? b : a));
        return near.length ? near.reduce((sum, y) => sum + y, 0) / near.length : mid(name);
      });
      let floor = -Infinity;
      const places = row.map((name, i) => {
        const y = Math.max(floor, wish[i] - chAt(boxes, name).h / 2);
        floor = y + chAt(boxes, name).h + gap;
        return y;
      });
      const off = row.reduce((sum, name, i) =>
        sum + places[i] + chAt(boxes, name).h / 2 - wish[i], 0) / Math.max(1, row.length);
      row.forEach((name, i) => {
        chAt(boxes, name).y = places[i] - off;
      });
    }
  }
  const all = rows.flat().map((name) => chAt(boxes, name));
  const top = Math.min(...all.map((b) => b.y)) - 14;
  all.forEach((b) => {
    b.y -= top;
  });
  return Math.max(0, ...all.map((b) => b.y + b.h)) + 14;
}

/**
 * @param {Plan} plan
 * @returns {Layout}
 */
function chDown(plan) {
  const { nodes, edges, layer, width, measure } = plan;
  const order = [...nodes].sort((a, b) => chAt(layer, a.id) - chAt(layer, b.id));
  const row = new Map(order.map((node, i) => [node.id, i]));
  // Each giver has one lane; two givers share one where they do not meet.
  /** @type {[number, number][][]} */
  const lanes = [];
  const laneOf = new Map();
  for (const node of order) {
    const ends = edges.filter((edge) => edge[0] === node.id).map((edge) => chAt(row, edge[1]));
    if (!ends.length) continue;
    /** @type {[number, number]} */
    const span = [Math.min(chAt(row, node.id), ...ends), Math.max(chAt(row, node.id), ...ends)];
    let lane = lanes.findIndex((taken) =>
      taken.every(([low, high]) => span[1] < low || span[0] > high));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane].push(span);
    laneOf.set(node.id, lane);
  }
  const left = 22 + CH_LANE * Math.max(1, lanes.length);
  const right = plan.ties.length ? 34 : 4;
  const w = Math.max(60, width - left - right);
  /** @type {Boxes} */
  const boxes = new Map();
  let y = 14;
  for (const node of order) {
    const lines = chWrap(node.text, w - 24, measure);
    const ends = edges.filter((edge) => edge.includes(node.id)).length;
    const h = Math.max(lines.length * CH_LINE + 20, 16 * (ends + 1));
    boxes.set(node.id, { x: left, y, w, h, lines });
    y += h + 22;
  }
  // Ends on a box's side: what comes in from above, what goes out, what comes in from below.
  const port = (/** @type {string} */ name, /** @type {Pair | null} */ edge) => {
    const far = (/** @type {Pair} */ other) => (other[0] === name ? chAt(row, name) : chAt(row, other[0]));
    const mine = edges.filter((other) => other[1] === name).sort((a, b) => far(a) - far(b));
    const slots = [...mine.filter((e) => far(e) < chAt(row, name)), null,
      ...mine.filter((e) => far(e) > chAt(row, name))];
    const gives = edges.some((other) => other[0] === name);
    const used = gives ? slots : slots.filter(Boolean);
    const place = used.indexOf(edge);
    const b = chAt(boxes, name);
    return b.y + (b.h * (place + 1)) / (used.length + 1);
  };
  const paths = edges.map((edge) => {
    const x = left - 18 - CH_LANE * chAt(laneOf, edge[0]);
    const y1 = port(edge[0], null);
    const y2 = port(edge[1], edge);
    const turn = y2 > y1 ? 6 : -6;
    return {
      edge,
      d: `M${left} ${y1}H${x + 6}Q${x} ${y1} ${x} ${y1 + turn}V${y2 - turn}`
        + `Q${x} ${y2} ${x + 6} ${y2}H${left - 7}`,
      head: { x: left, y: y2, left: false },
      sign: /** @type {Point} */ ([x, y2 - turn * 2.5]),
    };
  });
  const brackets = chBrackets(plan.ties, boxes, (a, b, n) => {
    const x = a.x + a.w + 14 + (n % 2) * 8;
    return { d: `M${a.x + a.w} ${a.mid}H${x}V${b.mid}H${b.x + b.w}`, sign: [x, (a.mid + b.mid) / 2] };
  }, () => true);
  return { way: "down", width, height: y - 8, boxes, paths, brackets };
}

/**
 * @param {Graph["ties"]} ties
 * @param {Boxes} boxes
 * @param {(a: Spot, b: Spot, n: number) => Pick<Bracket, "d" | "sign">} draw
 * @param {(name: string) => boolean} fits
 * @returns {Bracket[]}
 */
function chBrackets(ties, boxes, draw, fits) {
  const spot = (/** @type {string} */ name) => {
    const b = chAt(boxes, name);
    return { ...b, mid: b.y + b.h / 2 };
  };
  return ties
    .filter(({ pair }) => pair.every((name) => boxes.has(name) && fits(name)))
    .map((tie, n) => ({ ...tie, ...draw(spot(tie.pair[0]), spot(tie.pair[1]), n) }));
}
