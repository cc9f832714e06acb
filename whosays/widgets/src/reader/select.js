// What is chosen: a word, a stretch of words, a mark. The pointer and the keys both come here.

import { rdMarksOver } from "./overlaps.js";
import { rdCountWords, rdQuote, rdShorten } from "./text.js";

/** @import { RdSpan, Reader } from "../types.d.ts" */

/**
 * Put the cursor on a word: it, or the shortest mark over it, becomes what is chosen.
 *
 * @param {Reader} rd
 * @param {number} word
 * @param {{mark?: string | null}} [how]
 */
export function rdGoToWord(rd, word, { mark = undefined } = {}) {
  const span = rd.text.words[word];
  if (!span) return;
  rd.word = word;
  rd.anchor = { start: span.start, end: span.end };
  const over = rdMarksOver(rd.history.marks, span);
  rd.active = mark === undefined ? (over[0]?.id ?? null) : mark;
  rd.selection = rd.active ? null : { start: span.start, end: span.end };
  rd.extending = false;
}

/**
 * Choose a stretch of text. The cursor goes to its last word.
 *
 * @param {Reader} rd
 * @param {RdSpan} span
 * @param {number | null} [word]
 */
export function rdChoose(rd, span, word = null) {
  rd.selection = span;
  rd.active = null;
  rd.extending = false;
  if (word !== null) rd.word = word;
}

/**
 * Stretch what is chosen to a word (the anchor stays).
 *
 * @param {Reader} rd
 * @param {number} word
 * @param {RdSpan} [reach]
 */
export function rdStretch(rd, word, reach = rd.text.words[word]) {
  const anchor = rd.anchor ?? rd.text.words[rd.word] ?? reach;
  rd.anchor = anchor;
  rdChoose(rd, {
    start: Math.min(anchor.start, reach.start),
    end: Math.max(anchor.end, reach.end),
  }, word);
}

/**
 * Extend what is chosen, or the chosen mark itself, to a word.
 *
 * @param {Reader} rd
 * @param {number} word
 */
export function rdExtendTo(rd, word) {
  const mark = rd.mark(rd.active);
  const target = rd.text.words[word];
  if (mark) {
    rd.reshape(mark, {
      start: Math.min(mark.start, target.start),
      end: Math.max(mark.end, target.end),
    });
  } else {
    if (rd.selection) rd.anchor = rd.selection;
    rdStretch(rd, word);
  }
  rd.extending = false;
  rd.draw();
  rd.sayChosen();
}

/**
 * On a narrow screen the box with the codes lies over the text: not over what is chosen.
 *
 * @param {Reader} rd
 */
export function rdKeepInSight(rd) {
  const chosen = rd.view.overlay.querySelector(".rd-selected:last-child")
    ?? rd.view.sheet.querySelector(".rd-mark.rd-active");
  chosen?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

/**
 * Let go of what is chosen.
 *
 * @param {Reader} rd
 */
export function rdClear(rd) {
  rd.selection = null;
  rd.active = null;
  rd.anchor = null;
  rd.extending = false;
}

/**
 * What is chosen, in words, for the screen reader and the panel.
 *
 * @param {Reader} rd
 */
export function rdSelectionWords(rd) {
  const mark = rd.mark(rd.active);
  if (mark) {
    return rd.t("said_mark", {
      quote: rdShorten(rdQuote(rd.text, mark)), label: rd.codeOf(mark.code).label,
    });
  }
  if (!rd.selection) return rd.t("said_nothing");
  return rd.t("said_selected", {
    quote: rdShorten(rdQuote(rd.text, rd.selection)),
    count: rd.words(rdCountWords(rd.text, rd.selection)),
  });
}
