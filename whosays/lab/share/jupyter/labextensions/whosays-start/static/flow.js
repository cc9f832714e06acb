// One part of a page at a time: from heading to heading, with a rail that says how far one is.
//
// Parts that are away are only not drawn: every cell stays in the page, runs, saves and is heard.
// "Show all and search" shows the whole page, and so does a page without this file. Which part one
// was in, and whether all is shown, is remembered in this browser.

const ALL = "whosays.all";
const AT = "whosays.part.";
const FOLDED = "whosays.folded.";
const AWAY = "whosays-away";
// From this width on, in pixels of the page's own panel, the rail stands beside the text.
const WIDE = 1088;
// What a widget says of itself: see status.js and state.js of the widgets.
const TOLD = ["data-state", "data-card"];

/** A note in this browser; nothing where its storage is switched off. */
const note = {
  get(/** @type {string} */ key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(/** @type {string} */ key, /** @type {string | null} */ value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Then it is forgotten with the page.
    }
  },
};

/** The flow of one page. */
export class Flow {
  /**
   * @param {{ panel: any, place: string, words: Record<string, string>, Widget: any,
   *   core?: string, next: { title: string, place: string, go: () => void },
   *   parts: typeof import("./parts.js"), Rail: typeof import("./rail.js").Rail,
   *   Folded: typeof import("./folded.js").Folded, numbers: typeof import("./numbers.js"),
   *   links: typeof import("./links.js"), Trail: typeof import("./trail.js").Trail,
   *   houses: string[] }} given
   */
  constructor(given) {
    const { panel, place, words, Widget, core, next, parts, Rail, Folded, numbers, links, houses } = given;
    this.panel = panel;
    this.words = words;
    this.next = next;
    this.cut = parts;
    this.numbers = numbers;
    this.links = links;
    this.houses = houses;
    this.partsOf = (/** @type {any[]} */ cells) => parts.partsOf(cells, words.cover);
    this.folded = new Folded({
      words, note, key: FOLDED + place,
      isDone: (card) => card.checks && parts.stateOf(card) === "done",
    });
    this.key = AT + place;
    this.edited = false;
    this.all = note.get(ALL) === "yes";
    this.rail = new Rail({
      words,
      parts,
      core,
      next,
      go: (/** @type {number} */ to) => this.go(to),
      on: (to) => this.goOn(to),
      showAll: () => this.toggle(),
    });
    this.parts = this.partsOf(panel.content.widgets);
    this.at = Math.max(0, Math.min(Number(note.get(this.key)) || 0, this.parts.length - 1));
    this.trail = this.trailOf(given);
    if (this.parts.length < 2) return;
    panel.node.prepend(this.rail.node);
    this.foot = new Widget();
    this.foot.node.append(this.rail.foot);
    panel.layout.addWidget(this.foot);
    this.watch();
    this.draw();
  }

  /**
   * The way back from where a number led.
   *
   * @param {{ place: string, Trail: typeof import("./trail.js").Trail }} given
   */
  trailOf({ place, Trail }) {
    return new Trail({
      place, words: this.words, seen: () => this.panel.isVisible, scroller: () => this.scroller,
      at: () => this.at, show: (part) => this.show(part),
      title: (part) => this.parts[part]?.title ?? "",
      find: (number) => this.find(number)?.card.root,
      go: (number) => this.toQuestion(number),
    });
  }

  /** Follow what the widgets say, links inside the page, and cells that a teacher adds. */
  watch() {
    const { content, node } = this.panel;
    let asked = 0;
    // After the frame that shows what a widget says: a verdict waits for no list of parts.
    const told = () => {
      asked = 0;
      if (!this.panel.isDisposed) this.tell();
    };
    const later = () => {
      asked ||= requestAnimationFrame(() => setTimeout(told));
    };
    const looks = new MutationObserver(later);
    looks.observe(content.node, { subtree: true, childList: true, attributeFilter: TOLD });
    content.node.addEventListener("focusin", later); // the main button is where somebody works
    const sizes = new ResizeObserver(() => {
      this.panel.toggleClass("whosays-wide", node.clientWidth >= WIDE);
      this.rail.follow(); // a lower window has room for less of the list
    });
    sizes.observe(node);
    // JupyterLab lays a page out by figures of its own, so it is told how high the line is.
    const heights = new ResizeObserver(() => {
      const height = `${Math.ceil(this.rail.foot.offsetHeight)}px`;
      if (this.foot.node.style.minHeight === height) return;
      this.foot.node.style.minHeight = height;
      this.panel.fit();
    });
    heights.observe(this.rail.foot);
    const again = () => {
      this.parts = this.partsOf(content.widgets);
      this.draw();
    };
    content.model?.cells.changed.connect(again);
    node.addEventListener("click", (/** @type {MouseEvent} */ event) => this.follow(event), true);
    node.addEventListener("click", this.cut.bringOpened);
    this.panel.disposed.connect(() => {
      looks.disconnect();
      sizes.disconnect();
      this.trail.end();
      heights.disconnect();
      cancelAnimationFrame(asked);
    });
  }

  /** A link to a place in this page opens the part that holds it, before the browser jumps. */
  follow(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    const id = link && decodeURIComponent((link.getAttribute("href") ?? "").slice(1));
    if (!id) return;
    if (link.classList.contains("whosays-to")) {
      event.preventDefault();
      event.stopImmediatePropagation(); // it is no place that an address could name
      this.trail.follow(/** @type {HTMLElement} */ (link), id);
      return;
    }
    const target = this.panel.content.node.querySelector(`#${CSS.escape(id)}, [data-jupyter-id="${CSS.escape(id)}"]`);
    const to = this.parts.findIndex(({ cells }) => cells.some((cell) => cell.node.contains(target)));
    if (to >= 0 && to !== this.at) this.show(to);
  }

  /**
   * A question and its part, by its number; nothing for what has none.
   *
   * @param {string} number
   */
  find(number) {
    for (const [part, cells] of this.parts.entries()) {
      const card = number && this.cut.cardsOf(cells).find((one) => one.number === number);
      if (card) return { card, part };
    }
    return undefined;
  }

  /** A question by its number, wherever on the page it is. */
  toQuestion(/** @type {string} */ number) {
    const { card, part } = this.find(number) ?? {};
    if (!card || part === undefined) return;
    if (part !== this.at) this.show(part);
    /** @type {HTMLElement | null} */ (card.root.querySelector(":scope > .whosays-folded"))?.click();
    this.cut.goTo(card.root);
  }

  /** Whether one part at a time is shown. */
  get on() {
    return !this.all && !this.edited && this.parts.length > 1;
  }

  /** Whether a cell stands in what is shown. */
  shows(/** @type {any} */ cell) {
    return !cell.node.classList.contains(AWAY);
  }

  /** While a page is edited, all of it is there. */
  edit(/** @type {boolean} */ edited) {
    this.edited = edited;
    this.draw();
  }

  toggle() {
    this.all = !this.all;
    note.set(ALL, this.all ? "yes" : null);
    this.draw();
    this.toHeading();
  }

  show(/** @type {number} */ to) {
    this.at = to;
    note.set(this.key, String(to));
    this.draw();
  }

  /** What the widgets say of themselves, in the rail and on the page. */
  tell() {
    this.rail.tell(this.parts);
    const at = this.closing();
    const cards = this.parts.flatMap(this.cut.cardsOf);
    for (const part of this.parts) this.cut.putMeans(this.cut.cardsOf(part), this.words.more_means);
    this.cut.markOnward(this.parts.at(-1), this.next.place);
    this.folded.draw(cards);
    this.links.linkWords(cards, this.houses, this.words);
    this.trail.put();
    if (at < this.parts.length - 1) this.links.putAgain(this.parts.at(-1)?.cells[0].node, cards, this.words);
    const made = this.numbers.numbersOf(this.panel.content.node, this.words);
    this.numbers.putNumbers(this.parts[at]?.cells[0].node, made);
  }

  /** The part that says what one can say now: the last one before the answers are handed in. */
  closing() {
    const last = this.parts.length - 1;
    const hands = this.parts[last]?.cells.some(({ model }) => /hand_in\(/.test(model.sharedModel.getSource()));
    return hands ? last - 1 : last;
  }

  /** Next: what is done in this part folds, and the next part is shown, or the next page. */
  goOn(to = this.at + 1) {
    this.folded.leave(this.cut.cardsOf(this.parts[this.at]));
    if (to < this.parts.length) this.go(to);
    else this.next.go();
  }

  go(/** @type {number} */ to) {
    this.show(to);
    this.toHeading();
  }

  /** What scrolls stands inside the notebook's own node. @returns {HTMLElement} */
  get scroller() {
    const { node } = this.panel.content;
    return node.querySelector(".jp-WindowedPanel-outer") ?? node;
  }

  /** The heading of the part gets the focus, so that a screen reader reads on from there. */
  toHeading() {
    const { content } = this.panel;
    const heading = this.parts[this.at]?.cells
      .map((cell) => cell.node.querySelector(":is(h1, h2)"))
      .find((found) => found);
    if (this.on) this.scroller.scrollTop = 0;
    content.node.dispatchEvent(new Event("whosays-part")); // see steady.js
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: this.on });
    if (!this.on) heading.scrollIntoView({ block: "start" });
  }

  draw() {
    if (this.parts.length < 2) return;
    this.at = Math.min(this.at, this.parts.length - 1);
    this.parts.forEach(({ cells }, i) => {
      for (const cell of cells) cell.node.classList.toggle(AWAY, this.on && i !== this.at);
    });
    this.panel.toggleClass("whosays-flow", !this.edited);
    this.panel.toggleClass("whosays-one", this.on);
    this.foot.setHidden(this.edited); // of all at once its place is left, where it is narrow
    this.rail.draw(this.parts, this.at, this.on);
    this.tell();
    // What measures itself was not drawn a moment ago.
    dispatchEvent(new Event("resize"));
  }
}
