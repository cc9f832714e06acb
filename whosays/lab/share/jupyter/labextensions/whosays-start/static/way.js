// The way through the kit, the same on top of each of its pages, and Back and Forward.

/**
 * @typedef {{ place: string, title: string }} Stop
 * @typedef {{ start: string, page: string, way: string, where: string, glossary: string }} Words
 */

/**
 * Build the line on top of a page: the start page; and where one is, between the page before and the
 * page after, by their numbers. What comes next is said below the page, and on the start page itself.
 *
 * @param {{ place: string, course: Stop[], words: Words, open: (place: string) => void,
 *   address: (place: string) => string, explain: () => void }} given
 * @returns {HTMLElement}
 */
export const way = ({ place, course, words, open, address, explain }) => {
  const line = document.createElement("nav");
  line.className = "whosays-way";
  line.setAttribute("aria-label", words.way);
  const at = course.findIndex((stop) => stop.place === place);

  const link = (/** @type {Stop | undefined} */ stop, /** @type {(Node | string)[]} */ text, name = "") => {
    if (!stop) return document.createElement("span");
    const made = document.createElement("a");
    made.href = address(stop.place);
    made.className = name;
    made.append(...text);
    made.addEventListener("click", (event) => {
      // With a key held down the browser opens a window of its own, as everywhere.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(stop.place);
    });
    return made;
  };
  const here = document.createElement("span");
  here.className = "whosays-here";
  here.setAttribute("aria-current", "page");
  if (at > 0) {
    here.textContent = words.where
      .replace("{title}", course[at].title)
      .replace("{number}", String(at))
      .replace("{count}", String(course.length - 1));
  }
  const terms = document.createElement("button");
  terms.type = "button";
  terms.textContent = words.glossary;
  terms.addEventListener("click", explain);
  // On a narrow screen the title is there for whoever listens, and the line stays one line.
  const beside = (/** @type {number} */ to) => {
    const stop = at > 0 && to > 0 ? course[to] : undefined;
    const title = document.createElement("span");
    title.className = "whosays-way-title";
    title.textContent = `: ${stop?.title}`;
    const name = [words.page.replace("{number}", String(to)), title];
    return link(stop, to < at ? ["‹ ", ...name] : [...name, " ›"], "whosays-beside");
  };
  line.append(
    link(at === 0 ? undefined : course[0], [words.start]),
    beside(at - 1), here, beside(at + 1),
    terms,
  );
  return line;
};

/**
 * Give something room above a page, as much as it needs at any width.
 *
 * JupyterLab lays a page out by figures of its own, so it is told how high the line is.
 *
 * @param {{ panel: any, Widget: any }} given the notebook's panel, and JupyterLab's class of parts
 * @param {HTMLElement} inside
 */
export const putOnTop = ({ panel, Widget }, inside) => {
  const part = new Widget();
  part.node.append(inside);
  panel.contentHeader.addWidget(part);
  const measure = () => {
    const height = `${Math.ceil(inside.offsetHeight)}px`;
    if (part.node.style.minHeight === height) return;
    part.node.style.minHeight = height;
    panel.node.style.setProperty("--whosays-top", height);
    panel.contentHeader.fit();
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(inside);
  part.disposed.connect(() => sizes.disconnect());
};

/**
 * Let the browser's Back and Forward open what their address says. JupyterLab writes the address
 * of what is open, and does not read it again.
 *
 * @param {{ open: (place: string) => void, current: () => string | undefined }} given
 */
export const followHistory = ({ open, current }) => {
  const push = history.pushState;
  history.pushState = function (state, unused, url) {
    // What was opened by its address is told to the address once more: not a new step.
    const same = url && new URL(url, location.href).pathname === location.pathname;
    if (same) history.replaceState(state, unused, url);
    else push.call(history, state, unused, url);
  };
  window.addEventListener("popstate", () => {
    const place = location.pathname.match(/\/tree\/(.+)$/)?.[1];
    if (place && decodeURIComponent(place) !== current()) open(decodeURIComponent(place));
  });
};

/**
 * Where each page has an address of its own, a link in a page's words goes there, in the same
 * window. The program would open a new one, or the file itself.
 *
 * @param {{ node: HTMLElement, places: string[], leave: (place: string) => void,
 *   until?: string }} given `until` is the mark of a link that JupyterLab has seen to by then
 */
export const followLinks = ({ node, places, leave, until }) => {
  const follow = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.getAttribute("href")?.startsWith("#")) return; // a place on the page that is open
    if (until && link.matches(until)) return;
    const path = decodeURIComponent(link.pathname);
    const place = places.find((one) => path.endsWith(`/${one}`));
    if (!place) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(place);
  };
  node.addEventListener("click", follow, true);
};
