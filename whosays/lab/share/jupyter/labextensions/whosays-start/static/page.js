// One open notebook of the kit: run its own cells, again whenever its kernel begins anew, and
// keep it from asking to be saved when nothing was written in it.

// What JupyterLab writes into a cell by itself.
const NOT_WRITTEN = ["trusted", "execution", "collapsed", "scrolled"];

const HTML = "text/html";

/** Whether a cell shows words of its own that were saved: a passage or a figure, no control. */
const canBeRead = (/** @type {any} */ { model }) =>
  model.type === "code" &&
  Array.from({ length: model.outputs.length }, (_, place) => model.outputs.get(place)).some(
    ({ data }) => HTML in data && !String(data[HTML]).includes("ws-first"),
  );

/** @typedef {{ [place: string]: string[] }} Lists checksums of cells by the page they stand in */

export class Page {
  /**
   * @param {{ panel: any, trusted: Lists, texts: Lists, words: { [key: string]: string },
   *   execute: (cell: any, session: any) => Promise<unknown>, renew?: (kernel: any) => void,
   *   sha256: typeof import("./sha256.js").sha256, lock: import("./lock.js").Lock,
   *   top: (place: string) => HTMLElement, Waiting: typeof import("./waiting.js").Waiting,
   *   Steady: typeof import("./steady.js").Steady, Runs: typeof import("./runs.js").Runs }} given
   *   `top` puts the way through the kit above the page
   */
  constructor({ panel, trusted, texts, words, execute, renew, sha256, lock, top, Waiting, Steady, Runs }) {
    this.panel = panel;
    this.trusted = trusted;
    this.texts = texts;
    this.words = words;
    this.execute = execute;
    this.renew = renew;
    this.sha256 = sha256;
    this.lock = lock;
    this.steady = new Steady(panel.content.node);
    this.top = top;
    this.note = document.createElement("p");
    this.told = document.createElement("span");
    this.Waiting = Waiting;
    this.Runs = Runs;
    this.seen = false;
    // A page that is not the kit's gets none of these, and nothing runs in it.
    /** @type {import("./waiting.js").Waiting | undefined} */
    this.waiting = undefined;
    /** @type {import("./runs.js").Runs | undefined} */
    this.runs = undefined;
    /** @type {import("./flow.js").Flow | undefined} */
    this.flow = undefined;
  }

  /**
   * This notebook's place in the kit, without a drive's name. The kit's folder may lie in another
   * one, as in a student's home that it was pulled into.
   */
  place() {
    const path = this.panel.context.path.replace(/^[^/:]*:/, "");
    return Object.keys(this.trusted).find((place) => path.endsWith(`/${place}`)) ?? path;
  }

  /** The checksums for this notebook's place; null elsewhere. */
  list() {
    return Object.hasOwn(this.trusted, this.place()) ? this.trusted[this.place()] : null;
  }

  isOurs() {
    return this.list() !== null;
  }

  async begin() {
    const { panel, words } = this;
    this.note.className = "whosays-note";
    this.note.setAttribute("role", "status");
    panel.node.prepend(this.note);
    this.waiting = new this.Waiting(panel, words, () => this.show());
    this.note.append(this.told, " ", this.waiting.node);
    const header = this.top(this.place());
    panel.addClass("whosays-kit");
    this.lock.set(true);
    this.tellWhatWasDone(header);
    this.say(words.getting_ready);
    this.watchWriting();
    this.watchTexts();
    this.steady.hold({ early: true });
    this.runs = this.makeRuns();
    await this.runs.run();
  }

  /**
   * What the server put back when the page was opened, or a teacher changed, is said.
   *
   * @param {HTMLElement} header
   */
  tellWhatWasDone(header) {
    const { words } = this;
    const done = this.panel.context.model.getMetadata("whosays");
    if (!done?.put_back && !done?.edited) return;
    const told = document.createElement("p");
    told.className = "whosays-word";
    told.setAttribute("role", "status");
    if (done.edited) told.textContent = words.edited;
    else if (done.kept) told.textContent = words.put_back_kept.replace("{place}", done.kept);
    else told.textContent = words.put_back;
    header.append(told);
  }

  /** @param {string} text */
  say(text) {
    this.told.textContent = text;
    this.show();
    this.panel.node.dataset.whosaysReady = text ? "no" : "yes";
    // Once answers stand on the page, what is written there stays in sight.
    this.panel.toggleClass("whosays-busy", Boolean(text) && !this.seen);
  }

  show() {
    this.note.hidden = !this.told.textContent && !this.waiting?.node.textContent;
  }

  /** What of this page runs, and when. */
  makeRuns() {
    const { panel, words } = this;
    const session = panel.sessionContext;
    // What can be read already is made anew when all that can be used is there.
    /** @type {Set<any>} */
    let later = new Set();
    return new this.Runs({
      session,
      cells: () => {
        const cells = [...panel.content.widgets];
        later = new Set(this.seen ? [] : cells.filter(canBeRead));
        this.steady.hold();
        panel.node.dataset.whosaysFresh = "no";
        return cells;
      },
      shown: (cell) => this.flow?.shows(cell) ?? true,
      later: (cell) => later.has(cell),
      // Looked at right before it runs: what is run is what was looked at.
      runCell: (cell) => {
        if (cell.isDisposed || cell.model.type !== "code" || !this.look(cell)) return null;
        const ran = this.steady.freeze(cell);
        return this.execute(cell, session).finally(ran);
      },
      tell: (state) => this.say(words[state || (this.lacksKit() ? "no_kit" : "")] ?? ""),
      link: (whole) => this.waiting?.link(whole),
      renew: this.renew,
      settle: () => this.settle(),
      rest: () => {
        this.steady.end();
        panel.node.dataset.whosaysFresh = "yes";
      },
    });
  }

  /** Tell whether its cells could not find the kit: a server may have this, and its kernels not. */
  lacksKit() {
    return this.panel.content.widgets.some((/** @type {any} */ { model }) =>
      model.type === "code" && this.list()?.includes(this.sha256(model.sharedModel.getSource())) &&
      model.sharedModel.outputs.some((/** @type {any} */ { ename, evalue }) =>
        ename === "ModuleNotFoundError" && /\bwhosays\b/.test(evalue)),
    );
  }

  /** Tell whether a cell is the kit's own, and show it as a stranger's if not. @param {any} cell */
  look(cell) {
    const { texts, trusted } = this;
    const list = (cell.model.type === "code" ? trusted : texts)[this.place()];
    const own = Boolean(list?.includes(this.sha256(cell.model.sharedModel.getSource())));
    this.name(cell, !own);
    return own;
  }

  /**
   * A cell that is not the kit's is shown as one, with its code, and never runs by itself.
   *
   * @param {any} cell
   * @param {boolean} foreign
   */
  name(cell, foreign) {
    const code = cell.model.type === "code";
    cell.toggleClass("whosays-foreign", foreign);
    if (!foreign) return;
    cell.node.dataset.whosaysForeign = code ? this.words.foreign : this.words.foreign_text;
    if (code) cell.inputHidden = false;
  }

  /** Words that are not the kit's are shown as somebody else's, from the start and when they come. */
  watchTexts() {
    const { content } = this.panel;
    const known = new WeakMap(); // it is asked at every key
    const look = () => {
      for (const cell of content.widgets) {
        if (cell.isDisposed || cell.model.type === "code") continue;
        const words = cell.model.sharedModel.getSource();
        if (known.get(cell) !== words) this.look(cell);
        known.set(cell, words);
      }
    };
    content.model.cells.changed.connect(look);
    content.modelContentChanged.connect(look);
    look();
  }

  /** Run the kit's own cells once more. */
  async again() {
    // JupyterLab's widgets never come up on a page whose first kernel could not be started.
    if (this.runs && !this.runs.met && !this.runs.kernel) location.reload();
    else await this.runs?.again();
  }

  /** Whether its kernel is gone or about to come back. */
  get lost() {
    return this.runs?.lost ?? false;
  }

  /** Leave the page as a reader finds a page: with nothing selected, and where the reader is. */
  settle() {
    const { content, node } = this.panel;
    content.deselectAll();
    if (this.seen) return;
    this.seen = true;
    // JupyterLab gives the focus to the notebook; a control that somebody uses keeps it.
    const focus = document.activeElement;
    if (!(focus instanceof HTMLElement) || !node.contains(focus)) return;
    if (!focus.closest(".ws") && !focus.matches("a, button, input, summary")) focus.blur();
  }

  /** What a person wrote: the cells' words and settings, not what came of running them. */
  written() {
    return JSON.stringify(
      Array.from(this.panel.content.model?.cells ?? [], (cell) => {
        const { jupyter, ...settings } = cell.sharedModel.getMetadata();
        for (const key of NOT_WRITTEN) delete settings[key];
        const { outputs_hidden: _, ...kept } = jupyter ?? {};
        return [cell.type, cell.sharedModel.getSource(), settings, kept];
      }),
    );
  }

  /** Nobody needs a widget's output in the file: only what was written is worth saving. */
  watchWriting() {
    const { context } = this.panel;
    const { model } = context;
    let onDisk = this.written();
    const calm = () => {
      if (model.dirty && this.written() === onDisk) model.dirty = false;
    };
    context.saveState.connect((/** @type {unknown} */ _, /** @type {string} */ state) => {
      if (state === "completed") onDisk = this.written();
    });
    context.fileChanged.connect(() => (onDisk = this.written()));
    model.stateChanged.connect((/** @type {unknown} */ _, /** @type {any} */ { name, newValue }) => {
      if (name === "dirty" && newValue) calm();
    });
    calm();
  }
}
