// The door through which JupyterLab finds the kit's extension: a module-federation
// container written by hand, so that there is nothing to build. The extension itself is
// start.js beside this file.
//
// JupyterLab lets browsers keep these files for a year. The ?v=… in package.json is a
// checksum of all of them, so that a renewed kit is never shown by an old extension;
// `python -m whosays trust --write` renews it.

var _JUPYTERLAB = /** @type {any} */ (window)._JUPYTERLAB ||
  (/** @type {any} */ (window)._JUPYTERLAB = {});

(() => {
  const [, folder, version] = 
    /** @type {HTMLScriptElement} */ (document.currentScript).src.match(/^(.*\/)[^/?]*(\?.*)?$/) ?? [];
  /** What this page says of itself, before anything of JupyterLab has been loaded. */
  const config = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");

  // A page's kernel takes a second to begin, so it is asked for first of all.
  const begun = import(`${folder}early.js${version ?? ""}`).then(({ early }) => early({
    config: config(),
    cookie: document.cookie,
    fetch: (/** @type {string} */ address, /** @type {RequestInit} */ how) => fetch(address, how),
    places: async () => Object.keys(
      await (await fetch(`${folder}trusted.json`, { cache: "no-cache" })).json()),
  }));

  /** @type {any} JupyterLab's modules by name and version */
  let scope = {};

  /** Give one of JupyterLab's own modules: the very one that it uses itself. @param {string} name */
  const shared = async (name) => {
    const versions = scope[name] ?? {};
    const newest = Object.keys(versions).sort().pop();
    return newest ? (await versions[newest].get())() : null;
  };

  /**
   * How a page of the kit is reached. JupyterLab opens it beside the others; where a page is a
   * page of the browser's, as in Notebook 7 and in the browser edition, its address is gone to.
   *
   * @param {any} config
   */
  const way = (config) => {
    const lab = !config.getOption("notebookPage");
    const start = config.getOption("whosaysStart"); // of the browser edition: a page without a kernel
    const base = `${config.getBaseUrl()}notebooks/`;
    const written = (/** @type {string} */ place) => place.split("/").map(encodeURIComponent).join("/");
    const address = (/** @type {string} */ place) => {
      if (lab) return config.getUrl({ treePath: place });
      if (!start) return base + written(place);
      return place === start ? config.getBaseUrl() : `${base}index.html?path=${written(place)}`;
    };
    return { address, leave: lab ? null : (/** @type {string} */ place) => location.assign(address(place)) };
  };

  _JUPYTERLAB["whosays-start"] = {
    init: (/** @type {object} */ given) => {
      scope = given;
    },
    get: async () => {
      const [notebook, cells, widgets, coreutils, apputils, mainmenu, start, guards, waits] =
        await Promise.all([
        shared("@jupyterlab/notebook"),
        shared("@jupyterlab/cells"),
        shared("@lumino/widgets"),
        shared("@jupyterlab/coreutils"),
        shared("@jupyterlab/apputils"),
        shared("@jupyterlab/mainmenu"),
        import(`${folder}start.js${version ?? ""}`),
        import(`${folder}guard.js${version ?? ""}`),
        import(`${folder}patient.js${version ?? ""}`),
      ]);
      AbortSignal.timeout = waits.patient(AbortSignal.timeout.bind(AbortSignal));
      // JupyterLab waits for this before it starts, so no notebook is open yet.
      guards.guard(notebook.NotebookModel);
      const lite = coreutils.PageConfig.getOption("appName").startsWith("JupyterLite");
      if (lite) guards.distrust(notebook.NotebookModel);
      const plugin = {
        id: "whosays-start:plugin",
        description: "Runs the kit's own notebooks when they are opened.",
        autoStart: true,
        requires: [notebook.INotebookTracker],
        optional: [apputils?.ICommandPalette, mainmenu?.IMainMenu].filter(Boolean),
        /** @type {(...given: any[]) => Promise<void>} */
        activate: async (app, tracker, palette, menu) => {
          await begun; // two that ask at once would have a kernel each
          await start.activate({
            app,
            tracker,
            palette,
            menu,
            // Not NotebookActions: they bring the page to the notebook's active cell.
            execute: (/** @type {any} */ cell, /** @type {any} */ session) => cells.CodeCell.execute(cell, session),
            boxes: apputils?.Dialog.tracker,
            Widget: widgets.Widget,
            // A browser's own kernel is there or not: no way to it is lost.
            renew: lite ? undefined : (/** @type {any} */ kernel) => void kernel.reconnect().catch(() => {}),
            ...way(coreutils.PageConfig),
          });
        },
      };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
