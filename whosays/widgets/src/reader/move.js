// Going about in the reader: to a place and back, to the codes, letting go.

import { wsEl } from "../common.js";
import { rdLineRects } from "./page.js";
import { rdClear } from "./select.js";

/** @import { Reader } from "../types.d.ts" */

/**
 * Give the reader its ways to go somewhere.
 *
 * @param {Reader} rd
 */
export function rdMoving(rd) {
  const { el, t } = rd;
  rdReturning(rd);
  rd.extend = () => {
    rd.extending = !rd.extending;
    rd.draw();
    if (rd.extending) rd.say(t("hint_extend"));
    else rd.sayChosen();
  };
  rd.clear = () => {
    rdClear(rd);
    rd.unselect();
    rd.draw();
    rd.say(t("said_cleared"));
    rd.view.cursor.focus({ preventScroll: true });
  };
  rd.unselect = () => {
    const native = el.ownerDocument.getSelection();
    if (native && !native.isCollapsed && rd.view.sheet.contains(native.anchorNode)) {
      native.removeAllRanges();
    }
  };
  /** From the text to the code buttons; the way back is Escape, or pressing one. */
  rd.toCodes = () => {
    const { codes: buttons } = rd.view.now;
    if (rd.readOnly || buttons.length === 0) return;
    rd.byKey = true;
    (buttons.find((b) => b.getAttribute("aria-pressed") === "true") ?? buttons[0]).focus();
  };
  rd.goTo = (span, { mark = null, from = null }) => {
    if (!span) return;
    rd.returnTo = from;
    rd.active = mark;
    rd.selection = mark ? null : { start: span.start, end: span.end };
    rd.word = Math.max(0, rd.text.words.findIndex((w) => w.end > span.start));
    rd.anchor = rd.text.words[rd.word] ?? null;
    rd.started = true;
    rd.draw();
    // What was pressed may be behind the other tab now; there, a number gives a code at once.
    rd.view.cursor.focus({ preventScroll: true });
    const first = rd.view.overlay.querySelector(".rd-selected")
      ?? rd.view.sheet.querySelector(".rd-mark.rd-active") ?? rd.view.cursor;
    first.scrollIntoView({ block: "center", behavior: "instant" });
    rd.flash(span);
    rd.sayChosen();
  };
  rd.flash = (span) => {
    for (const old of rd.view.overlay.querySelectorAll(".rd-flash")) old.remove();
    const origin = rd.view.sheet.getBoundingClientRect();
    for (const rect of rdLineRects(rd, span)) {
      const box = wsEl("div", { class: "rd-flash", onanimationend: () => box.remove() });
      box.style.cssText = `left:${rect.left - origin.left - 3}px;top:${rect.top - origin.top - 3}px;`
        + `width:${rect.width + 6}px;height:${rect.height + 6}px`;
      rd.view.overlay.append(box);
    }
  };
}

/** @param {Reader} rd */
function rdReturning(rd) {
  rd.back = () => {
    const to = rd.returnTo;
    if (rd.view.feedback.contains(to)) rd.view.tabs.open("results");
    rd.returnTo = null;
    rd.draw();
    to?.focus();
    to?.scrollIntoView({ block: "center", behavior: "instant" });
  };
}
