// Choosing words: with the mouse, by touch, and with the keyboard alone.

import { rdFromDom, rdDrawOverlay, rdSpotAt, rdAtPoint } from "./page.js";
import {
  rdBefore, rdSentenceOf, rdSnap, rdQuote, rdShorten, rdCountWords, rdMarksOver,
} from "./text.js";

/** Put the cursor on a word: it, or the shortest mark over it, becomes what is chosen. */
function rdGoToWord(rd, word, { mark = undefined } = {}) {
  const span = rd.text.words[word];
  if (!span) return;
  rd.word = word;
  rd.anchor = { start: span.start, end: span.end };
  const over = rdMarksOver(rd.history.marks, span);
  rd.active = mark === undefined ? (over[0]?.id ?? null) : mark;
  rd.selection = rd.active ? null : { start: span.start, end: span.end };
  rd.extending = false;
}

/** Choose a stretch of text. The cursor goes to its last word. */
export function rdChoose(rd, span, word = null) {
  rd.selection = span;
  rd.active = null;
  rd.extending = false;
  if (word !== null) rd.word = word;
}

/** Stretch what is chosen to a word (the anchor stays). */
function rdStretch(rd, word, reach = rd.text.words[word]) {
  const anchor = rd.anchor ?? rd.text.words[rd.word] ?? reach;
  rd.anchor = anchor;
  rdChoose(rd, {
    start: Math.min(anchor.start, reach.start),
    end: Math.max(anchor.end, reach.end),
  }, word);
}

// ---------------------------------------------------------------- mouse and touch

/** Listen to the pointer. Gives a function that stops listening. */
export function rdPointer(rd) {
  const { sheet, cursor } = rd.view;
  const owner = rd.el.ownerDocument;
  const root = rd.el.getRootNode();
  const chosen = () => (root.getSelection ? root.getSelection() : owner.getSelection());
  // A drag is followed by its places on the screen, not by the browser's own selection:
  // that one loses its beginning on some fractions of a pixel, and runs off to the end of
  // the article when the pointer leaves the text sideways.
  let drag = null; // where a mouse button went down, and how far it has come
  let taken = false; // that drag chose something, so the click that follows says nothing

  /** Make a rough stretch the selection. */
  const choose = (from, to) => {
    const span = rdSnap(rd.text, from, to);
    if (!span) return false;
    const first = rd.text.words.findIndex((word) => word.end > span.start);
    rd.anchor = first < 0 ? span : { start: span.start, end: rd.text.words[first].end };
    rdChoose(rd, span, Math.max(0, rdBefore(rd.text.words, span.end - 1)));
    return true;
  };
  /** Take over what the browser has selected, if it is text of ours. */
  const adopt = (both) => {
    const native = chosen();
    if (!native || native.rangeCount === 0 || native.isCollapsed) return false;
    const range = native.getRangeAt(0);
    const starts = sheet.contains(range.startContainer);
    const ends = sheet.contains(range.endContainer);
    if (both ? !(starts && ends) : !(starts || ends)) return false;
    const done = choose(
      rdFromDom(rd, range.startContainer, range.startOffset),
      rdFromDom(rd, range.endContainer, range.endOffset),
    );
    if (done) rd.draw();
    return done;
  };

  const down = (event) => {
    taken = false;
    drag = null;
    if (event.pointerType !== "mouse" || event.button !== 0 || event.shiftKey) return;
    const from = rdSpotAt(rd, event);
    drag = { x: event.clientX, y: event.clientY, from, to: from, moved: false };
    rd.el.classList.add("rd-dragging");
  };
  const move = (event) => {
    if (!drag?.from) return;
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4;
    if (!drag.moved) return;
    // Beside the page counts as the page's edge, level with the pointer.
    const edge = sheet.getBoundingClientRect();
    const inside = (value, from, to) => Math.max(from + 2, Math.min(value, to - 2));
    drag.to = rdSpotAt(rd, {
      clientX: inside(event.clientX, edge.left, edge.right),
      clientY: inside(event.clientY, edge.top, edge.bottom),
    }) ?? drag.to;
    const start = Math.min(drag.from.start, drag.to.start);
    if (choose(start, Math.max(drag.from.end, drag.to.end))) rdDrawOverlay(rd);
  };
  const up = () => {
    const last = drag;
    drag = null;
    rd.el.classList.remove("rd-dragging");
    if (!last) return;
    if (last.moved) {
      taken = Boolean(rd.selection);
      rd.draw();
    } else {
      // A second or third click in one place: the browser has chosen a word or paragraph.
      taken = adopt(false);
    }
    if (taken) {
      chosen()?.removeAllRanges();
      cursor.focus({ preventScroll: true });
      rd.sayChosen();
    }
  };
  const cancel = () => {
    drag = null;
    rd.el.classList.remove("rd-dragging");
  };
  const click = (event) => {
    if (taken || event.button !== 0) {
      taken = false;
      return;
    }
    const at = rdAtPoint(rd, event);
    cursor.focus({ preventScroll: true });
    if (!at || (at.word < 0 && at.marks.length === 0)) {
      rdClear(rd);
      rd.draw();
      return;
    }
    if (at.word >= 0 && (rd.extending || event.shiftKey)) {
      chosen()?.removeAllRanges();
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
  };
  // A long press on a touch screen selects with the system's own handles; so may a
  // screen reader or caret browsing. Their selection is followed, not taken away.
  const changed = () => {
    if (!drag && adopt(true)) rd.sayChosen();
  };

  sheet.addEventListener("pointerdown", down);
  owner.addEventListener("pointermove", move);
  owner.addEventListener("pointerup", up);
  owner.addEventListener("pointercancel", cancel);
  sheet.addEventListener("click", click);
  owner.addEventListener("selectionchange", changed);
  return () => {
    owner.removeEventListener("pointermove", move);
    owner.removeEventListener("pointerup", up);
    owner.removeEventListener("pointercancel", cancel);
    owner.removeEventListener("selectionchange", changed);
  };
}

/** Extend what is chosen, or the chosen mark itself, to a word. */
function rdExtendTo(rd, word) {
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

/** On a narrow screen the box with the codes lies over the text: not over what is chosen. */
function rdKeepInSight(rd) {
  const chosen = rd.view.overlay.querySelector(".rd-selected:last-child")
    ?? rd.view.sheet.querySelector(".rd-mark.rd-active");
  chosen?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

/** Let go of what is chosen. */
export function rdClear(rd) {
  rd.selection = null;
  rd.active = null;
  rd.anchor = null;
  rd.extending = false;
}

/** What is chosen, in words, for the screen reader and the panel. */
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

// ---------------------------------------------------------------- keyboard

/** Where a key leads: a word, and what to say there. */
function rdDestination(rd, key, shift, whole) {
  const { text } = rd;
  const here = rd.word;
  const last = text.words.length - 1;
  const paragraph = text.words[here].p;
  const wordsOf = (p) => text.words.reduce((all, w, i) => (w.p === p ? [...all, i] : all), []);
  const forward = text.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = text.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const clamp = (i) => Math.max(0, Math.min(i, last));
  switch (key) {
    case forward: return { word: clamp(here + 1), say: "word" };
    case backward: return { word: clamp(here - 1), say: "word" };
    case "ArrowDown":
    case "ArrowUp": {
      const step = key === "ArrowDown" ? 1 : -1;
      let s = rdSentenceOf(text, here);
      const first = (i) => clamp(text.words.findIndex((w) => w.start >= text.sentences[i].start));
      const end = (i) => clamp(rdBefore(text.words, text.sentences[i].end - 1));
      if (text.sentences.length === 0) return { word: clamp(here + step), say: "word" };
      if (!shift) {
        // Up goes to the start of this sentence first, as people expect of a "back" key.
        if (step > 0 || here === first(s)) s = Math.max(0, Math.min(s + step, text.sentences.length - 1));
        return { word: first(s), say: "sentence", sentence: text.sentences[s] };
      }
      if (step > 0 && here === end(s)) s = Math.min(s + 1, text.sentences.length - 1);
      if (step < 0 && here === first(s)) s = Math.max(0, s - 1);
      return { word: step > 0 ? end(s) : first(s), reach: text.sentences[s], step, say: "word" };
    }
    case "Home": return { word: whole ? 0 : wordsOf(paragraph)[0], say: "word" };
    case "End": return { word: whole ? last : wordsOf(paragraph).at(-1), say: "word" };
    case "PageDown":
    case "PageUp": {
      const step = key === "PageDown" ? 1 : -1;
      if (step < 0 && here !== wordsOf(paragraph)[0]) {
        return { word: wordsOf(paragraph)[0], say: "sentence" };
      }
      for (let p = paragraph + step; text.paragraphs[p]; p += step) {
        const words = wordsOf(p);
        if (words.length > 0) {
          return { word: shift && step > 0 ? words.at(-1) : words[0], say: "sentence" };
        }
      }
      return { word: here, say: "word" };
    }
    default: return null;
  }
}

/** Move or stretch by keyboard, and say where that led. */
function rdMove(rd, key, shift, whole) {
  if (rd.text.words.length === 0) return false;
  const before = rd.text.words[rd.word].p;
  const fresh = !rd.started;
  const to = rdDestination(rd, key, shift, whole);
  if (!to) return false;
  rd.started = true;
  const span = rd.text.words[to.word];
  if (shift) {
    let reach = span;
    if (to.reach && to.step > 0) {
      // A whole sentence takes its opening and closing signs along.
      const anchor = rd.anchor ?? rd.text.words[rd.word];
      const own = rd.text.sentences[rdBefore(rd.text.sentences, anchor.start)]
        ?? rd.text.sentences[0];
      const opening = rd.text.words.find((w) => w.start >= own.start);
      if (opening && opening.start === anchor.start) {
        rd.anchor = { start: own.start, end: anchor.end };
      }
      reach = { start: span.start, end: to.reach.end };
    } else if (to.reach) {
      reach = { start: to.reach.start, end: span.end };
    }
    rdStretch(rd, to.word, reach);
    rd.sayChosen();
  } else {
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
  rd.draw();
  rd.view.cursor.scrollIntoView?.({ block: "nearest" });
  return true;
}

/** The text's own keys. */
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

/** The next of the marks under the cursor, and after the last the word itself. */
function rdCycle(rd) {
  const word = rd.text.words[rd.word];
  if (!word) return;
  const over = rdMarksOver(rd.history.marks, word);
  const next = over[over.findIndex((mark) => mark.id === rd.active) + 1] ?? null;
  rdGoToWord(rd, rd.word, { mark: next?.id ?? null });
  rd.draw();
  rd.sayChosen();
}

/** Keys 1 to 9 give the code of that number. */
function rdCodeKey(rd, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (number === 0 || number > rd.codes.length) return false;
  rd.give(rd.codes[number - 1]);
  return true;
}

/** Listen to keys anywhere in the widget. */
export function rdKeyboard(rd) {
  rd.el.addEventListener("keydown", (event) => {
    const target = event.target;
    const typing = target.closest?.("input, textarea, select");
    let used = false;
    if (target === rd.view.cursor) used = rdTextKeys(rd, event);
    else if (!typing && target.closest?.(".rd-now")) used = rdCodeKey(rd, event);
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
