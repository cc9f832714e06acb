// A JupyterLab extension written by hand, so that there is nothing to build.
//
// What it does: when one of the kit's own notebooks is opened, it runs that notebook's own
// code cells, and only those. A cell is the kit's own if the notebook stands at its place
// in the kit and the cell's text has a checksum listed in trusted.json beside this file. Any
// other cell, whoever wrote it, runs only when a person runs it.
//
// It also shows those notebooks calmly: no code, no prompts, no tools, until "Show code" in
// the View menu or the command palette asks for them.

var _JUPYTERLAB = window._JUPYTERLAB || (window._JUPYTERLAB = {});

(() => {
  const HERE = document.currentScript.src.replace(/[^/]*$/, "");
  const CSS = `
.whosays-kit .jp-NotebookPanel-toolbar, .whosays-kit .jp-InputPrompt, .whosays-kit .jp-OutputPrompt,
.whosays-kit .jp-Collapser, .whosays-kit .jp-Cell-header, .whosays-kit .jp-cell-toolbar,
.whosays-kit .jp-Notebook-footer, .whosays-kit .jp-OutputArea-promptOverlay, .whosays-kit .jp-InternalAnchorLink,
.whosays-kit .jp-InputPlaceholder, .whosays-kit .jp-Placeholder-prompt,
.whosays-kit .jp-CodeCell .jp-Cell-inputWrapper, .whosays-kit .whosays-fallback,
.whosays-kit .jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"] { display: none; }
.whosays-kit.whosays-code .jp-CodeCell .jp-Cell-inputWrapper, .whosays-kit.whosays-code .jp-NotebookPanel-toolbar,
.whosays-kit.whosays-code .jp-InputPlaceholder { display: flex; }
.whosays-kit .jp-Notebook { --jp-notebook-padding: 16px; background: var(--jp-layout-color0); padding-bottom: 6rem; }
.whosays-kit .jp-Notebook .jp-Cell { width: min(48rem, 100%); margin-inline: auto; padding: 2px 0; }
.whosays-kit .jp-Notebook .jp-Cell:has(.ws-reader) { width: min(78rem, 100%); }
.whosays-kit .jp-Notebook .jp-Cell.jp-mod-active, .whosays-kit .jp-Notebook .jp-Cell.jp-mod-selected {
  box-shadow: none; background: transparent; }
.whosays-kit .jp-Notebook .jp-Cell:focus-visible { outline: 2px dotted var(--jp-border-color0); outline-offset: 3px; }
.whosays-kit .jp-Cell .jp-MarkdownOutput { border-color: transparent; padding: 0; font-size: 1.0625rem; line-height: 1.6; }
.whosays-kit .jp-Cell .jp-MarkdownOutput, .whosays-kit .jp-OutputArea-output { margin: 0; }
.whosays-kit .jp-Cell-inputArea, .whosays-kit .jp-Cell-outputArea { background: transparent; }
.whosays-kit .jp-OutputArea-output, .whosays-kit .jp-OutputArea-child, .whosays-kit .jp-OutputArea,
.whosays-kit .jp-Cell-outputWrapper, .whosays-kit .jp-Cell-outputArea { overflow: visible; }
.whosays-kit.whosays-busy .jp-CodeCell .jp-OutputArea { visibility: hidden; }
.whosays-note { position: sticky; top: 0; z-index: 5; margin: 0; padding: 0.6rem 1rem; text-align: center;
  font: 500 1rem/1.4 system-ui, sans-serif; color: var(--jp-content-font-color1);
  background: var(--jp-layout-color2); }
.whosays-note[hidden] { display: none; }
`;

  const hex = async (text) => {
    const bytes = new TextEncoder().encode(text);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
  };

  /** Where a notebook stands, without a drive's name. */
  const placeOf = (panel) => panel.context.path.replace(/^[^/:]*:/, "");

  class Page {
    constructor(panel, trusted, notebook) {
      this.panel = panel;
      this.trusted = new Set(trusted);
      this.notebook = notebook;
      this.running = null;
      this.again = false;
      this.seen = false;
      this.note = document.createElement("p");
      this.note.className = "whosays-note";
      this.note.setAttribute("role", "status");
      this.note.hidden = true;
      panel.node.prepend(this.note);
      panel.addClass("whosays-kit");
      this.say("Getting your page ready…");
    }

    say(text) {
      this.note.textContent = text;
      this.note.hidden = !text;
      this.panel.node.dataset.whosaysReady = text ? "no" : "yes";
      this.panel.toggleClass("whosays-busy", Boolean(text));
    }

    /** The cells that may run by themselves: the kit's own, word for word. */
    async own() {
      const found = [];
      for (const cell of this.panel.content.widgets) {
        if (cell.model.type !== "code") continue;
        if (this.trusted.has(await hex(cell.model.sharedModel.getSource()))) found.push(cell);
      }
      return found;
    }

    run() {
      if (this.running) {
        this.again = true;
        return this.running;
      }
      this.running = this.runOnce().finally(() => {
        this.running = null;
        if (this.again) {
          this.again = false;
          this.run();
        }
      });
      return this.running;
    }

    async runOnce() {
      const { panel } = this;
      this.say("Getting your page ready…");
      const session = panel.sessionContext;
      await session.ready;
      if (!session.session?.kernel) {
        this.say("");
        return;
      }
      await session.session.kernel.info;
      const wasDirty = panel.context.model.dirty;
      const cells = await this.own();
      // One by one: a cell that fails must not keep the ones behind it from running.
      for (const cell of cells) {
        await this.notebook.NotebookActions.runCells(panel.content, [cell], session);
      }
      panel.content.deselectAll();
      panel.content.activeCellIndex = 0;
      if (!this.seen && panel.node.contains(document.activeElement)) {
        document.activeElement.blur();
        panel.content.node.scrollTop = 0;
      }
      this.seen = true;
      // Only outputs changed, and nobody needs those in the file: do not ask to save them.
      if (!wasDirty) panel.context.model.dirty = false;
      this.say("");
    }

    watch() {
      let restarted = false;
      this.panel.sessionContext.statusChanged.connect((_, status) => {
        if (["restarting", "autorestarting", "dead"].includes(status)) {
          restarted = true;
          this.say("Starting again. Your answers are safe…");
        } else if (status === "idle" && restarted) {
          restarted = false;
          this.run();
        }
      });
    }
  }

  const activate = async (app, tracker, palette, menu, notebook) => {
    const style = document.createElement("style");
    style.textContent = CSS;
    document.head.append(style);
    const answer = await fetch(`${HERE}trusted.json`, { cache: "no-cache" });
    const trusted = answer.ok ? await answer.json() : {};

    const open = async (panel) => {
      await panel.context.ready;
      const list = trusted[placeOf(panel)];
      if (!list) return;
      const page = new Page(panel, list, notebook);
      page.watch();
      await page.run();
    };
    tracker.widgetAdded.connect((_, panel) => void open(panel));
    tracker.forEach((panel) => void open(panel));

    const command = "whosays:show-code";
    app.commands.addCommand(command, {
      label: "Show code",
      isToggled: () => Boolean(tracker.currentWidget?.hasClass("whosays-code")),
      isEnabled: () => Boolean(tracker.currentWidget?.hasClass("whosays-kit")),
      execute: () => tracker.currentWidget?.toggleClass("whosays-code"),
    });
    palette?.addItem({ command, category: "Who says so?" });
    menu?.viewMenu.addGroup([{ command }], 1);
    // Nothing but the notebook: a teacher finds the side bars again in the View menu.
    void app.restored.then(() => {
      app.shell.collapseLeft();
      app.shell.collapseRight();
      for (const side of ["left", "right"]) {
        if (app.shell.isSideTabBarVisible?.(side)) app.shell.toggleSideTabBarVisibility(side);
      }
    });
  };

  let scope;
  const shared = async (name) => {
    const versions = scope[name] ?? {};
    const newest = Object.keys(versions).sort().pop();
    return newest ? (await versions[newest].get())() : null;
  };

  _JUPYTERLAB["whosays-start"] = {
    init: (given) => {
      scope = given;
    },
    get: async () => {
      const notebook = await shared("@jupyterlab/notebook");
      const apputils = await shared("@jupyterlab/apputils");
      const mainmenu = await shared("@jupyterlab/mainmenu");
      const plugin = {
        id: "whosays-start:plugin",
        description: "Runs the kit's own notebooks when they are opened.",
        autoStart: true,
        requires: [notebook.INotebookTracker],
        optional: [apputils?.ICommandPalette, mainmenu?.IMainMenu].filter(Boolean),
        activate: (app, tracker, palette, menu) =>
          activate(app, tracker, palette, menu, notebook),
      };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
