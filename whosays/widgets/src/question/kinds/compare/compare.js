// Side by side: two texts, the differences numbered in both, a list to name each loss with.
//
// Places come from Python in code points; nothing here counts UTF-16 units. The lists are
// the way for every hand; pointing at marked words is the shortcut to them.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";
import "./compare.css";

const CM_SIGNS = { changed: "≠", dropped: "−", added: "+" };
const CM_FEW = 0.5; // words in common below which only the numbered places are marked at first
const CM_FITS = { true: "true", false: "false" };

export const control = (q) => {
  const { t, item } = q;
  const differences = item.differences ?? [];
  const losses = new Map((item.losses ?? []).map((loss) => [loss.id, loss]));
  const lit = cmLighter();
  const texts = wsEl("div", { class: "cm-texts" }, ["before", "after"].map((side, i) =>
    cmText(q, side, t(i === 0 ? "compare_first" : "compare_second"), lit)));
  texts.style.setProperty("--cm-rows", String((item.rows ?? []).length));
  const rows = differences.map((difference, i) => cmTask(q, difference, losses, i, lit, () => {
    draw();
    q.change(chosen());
  }));
  lit.go = (id) => rows.find((row) => row.id === id)?.select.focus();
  const count = wsEl("p", { class: "qu-count ws-muted" });
  const chosen = () => {
    const named = rows.filter((row) => row.select.value !== "")
      .map((row) => [row.id, row.select.value]);
    return named.length > 0 ? Object.fromEntries(named) : null;
  };
  const draw = () => {
    for (const row of rows) {
      const loss = losses.get(row.select.value);
      row.draw(loss);
      lit.name(row.id, loss?.letter ?? "");
    }
    const done = rows.filter((row) => row.select.value !== "").length;
    count.textContent = t("compare_count", { done, total: rows.length });
  };
  const node = wsEl("div", { class: "cm" },
    cmKey(q, texts), texts, cmMeanings(q, losses),
    wsEl("ol", { class: "cm-tasks", role: "list" }, rows.map((row) => row.node)), count);
  lit.watch(q.el);
  q.onEnd(() => lit.end(q.el));
  return {
    node,
    ownWords: true,
    quiet: true,
    show: (answer) => {
      for (const row of rows) {
        row.select.value = answer?.[row.id] ?? "";
        row.judge(null);
      }
      draw();
    },
    focus: () => rows[0]?.select.focus(),
    feedback: (feedback) => {
      const named = feedback.more?.named ?? {};
      for (const row of rows) row.judge(named[row.id] ?? null);
    },
  };
};

/** One text: a figure whose lines stand level with the other's. */
function cmText(q, side, name, lit) {
  const { item } = q;
  const passage = item[side] ?? {};
  const chars = Array.from(passage.text ?? "");
  const number = side === "before" ? 0 : 1;
  const lines = (item.rows ?? []).map((row) => wsEl("p", { class: "cm-line", dir: "auto" },
    row[number] ? cmPieces(q, side, chars, row[number], lit) : null));
  return wsEl("figure", { class: passage.ours ? "cm-text qu-ours" : "cm-text" },
    wsEl("figcaption", { dir: "auto" },
      wsEl("strong", {}, name), wsEl("span", {}, passage.label ?? ""),
      passage.ours ? wsEl("span", { class: "qu-ours-note" }, q.t("ours")) : null),
    wsEl("blockquote", { class: "cm-lines" }, lines));
}

/** The pieces of one line: plain words, words that differ, numbered differences. */
function cmPieces(q, side, chars, [start, end], lit) {
  const { item } = q;
  const steps = (item.steps ?? []).map((step) => ({ kind: step.kind, at: step[side] }));
  const marks = (item.differences ?? []).map((difference) => ({
    difference, at: difference[side].place,
  }));
  const edges = new Set([start, end]);
  for (const { at } of [...steps, ...marks]) {
    for (const edge of at) if (edge > start && edge < end) edges.add(edge);
  }
  const places = [...edges].sort((a, b) => a - b);
  const pieces = [];
  let open = null; // the difference whose words are being put together
  const missing = (at) => {
    for (const mark of marks) {
      const here = mark.at[0] === mark.at[1] && mark.at[0] === at;
      if (here) pieces.push(cmMark(q, mark.difference, lit, true));
    }
  };
  places.forEach((from, i) => {
    missing(from);
    const to = places[i + 1];
    if (to === undefined) return;
    const words = chars.slice(from, to).join("");
    const step = steps.find(({ at }) => at[0] <= from && to <= at[1]);
    const mark = marks.find(({ at }) => at[0] <= from && to <= at[1]);
    const differs = step ? cmStep(step.kind, words) : null;
    const piece = differs ?? words;
    if (mark) {
      if (open?.id !== mark.difference.id) {
        open = { id: mark.difference.id, node: cmMark(q, mark.difference, lit, false) };
        pieces.push(open.node);
      }
      open.node.append(...[piece].flat());
      return;
    }
    open = null;
    pieces.push(piece);
    const numbered = marks.some(({ at }) => at[0] === to && at[1] > to);
    if (differs && (numbered || to === step.at[1] || to === end)) pieces.push(cmSign(step.kind));
  });
  return pieces;
}

/** Words that differ; spaces and marks around them do not. Null if there is no word. */
function cmStep(kind, words) {
  const edge = "[^\\p{L}\\p{N}\\p{M}]*";
  const [, before, middle, after] = words.match(new RegExp(`^(${edge})(.*?)(${edge})$`, "su"));
  return middle === "" ? null : [before, wsEl("span", { class: `cm-step cm-${kind}` }, middle), after];
}

function cmSign(kind) {
  return wsEl("sup", { class: "cm-sign", "aria-hidden": "true" }, CM_SIGNS[kind]);
}

/** A numbered place in a text; without words, the place where they would stand. */
function cmMark(q, difference, lit, missing) {
  const letter = wsEl("span", { class: "cm-letter" });
  const node = wsEl("mark", { class: missing ? "cm-mark cm-missing" : "cm-mark" },
    wsEl("span", { class: "cm-number" }, String(difference.number), letter, " "),
    missing ? wsEl("span", { class: "cm-gap" }, q.t("compare_missing")) : null);
  node.dataset.id = difference.id;
  lit.add(difference.id, node, letter);
  return node;
}

/** The task for one difference: both wordings, a list of losses, what the chosen one means. */
function cmTask(q, difference, losses, i, lit, changed) {
  const { t, uid } = q;
  const worded = (side) => difference[side]?.words ?? "";
  const name = `${uid}-cm-${i}`;
  const form = worded("before") && worded("after") ? "" : worded("before") ? "_dropped" : "_added";
  const select = wsEl("select", {
    id: name, class: "qu-select", "aria-describedby": `${name}-means`,
    "aria-label": t(`compare_row${form}`, {
      number: difference.number, before: worded("before"), after: worded("after"),
    }),
  },
    wsEl("option", { value: "" }, t("compare_choose")),
    [...losses.values()].map((loss) => wsEl("option", { value: loss.id }, loss.text)));
  const means = wsEl("p", { class: "cm-means ws-muted", id: `${name}-means` });
  const verdict = wsEl("p", { class: "cm-verdict", hidden: true });
  const letter = wsEl("span", { class: "cm-letter" });
  const wording = (side) => (worded(side)
    ? wsEl("q", { class: "cm-words", dir: "auto" }, worded(side))
    : wsEl("span", { class: "cm-words cm-none" }, t("compare_missing")));
  const node = wsEl("li", { class: "cm-task" },
    wsEl("span", { class: "cm-number" }, String(difference.number), letter),
    wsEl("div", { class: "cm-wordings", "aria-hidden": "true" },
      wording("before"), wsEl("span", { class: "cm-arrow" }, "→"), wording("after")),
    wsEl("div", { class: "cm-choice" }, select, means, verdict));
  node.dataset.id = difference.id;
  lit.add(difference.id, node, letter);
  let judged = null;
  const draw = (loss) => {
    node.classList.toggle("qu-chosen", Boolean(loss));
    means.textContent = loss?.means ?? "";
    // What was said of another name is not about this one.
    verdict.hidden = !judged || judged.loss !== select.value;
  };
  const judge = (found) => {
    judged = found;
    if (!found) {
      verdict.hidden = true;
      return;
    }
    const fits = CM_FITS[String(found.fits)] ?? "null";
    const words = fits === "true" ? "fits" : fits === "false" ? "fits_not" : "fits_open";
    verdict.dataset.fits = words;
    verdict.replaceChildren(
      wsEl("span", { class: "qu-sign qu-small" }, quDraw(QU_SIGNS[fits])), t(`${words}_compare`));
    verdict.hidden = found.loss !== select.value;
  };
  select.addEventListener("change", changed);
  return { id: difference.id, node, select, draw, judge };
}

/** What the marks in the texts mean, and a box to mark every word that differs or only some. */
function cmKey(q, texts) {
  const { t, item } = q;
  const kinds = [...new Set((item.steps ?? []).map((step) => step.kind))];
  const few = (item.alike ?? 1) < CM_FEW;
  const box = wsEl("input", { type: "checkbox", checked: !few });
  const draw = () => texts.classList.toggle("cm-quiet", !box.checked);
  box.addEventListener("change", draw);
  draw();
  if (kinds.length === 0) return null;
  return wsEl("div", { class: "cm-key" },
    wsEl("label", { class: "cm-all" }, box, t("compare_all")),
    wsEl("ul", { role: "list" }, Object.keys(CM_SIGNS).filter((kind) => kinds.includes(kind))
      .map((kind) => wsEl("li", {},
        wsEl("span", { class: `cm-step cm-${kind}` }, t(`compare_key_${kind}`)), cmSign(kind)))),
    few ? wsEl("p", { class: "ws-muted" }, t("compare_few")) : null);
}

function cmMeanings(q, losses) {
  return wsEl("details", { class: "cm-meanings" },
    wsEl("summary", {}, q.t("compare_meanings")),
    wsEl("dl", {}, [...losses.values()].map((loss) => [
      wsEl("dt", {}, wsEl("span", { class: "cm-letter" }, loss.letter), loss.text),
      wsEl("dd", {}, loss.means, " ", wsEl("span", { class: "ws-muted" }, loss.example)),
    ])));
}

/** Lights all places of one difference together: in both texts, its task and its feedback. */
function cmLighter() {
  const places = new Map();
  let now = null;
  const idOf = (target) => target.closest?.("[data-id], [data-option]");
  const light = (id) => {
    if (id === now) return;
    for (const node of places.get(now)?.nodes ?? []) node.classList.remove("cm-lit");
    now = places.has(id) ? id : null;
    for (const node of places.get(now)?.nodes ?? []) node.classList.add("cm-lit");
  };
  const found = (event) => {
    const node = idOf(event.target);
    return node?.dataset.id ?? node?.dataset.option ?? null;
  };
  // The pointer wins while it is on a difference; else the one with the focus stays lit.
  const held = (root) => {
    const node = root.contains(document.activeElement) ? idOf(document.activeElement) : null;
    return node?.dataset.id ?? null;
  };
  const over = (event) => light(found(event) ?? held(event.currentTarget));
  const out = (event) => light(held(event.currentTarget));
  const click = (event) => {
    const mark = event.target.closest?.(".cm-mark");
    // Someone who marks words to copy them does not want to be taken elsewhere.
    if (mark && String(getSelection()) === "") lighter.go(mark.dataset.id);
  };
  const left = (event) => light(found({ target: event.relatedTarget ?? {} }));
  const heard = { pointerover: over, pointerleave: out, focusin: over, focusout: left, click };
  const lighter = {
    go: () => {},
    add: (id, node, letter) => {
      const place = places.get(id) ?? { nodes: [], letters: [] };
      place.nodes.push(node);
      place.letters.push(letter);
      places.set(id, place);
    },
    name: (id, letter) => {
      for (const node of places.get(id)?.letters ?? []) node.textContent = letter;
    },
    watch: (root) => Object.entries(heard).forEach(([name, f]) => root.addEventListener(name, f)),
    end: (root) => Object.entries(heard).forEach(([name, f]) => root.removeEventListener(name, f)),
  };
  return lighter;
}
