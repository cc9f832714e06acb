// Side by side: two texts, the differences numbered in both, a list to name each loss with.
//
// Places come from Python in code points; nothing here counts UTF-16 units. The lists are
// the way for every hand; pointing at marked words is the shortcut to them.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";
import { cmCut, cmWordsOnly } from "./pieces.js";
import "./compare.css";

/** @import { CompareStep, Control, Difference, Lighter, Loss, Place, Q, Side, WsChild } from "../../../types.d.ts" */

const CM_SIGNS = { changed: "≠", dropped: "−", added: "+" };
/** @type {CompareStep["kind"][]} */
const CM_KINDS = ["changed", "dropped", "added"];
const CM_HOLE = 200; // characters of a line with nothing beside it that leave a hole
const CM_FEW = 0.5; // words in common below which only the numbered places are marked at first

/**
 * @param {Q} q
 * @returns {Control}
 */
export const control = (q) => {
  const { t, item } = q;
  /** @type {Difference[]} */
  const differences = item.differences ?? [];
  /** @type {Map<string, Loss>} */
  const losses = new Map((item.losses ?? []).map((/** @type {Loss} */ loss) => [loss.id, loss]));
  const lit = cmLighter();
  const texts = wsEl("div", { class: "cm-texts" },
    cmText(q, "before", t("compare_first"), lit), cmText(q, "after", t("compare_second"), lit));
  texts.classList.toggle("cm-loose", cmLoose(item.rows ?? []));
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

/**
 * One text: a figure whose lines stand level with the other's.
 *
 * @param {Q} q
 * @param {Side} side
 * @param {string} name
 * @param {Lighter} lit
 */
function cmText(q, side, name, lit) {
  const { item } = q;
  const passage = item[side] ?? {};
  const chars = Array.from(passage.text ?? "");
  const number = side === "before" ? 0 : 1; // of the text in a row
  const lines = (item.rows ?? []).map((/** @type {[Place | null, Place | null]} */ row) => wsEl("p", { class: "cm-line", dir: "auto" },
    row[number] ? cmPieces(q, side, chars, row[number], lit) : null));
  return wsEl("figure", { class: passage.ours ? "cm-text qu-ours" : "cm-text" },
    wsEl("figcaption", { dir: "auto" },
      wsEl("strong", {}, name), wsEl("span", {}, passage.label ?? ""),
      passage.ours ? wsEl("span", { class: "qu-ours-note" }, q.t("ours")) : null),
    wsEl("blockquote", { class: "cm-lines", translate: "no" }, lines));
}

/**
 * Whether level lines would leave a hole: a long line has nothing beside it.
 *
 * @param {[Place | null, Place | null][]} rows
 */
function cmLoose(rows) {
  return rows.some(([before, after]) => {
    const alone = before && after ? null : before ?? after;
    return alone !== null && alone[1] - alone[0] > CM_HOLE;
  });
}

/**
 * The pieces of one line: plain words, words that differ, numbered differences.
 *
 * @param {Q} q
 * @param {Side} side
 * @param {string[]} chars
 * @param {Place} line
 * @param {Lighter} lit
 */
function cmPieces(q, side, chars, line, lit) {
  /** @type {Difference[]} */
  const differences = q.item.differences ?? [];
  /** @type {({kind: CompareStep["kind"]} & Record<Side, Place>)[]} */
  const all = q.item.steps ?? [];
  const cut = cmCut(line, all.map((step) => ({ kind: step.kind, at: step[side] })),
    differences.map((difference) => ({ difference, at: difference[side].place })));
  /** @type {WsChild[]} */
  const pieces = [];
  /** @type {{id: string, node: HTMLElement} | null} */
  let open = null; // the difference whose words are being put together
  for (const piece of cut) {
    if ("missing" in piece) {
      pieces.push(cmMark(q, piece.missing, lit, true));
      continue;
    }
    const words = chars.slice(piece.from, piece.to).join("");
    const differs = piece.step ? cmStep(piece.step, words) : null;
    if (piece.mark) {
      /** @type {{id: string, node: HTMLElement}} */
      const at = open?.id === piece.mark.id ? open
        : { id: piece.mark.id, node: cmMark(q, piece.mark, lit, false) };
      if (at !== open) pieces.push(at.node);
      open = at;
      at.node.append(...(differs ?? [words]));
      continue;
    }
    open = null;
    pieces.push(differs ?? words);
    if (differs && piece.step && piece.ends) pieces.push(cmSign(piece.step));
  }
  return pieces;
}

/**
 * Words that differ; spaces and signs around them do not. Null if there is no word.
 *
 * @param {string} kind
 * @param {string} words
 */
function cmStep(kind, words) {
  const found = cmWordsOnly(words);
  if (!found) return null;
  return [found[0], wsEl("span", { class: `cm-step cm-${kind}` }, found[1]), found[2]];
}

/** @param {CompareStep["kind"]} kind */
function cmSign(kind) {
  return wsEl("sup", { class: "cm-sign", "aria-hidden": "true" }, CM_SIGNS[kind]);
}

/**
 * A numbered place in a text; without words, the place where they would stand.
 *
 * @param {Q} q
 * @param {Difference} difference
 * @param {Lighter} lit
 * @param {boolean} missing
 */
function cmMark(q, difference, lit, missing) {
  const letter = wsEl("span", { class: "cm-letter" });
  const node = wsEl("mark", { class: missing ? "cm-mark cm-missing" : "cm-mark" },
    wsEl("span", { class: "cm-number" }, String(difference.number), letter, " "),
    missing ? wsEl("span", { class: "cm-gap" }, q.t("compare_missing")) : null);
  node.dataset.id = difference.id;
  lit.add(difference.id, node, letter);
  return node;
}

/**
 * The task for one difference: both wordings, a list of losses, what the chosen one means.
 *
 * @param {Q} q
 * @param {Difference} difference
 * @param {Map<string, Loss>} losses
 * @param {number} i
 * @param {Lighter} lit
 * @param {() => void} changed
 */
function cmTask(q, difference, losses, i, lit, changed) {
  const { t, uid } = q;
  const worded = (/** @type {Side} */ side) => difference[side]?.words ?? "";
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
  const wording = (/** @type {Side} */ side) => (worded(side)
    ? wsEl("q", { class: "cm-words", dir: "auto" }, worded(side))
    : wsEl("span", { class: "cm-words cm-none" }, t("compare_missing")));
  const node = wsEl("li", { class: "cm-task" },
    wsEl("span", { class: "cm-number" }, String(difference.number), letter),
    wsEl("div", { class: "cm-wordings", "aria-hidden": "true" },
      wording("before"),
      wsEl("span", { class: "cm-into" }, wsEl("span", { class: "cm-arrow" }, "→"), wording("after"))),
    wsEl("div", { class: "cm-choice" }, select, means, verdict));
  node.dataset.id = difference.id;
  lit.add(difference.id, node, letter);
  /** @type {any} */
  let judged = null;
  const draw = (/** @type {Loss | undefined} */ loss) => {
    node.classList.toggle("qu-chosen", Boolean(loss));
    means.textContent = loss?.means ?? "";
    // What was said of another name is not about this one.
    verdict.hidden = !judged || judged.loss !== select.value;
  };
  const judge = (/** @type {any} */ found) => {
    judged = found;
    if (!found) {
      verdict.hidden = true;
      return;
    }
    verdict.dataset.fits = found.verdict;
    verdict.replaceChildren(
      wsEl("span", { class: "qu-sign qu-small" }, quDraw(QU_SIGNS[found.verdict])),
      t(`${found.verdict}_compare`));
    verdict.hidden = found.loss !== select.value;
  };
  select.addEventListener("change", changed);
  return { id: difference.id, node, select, draw, judge };
}

/**
 * What the marks in the texts mean, and a box to mark every word that differs or only some.
 *
 * @param {Q} q
 * @param {HTMLElement} texts
 */
function cmKey(q, texts) {
  const { t, item } = q;
  /** @type {CompareStep[]} */
  const steps = item.steps ?? [];
  const kinds = [...new Set(steps.map((step) => step.kind))];
  const few = (item.alike ?? 1) < CM_FEW;
  const box = wsEl("input", { type: "checkbox", checked: !few });
  const draw = () => texts.classList.toggle("cm-quiet", !box.checked);
  box.addEventListener("change", draw);
  draw();
  if (kinds.length === 0) return null;
  return wsEl("div", { class: "cm-key" },
    wsEl("label", { class: "cm-all" }, box, t("compare_all")),
    wsEl("ul", { role: "list" }, CM_KINDS.filter((kind) => kinds.includes(kind))
      .map((kind) => wsEl("li", {},
        wsEl("span", { class: `cm-step cm-${kind}` }, t(`compare_key_${kind}`)), cmSign(kind)))),
    few ? wsEl("p", { class: "ws-muted" }, t("compare_few")) : null);
}

/**
 * @param {Q} q
 * @param {Map<string, Loss>} losses
 */
function cmMeanings(q, losses) {
  return wsEl("details", { class: "cm-meanings" },
    wsEl("summary", {}, q.t("compare_meanings")),
    wsEl("dl", {}, [...losses.values()].map((loss) => [
      wsEl("dt", {}, wsEl("span", { class: "cm-letter" }, loss.letter), loss.text),
      wsEl("dd", {}, loss.means, " ", wsEl("span", { class: "ws-muted" }, loss.example)),
    ])));
}

/**
 * Lights all places of one difference together: in both texts, its task and its feedback.
 *
 * @returns {Lighter}
 */
function cmLighter() {
  /** @type {Map<string | null, {nodes: HTMLElement[], letters: HTMLElement[]}>} */
  const places = new Map();
  /** @type {string | null} */
  let now = null;
  const light = (/** @type {string | null} */ id) => {
    if (id === now) return;
    for (const node of places.get(now)?.nodes ?? []) node.classList.remove("cm-lit");
    now = places.has(id) ? id : null;
    for (const node of places.get(now)?.nodes ?? []) node.classList.add("cm-lit");
  };
  const heard = cmHeard(light, (id) => lighter.go(id));
  /** @type {Lighter} */
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

/**
 * The difference that something on the page belongs to.
 *
 * @param {EventTarget | null} target
 */
function cmIdOf(target) {
  const node = target instanceof Element ? target.closest("[data-id], [data-option]") : null;
  return node?.getAttribute("data-id") ?? node?.getAttribute("data-option") ?? null;
}

/**
 * What is done where the pointer or the focus comes and goes.
 *
 * @param {(id: string | null) => void} light
 * @param {(id: string) => void} go
 * @returns {Record<string, (event: any) => void>}
 */
function cmHeard(light, go) {
  // The pointer wins while it is on a difference; else the one with the focus stays lit.
  const held = (/** @type {Element} */ root) => {
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    return focused?.closest("[data-id], [data-option]")?.getAttribute("data-id") ?? null;
  };
  const over = (/** @type {{target: EventTarget, currentTarget: Element}} */ event) =>
    light(cmIdOf(event.target) ?? held(event.currentTarget));
  return {
    pointerover: over,
    pointerleave: (event) => light(held(event.currentTarget)),
    focusin: over,
    focusout: (event) => light(cmIdOf(event.relatedTarget)),
    click: (event) => {
      const mark = event.target instanceof Element ? event.target.closest(".cm-mark") : null;
      // Someone who marks words to copy them does not want to be taken elsewhere.
      if (mark && String(getSelection()) === "") go(mark.getAttribute("data-id") ?? "");
    },
  };
}
