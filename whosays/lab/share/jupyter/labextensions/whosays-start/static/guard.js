// No page restores widgets that were saved in a notebook, and where no server vouches for
// notebooks, none vouches for itself.
//
// JupyterLab's widget manager asks a notebook for the saved state as soon as its kernel runs,
// whether anybody trusts the notebook or not, and a saved anywidget is a program. Here the one
// question is answered with nothing; the notebook keeps what it has, so saving it loses nothing.
// (Our own server does not even send it: see whosays/launch/guard.py.)

const STATE = "widgets";

/**
 * Have every notebook of this page say that it holds no saved widgets. To be called before
 * JupyterLab starts: what is opened first is opened right then.
 *
 * @param {{ prototype: any }} NotebookModel the class of all notebooks' models
 */
export const guard = ({ prototype }) => {
  const ask = prototype.getMetadata;
  prototype.getMetadata = function (/** @type {string | undefined} */ key) {
    if (key === STATE) return undefined;
    const found = ask.apply(this, arguments);
    if (key !== undefined || !found || !(STATE in found)) return found;
    const { [STATE]: _, ...rest } = found;
    return rest;
  };
  const all = Object.getOwnPropertyDescriptor(prototype, "metadata");
  if (!all?.get) return;
  Object.defineProperty(prototype, "metadata", {
    ...all,
    get() {
      return this.getMetadata();
    },
  });
};

/**
 * Have no notebook call its own saved outputs trusted.
 *
 * A Jupyter server signs what its person ran and strikes out the word "trusted" in every other
 * notebook it reads. JupyterLite has no server: there the word would come from the file, and
 * whoever wrote the file could have its markup run. To be called only there.
 *
 * @param {{ prototype: any }} NotebookModel the class of all notebooks' models
 */
export const distrust = ({ prototype }) => {
  const read = prototype.fromJSON;
  prototype.fromJSON = function (/** @type {any} */ book) {
    const cells = book.cells?.map((/** @type {any} */ cell) => {
      const { trusted: _, ...metadata } = cell.metadata ?? {};
      return { ...cell, metadata };
    });
    return read.call(this, cells ? { ...book, cells } : book);
  };
};
