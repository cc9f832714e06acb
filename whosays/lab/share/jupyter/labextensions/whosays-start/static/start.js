// When one of the kit's own notebooks is opened, its own code cells run, and only those: the
// notebook stands at its place in the kit, and the cell's text has a checksum listed for it
// in trusted.json. Any other cell, whoever wrote it, runs only when a person runs it.
//
// Those notebooks are shown calmly, too: no code, no prompts, no tools, and nothing that a slip
// could damage, until "Edit this page" in the View menu or the command palette asks for them.

const VERSION = new URL(import.meta.url).search;
const beside = (/** @type {string} */ name) => new URL(name + VERSION, import.meta.url).href;
const MODULES = ["page.js", "runs.js", "waiting.js", "steady.js", "sha256.js", "lock.js",
  "way.js", "glossary.js", "flow.js", "parts.js", "rail.js", "folded.js", "numbers.js", "links.js",
  "trail.js"];
const SHEETS = ["tokens.css", "calm.css", "flow.css"];
const TABLES = ["trusted.json", "texts.json", "words.json", "course.json", "terms.json"];

const SEEN_TO = "[data-commandlinker-command]"; // a link that JupyterLab sees to; who is quicker would leave the kit

/**
 * @typedef {{ [key: string]: string }} Words
 * @typedef {{ place: string, title: string, stage: string, core?: string }} Stop of the course
 * @typedef {(path: string) => void} Show
 * @typedef {import("./page.js").Page} Page
 *
 * What JupyterLab gives, as its own modules are not here to be typed by.
 *
 * @typedef {{ app: any, tracker: any, palette: any, menu: any, boxes: any, Widget: any,
 *   execute: (cell: any, session: any) => Promise<unknown>,
 *   address: (place: string) => string, leave: Show | null, renew?: (kernel: any) => void }} Given
 */

/** The drive's name and the folders that stand before a page's place in the kit; mostly none. */
const driveOf = (/** @type {any} */ { context }, /** @type {string} */ place) => context.path.slice(0, -place.length);

/** Read a list that may change without a new version of this extension. @param {string} name */
const table = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url), { cache: "no-cache" });
  return answer.ok ? answer.json() : {};
};

/** Take away what is not the notebook; a teacher finds it again in the View menu. */
const clear = (/** @type {any} */ { shell }) => {
  shell.collapseLeft?.();
  shell.collapseRight?.();
  for (const side of ["left", "right"]) {
    if (shell.isSideTabBarVisible?.(side)) shell.toggleSideTabBarVisibility(side);
  }
  // A file's name stands where the page has its own.
  if (shell.isTopInSimpleModeVisible?.()) shell.toggleTopInSimpleModeVisibility();
};

/**
 * What can be asked for in the View menu and the command palette.
 *
 * @param {{ app: any, palette: any, menu: any, words: Words, current: () => Page | undefined,
 *   changed: () => void }} given
 */
const offer = ({ app, palette, menu, words, current, changed }) => {
  const edit = "whosays:edit-page";
  app.commands.addCommand(edit, {
    label: words.edit_page,
    isToggled: () => current()?.lock.on === false,
    isEnabled: () => Boolean(current()),
    execute: () => {
      const page = current();
      if (!page) return;
      const { lock, panel, flow } = page;
      lock.set(!lock.on);
      panel.toggleClass("whosays-code", !lock.on);
      flow?.edit(!lock.on);
      changed();
    },
  });
  // Not "Run All Cells": that would run whatever somebody put into the page, too.
  const again = "whosays:start-again";
  app.commands.addCommand(again, {
    label: words.start_again,
    isEnabled: () => Boolean(current()),
    execute: () => current()?.again(),
  });
  const back = "whosays:bring-back";
  app.commands.addCommand(back, {
    label: words.bring_back,
    isEnabled: () => Boolean(current()?.lock.edited),
    execute: async () => {
      // The server puts the kit's page back when it is opened; what was there it keeps.
      await current()?.lock.give();
      location.reload();
    },
  });
  const all = [edit, again, back];
  for (const command of all) palette?.addItem({ command, category: words.category });
  menu?.viewMenu.addGroup([{ command: again }, { command: edit }, { command: back }], 1);
};

/**
 * JupyterLab tells of a kernel that died in a box to be clicked away. The page says so itself.
 *
 * @param {any} boxes
 * @param {Set<Page>} pages
 */
const withoutBoxes = (boxes, pages) =>
  boxes?.widgetAdded.connect((/** @type {unknown} */ _, /** @type {any} */ box) => {
    const tells = (/** @type {Page} */ page) =>
      page.lost && box.node.textContent.includes(page.panel.context.path);
    // It is announced before it stands; it is gone before it would be painted.
    setTimeout(() => [...pages].some(tells) && box.reject());
  });

/**
 * One part at a time: lessons, exercises and forms; the start page and a teacher's are one each.
 *
 * @param {{ course: Stop[], words: Words, Widget: any, show: Show,
 *   terms: import("./glossary.js").Term[],
 *   flows: typeof import("./flow.js"), cut: typeof import("./parts.js"),
 *   rails: typeof import("./rail.js"), folds: typeof import("./folded.js"),
 *   numbers: typeof import("./numbers.js"), links: typeof import("./links.js"),
 *   trails: typeof import("./trail.js") }} given
 * @returns {(page: Page) => import("./flow.js").Flow | undefined}
 */
const flowing = ({ course, words, terms, Widget, show, flows, cut, rails, folds, numbers, links, trails }) => (page) => {
  const { panel } = page;
  cut.handOn(panel.node);
  const at = course.findIndex((stop) => stop.place === page.place());
  if (at < 1) return undefined;
  // What is for some weeks later is not the next thing to do.
  const after = course[at + 1]?.stage === "later" ? undefined : course[at + 1];
  const drive = driveOf(panel, page.place());
  return new flows.Flow({
    panel, place: page.place(), words, Widget, core: course[at].core,
    next: {
      title: after?.title ?? words.start,
      place: (after ?? course[0]).place,
      go: () => show(drive + (after ?? course[0]).place),
    },
    parts: cut, Rail: rails.Rail, Folded: folds.Folded, numbers, links,
    Trail: trails.Trail,
    houses: terms.flatMap(({ house }) => house ?? []),
  });
};

/** Bring the kit's style sheets. */
const dress = () => {
  for (const name of SHEETS) {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = beside(name);
    document.head.append(sheet);
  }
};

/** @param {Given} given */
export const activate = async (given) => {
  const { app, tracker, palette, menu, execute, boxes, address, leave, renew, Widget } = given;
  dress();
  const [modules, [trusted, texts, words, course, terms]] = await Promise.all([
    Promise.all(MODULES.map((name) => import(beside(name)))),
    Promise.all(TABLES.map(table)),
  ]);
  const [{ Page }, { Runs }, { Waiting }, { Steady }, { sha256 }, ...others] = modules;
  const [locks, ways, book, flows, cut, rails, folds, numbers, links, trails] = others;
  const { Lock, trim } = locks;
  const { way, putOnTop, followHistory, followLinks } = ways;

  /** @type {Set<Page>} */
  const pages = new Set();
  withoutBoxes(boxes, pages);
  const current = () => [...pages].find(({ panel }) => panel === app.shell.currentWidget);
  const trimmed = trim({ app, menu, locked: () => Boolean(current()?.lock.on) });
  app.shell.currentChanged?.connect(trimmed);
  offer({ app, palette, menu, words, current, changed: trimmed });

  const show = leave ?? ((/** @type {string} */ path) => void app.commands.execute("docmanager:open", { path }));
  if (!leave) followHistory({ open: show, current: () => tracker.currentWidget?.context.path });
  const explain = book.glossary({ terms, words });
  const top = (/** @type {any} */ panel) => (/** @type {string} */ place) => {
    const drive = driveOf(panel, place);
    const open = (/** @type {string} */ other) => show(drive + other);
    const header = document.createElement("div");
    const to = (/** @type {string} */ other) => address(drive + other);
    header.append(way({ place, course, words, address: to, open, explain: () => explain() }));
    putOnTop({ panel, Widget }, header);
    return header;
  };

  const follow = flowing({
    course, words, terms, Widget, show, flows, cut, rails, folds, numbers, links, trails,
  });
  let cleared = false;
  const open = async (/** @type {any} */ panel) => {
    await panel.context.ready;
    const parts = { lock: new Lock(panel), top: top(panel), Waiting, Steady, Runs };
    const page = new Page({ panel, trusted, texts, words, execute, renew, sha256, ...parts });
    if (!page.isOurs()) return;
    if (!cleared) {
      cleared = true;
      void app.restored.then(() => clear(app));
    }
    pages.add(page);
    panel.disposed.connect(() => pages.delete(page));
    book.openInPlace(panel.node, explain);
    const drive = driveOf(panel, page.place());
    const to = (/** @type {string} */ place) => show(drive + place);
    followLinks({ node: panel.node, places: Object.keys(trusted), leave: to, until: leave ? undefined : SEEN_TO });
    const ready = page.begin();
    page.flow = follow(page);
    trimmed();
    await ready;
  };
  tracker.widgetAdded.connect(
    (/** @type {unknown} */ _, /** @type {any} */ panel) => void open(panel));
  tracker.forEach((/** @type {any} */ panel) => void open(panel));
};
