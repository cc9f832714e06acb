// A question that another one names by its number can be reached from there, a house whose rule is
// named is explained over the page, and at the end stands which questions say "look again".

/** @import { Card } from "./parts.js" */

// Where the kit speaks of a question: never an article's own words, nor what somebody writes.
const SAID = ":is(.qu-feedback, .qu-item-note, .qu-earlier, .ws-setup, .dk-rule, .dk-told, .rd-feedback)";
/** What is worth coming back to, the most urgent first, and how it is said. @type {Record<string, string>} */
const AGAIN = {
  look: "again_look", partly: "again_partly", stale: "again_stale", answered: "again_answered",
  new: "again_new",
};

/**
 * Cut words at names: the numbers of questions, or houses, which a year follows.
 *
 * @param {string} words
 * @param {string[]} names such as "3.8"
 * @param {string} [year] what follows each of them
 * @returns {string[]} words and names in turn: every second one is a name
 */
export const pieces = (words, names, year = "") => {
  if (names.length === 0) return [words];
  const longest = [...names].sort((a, b) => b.length - a.length);
  const any = longest.map((one) => one.replace(/\W/g, "\\$&")).join("|");
  return words.split(new RegExp(`(?<![\\w.,])((?:${any})${year})(?!\\w|[.,]\\w)`));
};

/**
 * The numbers of those questions that are worth coming back to, by state.
 *
 * @param {Pick<Card, "number" | "state" | "more" | "checks">[]} cards
 * @returns {[string, string[]][]}
 */
export const againOf = (cards) =>
  Object.keys(AGAIN).map((state) => /** @type {[string, string[]]} */ ([
    state,
    cards.filter((card) => card.state === state && !isFine(card)).map(({ number }) => number).filter(Boolean),
  ])).filter(([, numbers]) => numbers.length > 0);

/**
 * What has nothing to check is done once it is answered; what is for when there is time need not be
 * begun.
 *
 * @param {Pick<Card, "state" | "more" | "checks">} card
 */
const isFine = ({ state, more, checks }) => (state === "answered" && !checks) || (state === "new" && more);

/**
 * What is said where nothing is worth coming back to, sentence by sentence: that all is answered, or
 * all of the core path; and of verdicts only where there is a check that gives them.
 *
 * @param {Pick<Card, "state" | "more" | "checks">[]} cards
 * @returns {string[]}
 */
export const endOf = (cards) => [
  cards.some(({ state }) => state === "new") ? "again_core" : "again_all",
  ...(cards.some(({ checks }) => checks) ? ["again_none"] : []),
];

const YEAR = " \\(\\d{4}\\)";

/** @param {string} number @param {string} name */
const link = (number, name) => {
  const made = document.createElement("a");
  made.className = "whosays-to";
  made.href = `#${number}`;
  made.textContent = number;
  made.setAttribute("aria-label", name.replace("{number}", number));
  return made;
};

/** @param {string} house with its year */
const explained = (house) => {
  const made = document.createElement("a");
  made.className = "whosays-house";
  made.href = "../lessons/glossary.ipynb";
  made.textContent = house;
  made.dataset.term = house.replace(new RegExp(`${YEAR}$`), "");
  return made;
};

/**
 * Have the numbers of a page's questions lead there, wherever the kit speaks of them, and the first
 * mention of a house in each question open what it is.
 *
 * @param {Card[]} cards all of the page
 * @param {string[]} houses
 * @param {Record<string, string>} words
 */
export const linkWords = (cards, houses, words) => {
  const numbers = cards.map(({ number }) => number).filter(Boolean);
  for (const { root, number } of cards) {
    const others = numbers.filter((one) => one !== number);
    const there = Array.from(root.querySelectorAll(".whosays-house"), (one) => one.textContent ?? "");
    const known = new Set(there);
    const once = (/** @type {string} */ house) => {
      if (known.has(house)) return house;
      known.add(house);
      return explained(house);
    };
    for (const said of root.querySelectorAll(SAID)) {
      linkIn(said, (text) => pieces(text, others), (one) => link(one, words.to_question));
      linkIn(said, (text) => pieces(text, houses, YEAR), once);
    }
  }
};

/**
 * @param {Element} said
 * @param {(text: string) => string[]} cut
 * @param {(name: string) => string | Node} made what stands in the place of a name
 */
const linkIn = (said, cut, made) => {
  const all = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    const words = cut(node.nodeValue ?? "");
    const free = !node.parentElement?.closest("a, button, label, summary, textarea, [role=textbox]");
    if (words.length > 1 && free) found.push({ node, words });
  }
  for (const { node, words } of found) {
    const now = words.map((word, i) => (i % 2 ? made(word) : word));
    // Words that stay as they were are left alone: a change would be heard of, and looked at again.
    if (now.some((one) => typeof one !== "string")) /** @type {ChildNode} */ (node).replaceWith(...now);
  }
};

/**
 * Say at the end of a page how it went: what to look at again, and what is not answered.
 *
 * @param {HTMLElement | undefined} cell the first of the part in which one hands in
 * @param {Card[]} cards all of the page
 * @param {Record<string, string>} words
 */
export const putAgain = (cell, cards, words) => {
  const again = againOf(cards);
  const begun = cards.some(({ state }) => state !== "new");
  const end = again.length > 0 ? [] : endOf(cards);
  const known = begun ? [...again.map(([state, numbers]) => `${state} ${numbers.join()}`), ...end].join(" ") : "";
  const there = cell?.querySelector(":scope > .whosays-again");
  if (!cell || (there instanceof HTMLElement ? there.dataset.known : "") === known) return;
  there?.remove();
  if (!known) return;
  const made = document.createElement("div");
  made.className = "whosays-again";
  made.dataset.known = known;
  const lines = again.map(([state, numbers]) => {
    const line = document.createElement("li");
    line.dataset.card = state;
    line.append(`${words[AGAIN[state]]} `,
      ...numbers.flatMap((number, i) => [i ? ", " : "", link(number, words.to_question)]));
    return line;
  });
  const head = document.createElement("p");
  head.textContent = lines.length > 0 ? words.again : end.map((one) => words[one]).join(" ");
  const list = document.createElement("ul");
  list.append(...lines);
  made.append(head, ...(lines.length > 0 ? [list] : []));
  cell.append(made);
};
