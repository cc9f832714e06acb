// The reader's page: paragraphs and marks as elements, and the way from a place on the
// screen to a place in the text and back.

import { wsEl } from "../common.js";
import { wsCard } from "../state.js";
import { rdFolding } from "./fold.js";
import { RD_SIGNS } from "./marks.js";
import { rdTask } from "./task.js";
import { rdLanes, rdPieces } from "./overlaps.js";
import { rdToUnits, rdToPoints, rdWordAt } from "./text.js";

/** @import { Block, Drawn, Line, RdParagraph, RdSpan, Reader, Screen, Spot } from "../types.d.ts" */

/** @typedef {{start: number, end: number, marks: Drawn[]}} Piece */

/**
 * Build the empty page: heading, note, and one element for every paragraph.
 *
 * @param {Reader} rd
 */
export function rdPage(rd) {
  const { article, text, t } = rd;
  const blocks = text.paragraphs.map((p, i) => rdBlock(rd, p, text.paragraphs[i - 1]));
  const overlay = wsEl("div", { class: "rd-overlay", "aria-hidden": "true" });
  // The marking cursor. A screen reader's own reading keys must go on working on the
  // text, so the text is plain paragraphs in a plain article; role="application" on the
  // pane would take those keys away and swallow the paragraphs as one lump. Only this
  // small element, which holds no text, takes part in "application" keys: it is the one
  // tab stop of the text, says what it is, and speaks through the live regions.
  const cursor = wsEl("div", {
    class: "rd-cursor",
    role: "application",
    tabindex: "0",
    "aria-roledescription": t("cursor_role"),
    "aria-label": t("cursor_label"),
    "aria-describedby": `${rd.uid}-help`,
  });
  const heading = text.paragraphs.some((p) => p.kind === "title")
    ? null
    : wsEl("h3", { class: "rd-title" }, article.title ?? "");
  const sheet = wsEl(
    "article",
    // A browser that translates the page would move the words from under their marks.
    { class: "rd-sheet", lang: text.lang, dir: text.dir, translate: "no", "aria-label": t("article_name", {
      id: article.id ?? "", title: article.title ?? "",
    }) },
    cursor, // before what opens more of the text: who tabs here is at the words that are asked for
    heading,
    rdFolding(rd, blocks),
    overlay,
  );
  const focus = rd.focus.length > 0
    ? wsEl("p", { class: "rd-focus-note" }, t("focus_note", { numbers: rd.focus.join(", ") }))
    : null;
  const task = rdTask(rd);
  const card = wsCard(rd.el, t, rd.model.get("task") ?? {});
  const page = wsEl(
    "div",
    { class: "rd-page" },
    task ? card.node : null,
    task,
    wsEl("p", { class: "rd-source" },
      wsEl("span", { class: "rd-article-id" },
        String(article.id ?? "").startsWith("t-") ? t("own_text") : t("article", { id: article.id ?? "" })),
      article.label ? ` ${article.label}` : null),
    wsEl("p", { class: "rd-help ws-muted", id: `${rd.uid}-help` },
      t(rd.readOnly ? "help_read_only" : "help")),
    article.note ? wsEl("p", { class: "rd-note", dir: "auto" }, article.note) : null,
    focus,
    sheet,
  );
  return { page, card, sheet, blocks, overlay, cursor };
}

/**
 * One paragraph's element, with its number in the margin.
 *
 * @param {Reader} rd
 * @param {RdParagraph} p
 * @param {RdParagraph | undefined} before
 * @returns {Block}
 */
function rdBlock(rd, p, before) {
  const tag = p.kind === "title" ? "h3" : "p";
  const line = wsEl("span", { class: "rd-line" });
  const number = wsEl("span", { class: "rd-num" },
    wsEl("span", { class: "ws-sr" }, `${rd.t("paragraph")} `),
    String(p.number));
  const furniture = p.kind === "furniture" && before?.kind !== "furniture"
    ? wsEl("span", { class: "rd-kind" }, rd.t("furniture"))
    : null;
  const dim = rd.focus.length > 0 && !rd.focus.includes(p.number);
  const box = wsEl(
    tag,
    { class: `rd-par rd-${p.kind}${dim ? " rd-dim" : ""}`, "data-paragraph": String(p.index) },
    number, furniture, line,
  );
  return { p, box, line, drawn: "-", nodes: [] };
}

/**
 * Draw the marks; touches only paragraphs whose marks have changed.
 *
 * @param {Reader} rd
 */
export function rdDrawMarks(rd) {
  const marks = [...rd.history.marks, ...rd.ghosts()];
  for (const block of rd.view.blocks) {
    const pieces = rdPieces(block.p, marks);
    const lanes = rdLanes(pieces.flatMap((piece) => piece.marks)
      .filter((mark, i, all) => all.findIndex((other) => other.id === mark.id) === i));
    const look = (/** @type {Drawn} */ mark) => [
      mark.id, mark.code, lanes.get(mark.id), rd.outcomeOf(mark), mark.id === rd.active,
    ];
    const drawn = JSON.stringify(pieces.map((piece) => [
      piece.start, piece.end, piece.marks.map(look),
    ]));
    if (drawn === block.drawn) continue;
    for (const piece of pieces) if (piece.marks.length > 0) rd.unfold(piece);
    block.drawn = drawn;
    rdDrawBlock(rd, block, pieces, lanes);
  }
}

/**
 * @param {Reader} rd
 * @param {Block} block
 * @param {Piece[]} pieces
 * @param {Map<string, number>} lanes
 */
function rdDrawBlock(rd, block, pieces, lanes) {
  const { p } = block;
  block.nodes = [];
  block.box.style.setProperty("--rd-lanes", String(Math.max(0, ...lanes.values(), 0)));
  const children = pieces.flatMap((piece) => {
    const from = rdToUnits(p.at, piece.start - p.start);
    const node = document.createTextNode(
      p.text.slice(from, rdToUnits(p.at, piece.end - p.start)),
    );
    block.nodes.push({ node, start: from });
    /** @type {Node} */
    let inner = node;
    for (const mark of [...piece.marks].reverse()) {
      inner = wsEl("span", {
        class: `rd-mark${mark.missed ? " rd-missed" : ""}${mark.id === rd.active ? " rd-active" : ""}`,
        "data-mark": mark.id,
        "data-k": String(rd.tone(mark.code)),
        style: `--rd-lane: ${Math.min(lanes.get(mark.id) ?? 0, 5)}`,
      }, inner);
    }
    const ending = piece.marks.filter((m) => Math.min(m.end, p.end) === piece.end);
    return [inner, ...ending.reverse().map((mark) => rdTag(rd, mark))];
  });
  block.line.replaceChildren(...children);
}

/**
 * The small raised label behind a mark: its code, and how it did in a check.
 *
 * @param {Reader} rd
 * @param {Drawn} mark
 */
function rdTag(rd, mark) {
  const outcome = rd.outcomeOf(mark);
  const code = rd.codeOf(mark.code);
  const sign = outcome ? RD_SIGNS[outcome] : "";
  const words = outcome
    ? rd.t("tag_outcome", { label: code.label, outcome: rd.t(`outcome_${outcome}`) })
    : rd.t("tag", { label: code.label });
  return wsEl("span", {
    class: `rd-tag${mark.id === rd.active ? " rd-active" : ""}`,
    "data-mark": mark.id,
    "data-k": String(rd.tone(mark.code)),
    "data-outcome": outcome || null,
    title: words,
  },
  wsEl("span", { "aria-hidden": "true" }, code.short, sign ? ` ${sign}` : null),
  wsEl("span", { class: "ws-sr" }, words));
}

/**
 * A place in the page (node and offset, as a Range gives it) to an offset in the file.
 *
 * @param {Reader} rd
 * @param {Node} node
 * @param {number} offset
 */
export function rdFromDom(rd, node, offset) {
  const { sheet, blocks } = rd.view;
  if (!sheet.contains(node)) {
    const where = sheet.compareDocumentPosition(node);
    return where & Node.DOCUMENT_POSITION_PRECEDING
      ? blocks[0].p.start
      : blocks[blocks.length - 1].p.end;
  }
  // Compare the place with every text node of ours: nothing else counts as text.
  const place = document.createRange();
  place.setStart(node, offset);
  place.collapse(true);
  let best = blocks[0].p.start;
  for (const block of blocks) {
    if (place.comparePoint(block.box, 0) > 0) break;
    for (const { node: own, start } of block.nodes) {
      if (own === node) return block.p.start + rdToPoints(block.p.at, start + offset);
      if (place.comparePoint(own, 0) > 0) return best;
      best = block.p.start + rdToPoints(block.p.at, start + own.length);
    }
    best = block.p.end;
  }
  return best;
}

/**
 * A span to DOM ranges, one in each text node it touches: labels of marks stay out.
 *
 * @param {Reader} rd
 * @param {RdSpan} span
 */
function rdRanges(rd, span) {
  return rd.view.blocks
    .filter(({ p }) => p.start < span.end && p.end > span.start)
    .flatMap(({ p, nodes }) => {
      const from = rdToUnits(p.at, span.start - p.start);
      const to = rdToUnits(p.at, span.end - p.start);
      return nodes
        .filter(({ node, start }) => start < to && start + node.length > from)
        .map(({ node, start }) => {
          const range = document.createRange();
          range.setStart(node, Math.max(0, from - start));
          range.setEnd(node, Math.min(node.length, to - start));
          return range;
        });
    });
}

/**
 * Draw the selection and the cursor as boxes over the text.
 *
 * @param {Reader} rd
 */
export function rdDrawOverlay(rd) {
  const { sheet, overlay, cursor } = rd.view;
  rd.unfold(rd.text.words[rd.word]);
  rd.unfold(rd.selection);
  const origin = sheet.getBoundingClientRect();
  if (origin.width === 0) return;
  const place = (/** @type {HTMLElement} */ element, /** @type {Line | DOMRect} */ rect, /** @type {number} */ pad) => {
    element.style.left = `${rect.left - origin.left - pad}px`;
    element.style.top = `${rect.top - origin.top - pad}px`;
    element.style.width = `${rect.width + 2 * pad}px`;
    element.style.height = `${rect.height + 2 * pad}px`;
  };
  const selected = rd.selection ? rdLineRects(rd, rd.selection) : [];
  overlay.replaceChildren(...selected.map((rect) => {
    const box = wsEl("div", { class: "rd-selected" });
    place(box, rect, 1);
    return box;
  }));
  const word = rd.text.words[rd.word];
  const rect = word ? rdLineRects(rd, word)[0] : null;
  if (rect) place(cursor, rect, 3);
}

/**
 * A span's boxes on the screen, one for each line.
 *
 * @param {Reader} rd
 * @param {RdSpan} span
 * @returns {Line[]}
 */
export function rdLineRects(rd, span) {
  /** @type {Line[]} */
  const lines = [];
  const rects = rdRanges(rd, span).flatMap((range) => [...range.getClientRects()]);
  for (const rect of rects) {
    if (rect.width < 0.5) continue;
    const same = lines.find((line) =>
      Math.abs((line.top + line.bottom) / 2 - (rect.top + rect.bottom) / 2) < rect.height / 2
      && rect.left <= line.right + 24 && rect.right >= line.left - 24);
    if (same) {
      const left = Math.min(same.left, rect.left);
      const right = Math.max(same.right, rect.right);
      const top = Math.min(same.top, rect.top);
      const bottom = Math.max(same.bottom, rect.bottom);
      Object.assign(same, { left, right, top, bottom, width: right - left, height: bottom - top });
    } else {
      const { left, right, top, bottom, width, height } = rect;
      lines.push({ left, right, top, bottom, width, height });
    }
  }
  return lines;
}

/**
 * The text offset nearest to a point of the screen, and the word under it; null off the text.
 *
 * @param {Reader} rd
 * @param {Screen} event
 * @returns {Spot | null}
 */
export function rdSpotAt(rd, event) {
  const owner = rd.el.ownerDocument;
  const found = owner.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = found ? null : owner.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = found?.offsetNode ?? range?.startContainer;
  if (!node || !rd.view.sheet.contains(node)) return null;
  const offset = rdFromDom(rd, node, found?.offset ?? range?.startOffset ?? 0);
  const under = (/** @type {DOMRect} */ box) => event.clientX >= box.left - 4 && event.clientX <= box.right + 4
    && event.clientY >= box.top - 6 && event.clientY <= box.bottom + 6;
  const shows = (/** @type {number} */ i) =>
    rdRanges(rd, rd.text.words[i]).some((words) => [...words.getClientRects()].some(under));
  let word = [0, -1, 1].map((step) => rdWordAt(rd.text, offset + step))
    .find((i) => i >= 0 && shows(i));
  // Where two directions meet, one place of the screen stands for two places of the text, and
  // the browser may give the other one: the word that is seen under the point is meant.
  if (word === undefined) word = rdWordSeen(rd, node, shows);
  const span = word === undefined ? null : rd.text.words[word];
  if (span && (offset < span.start || offset > span.end)) return { word: word ?? -1, start: span.start, end: span.end };
  return {
    word: word ?? -1,
    start: Math.min(offset, span?.start ?? offset),
    end: Math.max(offset, span?.end ?? offset),
  };
}

// Hebrew, Arabic, Syriac, Thaana and their kin, with the forms that are kept for printing.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The word of a paragraph that is shown at a point, wherever the text has it.
 *
 * @param {Reader} rd
 * @param {Node} node
 * @param {(i: number) => boolean} shows
 * @returns {number | undefined}
 */
function rdWordSeen(rd, node, shows) {
  const box = (node instanceof Element ? node : node.parentElement)?.closest("[data-paragraph]");
  const index = box?.getAttribute("data-paragraph");
  if (!index) return undefined;
  const { start, end, text } = rd.text.paragraphs[Number(index)];
  // Only where letters run from right to left; elsewhere a point beside all words is beside them.
  if (!RIGHT_TO_LEFT.test(text)) return undefined;
  const found = rd.text.words.findIndex((one, i) => one.start >= start && one.end <= end && shows(i));
  return found < 0 ? undefined : found;
}

/**
 * The word and the marks under a click; null beside the text.
 *
 * @param {Reader} rd
 * @param {MouseEvent} event
 */
export function rdAtPoint(rd, event) {
  const target = event.target instanceof Element ? event.target : null;
  const tag = /** @type {HTMLElement | null} */ (target?.closest(".rd-tag") ?? null);
  if (tag) return { word: -1, marks: [tag.dataset.mark], tag: true };
  const spot = rdSpotAt(rd, event);
  if (!spot) return null;
  const marks = [];
  for (let up = target?.closest(".rd-mark"); up; up = up.parentElement?.closest(".rd-mark")) {
    marks.push(up.getAttribute("data-mark"));
  }
  return { word: spot.word, marks, tag: false };
}
