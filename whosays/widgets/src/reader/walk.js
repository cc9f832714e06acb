// Where a key leads in a text. Plain data: nothing here touches the page.

import { rdBefore, rdSentenceOf } from "./text.js";

/** @import { RdSpan, RdText } from "../types.d.ts" */

/**
 * @typedef {{word: number, say: string, sentence?: RdSpan, reach?: RdSpan, step?: number}} RdWay
 *   a word, what to say there, and how far a stretch reaches
 */

const RD_STAY = "word";

/**
 * Numbers of the words of a paragraph.
 *
 * @param {RdText} text
 * @param {number} paragraph
 */
function rdWordsOf(text, paragraph) {
  return text.words.flatMap((word, i) => (word.p === paragraph ? [i] : []));
}

/**
 * One sentence up or down; with shift the end of what is stretched goes along.
 *
 * @param {RdText} text
 * @param {number} here
 * @param {number} step
 * @param {boolean} shift
 * @returns {RdWay}
 */
function rdBySentence(text, here, step, shift) {
  const last = text.words.length - 1;
  const clamp = (/** @type {number} */ i) => Math.max(0, Math.min(i, last));
  if (text.sentences.length === 0) return { word: clamp(here + step), say: RD_STAY };
  const most = text.sentences.length - 1;
  const first = (/** @type {number} */ i) => clamp(text.words.findIndex((w) => w.start >= text.sentences[i].start));
  const end = (/** @type {number} */ i) => clamp(rdBefore(text.words, text.sentences[i].end - 1));
  let s = rdSentenceOf(text, here);
  if (!shift) {
    // Up goes to the start of this sentence first, as people expect of a "back" key.
    if (step > 0 || here === first(s)) s = Math.max(0, Math.min(s + step, most));
    return { word: first(s), say: "sentence", sentence: text.sentences[s] };
  }
  if (step > 0 && here === end(s)) s = Math.min(s + 1, most);
  if (step < 0 && here === first(s)) s = Math.max(0, s - 1);
  return { word: step > 0 ? end(s) : first(s), reach: text.sentences[s], step, say: RD_STAY };
}

/**
 * One paragraph up or down; up goes to the start of this one first.
 *
 * @param {RdText} text
 * @param {number} here
 * @param {number} step
 * @param {boolean} shift
 * @returns {RdWay}
 */
function rdByParagraph(text, here, step, shift) {
  const paragraph = text.words[here].p;
  const [first] = rdWordsOf(text, paragraph);
  if (step < 0 && here !== first) return { word: first, say: "sentence" };
  for (let p = paragraph + step; text.paragraphs[p]; p += step) {
    const words = rdWordsOf(text, p);
    if (words.length > 0) {
      return { word: shift && step > 0 ? words[words.length - 1] : words[0], say: "sentence" };
    }
  }
  return { word: here, say: RD_STAY };
}

/**
 * Where a key leads: a word, and what to say there; null for a key that leads nowhere.
 *
 * @param {RdText} text
 * @param {number} here
 * @param {string} key
 * @param {{shift?: boolean, whole?: boolean, shut?: (paragraph: number) => boolean}} [how]
 *   `shut` says which paragraphs are folded away: keys go past them, a stretch takes them in
 * @returns {RdWay | null}
 */
export function rdDestination(text, here, key, { shift = false, whole = false, shut = () => false } = {}) {
  const way = rdStep(text, here, key, shift, whole);
  return way && !shift && shut(text.words[way.word].p) ? rdPast(text, here, key, way, shut) : way;
}

/**
 * @param {RdText} text
 * @param {number} here
 * @param {string} key
 * @param {boolean} shift
 * @param {boolean} whole
 * @returns {RdWay | null}
 */
function rdStep(text, here, key, shift, whole) {
  const last = text.words.length - 1;
  const own = rdWordsOf(text, text.words[here].p);
  const forward = text.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = text.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case forward: return { word: Math.min(here + 1, last), say: RD_STAY };
    case backward: return { word: Math.max(here - 1, 0), say: RD_STAY };
    case "ArrowDown": return rdBySentence(text, here, 1, shift);
    case "ArrowUp": return rdBySentence(text, here, -1, shift);
    case "Home": return { word: whole ? 0 : own[0], say: RD_STAY };
    case "End": return { word: whole ? last : own[own.length - 1], say: RD_STAY };
    case "PageDown": return rdByParagraph(text, here, 1, shift);
    case "PageUp": return rdByParagraph(text, here, -1, shift);
    default: return null;
  }
}

/**
 * Past what is folded away, to the next words that stand open; the ends are the ends of those.
 *
 * @param {RdText} text
 * @param {number} here
 * @param {string} key
 * @param {RdWay} way
 * @param {(paragraph: number) => boolean} shut
 * @returns {RdWay}
 */
function rdPast(text, here, key, way, shut) {
  const ends = key === "Home" || key === "End"; // inwards; all others go on
  const step = way.word > here === ends ? -1 : 1;
  let to = way.word;
  while (text.words[to] && shut(text.words[to].p)) to += step;
  const found = text.words[to];
  if (!found) return { word: here, say: RD_STAY };
  if (key === "PageUp") [to] = rdWordsOf(text, found.p);
  const sentence = text.sentences[rdSentenceOf(text, to)];
  if (key === "ArrowUp" && sentence) to = text.words.findIndex((w) => w.start >= sentence.start);
  return { word: to, say: way.say };
}

/**
 * How far what is chosen stretches when a key led somewhere.
 *
 * A whole sentence takes its opening and closing signs along.
 *
 * @param {RdText} text
 * @param {RdSpan} anchor
 * @param {RdWay} to
 */
export function rdReach(text, anchor, to) {
  const span = text.words[to.word];
  if (!to.reach) return { anchor, span };
  if ((to.step ?? 1) < 0) return { anchor, span: { start: to.reach.start, end: span.end } };
  const own = text.sentences[rdBefore(text.sentences, anchor.start)] ?? text.sentences[0];
  const opening = text.words.find((word) => word.start >= own.start);
  const whole = opening && opening.start === anchor.start;
  return {
    anchor: whole ? { start: own.start, end: anchor.end } : anchor,
    span: { start: span.start, end: to.reach.end },
  };
}
