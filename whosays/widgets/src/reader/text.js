// The reader's text, as plain data: nothing in this file touches the page.
//
// Offsets are Unicode code points in the whole article file, as Python counts them. A
// browser counts UTF-16 units, so an emoji is one for us and two for the browser. All
// turning of one into the other happens here.


/**
 * @typedef {{start: number, end: number}} RdSpan
 * @typedef {RdSpan & {id: string, code: string}} RdMark
 * @typedef {{number: number, start: number, end: number, text: string, kind: string}} Given
 * @typedef {{id?: string, title?: string, label?: string, note?: string, lang?: string,
 *   dir?: string, paragraphs: Given[]}} RdArticle
 * @typedef {"word" | "sentence" | "grapheme"} Grain
 * @typedef {typeof Intl.Segmenter | null | undefined} Segmenting
 * @typedef {{number: number, start: number, end: number, text: string, kind: string,
 *   index: number, at: Uint32Array, words: RdSpan[], sentences: RdSpan[],
 *   edges: Set<number> | null}} RdParagraph
 * @typedef {{lang: string, dir: string, paragraphs: RdParagraph[],
 *   words: (RdSpan & {p: number})[], sentences: (RdSpan & {p: number})[]}} RdText
 */

// Space in the sense of "not worth marking": Unicode white space and zero-width space.
const RD_SPACE = /[\s\u200b]/u;
const RD_SOLID = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
const RD_HYPHEN = /^[-\u2010\u2011]$/u;

/**
 * UTF-16 position of every code point of a text, and of its end.
 *
 * @param {string} text
 */
export function rdPositions(text) {
  const at = [0];
  for (const character of text) at.push(at[at.length - 1] + character.length);
  return Uint32Array.from(at);
}

/**
 * Code point offset to UTF-16 offset; out of range is pulled in.
 *
 * @param {Uint32Array} at
 * @param {number} points
 */
export function rdToUnits(at, points) {
  return at[Math.max(0, Math.min(points, at.length - 1))];
}

/**
 * UTF-16 offset to code point offset; inside a pair counts as before it.
 *
 * @param {Uint32Array} at
 * @param {number} units
 */
export function rdToPoints(at, units) {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at[middle] <= units) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Cut a text with Intl.Segmenter, or by simple rules where a browser has none.
 *
 * @param {string} text
 * @param {string} lang
 * @param {Grain} granularity
 * @param {Segmenting} [Segmenter]
 * @returns {RdSpan[]}
 */
function rdSegments(text, lang, granularity, Segmenter = globalThis.Intl?.Segmenter) {
  if (Segmenter) {
    let segmenter;
    try {
      segmenter = new Segmenter(lang || "en", { granularity });
    } catch {
      segmenter = new Segmenter("en", { granularity }); // a language tag it cannot read
    }
    return Array.from(segmenter.segment(text), (part) => ({
      start: part.index,
      end: part.index + part.segment.length,
    }));
  }
  const rule = {
    word: /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}]\p{M}*/gu,
    sentence: /[^.!?…؟。！？]*[.!?…؟。！？]*["'”’»)\]]*\s*/gu,
    grapheme: /(?:\P{M}|^)(?:\p{M}|\u200d\P{M}|[\ufe0e\ufe0f])*/gu,
  }[granularity];
  return Array.from(text.matchAll(rule), (found) => ({
    start: found.index,
    end: found.index + found[0].length,
  })).filter((part) => part.start < part.end);
}

/**
 * Words of a text in UTF-16 offsets: hyphenated ones are one word, emoji are words.
 *
 * @param {string} text
 * @param {string} lang
 * @param {Segmenting} Segmenter
 */
function rdWordUnits(text, lang, Segmenter) {
  const words = [];
  let joined = false; // the last thing seen was a hyphen right after a word
  for (const part of rdSegments(text, lang, "word", Segmenter)) {
    const piece = text.slice(part.start, part.end);
    const last = words[words.length - 1];
    if (RD_SOLID.test(piece)) {
      if (last && joined) last.end = part.end;
      else if (last && last.end === part.start && /^\p{M}/u.test(piece)) last.end = part.end;
      else words.push({ ...part });
      joined = false;
    } else {
      joined = Boolean(last) && last.end === part.start && RD_HYPHEN.test(piece);
    }
  }
  if (words.length === 0) {
    // A line of stars or dashes still needs a place for the cursor.
    const trimmed = rdTrimUnits(text, 0, text.length);
    if (trimmed) words.push(trimmed);
  }
  return words;
}

/**
 * Take white space off both ends; null if nothing is left.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function rdTrimUnits(text, start, end) {
  while (start < end && RD_SPACE.test(text[start])) start += 1;
  while (end > start && RD_SPACE.test(text[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

/**
 * Prepare an article for reading: words and sentences of every paragraph.
 *
 * @param {RdArticle} article
 * @param {Segmenting} [Segmenter]
 * @returns {RdText}
 */
export function rdPrepare(article, Segmenter = globalThis.Intl?.Segmenter) {
  const lang = article.lang || "en";
  const paragraphs = (article.paragraphs ?? []).map((given, index) => {
    const text = String(given.text ?? "");
    const at = rdPositions(text);
    const lift = (/** @type {RdSpan} */ part) => ({
      start: given.start + rdToPoints(at, part.start),
      end: given.start + rdToPoints(at, part.end),
    });
    const words = rdWordUnits(text, lang, Segmenter).map(lift);
    const sentences = rdSegments(text, lang, "sentence", Segmenter)
      .map((part) => rdTrimUnits(text, part.start, part.end))
      .filter((part) => part !== null)
      .map(lift)
      .filter((part) => words.some((word) => word.start >= part.start && word.end <= part.end));
    return { ...given, text, index, at, words, sentences, edges: null };
  });
  const flat = (/** @type {"words" | "sentences"} */ name) => paragraphs.flatMap((paragraph) =>
    paragraph[name].map((/** @type {RdSpan} */ part) => ({ ...part, p: paragraph.index })),
  );
  return {
    lang,
    dir: article.dir === "rtl" ? "rtl" : "ltr",
    paragraphs,
    words: flat("words"),
    sentences: flat("sentences"),
  };
}

/**
 * Index of the last part that starts at or before an offset, or -1.
 *
 * @param {{start: number}[]} parts
 * @param {number} offset
 */
export function rdBefore(parts, offset) {
  let low = -1;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parts[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Index of the word at an offset (also just behind its last letter), or -1.
 *
 * @param {RdText} text
 * @param {number} offset
 */
export function rdWordAt(text, offset) {
  const i = rdBefore(text.words, offset);
  if (i >= 0 && offset < text.words[i].end) return i;
  if (i >= 0 && offset === text.words[i].end) return i;
  return -1;
}

/**
 * Index of the sentence a word stands in (every word stands in one, or in the last before).
 *
 * @param {RdText} text
 * @param {number} word
 */
export function rdSentenceOf(text, word) {
  return Math.max(0, rdBefore(text.sentences, text.words[word].start));
}

/**
 * Code point offsets inside a paragraph at which a character that a person sees ends.
 *
 * @param {RdText} text
 * @param {RdParagraph} paragraph
 */
function rdEdges(text, paragraph) {
  if (!paragraph.edges) {
    const parts = rdSegments(paragraph.text, text.lang, "grapheme");
    paragraph.edges = new Set([0, ...parts.map((part) => rdToPoints(paragraph.at, part.end))]);
  }
  return paragraph.edges;
}

/**
 * Grow a rough selection to whole words and take white space off its ends.
 *
 * Quotation marks and other signs at the ends stay if they were selected: whether a
 * quotation includes its marks is the student's decision.
 *
 * @param {RdText} text
 * @param {number} from
 * @param {number} to
 * @returns {RdSpan | null} null if nothing but space was selected
 */
export function rdSnap(text, from, to) {
  let start = Math.min(from, to);
  let end = Math.max(from, to);
  const inside = text.paragraphs.filter((p) => p.start < end && p.end > start);
  if (inside.length === 0) return null;
  const wordAtStart = text.words[rdBefore(text.words, start)];
  if (wordAtStart && start < wordAtStart.end) start = wordAtStart.start;
  const wordAtEnd = text.words[rdBefore(text.words, end - 1)];
  if (wordAtEnd && end < wordAtEnd.end && end > wordAtEnd.start) end = wordAtEnd.end;
  // Space off the ends, across paragraph breaks too; then out to whole characters.
  /** @type {number | null} */
  let first = null;
  /** @type {number | null} */
  let last = null;
  for (const paragraph of inside) {
    const local = rdTrimUnits(
      paragraph.text,
      rdToUnits(paragraph.at, start - paragraph.start),
      rdToUnits(paragraph.at, end - paragraph.start),
    );
    if (!local) continue;
    const edges = rdEdges(text, paragraph);
    let a = rdToPoints(paragraph.at, local.start);
    let b = rdToPoints(paragraph.at, local.end);
    while (!edges.has(a)) a -= 1;
    while (!edges.has(b)) b += 1;
    first ??= paragraph.start + a;
    last = paragraph.start + b;
  }
  return first === null || last === null ? null : { start: first, end: last };
}

/**
 * The words of a span; a paragraph break in it is shown as a sign.
 *
 * @param {RdText} text
 * @param {RdSpan} span
 */
export function rdQuote(text, span) {
  return text.paragraphs
    .filter((p) => p.start < span.end && p.end > span.start)
    .map((p) => p.text.slice(
      rdToUnits(p.at, span.start - p.start),
      rdToUnits(p.at, span.end - p.start),
    ))
    .join(" ¶ ");
}

/**
 * Shorten a quote in the middle, between words where it has any.
 *
 * @param {string} quote
 * @param {number} [most]
 */
export function rdShorten(quote, most = 90) {
  const points = Array.from(quote);
  if (points.length <= most) return quote;
  const half = Math.floor((most - 3) / 2);
  let head = points.slice(0, half).join("");
  let tail = points.slice(-half).join("");
  if (/\s/u.test(head)) head = head.replace(/\S*$/u, "");
  if (/\s/u.test(tail)) tail = tail.replace(/^\S*/u, "");
  return `${head.trimEnd()} … ${tail.trimStart()}`;
}

/**
 * Number of words a span touches.
 *
 * @param {RdText} text
 * @param {RdSpan} span
 */
export function rdCountWords(text, span) {
  return text.words.filter((word) => word.start < span.end && word.end > span.start).length;
}

/**
 * Move one end of a span by one word; null if there is nowhere to go.
 *
 * @param {RdText} text
 * @param {RdSpan | null} span
 * @param {"start" | "end"} edge
 * @param {number} step
 * @returns {RdSpan | null}
 */
export function rdNudge(text, span, edge, step) {
  if (!span) return null;
  const words = text.words;
  const touched = words.filter((word) => word.start < span.end && word.end > span.start);
  if (touched.length === 0) return null;
  const first = rdBefore(words, touched[0].start);
  const last = rdBefore(words, touched[touched.length - 1].start);
  if (edge === "start") {
    // A sign in front of the first word goes before the word does.
    const to = first + step;
    if (to < 0 || to > last) return null;
    return { start: words[to].start, end: span.end };
  }
  const to = last + step;
  if (to < first || to >= words.length) return null;
  return { start: span.start, end: words[to].end };
}
