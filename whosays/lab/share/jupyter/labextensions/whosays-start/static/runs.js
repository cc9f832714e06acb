// When the kit's own cells of a page run: when it is opened, and again whenever its kernel begins
// anew or a run was cut off. Nothing here knows a page: it hears of kernel and connection, and says
// how things stand by the name of a sentence in words.json; "" when the page is ready.
//
// Three things are kept apart: whether a run goes on, whether the last one came to its end in the
// kernel that is there (`whole`), and whether the kernel is gone or about to come back (`lost`).
// Ready is said when the last run is whole and the kernel can be reached, and only then; or when
// only cells are left that can wait (`later`), since all that can be used is there.

const LOST = ["restarting", "autorestarting", "dead"];

// Milliseconds. What is asked before all ways to a kernel stand may never be answered; JupyterLab
// itself waits so long for its first answer, and goes on without one.
const PATIENCE = 3000;

// A cell of ours takes a second or two, and ten where all of it is slow. One whose end was lost on
// the way never ends: after so long it is asked whether the kernel is there.
const LONG = 30_000;

// How often a kernel that can be reached is asked before another way to it is taken. A server may
// hand what a kernel says to a way that is closed, as when it was restarted while it still began:
// then nothing is ever heard of it on this one. Each time it is asked twice as often, lest a kernel
// that is slow loses its way again and again.
const QUESTIONS = 4;

/**
 * What comes of some work, or nothing if that takes longer than we wait.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {number} patience in milliseconds
 * @returns {Promise<T | undefined>}
 */
async function within(work, patience = PATIENCE) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const late = new Promise((done) => (timer = setTimeout(() => done(undefined), patience)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @typedef {{
 *   session: any, cells: () => any[], runCell: (cell: any) => Promise<unknown> | null,
 *   tell: (state: string) => void, link: (whole: boolean) => void, settle: () => void,
 *   shown?: (cell: any) => boolean, later?: (cell: any) => boolean, rest?: () => void,
 *   renew?: (kernel: any) => void,
 * }} Given
 */

/**
 * What somebody looks at comes first, asked anew before each one: another part may be open by then.
 *
 * @template T
 * @param {T[]} cells
 * @param {(cell: T) => boolean} shown
 * @returns {Generator<T, void>}
 */
function* shownFirst(cells, shown) {
  const left = [...cells];
  while (left.length) {
    const at = Math.max(0, left.findIndex(shown));
    yield* left.splice(at, 1);
  }
}

/** The runs of one page. */
export class Runs {
  /**
   * @param {Given} given `runCell` gives null for a cell that is not to run, `renew` takes another
   *   way to a kernel
   */
  constructor(given) {
    this.given = given;
    this.turn = 0; // a newer turn ends the one before it
    this.cut = () => {};
    this.running = false;
    this.reached = false; // the kernel has answered in this turn
    this.met = false; // there was a kernel once, since the page was opened
    this.whole = false;
    this.lost = false;
    this.starting = false; // a kernel, in place of one that is gone
    this.away = false; // the way to the kernel is cut
    this.unheard = 0; // questions since a kernel answered, or since another way was taken
    this.questions = QUESTIONS;
    this.born = ""; // the kernel's process in which the last run was, by the name it gives itself
    const { session } = given;
    session.statusChanged.connect(
      (/** @type {unknown} */ _, /** @type {string} */ status) => this.hearStatus(status));
    session.kernelChanged.connect(
      (/** @type {unknown} */ _, /** @type {any} */ change) => this.hearKernel(change));
    session.connectionStatusChanged.connect(
      (/** @type {unknown} */ _, /** @type {string} */ state) => this.hearLink(state));
  }

  get kernel() {
    return this.given.session.session?.kernel ?? null;
  }

  /** The cells in the order in which they run. */
  *inTurn() {
    const { cells, shown = () => true, later = () => false } = this.given;
    const all = cells();
    yield* shownFirst(all.filter((cell) => !later(cell)), shown);
    yield* shownFirst(all.filter(later), shown);
  }

  /** Run the cells, what somebody looks at before the others. */
  async run() {
    const { session, runCell, tell, link, settle } = this.given;
    const cut = this.begin();
    const { turn } = this;
    const over = () => turn !== this.turn || session.isDisposed;
    /** @param {Promise<unknown> | undefined} work @returns whether it was done, and the turn is not over */
    const done = async (work) => {
      const worked = await Promise.race([Promise.resolve(work).then(() => true, () => false), cut]);
      return Boolean(worked) && !over();
    };
    tell("getting_ready");
    const ready = await done(session.ready);
    if (over()) return;
    const { kernel } = this;
    if (!ready || !kernel) {
      settle();
      this.stop("no_kernel");
      return;
    }
    const answers = await done(this.firstWord(kernel, over));
    if (over()) return;
    if (!answers) {
      this.stop("lost");
      return;
    }
    this.reached = this.met = true;
    link(true);
    void this.ask().then((born) => over() || (this.born = born ?? ""));
    let useable = false;
    for (const cell of this.inTurn()) {
      if (!useable && this.given.later?.(cell)) {
        useable = true;
        settle();
        tell("");
      }
      // One by one: a cell that fails must not keep the ones behind it from running.
      const work = runCell(cell);
      if (work) await done(this.end(work, over));
      if (over()) return;
    }
    this.running = false;
    this.whole = true;
    settle();
    tell("");
    this.given.rest?.();
  }

  /** Begin a turn; give what ends its waiting. */
  begin() {
    this.turn += 1;
    this.cut();
    this.running = true;
    this.reached = this.whole = this.lost = this.away = false;
    return new Promise((resolve) => (this.cut = () => resolve(false)));
  }

  /** There is nobody to answer just now. @param {string} state */
  stop(state) {
    this.turn += 1;
    this.cut();
    this.running = false;
    this.given.link(false);
    this.given.tell(state);
  }

  /** Run the cells once more because a person says so, in a new kernel if the old one is gone. */
  async again() {
    const { session } = this.given;
    const { kernel } = this;
    if (kernel && !this.lost) {
      this.whole = false;
      if (kernel.connectionStatus === "connected") await this.run();
      else this.stop("cut");
      return;
    }
    this.stop("getting_ready");
    this.lost = this.whole = false;
    this.starting = true;
    try {
      // What follows is done when the kernel is there.
      await session.changeKernel({ name: session.kernelPreference.name || "python3" });
    } catch {
      // No server, or one that starts no kernel: what is told below holds for both.
    }
    this.starting = false;
    if (!this.running && !this.whole && !this.lost && !this.kernel) this.stop("no_kernel");
  }

  /**
   * Wait for the first word of a kernel, and ask for it as long as it does not come.
   *
   * @param {any} kernel
   * @param {() => boolean} over
   */
  async firstWord(kernel, over) {
    const known = await within(kernel.info.then(() => true));
    if (!known) await this.ask(over);
  }

  /**
   * Wait until a cell has run. A kernel does one thing after the other: when it answers, a cell
   * whose end is not told has run.
   *
   * @param {Promise<unknown>} work
   * @param {() => boolean} over
   */
  async end(work, over) {
    let known = false;
    const ended = work.finally(() => (known = true)).then(() => true);
    if (!(await within(ended, LONG))) await Promise.race([ended, this.ask(() => known || over())]);
  }

  /**
   * Ask the kernel which process it is, until it answers. Of one that is dead, or no longer this
   * page's, nothing is known: a question that was refused, as by a restart, is asked once more.
   *
   * @param {() => boolean} over
   * @returns {Promise<string | null>}
   */
  async ask(over = () => false) {
    const { kernel } = this;
    /** @type {(reply: any) => void} */
    let hear = () => {};
    const word = new Promise((done) => (hear = done));
    while (kernel && kernel === this.kernel && kernel.status !== "dead" && !over()) {
      kernel.requestKernelInfo().then((/** @type {any} */ reply) => reply && hear(reply), () => {});
      const reply = await within(word);
      if (reply) {
        this.unheard = 0;
        this.questions = QUESTIONS;
        return reply.header?.session ?? "";
      }
      this.miss(kernel);
    }
    return null;
  }

  /** A question was not answered; after some, another way to the kernel is taken. @param {any} kernel */
  miss(kernel) {
    if (kernel !== this.kernel || kernel.connectionStatus !== "connected") return;
    this.unheard += 1;
    if (this.unheard < this.questions) return;
    this.unheard = 0;
    this.questions *= 2;
    this.given.renew?.(kernel); // we hear of it, and ask there
  }

  /** @param {string} status */
  hearStatus(status) {
    if (LOST.includes(status)) {
      this.lost = true;
      this.whole = false;
      this.stop(status === "dead" ? "lost" : "starting_again");
    } else if (status === "idle" && this.lost) {
      void this.run();
    }
  }

  /** @param {{ oldValue: any, newValue: any }} change */
  hearKernel({ oldValue, newValue }) {
    // Said before one is started where there was none; whoever starts it sees what comes of it.
    const coming = !oldValue && (this.starting || (this.running && !this.reached));
    if (!newValue && coming) return;
    if (!newValue && this.away) {
      // Nobody shut it down here: the kit was started anew, or took a kernel for forgotten.
      this.lost = true;
      void this.again();
    } else if (!newValue) {
      this.whole = false;
      this.stop("no_kernel");
    } else if (oldValue || !this.running) {
      void this.run();
    } // else it is the one that the first run waits for
  }

  /** The kernel may be there and the way to it not: the server stopped, the network is cut. */
  hearLink(/** @type {string} */ state) {
    if (!this.kernel) return;
    if (state === "connected") {
      this.away = false;
      void this.hearAgain();
    } else if (!this.lost && (this.reached || state === "disconnected")) {
      if (this.running) this.whole = false;
      this.reached = false;
      this.away = true;
      this.stop("cut");
    } // else it is still on its first way to the kernel
  }

  /** The way is there again; what was said meanwhile, such as that it is idle, may be missed. */
  async hearAgain() {
    const { turn } = this;
    if (this.running && this.reached) return;
    // Nothing has run yet, or not all of it.
    if (!this.lost && !this.whole) {
      await this.run();
      return;
    }
    const born = await this.ask();
    if (born === null || turn !== this.turn || this.running || this.kernel?.status === "dead") return;
    // A kernel that began anew while nobody could hear it knows nothing of this page.
    if (this.lost || born !== this.born) {
      await this.run();
    } else {
      this.reached = true;
      this.given.link(true);
      this.given.tell("");
    }
  }
}
