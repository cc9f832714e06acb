// When one of the kit's own notebooks is opened, its own code cells run, and only those: the
// notebook stands at its place in the kit, and the cell's text has a checksum listed for it
// in trusted.json. Any other cell, whoever wrote it, runs only when a person runs it.
//
// Those notebooks are shown calmly, too: no code, no prompts, no tools, until "Show code" in
// the View menu or the command palette asks for them.

const VERSION = new URL(import.meta.url).search;
const beside = (name) => new URL(name + VERSION, import.meta.url).href;

/** Read a list that may change without a new version of this extension. */
const table = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url), { cache: "no-cache" });
  return answer.ok ? answer.json() : {};
};

/** Take away what is not the notebook; a teacher finds it again in the View menu. */
const clear = ({ shell }) => {
  shell.collapseLeft?.();
  shell.collapseRight?.();
  for (const side of ["left", "right"]) {
    if (shell.isSideTabBarVisible?.(side)) shell.toggleSideTabBarVisibility(side);
  }
};

export const activate = async ({ app, tracker, palette, menu, actions, boxes }) => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = beside("calm.css");
  document.head.append(sheet);
  const [{ Page }, { Waiting }, { sha256 }, trusted, words] = await Promise.all([
    import(beside("page.js")),
    import(beside("waiting.js")),
    import(beside("sha256.js")),
    table("trusted.json"),
    table("words.json"),
  ]);

  // JupyterLab tells of a kernel that died in a box to be clicked away. The page says so
  // itself, and comes back by itself.
  const pages = new Set();
  boxes?.widgetAdded.connect((_, box) => {
    const tells = (page) => page.lost && box.node.textContent.includes(page.panel.context.path);
    // It is announced before it stands; it is gone before it would be painted.
    setTimeout(() => [...pages].some(tells) && box.reject());
  });

  let cleared = false;
  const open = async (panel) => {
    await panel.context.ready;
    const page = new Page({ panel, trusted, words, actions, sha256, Waiting });
    if (!page.isOurs()) return;
    if (!cleared) {
      cleared = true;
      void app.restored.then(() => clear(app));
    }
    pages.add(page);
    panel.disposed.connect(() => pages.delete(page));
    await page.begin();
  };
  tracker.widgetAdded.connect((_, panel) => void open(panel));
  tracker.forEach((panel) => void open(panel));

  const command = "whosays:show-code";
  app.commands.addCommand(command, {
    label: words.show_code,
    isToggled: () => Boolean(tracker.currentWidget?.hasClass("whosays-code")),
    isEnabled: () => Boolean(tracker.currentWidget?.hasClass("whosays-kit")),
    execute: () => tracker.currentWidget?.toggleClass("whosays-code"),
  });
  palette?.addItem({ command, category: words.category });
  menu?.viewMenu.addGroup([{ command }], 1);
};
