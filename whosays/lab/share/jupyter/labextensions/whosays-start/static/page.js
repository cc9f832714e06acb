// One open notebook of the kit: run its own cells, again whenever its kernel begins anew, and
// keep it from asking to be saved when nothing was written in it.

const LOST = ["restarting", "autorestarting", "dead"];
// What JupyterLab writes into a cell by itself.
const NOT_WRITTEN = ["trusted", "execution", "collapsed", "scrolled"];

const HTML = "text/html";

/** Whether a cell shows words of its own that were saved: a passage or a figure, no control. */
const canBeRead = (cell) =>
  Array.from({ length: cell.model.outputs.length }, (_, place) => cell.model.outputs.get(place)).some(
    ({ data }) => HTML in data && !String(data[HTML]).includes("ws-first"),
  );

export class Page {
  constructor({ panel, trusted, words, execute, sha256, lock, top, Waiting, Steady }) {
    Object.assign(this, { panel, trusted, words, execute, sha256, lock, Waiting });
    this.steady = new Steady(panel.content.node);
    this.top = top; // puts the way through the kit above the page
    this.turn = 0; // a newer turn ends the one before it
    this.cut = () => {};
    this.seen = false;
    this.lost = false; // its kernel is gone or about to come back
  }

  /** This notebook's place in the kit, without a drive's name. */
  place() {
    return this.panel.context.path.replace(/^[^/:]*:/, "");
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
    this.note = document.createElement("p");
    this.note.className = "whosays-note";
    this.note.setAttribute("role", "status");
    this.told = document.createElement("span");
    panel.node.prepend(this.note);
    this.waiting = new this.Waiting(panel, words, () => this.show());
    this.note.append(this.told, " ", this.waiting.node);
    this.header = this.top(this.place());
    panel.addClass("whosays-kit");
    this.lock.set(true);
    this.tellWhatWasDone();
    this.say(words.getting_ready);
    this.watchWriting();
    this.watchKernel();
    await this.run();
  }

  /** What the server put back when the page was opened, or a teacher changed, is said. */
  tellWhatWasDone() {
    const { words } = this;
    const done = this.panel.context.model.getMetadata("whosays");
    if (!done?.put_back && !done?.edited) return;
    const told = document.createElement("p");
    told.className = "whosays-word";
    told.setAttribute("role", "status");
    if (done.edited) told.textContent = words.edited;
    else if (done.kept) told.textContent = words.put_back_kept.replace("{place}", done.kept);
    else told.textContent = words.put_back;
    this.header.append(told);
  }

  say(text) {
    this.told.textContent = text;
    this.show();
    this.panel.node.dataset.whosaysReady = text ? "no" : "yes";
    // Once answers stand on the page, what is written there stays in sight.
    this.panel.toggleClass("whosays-busy", Boolean(text) && !this.seen);
  }

  show() {
    this.note.hidden = !this.told?.textContent && !this.waiting?.node.textContent;
  }

  /** Run the kit's own cells of this notebook, from the top. */
  async run() {
    const turn = ++this.turn;
    const { panel } = this;
    const session = panel.sessionContext;
    const over = () => turn !== this.turn || panel.isDisposed;
    const cut = new Promise((resolve) => (this.cut = resolve));
    await session.ready;
    const kernel = session.session?.kernel;
    if (kernel) await Promise.race([kernel.info, cut]);
    if (over()) return;
    if (kernel) this.waiting.link(true);
    const cells = kernel ? this.own() : [];
    this.steady.hold();
    panel.node.dataset.whosaysFresh = "no";
    // What can be read already is made anew when all that can be used is there.
    const later = new Set(cells.filter((cell) => !this.seen && canBeRead(cell)));
    for (const cell of [...cells.filter((one) => !later.has(one)), null, ...later]) {
      if (cell) await this.runOne(cell, session, cut);
      else this.useable(kernel);
      if (over()) return;
    }
    this.steady.letGo();
    panel.node.dataset.whosaysFresh = "yes";
  }

  /** The kit's own cells of this notebook; another one is shown as what it is. */
  own() {
    return this.panel.content.widgets.filter((cell) => {
      if (cell.model.type !== "code") return false;
      const own = this.isOwn(cell);
      this.name(cell, !own);
      return own;
    });
  }

  isOwn(cell) {
    return Boolean(this.list()?.includes(this.sha256(cell.model.sharedModel.getSource())));
  }

  /** Run a cell. One by one: one that fails must not keep the others from running. */
  async runOne(cell, session, cut) {
    // Looked at right before it runs: what is run is what was looked at.
    if (cell.isDisposed || !this.isOwn(cell)) return;
    const ran = this.steady.freeze(cell);
    await Promise.race([this.execute(cell, session).catch(() => {}), cut]);
    ran();
  }

  /** All that can be used is there. */
  useable(kernel) {
    this.settle();
    this.say(kernel ? "" : this.words.no_kernel);
  }

  /** A cell that is not the kit's is shown as one, with its code, and never runs by itself. */
  name(cell, foreign) {
    cell.toggleClass("whosays-foreign", foreign);
    if (!foreign) return;
    cell.node.dataset.whosaysForeign = this.words.foreign;
    cell.inputHidden = false;
  }

  /** Run the kit's own cells once more, in a new kernel if the old one is gone. */
  async again() {
    const session = this.panel.sessionContext;
    this.say(this.words.getting_ready);
    if (session.session?.kernel && !this.lost) return this.run();
    this.lost = false;
    // What follows is done when the kernel is there.
    await session.changeKernel({ name: session.kernelPreference.name || "python3" });
  }

  /** Leave the page as a reader finds a page: with nothing selected, and where the reader is. */
  settle() {
    const { content, node } = this.panel;
    content.deselectAll();
    if (this.seen) return;
    this.seen = true;
    // JupyterLab gives the focus to the notebook; a control that somebody uses keeps it.
    const focus = document.activeElement;
    if (node.contains(focus) && !focus.closest(".ws")) focus.blur();
  }

  watchKernel() {
    const session = this.panel.sessionContext;
    const again = () => {
      this.lost = false;
      this.say(this.words.getting_ready);
      void this.run();
    };
    session.statusChanged.connect((_, status) => {
      if (LOST.includes(status)) {
        this.lost = true;
        this.turn++;
        this.cut();
        this.waiting.link(false);
        this.say(status === "dead" ? this.words.lost : this.words.starting_again);
      } else if (status === "idle" && this.lost) {
        again();
      }
    });
    // Its word that it is idle can be missed while the way to it is made anew: it is asked, too.
    const ask = async () => {
      await session.session?.kernel?.requestKernelInfo();
      if (this.lost && session.session?.kernel?.status !== "dead") again();
    };
    session.kernelChanged.connect((_, { newValue }) => {
      if (!newValue && this.seen) this.without(this.words.no_kernel);
      if (newValue && this.seen && !this.lost) again();
    });
    // The kernel may be there and the way to it not: the server stopped, the network is cut.
    session.connectionStatusChanged.connect((_, state) => {
      if (this.lost && state === "connected") ask().catch(() => {}); // then it says so later
      if (!this.seen || this.lost || !session.session?.kernel) return;
      if (state === "connected") {
        this.waiting.link(true);
        this.say("");
      } else {
        this.without(this.words.cut);
      }
    });
  }

  /** There is nobody to answer just now: what is written waits in the browser. */
  without(words) {
    this.turn++;
    this.cut();
    this.waiting.link(false);
    this.say(words);
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
    context.saveState.connect((_, state) => {
      if (state === "completed") onDisk = this.written();
    });
    context.fileChanged.connect(() => (onDisk = this.written()));
    model.stateChanged.connect((_, { name, newValue }) => {
      if (name === "dirty" && newValue) calm();
    });
    calm();
  }
}
