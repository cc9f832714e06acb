// The kit's words, opened over the page one is on, so that nobody has to leave it.

/**
 * @typedef {{ term: string, means: string, example: string, house?: string }} Term
 * @typedef {{ glossary: string, glossary_find: string, glossary_none: string,
 *   glossary_close: string }} Words
 */

/** @param {string} name @param {Record<string, string>} given @param {string} [text] */
const make = (name, given, text) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

/**
 * Build the box once; give what opens it, whole or at one term.
 *
 * @param {{ terms: Term[], words: Words }} given
 * @returns {(term?: string) => void}
 */
export const glossary = ({ terms, words }) => {
  const box = /** @type {HTMLDialogElement} */ (
    make("dialog", { class: "whosays-words", "aria-labelledby": "whosays-words-title" })
  );
  box.setAttribute("data-lm-suppress-shortcuts", "true"); // a letter is a letter here
  const find = /** @type {HTMLInputElement} */ (make("input", { type: "text" }));
  const label = make("label", {}, words.glossary_find);
  label.append(find);
  const none = make("p", { role: "status" });
  const list = make("dl", { tabindex: "0", "aria-labelledby": "whosays-words-title" });
  const entries = terms.map(({ term, means, example }) => {
    const entry = make("div", {});
    entry.append(make("dt", {}, term), make("dd", {}, means), make("dd", {}, example));
    return { entry, term, text: `${term} ${means}`.toLowerCase() };
  });
  list.append(...entries.map(({ entry }) => entry));
  const close = make("button", { type: "button" }, words.glossary_close);
  close.addEventListener("click", () => box.close());
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const { entry, text } of entries) entry.hidden = !text.includes(wanted);
    none.textContent = entries.every(({ entry }) => entry.hidden) ? words.glossary_none : "";
  });
  box.append(make("h2", { id: "whosays-words-title" }, words.glossary), label, none, list, close);
  return (/** @type {unknown} */ at) => {
    if (!box.isConnected) document.body.append(box);
    find.value = "";
    find.dispatchEvent(new Event("input"));
    const only = entries.find(({ term }) => term === at);
    if (only) for (const { entry } of entries) entry.hidden = entry !== only.entry;
    if (only) find.value = only.term; // who writes something else there, or nothing, finds the rest
    box.showModal();
    list.scrollTop = 0;
  };
};

/**
 * Have links to the glossary's page open the box instead, at the term that a link names.
 *
 * @param {HTMLElement} node a page of the kit
 * @param {(term?: string) => void} open
 */
export const openInPlace = (node, open) => {
  node.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!/(^|\/)glossary\.ipynb([?#]|$)/.test(link.getAttribute("href") ?? "")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open(link instanceof HTMLElement ? link.dataset.term : undefined);
    },
    true,
  );
};
