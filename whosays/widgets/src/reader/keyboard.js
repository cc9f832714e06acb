// Choosing words with the keyboard alone.

import { rdDrawOverlay } from "./page.js";
import { rdClear, rdGoToWord, rdStretch } from "./select.js";
import { rdMarksOver } from "./overlaps.js";
import { rdQuote, rdSentenceOf } from "./text.js";
import { rdDestination, rdReach } from "./walk.js";

/** @import { RdWay } from "./walk.js" */
/** @import { Reader } from "../types.d.ts" */

/**
 * Move or stretch by keyboard, and say where that led.
 *
 * @param {Reader} rd
 * @param {string} key
 * @param {boolean} shift
 * @param {boolean} whole
 */
function rdMove(rd, key, shift, whole) {
  if (rd.text.words.length === 0) return false;
  const before = rd.text.words[rd.word].p;
  const fresh = !rd.started;
  const shut = (/** @type {number} */ p) => rd.view.blocks[p].box.hidden === true;
  const to = rdDestination(rd.text, rd.word, key, { shift, whole, shut });
  if (!to) return false;
  rd.started = true;
  if (shift) rdStretchTo(rd, to);
  else rdSayPlace(rd, to, fresh, before);
  rd.draw();
  rd.view.cursor.scrollIntoView?.({ block: "nearest" });
  return true;
}

/**
 * Stretch what is chosen to where a key leads.
 *
 * @param {Reader} rd
 * @param {RdWay} to
 */
function rdStretchTo(rd, to) {
  const reach = rdReach(rd.text, rd.anchor ?? rd.text.words[rd.word], to);
  rd.anchor = reach.anchor;
  rdStretch(rd, to.word, reach.span);
  rd.sayChosen();
}

/**
 * Go to where a key leads, and say what stands there.
 *
 * @param {Reader} rd
 * @param {RdWay} to
 * @param {boolean} fresh
 * @param {number} before
 */
function rdSayPlace(rd, to, fresh, before) {
  const span = rd.text.words[to.word];
  rdGoToWord(rd, to.word);
  const sentence = to.sentence ?? rd.text.sentences[rdSentenceOf(rd.text, to.word)];
  const said = rdQuote(rd.text, to.say === "sentence" && sentence ? sentence : span);
  const labels = rdMarksOver(rd.history.marks, span).map((m) => rd.codeOf(m.code).label);
  const place = fresh || span.p !== before || to.say === "sentence"
    ? `${rd.t("paragraph")} ${rd.text.paragraphs[span.p].number}. `
    : "";
  rd.move(place + said + (labels.length > 0
    ? ` (${rd.t("said_marked_as", { labels: labels.join(", ") })})`
    : ""));
}

/**
 * The text's own keys.
 *
 * @param {Reader} rd
 * @param {KeyboardEvent} event
 */
function rdTextKeys(rd, event) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey) return false;
  if ((ctrlKey || metaKey) && key !== "Home" && key !== "End") return false;
  if (rdMove(rd, key, shiftKey, ctrlKey || metaKey)) return true;
  switch (key) {
    case "Enter":
      rd.toCodes();
      return true;
    case " ":
      rdCycle(rd);
      return true;
    case "Delete":
    case "Backspace": {
      const word = rd.text.words[rd.word];
      const mark = rd.mark(rd.active) ?? (word && rdMarksOver(rd.history.marks, word)[0]);
      if (mark) rd.remove(mark);
      else rd.say(rd.t("said_no_mark"));
      return true;
    }
    default:
      return rdCodeKey(rd, event);
  }
}

/**
 * The next of the marks under the cursor, and after the last the word itself.
 *
 * @param {Reader} rd
 */
function rdCycle(rd) {
  const word = rd.text.words[rd.word];
  if (!word) return;
  const over = rdMarksOver(rd.history.marks, word);
  const next = over[over.findIndex((mark) => mark.id === rd.active) + 1] ?? null;
  rdGoToWord(rd, rd.word, { mark: next?.id ?? null });
  rd.draw();
  rd.sayChosen();
}

/**
 * Keys 1 to 9 give the code of that number.
 *
 * @param {Reader} rd
 * @param {KeyboardEvent} event
 */
function rdCodeKey(rd, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (number === 0 || number > rd.codes.length) return false;
  rd.give(rd.codes[number - 1]);
  return true;
}

/**
 * Listen to keys anywhere in the widget.
 *
 * @param {Reader} rd
 */
export function rdKeyboard(rd) {
  rd.el.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const typing = target?.closest("input, textarea, select");
    let used = false;
    if (target === rd.view.cursor) used = rdTextKeys(rd, event);
    else if (!typing && target?.closest(".rd-now")) used = rdCodeKey(rd, event);
    const undo = (event.ctrlKey || event.metaKey) && !event.altKey && !typing;
    if (!used && undo && event.key.toLowerCase() === "z") {
      if (event.shiftKey) rd.redo();
      else rd.undo();
      used = true;
    }
    if (!used && undo && event.key.toLowerCase() === "y") {
      rd.redo();
      used = true;
    }
    if (!used && event.key === "Escape" && !typing) {
      rdClear(rd);
      rd.draw();
      rd.move(rd.t("said_cleared"));
      rd.view.cursor.focus({ preventScroll: true });
      used = true;
    }
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  rd.view.cursor.addEventListener("focus", () => {
    rd.byKey = false;
    rdDrawOverlay(rd);
  });
}
