// A page that stays where its reader is while its cells come alive.
//
// What a cell showed is kept as a picture until what it shows now is there, and whatever grows or
// shrinks meanwhile moves the rest of the page, never the words under the reader's eyes.

const LEAST = 16; // pixels: less than this is nothing to look at yet

const SOME = 12; // pieces of text that are remembered: some are no longer there afterwards
const START = 24; // letters by which one is known again
const ENOUGH = 12; // letters that are hardly anywhere else in a cell

/**
 * What stays in sight while a page moves under it says nothing about where the page is.
 *
 * @param {Element | null} element
 * @param {Element} root
 * @param {Map<Element, boolean>} known
 * @returns {boolean}
 */
const stays = (element, root, known) => {
  if (element === root || !element) return false;
  if (!known.has(element)) {
    const stuck = getComputedStyle(element).position === "sticky";
    known.set(element, stuck || stays(element.parentElement, root, known));
  }
  return known.get(element) === true;
};

/**
 * @typedef {{ node: Node, words: string, top: number, bottom: number }} Piece
 * @typedef {Piece & { cell: Element, at: number }} Seen with its place in the window
 */

/**
 * The pieces of text of an element that can be seen, with the place of their first line.
 *
 * @param {Element} root
 * @returns {Generator<Piece>}
 */
const pieces = function* (root) {
  const known = new Map();
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = (node.nodeValue ?? "").replace(/\s+/g, " ").trim().slice(0, START);
    // What stands behind a picture, or in a closed part, is not seen.
    const { parentElement } = node;
    if (!words || !parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    if (stays(parentElement, root, known)) continue;
    range.selectNodeContents(node);
    const box = range.getClientRects()[0];
    if (box) yield { node, words, top: box.top, bottom: range.getBoundingClientRect().bottom };
  }
};

/** Words that JupyterLab has not drawn yet: what stands under them is not where it will be. */
const isToCome = (/** @type {Element} */ cell) =>
  cell.matches(".jp-MarkdownCell") && cell.getClientRects().length > 0 &&
  !cell.querySelector(".jp-RenderedMarkdown")?.hasChildNodes();

/**
 * What a reader sees first: a few pieces of text with their cells and places. Nothing while words
 * above are still to come and no hand has moved the page: nobody is past the beginning of a page
 * that has none yet.
 *
 * @param {Element} scroller
 * @param {boolean} byHand
 */
const underEyes = (scroller, byHand) => {
  const { top, bottom } = scroller.getBoundingClientRect();
  const seen = [];
  for (const cell of scroller.querySelectorAll(".jp-Cell")) {
    const box = cell.getBoundingClientRect();
    if (!byHand && isToCome(cell)) return seen;
    if (box.bottom < top) continue;
    if (box.top > bottom || seen.length >= SOME) break;
    for (const piece of pieces(cell)) {
      // Its place in what scrolls: a line that comes above all of it moves nothing in it.
      if (piece.bottom > top && piece.top < bottom) seen.push({ ...piece, cell, at: piece.top - top });
      if (seen.length >= SOME) break;
    }
  }
  // A piece that begins above the window wraps anew as a whole, and short words, such as the name
  // of a paragraph, stand in many places: what begins in the window and is long is the best.
  const worth = (/** @type {Seen} */ one) =>
    2 * Number(one.at >= -1) + Number(one.words.length >= ENOUGH);
  return seen.sort((one, other) => worth(other) - worth(one));
};

/**
 * Where a piece of text is now: itself, or the same words in its cell.
 *
 * @param {Piece & { cell: Element }} piece
 */
const found = ({ node, cell, words }) => {
  let same = null;
  for (const piece of pieces(cell)) {
    if (piece.node === node) return piece;
    if (piece.words === words) same ??= piece;
  }
  return same;
};

/** A picture of what a cell shows: the same to look at, and nothing that acts. @param {any} area */
const picture = (area) => {
  const copy = area.cloneNode(true);
  const [from, to] = [area, copy].map((root) => [...root.querySelectorAll("*")]);
  to.forEach((node, place) => {
    node.removeAttribute("id");
    node.removeAttribute("name"); // two groups of one name would take each other's choice
    if ("checked" in node) node.checked = from[place].checked;
    if ("value" in node && node.matches("input, textarea, select")) node.value = from[place].value;
  });
  copy.classList.add("whosays-picture");
  copy.inert = true;
  return copy;
};

const PRESSED = "button, input, select, textarea, summary, a[href], label";
const WRITTEN = "select, textarea, input:not([type=checkbox], [type=radio])"; // a click only goes there

/** The innermost control of a place in the window, as the number that it has among those of its cell. */
const controlAt = (/** @type {Element} */ root, /** @type {PointerEvent} */ { clientX: x, clientY: y }) =>
  [...root.querySelectorAll(PRESSED)].findLastIndex((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  });

/**
 * What was pressed in a picture is pressed in what the cell shows now, if that is the same there.
 *
 * @param {Element} kept the picture
 * @param {Element} area
 * @param {number} number
 */
const pressAgain = (kept, area, number) => {
  const [was, is] = [kept, area].map((root) => root.querySelectorAll(PRESSED)[number]);
  if (!(is instanceof HTMLElement) || was?.textContent !== is.textContent || was.tagName !== is.tagName) return;
  is.focus({ preventScroll: true });
  if (!is.matches(WRITTEN)) is.click();
};

// By these a pointer is no longer down: some systems say no more than that it moves, or is elsewhere.
const UP = ["pointerup", "pointercancel", "pointermove", "contextmenu", "blur"];

// By these a person moves a page; whatever else moves it does so behind the reader's back.
const HANDS = ["wheel", "touchmove", "keydown", "pointerdown"];

export class Steady {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.scroller = root;
    /** @type {Seen[]} */
    this.seen = [];
    this.pictures = new Map(); // by the output that stands behind it
    this.ending = false;
    this.early = false; // nothing runs yet, so nothing but a person moves the page
    this.moved = false; // by a person, since we moved the page last
    this.handled = false; // by a person, ever
    this.watcher = new ResizeObserver(() => this.restore());
    this.down = false; // a pointer: what it is on stays, or its click would be nobody's
    root.addEventListener("pointerdown", (event) => this.press(event), true);
    this.up = (/** @type {Event} */ event) => this.release(/** @type {PointerEvent} */ (event));
    this.asked = false; // for another part, whose heading is then read first
    this.touch = () => {
      this.moved = this.handled = true;
      this.asked = false;
      if (this.ending) this.letGo();
    };
    // That the page is then at the part's beginning is heard as a scroll, a frame later.
    this.part = () => {
      this.asked = true;
      this.seen = this.eyes();
    };
    this.look = () => (this.moved || this.early) && (this.seen = this.eyes());
  }

  /** What is read now, best first: of a part that was asked for, what stands first. */
  eyes() {
    const seen = underEyes(this.scroller, this.handled);
    return this.asked ? seen.sort((one, other) => one.top - other.top) : seen;
  }

  /** Watch: from now on nothing moves what is being read, whether cells run or are drawn late. */
  hold({ early = false } = {}) {
    this.early = early;
    this.ending = false;
    this.scroller = /** @type {HTMLElement} */ (
      this.root.querySelector(".jp-WindowedPanel-outer") ?? this.root);
    this.scroller.style.overflowAnchor = "none"; // the browser's own way would be a second one
    this.seen = this.eyes();
    for (const event of HANDS) this.root.addEventListener(event, this.touch, { passive: true });
    this.scroller.addEventListener("scroll", this.look, { passive: true });
    this.root.addEventListener("whosays-part", this.part);
    this.root.querySelectorAll(".jp-Cell").forEach((cell) => this.watcher.observe(cell));
    // And what cells lie in: of what comes and goes between them, they themselves know nothing.
    for (const around of this.scroller.querySelectorAll(
      ".jp-WindowedPanel-inner, .jp-WindowedPanel-viewport")) {
      this.watcher.observe(around, { box: "border-box" });
    }
  }

  /**
   * All has run. What is drawn late may still grow, so the page is held until somebody moves in
   * it; then it is theirs.
   */
  end() {
    this.ending = true;
  }

  /** Leave the page to itself, once what came last has its place. */
  letGo() {
    if (this.pictures.size) return;
    this.watcher.disconnect();
    for (const event of HANDS) this.root.removeEventListener(event, this.touch);
    this.scroller.removeEventListener("scroll", this.look);
    this.root.removeEventListener("whosays-part", this.part);
    this.scroller.style.removeProperty("overflow-anchor");
    this.seen = [];
  }

  /** Bring what is being read back to where it was, before anybody sees it elsewhere. */
  restore() {
    if (!this.seen.length) this.seen = this.eyes();
    const { top } = this.scroller.getBoundingClientRect();
    for (const piece of this.seen) {
      const now = found(piece);
      if (!now) continue;
      const moved = now.top - top - piece.at;
      if (Math.abs(moved) < 1) return;
      this.moved = false;
      this.scroller.scrollTop += moved;
      return;
    }
  }

  /** What is pressed in a picture is remembered until what the cell shows now is there. */
  press(/** @type {PointerEvent} */ event) {
    if (!this.pictures.size || event.button !== 0) return;
    this.down = true;
    for (const name of UP) addEventListener(name, this.up, true);
    for (const picture of this.pictures.values()) picture.pressed = controlAt(picture.kept, event);
  }

  /** A pointer is up again: what waited for it comes, once its click was heard. */
  release(/** @type {PointerEvent} */ event) {
    if (event.type === "pointermove" && event.buttons) return;
    this.down = false;
    for (const name of UP) removeEventListener(name, this.up, true);
    for (const picture of this.pictures.values()) {
      const same = event.type === "pointerup" && picture.pressed === controlAt(picture.kept, event);
      if (!same) picture.pressed = -1;
    }
    setTimeout(() => this.pictures.forEach(({ thaw }) => thaw()));
  }

  /** Keep what a cell shows as a picture; gives the function that is told when it has run. @param {any} cell */
  freeze(cell) {
    const area = cell.outputArea.node;
    const before = this.pictures.get(area);
    if (before) return before.again(); // a run that was cut short left its picture
    if (area.offsetHeight < LEAST) return () => {};
    const kept = picture(area);
    let ran = false;
    const thaw = () => {
      const shown = cell.isDisposed || area.offsetHeight >= LEAST || !cell.model.outputs.length;
      const mine = this.pictures.get(area);
      if (!ran || !shown || this.down || mine?.kept !== kept) return; // gone, or another's by now
      watcher.disconnect();
      kept.remove();
      area.classList.remove("whosays-behind");
      this.pictures.delete(area);
      this.restore();
      pressAgain(kept, area, mine.pressed);
    };
    const done = () => {
      ran = true;
      thaw();
    };
    const again = () => {
      ran = false;
      return done;
    };
    const watcher = new ResizeObserver(thaw);
    area.before(kept);
    area.classList.add("whosays-behind");
    this.pictures.set(area, { again, thaw, kept, pressed: -1 });
    watcher.observe(area);
    return done;
  }
}
