// The desk's passage on the page, with what is pointed at, and pointing by mouse.

import { wsEl } from "../../../common.js";
import { dkWants } from "./answer.js";
import { dkPieces, dkWhole } from "./places.js";

/** @import { Desk, DeskState, Mark, Para, Place } from "../../../types.d.ts" */

/** @param {DeskState} d */
export function dkPage(d) {
  const { t, desk } = d;
  const aim = wsEl("p", { class: "dk-aim ws-muted" });
  // Places are counted in its letters: a translated text would have others.
  const quote = wsEl("blockquote", { dir: "auto", translate: "no" });
  const node = wsEl("div", { class: "dk-page" },
    wsEl("figure", { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" },
      wsEl("figcaption", { dir: "auto" }, desk.label,
        desk.ours ? wsEl("span", { class: "qu-ours-note" }, t("ours")) : null),
      quote, aim));
  const number = (/** @type {string} */ id) => desk.tests.findIndex((test) => test.id === id) + 1;
  const draw = () => {
    const marks = Object.keys(d.words).filter((id) => dkWants(d.answers[id])).map((id) => ({
      place: d.words[id], label: String(number(id)),
      kind: id === d.active ? "dk-mine dk-now" : "dk-mine",
    }));
    const ours = d.ours === null ? null : d.told?.more?.tests?.[d.ours]?.span;
    if (ours) marks.push({ place: ours, label: t("desk_ours_mark"), kind: "dk-theirs" });
    dkText(quote, desk, d.chars, marks, desk.sentences);
    const answer = d.active === null ? undefined : d.answers[d.active];
    quote.classList.toggle("dk-ready", dkWants(answer));
    const form = dkWants(answer) ? "desk_aim" : answer ? "desk_aim_none" : "desk_aim_first";
    aim.textContent = d.active ? t(form, { number: number(d.active) }) : t("desk_aim_idle");
  };
  dkPointing(d, quote);
  return { node, draw };
}

/**
 * Words that are selected, or a sentence that is clicked, go to the test touched last.
 *
 * @param {DeskState} d
 * @param {HTMLElement} quote
 */
function dkPointing(d, quote) {
  const take = (/** @type {MouseEvent} */ event) => {
    if (!d.active || !dkWants(d.answers[d.active])) return;
    const place = dkSelected(quote, d.chars) ?? dkSentence(d.desk, event.target);
    if (!place) return;
    getSelection()?.removeAllRanges();
    d.point(d.active, place);
  };
  let down = false;
  quote.addEventListener("mousedown", (event) => { down = event.button === 0; });
  const up = (/** @type {MouseEvent} */ event) => {
    if (down) take(event);
    down = false;
  };
  const lift = () => { d.pressed = false; };
  document.addEventListener("mouseup", up);
  document.addEventListener("pointerup", lift);
  document.addEventListener("pointercancel", lift);
  d.q.onEnd(() => {
    document.removeEventListener("mouseup", up);
    document.removeEventListener("pointerup", lift);
    document.removeEventListener("pointercancel", lift);
  });
}

/**
 * Draw a text: paragraphs of pieces.
 *
 * Labels and sentence numbers are drawn by the style sheet, so that the text nodes hold the
 * text and nothing else, and a selection can be counted in it.
 *
 * @param {HTMLElement} box
 * @param {{paragraphs: Para[]}} text
 * @param {string[]} chars
 * @param {Mark[]} marks
 * @param {Place[]} [sentences]
 */
export function dkText(box, { paragraphs }, chars, marks, sentences = []) {
  box.replaceChildren(...paragraphs.map((para) => {
    const pieces = dkPieces(para, marks, sentences).map((piece) => {
      const { start, end, ending, sentence: at } = piece;
      const node = wsEl(piece.marks.length ? "mark" : "span", {
        class: piece.marks.map((mark) => mark.kind).join(" ") || null,
        "data-at": String(start),
        "data-sentence": at < 0 ? null : String(at),
        "data-number": at >= 0 && sentences[at][0] === start ? String(at + 1) : null,
        "data-label": ending.length ? ending.map((mark) => mark.label).join(", ") : null,
      });
      node.append(document.createTextNode(chars.slice(start, end).join("")));
      return node;
    });
    return wsEl("p", { class: para.title ? "dk-title" : null, dir: "auto" }, pieces);
  }));
}

/**
 * The words selected in the passage, widened to whole words; null if none are.
 *
 * @param {HTMLElement} box
 * @param {string[]} chars
 */
function dkSelected(box, chars) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start = Infinity;
  let end = -1;
  for (const piece of box.querySelectorAll("[data-at]")) {
    const text = piece.firstChild;
    if (!(text instanceof Text) || !range.intersectsNode(text)) continue;
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.data.length;
    if (to <= from) continue;
    const count = (/** @type {number} */ units) => Array.from(text.data.slice(0, units)).length;
    const at = Number(piece.getAttribute("data-at"));
    start = Math.min(start, at + count(from));
    end = Math.max(end, at + count(to));
  }
  return end < 0 ? null : dkWhole(chars, start, end);
}

/**
 * The sentence that was clicked.
 *
 * @param {Desk} desk
 * @param {EventTarget | null} target
 */
function dkSentence(desk, target) {
  const at = target instanceof Element ? target.closest("[data-sentence]") : null;
  return at ? desk.sentences[Number(at.getAttribute("data-sentence"))] ?? null : null;
}
