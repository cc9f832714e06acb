// Chain builder: who got it from whom. Each hand opens a list of the others to tick; the
// graph draws itself; a button folds it to its roots; roots can be tied.

import { collapse } from "../../../collapse.js";
import { wsEl } from "../../../common.js";
import { chBoard } from "./board.js";
import { CH_SIGN } from "./draw.js";
import { chGivers } from "./givers.js";
import { chHands } from "./hands.js";
import { chHomes } from "./home.js";
import { chTying, chWithout } from "./ties.js";
import { chCount, chFolded, chGraph, chLabel, chTwin } from "./words.js";
import { chWorked } from "./worked.js";
import "./chain.css";
import "./draw.css";

/** @import { Chain, Control, Feedback, Item, Q } from "../../../types.d.ts" */
/** @import { Left, Pair } from "../../../collapse.js" */

/** @param {Q} q */
export const control = (q) => (q.item.modelled ? chWorked(q) : chRenewable(q));

/**
 * A builder that is built anew when the student's marks above have changed the hands.
 *
 * @param {Q} q
 * @returns {Control}
 */
function chRenewable(q) {
  let now = chBuilder(q, new Set());
  const node = wsEl("div", {}, now.node);
  const renew = (/** @type {Item} */ item) => {
    const open = new Set(now.open());
    q.item = item;
    now = chBuilder(q, open);
    node.replaceChildren(now.node);
    now.show(q.answer);
    const feedback = q.model.get("feedback") ?? {};
    if (feedback.state) now.feedback(feedback);
  };
  return {
    node, renew, ownWords: true, others: "others_chain", says: "says_chain",
    show: (answer) => now.show(answer),
    feedback: (given) => now.feedback(given),
    focus: () => now.focus(),
  };
}

/**
 * What the builder's parts share: the hands, what is drawn, and the ways to change it.
 *
 * @param {Q} q
 * @returns {Chain}
 */
function chState(q) {
  const hands = chHands(q.item);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const place = new Map(hands.map((hand, i) => [hand.id, i]));
  const at = (/** @type {string} */ id) => place.get(id) ?? hands.length;
  const nameOf = (/** @type {string} */ id) => q.t("chain_hand", { ...byId.get(id) });
  return {
    q, hands, byId, nameOf,
    edges: [], joined: { ties: [], one: [] },
    marks: new Map(), // what the last check said of each arrow
    folded: false,
    ordered: (ids) => [...ids].sort((a, b) => at(a) - at(b)),
    inOrder: (pairs) => [...pairs].sort(([a, b], [c, d]) => at(a) - at(c) || at(b) - at(d)),
    pairWords: ([first, last]) => ({ first: nameOf(first), last: nameOf(last) }),
    set() {},
    change() {},
  };
}

/**
 * @param {Q} q
 * @param {Set<string>} open the hands whose lists stand open from the start
 */
function chBuilder(q, open) {
  const { t, item } = q;
  const c = chState(q);
  const givers = chGivers(c, open);
  const tying = chTying(c);
  const graph = chGraphBox(c, givers.focus);
  const draw = (pressed = false) => {
    const left = collapse(c.edges, c.joined.ties, c.joined.one);
    if (c.edges.length === 0) c.folded = false;
    givers.draw();
    tying.draw(left);
    graph.draw(left, pressed && c.folded ? chHomes(c.edges, left) : null);
  };
  c.set = (edge, on) => {
    c.edges = chWithout(c.edges, edge);
    if (on) c.edges = c.inOrder([...c.edges, edge]);
    c.change(t(on ? "chain_drawn" : "chain_undrawn", c.pairWords(edge)));
  };
  c.change = (words) => {
    c.marks = new Map(); // what was said of the chain as it was
    draw();
    const { edges, joined: { ties, one } } = c;
    const blank = edges.length + ties.length + one.length === 0;
    q.change(blank ? null : { edges: [...edges], ties, one });
    q.say(words);
  };
  graph.onFold = () => draw(true);
  const known = (/** @type {Pair[]=} */ pairs) =>
    (pairs ?? []).filter((pair) => pair.every((id) => c.byId.has(id)));
  return {
    node: wsEl("div", { class: "ch-chain" },
      c.hands.some((hand) => hand.own)
        ? wsEl("p", { class: "ws-muted" }, t("chain_own_note"))
        : null,
      item.left_out
        ? wsEl("p", { class: "ws-muted" }, t("chain_left_out", { count: item.left_out }))
        : null,
      givers.node, graph.nodes, tying.node),
    show: (/** @type {any} */ answer) => {
      c.edges = known(answer?.edges);
      c.joined = { ties: known(answer?.ties), one: known(answer?.one) };
      c.marks = new Map();
      draw();
    },
    feedback: (/** @type {Feedback} */ given) => {
      c.marks = chMarks(c.edges, given.more?.edges ?? []);
      draw();
    },
    open: givers.open,
    focus: givers.focus,
  };
}

/**
 * What a check said of each arrow; nothing if it was of another answer than stands here.
 *
 * @param {Pair[]} edges
 * @param {{from: string, to: string, state: string}[]} told
 */
function chMarks(edges, told) {
  const mine = new Set(edges.map((edge) => edge.join(">")));
  const there = told.filter((edge) => edge.state !== "missing");
  const fits = there.length === mine.size && there.every((e) => mine.has(`${e.from}>${e.to}`));
  return new Map(fits ? told.map((e) => [`${e.from}>${e.to}`, e.state]) : []);
}

/**
 * The graph with its signs, its buttons and its count.
 *
 * @param {Chain} c
 * @param {() => void} toStart goes to the first hand once all is cleared
 */
function chGraphBox(c, toStart) {
  const { q, hands } = c;
  const { t } = q;
  const board = chBoard(q);
  const count = wsEl("p", { class: "ch-count" });
  const legend = wsEl("ul", { class: "ch-legend", role: "list" });
  const empty = wsEl("p", { class: "ch-empty ws-muted" }, t("chain_empty"));
  const folding = wsEl("button", { type: "button", class: "ch-collapse", "aria-pressed": "false" },
    t("chain_collapse"));
  const clear = wsEl("button", { type: "button", class: "ws-quiet" }, t("chain_clear"));
  const tools = wsEl("div", { class: "ch-tools" }, folding, clear);
  const box = { nodes: [empty, board.node, legend, tools, count], draw, onFold: () => {} };
  folding.addEventListener("click", () => {
    c.folded = !c.folded;
    box.onFold();
    const left = collapse(c.edges, c.joined.ties, c.joined.one);
    q.say(c.folded ? chCount(q, left) : t("chain_unfolded"));
  });
  clear.addEventListener("click", () => {
    Object.assign(c, { edges: [], joined: { ties: [], one: [] }, folded: false });
    c.change(t("cleared"));
    toStart();
  });
  /**
   * @param {Left} left
   * @param {Map<string, string[]> | null} homes
   */
  function draw(left, homes) {
    const { edges, joined, folded } = c;
    const shown = folded ? new Map() : c.marks;
    const graph = folded ? chFolded(q, hands, edges, joined) : chGraph(hands, edges, joined, shown);
    board.draw(graph, chLabel(q, graph, edges, folded ? left : null),
      chTwin(q, hands, edges, joined, { marks: shown, folded }), homes);
    const states = new Set(shown.values());
    legend.replaceChildren(...["kept", "against", "extra", "missing", "open"]
      .filter((state) => states.has(state))
      .map((state) => wsEl("li", {},
        wsEl("span", { class: `ch-key ch-${state}`, "aria-hidden": "true" }, CH_SIGN[state]),
        t(`chain_mark_${state}`))));
    legend.hidden = states.size === 0;
    empty.hidden = !board.node.hidden;
    tools.hidden = edges.length === 0 && joined.ties.length + joined.one.length === 0;
    folding.hidden = edges.length === 0;
    folding.setAttribute("aria-pressed", String(folded));
    folding.textContent = t(folded ? "chain_unfold" : "chain_collapse");
    count.textContent = folded ? chCount(q, left) : "";
    count.hidden = !folded;
  }
  return box;
}
