// Chain builder: who got it from whom. Each hand opens a list of the others to tick; the
// graph draws itself; a button folds it to its roots; roots can be tied.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";
import { CH_SIGN, chGraph, chFolded, chCount, chTwin, chBoard } from "./draw.js";
import { chFold } from "./rule.js";
import { chWorked } from "./worked.js";
import "./chain.css";
import "./draw.css";

export const control = (q) => (q.item.modelled ? chWorked(q) : chRenewable(q));

/** A builder that is built anew when the student's marks above have changed the hands. */
function chRenewable(q) {
  const node = wsEl("div", {});
  let now = null;
  const renew = (item) => {
    const open = new Set(now?.open() ?? []);
    q.item = item;
    now = chBuilder(q, open);
    node.replaceChildren(now.node);
    now.show(q.answer);
    const feedback = q.model.get("feedback") ?? {};
    if (feedback.state) now.feedback(feedback);
  };
  now = chBuilder(q, new Set());
  node.append(now.node);
  return {
    node, renew, show: (answer) => now.show(answer), feedback: (given) => now.feedback(given),
    focus: () => now.focus(),
  };
}

/** The hands with a letter each. */
export function chHands(item) {
  return (item.hands ?? []).map((hand, i) => ({ ...hand, letter: chLetterOf(i) }));
}

function chLetterOf(i) {
  const letter = String.fromCharCode(65 + (i % 26));
  return i < 26 ? letter : `${letter}${Math.floor(i / 26) + 1}`;
}

export function chBadgeOf(hand) {
  return wsEl("span", { class: "ch-letter-badge" }, hand.letter);
}

/** Text of a hand, its words in the article and where they stand. */
export function chAbout(q, hand) {
  const words = hand.text.includes(hand.words) ? "" : hand.words; // once is enough
  return wsEl("span", { class: "ch-about" },
    wsEl("span", { class: "ch-text", dir: "auto" }, hand.text),
    words || hand.place
      ? wsEl("span", { class: "ch-place ws-muted" },
          words ? [wsEl("q", { dir: "auto" }, words), " "] : null,
          wsEl("span", { dir: "auto" }, hand.place))
      : null,
    hand.marked && !hand.own
      ? wsEl("span", { class: "ch-marked" }, quDraw(QU_SIGNS.true), q.t("chain_marked"))
      : null);
}

function chBuilder(q, open) {
  const { t, item, uid } = q;
  const hands = chHands(item);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const place = new Map(hands.map((hand, i) => [hand.id, i]));
  const board = chBoard(q);
  let edges = [];
  let joined = { ties: [], one: [] };
  let marks = new Map(); // what the last check said of each arrow
  let folded = false;

  const inOrder = (pairs) => pairs
    .sort(([a, b], [c, d]) => place.get(a) - place.get(c) || place.get(b) - place.get(d));
  const nameOf = (id) => t("chain_hand", byId.get(id));
  const pairWords = ([first, last]) => ({ first: nameOf(first), last: nameOf(last) });

  // ------------------------------------------------------------ hands
  const rows = hands.map((hand, i) => {
    const from = wsEl("span", { class: "ch-from" });
    const boxes = new Map(hands.filter((other) => other !== hand).map((other) => {
      const input = wsEl("input", {
        type: "checkbox", onchange: () => set([other.id, hand.id], input.checked),
      });
      return [other.id, wsEl("label", { class: "ch-giver" }, input, chBadgeOf(other), " ",
        wsEl("span", { dir: "auto" }, other.text))];
    }));
    const node = wsEl("details", {
      class: hand.own ? "ch-hand ch-own" : "ch-hand", open: open.has(hand.id),
    },
      wsEl("summary", { id: `${uid}-hand-${i}` }, chBadgeOf(hand), " ", chAbout(q, hand), " ", from),
      wsEl("fieldset", { class: "ch-givers" },
        wsEl("legend", { dir: "auto" }, t("chain_from_whom", { hand: nameOf(hand.id) })),
        [...boxes.values()]));
    return { hand, node, from, boxes };
  });
  const set = (edge, on) => {
    edges = edges.filter((other) => other.join(">") !== edge.join(">"));
    if (on) inOrder(edges.push(edge) && edges);
    change(t(on ? "chain_drawn" : "chain_undrawn", pairWords(edge)));
  };

  // ------------------------------------------------------------ ties
  const pick = (key) => wsEl("select", { "aria-label": t(key) });
  const [first, last] = [pick("chain_tie_first"), pick("chain_tie_last")];
  const how = wsEl("select", { "aria-label": t("chain_tie_how") },
    ["ties", "one"].map((kind) => wsEl("option", { value: kind }, t(`chain_tie_as_${kind}`))));
  const tieNote = wsEl("p", { class: "ws-muted ch-tie-note" });
  const tieList = wsEl("ul", { class: "ch-ties", role: "list" });
  const tie = () => {
    const pair = [first.value, last.value].sort((a, b) => place.get(a) - place.get(b));
    if (!byId.has(pair[0]) || !byId.has(pair[1]) || pair[0] === pair[1]) {
      tieNote.textContent = t("chain_tie_two");
      q.say(t("chain_tie_two"));
      return;
    }
    for (const kind of ["ties", "one"]) joined[kind] = without(joined[kind], pair);
    joined[how.value] = inOrder([...joined[how.value], pair]);
    change(t(`chain_tie_${how.value}`, pairWords(pair)));
  };
  const without = (pairs, pair) => pairs.filter((other) => other.join(">") !== pair.join(">"));
  const tying = wsEl("fieldset", { class: "ch-tying" },
    wsEl("legend", {}, t("chain_tie_legend")),
    wsEl("p", { class: "ws-muted" }, t("chain_tie_explain")),
    wsEl("div", { class: "ch-tie-row" }, first, how, last,
      wsEl("button", { type: "button", onclick: tie }, t("chain_tie_add"))),
    tieNote, tieList);
  const drawTies = (left) => {
    for (const [select, none] of [[first, "chain_tie_choose"], [last, "chain_tie_choose"]]) {
      const had = select.value;
      select.replaceChildren(wsEl("option", { value: "" }, t(none)),
        ...left.roots.map((id) => byId.get(id)).sort((a, b) => place.get(a.id) - place.get(b.id))
          .map((hand) => wsEl("option", { value: hand.id }, nameOf(hand.id))));
      select.value = left.roots.includes(had) ? had : "";
    }
    tieNote.textContent = "";
    tieList.replaceChildren(...["ties", "one"].flatMap((kind) => joined[kind].map((pair) => {
      const counts = pair.every((id) => left.roots.includes(id));
      const words = t(counts ? `chain_tie_${kind}` : "chain_tie_dormant", pairWords(pair));
      return wsEl("li", {}, wsEl("span", { dir: "auto" }, words),
        wsEl("button", {
          type: "button", class: "ws-quiet", "aria-label": t("chain_tie_remove_named", { tie: words }),
          onclick: () => {
            joined[kind] = without(joined[kind], pair);
            change(t("chain_tie_removed"));
            (tieList.querySelector("button") ?? first).focus();
          },
        }, t("chain_tie_remove")));
    })));
    tying.hidden = left.roots.length < 2 && joined.ties.length + joined.one.length === 0;
  };

  // ------------------------------------------------------------ graph
  const count = wsEl("p", { class: "ch-count" });
  const legend = wsEl("ul", { class: "ch-legend", role: "list" });
  const collapse = wsEl("button", {
    type: "button", class: "ch-collapse", "aria-pressed": "false",
    onclick: () => {
      folded = !folded;
      draw();
      q.say(folded ? chCount(q, chFold(edges, joined.ties, joined.one)) : t("chain_unfolded"));
    },
  }, t("chain_collapse"));
  const clear = wsEl("button", {
    type: "button", class: "ws-quiet",
    onclick: () => {
      edges = [];
      joined = { ties: [], one: [] };
      folded = false;
      change(t("cleared"));
      rows[0]?.node.querySelector("summary").focus();
    },
  }, t("chain_clear"));
  const tools = wsEl("div", { class: "ch-tools" }, collapse, clear);
  const empty = wsEl("p", { class: "ch-empty ws-muted" }, t("chain_empty"));

  const draw = () => {
    const left = chFold(edges, joined.ties, joined.one);
    if (edges.length === 0) folded = false;
    for (const { hand, from, boxes, node } of rows) {
      const givers = edges.filter((edge) => edge[1] === hand.id).map((edge) => edge[0]);
      for (const [id, label] of boxes) {
        const input = label.querySelector("input");
        input.checked = givers.includes(id);
        label.classList.toggle("ch-on", input.checked);
      }
      const gave = edges.some((edge) => edge[0] === hand.id);
      from.textContent = givers.length
        ? t("chain_from", { letters: givers.map((id) => byId.get(id).letter).join(", ") })
        : t(gave ? "chain_from_nobody" : "chain_from_choose");
      node.classList.toggle("ch-in", givers.length > 0 || gave);
    }
    drawTies(left);
    const shown = folded ? new Map() : marks;
    const graph = folded ? chFolded(q, hands, edges, joined) : chGraph(hands, edges, joined, shown);
    const label = folded
      ? t("chain_picture_folded", { count: chCount(q, left) })
      : t(edges.length === 1 ? "chain_picture_one" : "chain_picture", {
          hands: graph.nodes.length, arrows: edges.length,
        });
    board.draw(graph, label, chTwin(q, hands, edges, joined, { marks: shown, folded }));
    const states = [...new Set(shown.values())];
    legend.replaceChildren(...["kept", "extra", "missing", "open"]
      .filter((state) => states.includes(state))
      .map((state) => wsEl("li", {}, wsEl("span", { class: `ch-key ch-${state}`, "aria-hidden": "true" },
        CH_SIGN[state]), t(`chain_mark_${state}`))));
    legend.hidden = states.length === 0;
    empty.hidden = !board.node.hidden;
    tools.hidden = edges.length === 0 && joined.ties.length + joined.one.length === 0;
    collapse.hidden = edges.length === 0;
    collapse.setAttribute("aria-pressed", String(folded));
    collapse.textContent = t(folded ? "chain_unfold" : "chain_collapse");
    count.textContent = folded ? chCount(q, left) : "";
    count.hidden = !folded;
  };
  const change = (words) => {
    marks = new Map(); // what was said of the chain as it was
    draw();
    const blank = edges.length + joined.ties.length + joined.one.length === 0;
    q.change(blank ? null : { edges: [...edges], ties: joined.ties, one: joined.one });
    q.say(words);
  };
  const known = (pairs) => (pairs ?? []).filter((pair) => pair.every((id) => byId.has(id)));
  const show = (answer) => {
    edges = known(answer?.edges);
    joined = { ties: known(answer?.ties), one: known(answer?.one) };
    marks = new Map();
    draw();
  };
  const feedback = (given) => {
    const told = given.more?.edges ?? [];
    const mine = new Set(edges.map((edge) => edge.join(">")));
    const there = told.filter((edge) => edge.state !== "missing");
    // Of another answer than the one that stands here: nothing to draw.
    const fits = there.length === mine.size && there.every((e) => mine.has(`${e.from}>${e.to}`));
    marks = new Map(fits ? told.map((e) => [`${e.from}>${e.to}`, e.state]) : []);
    draw();
  };
  const own = hands.some((hand) => hand.own);
  const node = wsEl("div", { class: "ch-chain" },
    own ? wsEl("p", { class: "ws-muted" }, t("chain_own_note")) : null,
    item.left_out ? wsEl("p", { class: "ws-muted" }, t("chain_left_out", { count: item.left_out })) : null,
    wsEl("div", { class: "ch-hands" }, rows.map((row) => row.node)),
    empty, board.node, legend, tools, count, tying);
  const opened = () => rows.filter((row) => row.node.open).map((row) => row.hand.id);
  return { node, show, feedback, open: opened, focus: () => rows[0]?.node.querySelector("summary").focus() };
}
