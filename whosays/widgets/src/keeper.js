// What one view keeps in the outbox: the answer that stands in it, from the first change until
// Python says that it is saved. A thin layer between a widget and outbox.js.
//
// The kit's extension and the widgets know of each other by three things on the page, so that
// each works without the other: `data-whosays-page` and `data-whosays-link` on the notebook's
// element (its path; "cut" while its kernel is out of reach), and the events "whosays-link"
// and "whosays-outbox" of the window.

import { outbox } from "./outbox.js";

/** @import { Model } from "./types.d.ts" */
/** @import { Entry } from "./outbox.js" */

const WS_FIRST_PAUSE = 5_000; // milliseconds until what could not be saved is sent again
const WS_LONGEST_PAUSE = 60_000;
const WS_HERE = Symbol.for("whosays.outbox"); // one for all widgets of a page

/** The browser's storage that outlives a tab; null where it is switched off. */
function wsStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** The outbox that all widgets of a page share. */
export function wsOutbox() {
  const shared = /** @type {Record<symbol, Map<string, string>>} */ (/** @type {unknown} */ (globalThis));
  shared[WS_HERE] ??= new Map();
  return outbox(wsStorage(), Date.now, shared[WS_HERE]);
}

/** Tell whoever counts that the outbox has changed. */
export function wsTellOutbox() {
  dispatchEvent(new Event("whosays-outbox"));
}

/**
 * @param {{model: Model, el: HTMLElement, view: string, again: () => void, changed: () => void}} given
 *   `again` sends once more what waits; `changed` is told when the kernel is out of reach
 */
export function wsKeeper({ model, el, view, again, changed }) {
  const { place = "", item = "" } = model.get("keep") ?? {};
  const k = {
    place, item, view, el,
    box: place && item ? wsOutbox() : outbox(null),
    entry: /** @type {Omit<Entry, "at"> | null} */ (null),
    found: /** @type {Entry[]} */ ([]),
    durable: false,
    again: wsAgain(again),
  };
  const cut = () => wsAsk(el, "data-whosays-link") === "cut";
  const stop = wsLeaving(k, () => {
    if (cut()) changed();
    else if (k.entry) again();
  });
  return {
    ...wsPutting(k),
    ...wsFinding(k),
    /** Whether the kernel is known to be out of reach. */
    cut,
    /** Whether what waits outlives this page. */
    durable: () => k.durable,
    waits: () => k.entry !== null,
    /** The view goes away. */
    end: () => {
      k.again.stop();
      stop();
    },
  };
}

/**
 * @typedef {Pick<Entry, "place" | "item" | "view"> & {el: HTMLElement,
 *   box: ReturnType<typeof outbox>, entry: Omit<Entry, "at"> | null, found: Entry[],
 *   durable: boolean, again: ReturnType<typeof wsAgain>}} Kept
 */

/** @param {HTMLElement} el @param {string} name */
const wsAsk = (el, name) => el.closest(`[${name}]`)?.getAttribute(name) ?? "";

/** Sends again after a pause that grows. @param {() => void} again */
function wsAgain(again) {
  let pause = WS_FIRST_PAUSE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    clearTimeout(timer);
    pause = WS_FIRST_PAUSE;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(again, pause);
    pause = Math.min(2 * pause, WS_LONGEST_PAUSE);
  };
  return { stop, later };
}

/** @param {Kept} k */
function wsWrite(k) {
  if (k.entry) k.durable = k.box.put(k.entry) && Boolean(k.place);
  wsTellOutbox();
}

/** Keeping what stands here, and letting go of it. @param {Kept} k */
function wsPutting(k) {
  const { place, item, view } = k;
  return {
    /** @param {Pick<Entry, "answer" | "base" | "why" | "whyBase">} fields */
    put: (fields) => {
      // A widget may be drawn before it stands on its page.
      const page = wsAsk(k.el, "data-whosays-page") || k.found.at(-1)?.page || "";
      const late = k.entry?.late ?? false;
      k.entry = { ...fields, place, item, view, page, left: false, late };
      wsWrite(k);
    },
    /** What stands here is saved. */
    saved: () => {
      k.again.stop();
      if (!k.entry && k.found.length === 0) return;
      for (const each of k.found) k.box.drop(each);
      k.found = [];
      k.entry = null;
      k.box.drop(k);
      wsTellOutbox();
    },
    /** It could not be saved, or nobody answers: it counts as waiting, and is sent again. */
    late: () => {
      if (k.entry && !k.entry.late) {
        k.entry.late = true;
        wsWrite(k);
      }
      k.again.later();
    },
  };
}

/** What windows that are gone have left of this item. @param {Kept} k */
function wsFinding(k) {
  return {
    /** Look for it, oldest first. */
    find: () => {
      k.found = k.place ? k.box.left(k) : [];
      return k.found;
    },
    /** Take no more notice of one. @param {Entry} one */
    forget: (one) => {
      k.found = k.found.filter((each) => each !== one);
      k.box.drop(one);
      wsTellOutbox();
    },
    /** What was found and is not confirmed, but the last, which stands here. */
    older: () => k.found.slice(0, -1)
      .map(({ answer, base, why, whyBase, at }) => ({ answer, base, why, whyBase, made: at })),
  };
}

/**
 * Whether the window still stands is written beside what it keeps.
 *
 * @param {Kept} k
 * @param {() => void} linked
 */
function wsLeaving(k, linked) {
  const mark = (/** @type {boolean} */ left) => {
    if (!k.entry || k.entry.left === left) return;
    k.entry.left = left;
    wsWrite(k);
  };
  const leave = () => mark(true);
  const stay = () => mark(false);
  addEventListener("whosays-link", linked);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", stay);
  return () => {
    removeEventListener("whosays-link", linked);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", stay);
    leave();
  };
}
