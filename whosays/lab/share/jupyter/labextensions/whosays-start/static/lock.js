// A page of the kit that nobody can damage by a slip: no keys that delete, no cell that opens for
// editing, nothing to save, and menus with what a student needs. "Edit this page" takes it off.

const NOTE = "whosays";
const HUSHED = "data-lm-suppress-shortcuts";

// What stays in the menus and the command palette while a page is locked.
const LEFT =
  /^(whosays:|apputils:(print|change-theme|change-light-theme|change-dark-theme|adaptive-theme)$|(kernelmenu|notebook):restart(-kernel)?$)/;

// What JupyterLab's notebook does itself when it meets these; a widget keeps its own.
const TEXT = ".jp-MarkdownOutput, .jp-InputArea, .jp-RawCell";
const NOT_IN_TEXT = ["dblclick", "lm-dragenter", "lm-dragover", "lm-drop"];

/** The lock of one page. */
export class Lock {
  /** @param {any} panel the notebook's panel */
  constructor(panel) {
    this.panel = panel;
    this.on = false;
    /** @type {Set<Element>} */
    this.hushed = new Set();
    for (const name of NOT_IN_TEXT) {
      const stop = (/** @type {Event} */ event) => {
        const { target } = event;
        const text = target instanceof Element && target.closest(TEXT);
        if (this.on && (text || name !== "dblclick")) event.stopImmediatePropagation();
      };
      panel.node.addEventListener(name, stop, true);
    }
    panel.node.addEventListener("focusin", (/** @type {Event} */ { target }) => this.hush(target));
    // JupyterLab makes the frame of one cell a stop of Tab, at each of its updates. There is nothing
    // to do on it here; it can still be given the focus.
    const stops = new MutationObserver((seen) => seen.forEach(({ target }) => this.pass(target)));
    stops.observe(panel.content.node, { subtree: true, attributeFilter: ["tabindex"] });
    panel.disposed.connect(() => stops.disconnect());
    // The browser's own menu, with which words can be copied, in place of JupyterLab's.
    panel.node.addEventListener("contextmenu", (/** @type {Event} */ event) => {
      if (this.on) event.stopPropagation();
    });
  }

  /**
   * JupyterLab's shortcuts ask what has the focus, and pass over what is marked like this. Here
   * whatever gets the focus in the page is marked, as long as the page is locked.
   *
   * @param {EventTarget | null} target
   */
  hush(target) {
    if (!this.on || !(target instanceof Element) || target.hasAttribute(HUSHED)) return;
    target.setAttribute(HUSHED, "true");
    this.hushed.add(target);
  }

  /** Take a cell's frame out of the way of Tab. @param {Node} node */
  pass(node) {
    if (!this.on || !(node instanceof HTMLElement) || node.tabIndex !== 0) return;
    if (node.classList.contains("jp-Notebook-cell")) node.tabIndex = -1;
  }

  /** @param {boolean} on */
  set(on) {
    const { context, content, node, toolbar } = this.panel;
    this.on = on;
    toolbar?.setHidden(on);
    if (node.contains(document.activeElement)) this.hush(document.activeElement);
    if (!on) {
      for (const one of this.hushed) one.removeAttribute(HUSHED);
      this.hushed.clear();
    }
    delete context.save;
    const save = context.save.bind(context);
    context.save = async (/** @type {any[]} */ ...given) => {
      if (this.on) return;
      // So that it is not taken for damage and put back; see whosays/launch/pages.py.
      context.model.setMetadata(NOTE, { edited: true });
      await save(...given);
    };
    for (const cell of content.widgets) {
      cell.readOnly = on;
      if (on && cell.model.type === "markdown") cell.rendered = true;
      this.pass(cell.node);
    }
    if (!on) content.update(); // JupyterLab gives the active cell its stop again
    if (on && content.mode === "edit") content.mode = "command";
  }

  /** Whether somebody changed this page on purpose. */
  get edited() {
    return this.panel.context.model.getMetadata(NOTE)?.edited === true;
  }

  /** Save the page as one that nobody means to keep, so that the kit's own takes its place. */
  async give() {
    const { context } = this.panel;
    delete context.save;
    context.model.setMetadata(NOTE, { edited: false });
    await context.save();
  }
}

/**
 * Leave in menus and palette only what is of use while a locked page is in front.
 *
 * @param {{ app: any, menu: any, locked: () => boolean }} given
 * @returns {() => void} to be called when another page is in front, or its lock changed
 */
export const trim = ({ app: { commands }, menu, locked }) => {
  for (const name of ["isVisible", "isEnabled"]) {
    const ask = commands[name].bind(commands);
    commands[name] = (/** @type {string} */ id, /** @type {any} */ args) =>
      (!locked() || LEFT.test(id)) && ask(id, args);
  }
  // A menu with nothing to choose in it is not shown, nor one that holds only such menus.
  const offers = (/** @type {any} */ one) => {
    const some = one.items
      .map((/** @type {any} */ item) =>
        item.type === "submenu" ? item.submenu && offers(item.submenu) : item.command && item.isVisible,
      )
      .some(Boolean);
    one.title.className = some ? "" : "whosays-empty";
    return some;
  };
  return () => {
    document.body.classList.toggle("whosays-locked", locked());
    commands.notifyCommandChanged();
    menu?.menus?.forEach(offers);
  };
};
