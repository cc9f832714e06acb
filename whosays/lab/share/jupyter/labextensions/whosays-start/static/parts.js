// How a page falls into parts, and how far each of them is.

/**
 * @typedef {{ model: { type: string, sharedModel: { getSource: () => string } },
 *   node: HTMLElement }} Cell
 * @typedef {{ title: string, nth?: string, cells: Cell[], cover?: boolean }} Part
 * @typedef {{ root: HTMLElement, number: string, state: string,
 *   more: boolean, checks: boolean }} Card
 * @typedef {{ root: HTMLElement, open: boolean }} Offer
 * @typedef {"none" | "new" | "begun" | "done"} State
 */

const OFFERS = ".ws button:is(.ws-main, .mod-primary)";
const CONTROLS = ".ws-question, .ws-reader";
const HEADING = /^## +(?:(\d+\.) +)?(.+?)\s*$/m;

/**
 * Cells from heading to heading; what stands above the first heading is a part of its own.
 *
 * @param {Cell[]} cells
 * @param {string} cover what the part above the first heading is called
 * @returns {Part[]}
 */
export const partsOf = (cells, cover) => {
  /** @type {Part[]} */
  const parts = [];
  /** @type {Cell[]} */
  let above = [];
  for (const cell of cells) {
    const found = cell.model.type === "markdown" && cell.model.sharedModel.getSource().match(HEADING);
    if (found) {
      if (above.length > 0) parts.push({ title: cover, cells: above, cover: true });
      above = [];
      parts.push({ title: found[2].replace(/[*_`]/g, ""), nth: found[1] ?? "", cells: [cell] });
    } else {
      (parts.at(-1)?.cells ?? above).push(cell);
    }
  }
  return parts;
};

/**
 * The questions of a part, each with what it says of itself: see state.js of the widgets.
 *
 * @param {Part} part
 * @returns {Card[]}
 */
export const cardsOf = ({ cells }) =>
  cells.flatMap(({ node }) =>
    /** @type {HTMLElement[]} */ ([...node.querySelectorAll(CONTROLS)])
      .filter((root) => root.dataset.card)
      .map((root) => ({
        root, number: root.dataset.number ?? "", state: root.dataset.card ?? "new",
        more: root.dataset.path === "more",
        checks: root.querySelector(".ws-check") !== null,
      })),
  );

/**
 * How far one question is: done when it was checked, or answered with nothing to check.
 *
 * @param {Pick<Card, "state" | "checks">} card
 * @returns {State}
 */
export const stateOf = ({ state, checks }) => {
  if (state === "new") return "new";
  return isOpen({ state, checks }) ? "begun" : "done";
};

/**
 * Whether a check is the next thing to do.
 *
 * @param {Pick<Card, "state" | "checks">} card
 */
export const isOpen = ({ state, checks }) => checks && (state === "answered" || state === "stale");

/**
 * Whether a control has a next act of its own: a card to draw, a step to take, a guess to make.
 *
 * @param {HTMLElement} root
 */
export const acts = (root) =>
  [...root.querySelectorAll("button.ws-main:not(.ws-check, [aria-disabled=true], [hidden])")]
    .some((button) => !button.closest("[hidden]"));

/**
 * Bring a question to the top of what one sees, with the focus on it.
 *
 * @param {HTMLElement} root
 */
export const goTo = (root) => {
  root.scrollIntoView({ block: "start" });
  root.tabIndex = -1;
  root.focus({ preventScroll: true });
};

/**
 * What a press opens in a page's words comes into sight: all of it where there is room, else its
 * beginning. A control looks after what it opens itself.
 *
 * @param {MouseEvent} event
 */
export const bringOpened = ({ target }) => {
  const details = target instanceof Element && target.closest("summary")?.parentElement;
  if (!(details instanceof HTMLDetailsElement) || details.open || details.closest(CONTROLS)) return;
  const bring = () => {
    const fits = details.offsetHeight < innerHeight / 2;
    details.scrollIntoView({ block: fits ? "nearest" : "start", behavior: "instant" });
  };
  details.addEventListener("toggle", bring, { once: true });
};

/**
 * A button that is at work lets go of the focus: from its press on, the place has it that says
 * what came of it. Enter in a line beside it is a press, too; see maker.py.
 */
const toMade = (/** @type {Event} */ event) => {
  if (event instanceof KeyboardEvent && event.key !== "Enter") return;
  const pressed = event.type === "click" ? ".jupyter-button.mod-primary" : ".widget-text input";
  const one = event.target instanceof Element && event.target.closest(pressed);
  const made = one && one.closest(".ws")?.querySelector(".ws-made");
  if (!(made instanceof HTMLElement)) return;
  made.tabIndex = -1;
  made.focus();
};

/** @param {HTMLElement} node of a page */
export const handOn = (node) => {
  node.addEventListener("click", toMade);
  node.addEventListener("keyup", toMade, true); // a line keeps its keys to itself
};

/**
 * Which of some controls has the main button: the one somebody is at, else the first.
 *
 * @template {{ root: HTMLElement }} T
 * @param {T[]} waiting those with something to do next
 * @param {(root: HTMLElement) => boolean} isAt
 * @returns {T | undefined}
 */
export const mainOf = (waiting, isAt) => waiting.find(({ root }) => isAt(root)) ?? waiting[0];

/**
 * What a part offers beside its questions: a figure to draw, answers to save or to hand in.
 *
 * @param {Part} part
 * @returns {Offer[]}
 */
export const offersOf = ({ cells }) =>
  cells.flatMap(({ node }) =>
    /** @type {HTMLElement[]} */ ([...node.querySelectorAll(OFFERS)])
      .filter((button) => !button.closest(CONTROLS))
      .map((button) => {
        const root = /** @type {HTMLElement} */ (button.closest(".ws"));
        const made = root.querySelector(".ws-made div[role]") !== null; // see maker.py
        return { root, open: button.checkVisibility() && !made };
      }),
  );

/**
 * The offer that has the main button: the first that nobody took yet, once no question waits.
 *
 * @template {Pick<Offer, "open">} T
 * @param {T[]} offers
 * @param {State} state of the part
 * @returns {T | undefined}
 */
export const offerOf = (offers, state) =>
  state === "none" || state === "done" ? offers.find(({ open }) => open) : undefined;

/**
 * Whether all questions of a part are for when there is time.
 *
 * @param {Pick<Card, "more">[]} cards
 */
export const isMore = (cards) => cards.length > 0 && cards.every(({ more }) => more);

/**
 * The two ways on from a part. The main one is the core path: past parts that are only for when
 * there is time, to the next page after the last. The other one leads to such parts: to the one that
 * comes next, and from the last part to the first that holds something not begun; else -1. Whoever
 * came back for that is led to where they were.
 *
 * @param {{ more: boolean, left: boolean }[]} parts whether each is only for when there is time, and
 *   whether it has a question for that time that is not begun
 * @param {number} at
 * @param {number} [from] the part that somebody came back from; -1 if nobody did
 */
export const waysOn = (parts, at, from = -1) => {
  const left = parts.findIndex((one, part) => one.left && part !== at);
  if (from > at) return { on: from, extra: left };
  const core = parts.findIndex(({ more }, part) => part > at && !more);
  const on = core < 0 ? parts.length : core;
  if (on > at + 1) return { on, extra: at + 1 };
  return { on, extra: on === parts.length ? left : -1 };
};

/**
 * The first question of a part that is for when there is time says what that means.
 *
 * @param {Pick<Card, "root" | "more">[]} cards of a part
 * @param {string} words
 */
export const putMeans = (cards, words) => {
  const path = cards.find(({ more }) => more)?.root.querySelector(".ws-card-path");
  if (!path || path.querySelector(".whosays-means")) return;
  const made = document.createElement("span");
  made.className = "whosays-means";
  made.textContent = words;
  path.append(made);
};

/**
 * The words at the end of a page that say what comes next: the line below says it, too.
 *
 * @param {Part | undefined} last
 * @param {string} place of the next page
 */
export const markOnward = (last, place) => {
  for (const link of last?.cells.at(-1)?.node.querySelectorAll("p a[href]") ?? []) {
    const path = decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).pathname);
    if (path.endsWith(`/${place}`)) link.closest("p")?.classList.add("whosays-onward");
  }
};

/**
 * What has to be done before one goes on: nobody has to begin with what is for when there is time.
 *
 * @template {Pick<Card, "more" | "state">} T
 * @param {T[]} cards of a part
 */
export const neededOf = (cards) => {
  const needed = cards.filter(({ more, state }) => !more || state !== "new");
  return needed.length > 0 ? needed : cards;
};

/**
 * How far a part is: what is for when there is time, and was not begun, leaves nothing undone.
 *
 * @param {Card[]} cards of a part
 */
export const farOf = (cards) => together(neededOf(cards).map(stateOf));

/**
 * The next question of a part that was begun: the first that is not, below where somebody is, else
 * any; none while somebody is at one.
 *
 * @template {Pick<Card, "root" | "state">} T
 * @param {T[]} needed
 * @param {(root: HTMLElement) => boolean} isAt
 * @returns {T | undefined}
 */
export const askedNext = (needed, isAt) => {
  const open = needed.filter(({ state }) => state === "new");
  if (open.length === needed.length || open.some(({ root }) => isAt(root))) return undefined;
  const at = needed.findIndex(({ root }) => isAt(root));
  return open.find((card) => needed.indexOf(card) > at) ?? open[0];
};

/**
 * How far a part is, by its questions.
 *
 * @param {State[]} states
 * @returns {State}
 */
export const together = (states) => {
  if (states.length === 0) return "none";
  if (states.every((state) => state === "done")) return "done";
  return states.some((state) => state !== "new") ? "begun" : "new";
};

/**
 * What a part says that is done: the worst of what its questions say; nothing where all is well.
 *
 * @param {State} state of the part
 * @param {Pick<Card, "state">[]} cards
 * @returns {"" | "look" | "partly"}
 */
export const worst = (state, cards) => {
  const says = (/** @type {string} */ one) => state === "done" && cards.some((card) => card.state === one);
  if (says("look")) return "look";
  return says("partly") ? "partly" : "";
};
