// Where a notebook of the kit is, seen from the one that is open. Plain text, no page.

/**
 * The folder of the notebook that is open, as the server names it; null if not to be told.
 *
 * @param {string} pathname of the page
 * @returns {string[] | null}
 */
export function pgHere(pathname) {
  const path = decodeURIComponent(pathname);
  const found = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.*)$/.exec(path);
  return found ? found[1].split("/").slice(0, -1) : null;
}

/**
 * Join the parts of a path, taking back one for each "..".
 *
 * @param {...string} parts
 */
export function pgJoin(...parts) {
  /** @type {string[]} */
  const out = [];
  for (const part of parts.flatMap((each) => each.split("/"))) {
    if (part === "..") out.pop();
    else if (part !== "." && part !== "") out.push(part);
  }
  return out.join("/");
}

/**
 * What stands before "/lab" or "/doc" in the page's address.
 *
 * @param {string} pathname
 */
export function pgRoot(pathname) {
  return /^.*?(?=\/(?:lab|doc)(?:\/|$))/.exec(pathname)?.[0] ?? "";
}
