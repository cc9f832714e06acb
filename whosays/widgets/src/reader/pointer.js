// Choosing words with the mouse and by touch.
//
// A drag is followed by its places on the screen, not by the browser's own selection: that
// one loses its beginning on some fractions of a pixel, and runs off to the end of the
// article when the pointer leaves the text sideways.

import { rdAtPoint, rdDrawOverlay, rdFromDom, rdSpotAt } from "./page.js";
import { rdChoose, rdClear, rdExtendTo, rdGoToWord, rdKeepInSight } from "./select.js";
import { rdBefore, rdSnap } from "./text.js";

/** @typedef {{x: number, y: number, from: Spot | null, to: Spot | null, moved: boolean}} Drag */

/** @import { Reader, Spot } from "../types.d.ts" */

/**
 * What the browser itself has selected.
 *
 * @param {Reader} rd
 */
function rdNative(rd) {
  // A shadow root has a selection of its own in some browsers.
  const root = /** @type {{getSelection?: () => Selection | null}} */ (
    /** @type {unknown} */ (rd.el.getRootNode()));
  return root.getSelection ? root.getSelection() : rd.el.ownerDocument.getSelection();
}

/**
 * Make a rough stretch the selection. Gives whether there was anything to choose.
 *
 * @param {Reader} rd
 * @param {number} from
 * @param {number} to
 */
function rdTake(rd, from, to) {
  const span = rdSnap(rd.text, from, to);
  if (!span) return false;
  const first = rd.text.words.findIndex((word) => word.end > span.start);
  rd.anchor = first < 0 ? span : { start: span.start, end: rd.text.words[first].end };
  rdChoose(rd, span, Math.max(0, rdBefore(rd.text.words, span.end - 1)));
  return true;
}

/**
 * Take over what the browser has selected, if it is text of ours.
 *
 * @param {Reader} rd
 * @param {boolean} both
 */
function rdAdopt(rd, both) {
  const { sheet } = rd.view;
  const native = rdNative(rd);
  if (!native || native.rangeCount === 0 || native.isCollapsed) return false;
  const range = native.getRangeAt(0);
  const starts = sheet.contains(range.startContainer);
  const ends = sheet.contains(range.endContainer);
  if (both ? !(starts && ends) : !(starts || ends)) return false;
  const done = rdTake(rd,
    rdFromDom(rd, range.startContainer, range.startOffset),
    rdFromDom(rd, range.endContainer, range.endOffset),
  );
  if (done) rd.draw();
  return done;
}

/**
 * Follow a drag to where the pointer is; beside the page counts as the page's edge.
 *
 * @param {Reader} rd
 * @param {Drag} drag
 * @param {PointerEvent} event
 */
function rdFollow(rd, drag, event) {
  if (!drag.from) return;
  drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4;
  if (!drag.moved) return;
  const edge = rd.view.sheet.getBoundingClientRect();
  const inside = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => Math.max(from + 2, Math.min(value, to - 2));
  drag.to = rdSpotAt(rd, {
    clientX: inside(event.clientX, edge.left, edge.right),
    clientY: inside(event.clientY, edge.top, edge.bottom),
  }) ?? drag.to;
  const to = drag.to ?? drag.from;
  const start = Math.min(drag.from.start, to.start);
  if (rdTake(rd, start, Math.max(drag.from.end, to.end))) rdDrawOverlay(rd);
}

/**
 * A click: a word or a mark, or, beside the text, nothing any more.
 *
 * @param {Reader} rd
 * @param {MouseEvent} event
 */
function rdClick(rd, event) {
  const at = rdAtPoint(rd, event);
  rd.view.cursor.focus({ preventScroll: true });
  if (!at || (at.word < 0 && at.marks.length === 0)) {
    rdClear(rd);
    rd.draw();
    return;
  }
  if (at.word >= 0 && (rd.extending || event.shiftKey)) {
    rdNative(rd)?.removeAllRanges();
    rdExtendTo(rd, at.word);
    return;
  }
  // A click on overlapping marks picks the shortest; each further click the next,
  // and after the last of them the bare word.
  const marks = rd.history.marks
    .filter((mark) => at.marks.includes(mark.id))
    .sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const next = marks[marks.findIndex((mark) => mark.id === rd.active) + 1] ?? null;
  const word = at.word >= 0
    ? at.word
    : rd.text.words.findIndex((w) => next && w.end > next.start);
  rdGoToWord(rd, word, { mark: next?.id ?? (at.tag ? rd.active : null) });
  rd.draw();
  rdKeepInSight(rd);
  rd.sayChosen();
}

/**
 * Listen to the pointer. Gives a function that stops listening.
 *
 * @param {Reader} rd
 */
export function rdPointer(rd) {
  const { sheet, cursor } = rd.view;
  const owner = rd.el.ownerDocument;
  /** @type {Drag | null} */
  let drag = null; // where a mouse button went down, and how far it has come
  let taken = false; // that drag chose something, so the click that follows says nothing
  const letGo = () => {
    drag = null;
    rd.el.classList.remove("rd-dragging");
  };
  const down = (/** @type {PointerEvent} */ event) => {
    taken = false;
    drag = null;
    if (event.pointerType !== "mouse" || event.button !== 0 || event.shiftKey) return;
    const from = rdSpotAt(rd, event);
    drag = { x: event.clientX, y: event.clientY, from, to: from, moved: false };
    rd.el.classList.add("rd-dragging");
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (drag) rdFollow(rd, drag, event);
  };
  const up = () => {
    const last = drag;
    letGo();
    if (!last) return;
    // Not moved: a second or third click in one place, where the browser has chosen a word
    // or a paragraph.
    taken = last.moved ? Boolean(rd.selection) : rdAdopt(rd, false);
    if (last.moved) rd.draw();
    if (!taken) return;
    rdNative(rd)?.removeAllRanges();
    cursor.focus({ preventScroll: true });
    rd.sayChosen();
  };
  const click = (/** @type {MouseEvent} */ event) => {
    const said = taken || event.button !== 0;
    taken = false;
    if (!said) rdClick(rd, event);
  };
  // A long press on a touch screen selects with the system's own handles; so may a
  // screen reader or caret browsing. Their selection is followed, not taken away.
  const changed = () => {
    if (!drag && rdAdopt(rd, true)) rd.sayChosen();
  };
  sheet.addEventListener("pointerdown", down);
  sheet.addEventListener("click", click);
  /** @type {Record<string, (event: any) => void>} */
  const heard = {
    pointermove: move, pointerup: up, pointercancel: letGo, selectionchange: changed,
  };
  for (const [name, listener] of Object.entries(heard)) owner.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(heard)) owner.removeEventListener(name, listener);
  };
}
