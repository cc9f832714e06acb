// The rail beside a page: its parts, where one is, what is done; and the line below it, with the
// way back and on.

/** @import { Card, Offer, Part, State } from "./parts.js" */

const SIGN = { none: "", new: "○", begun: "◐", done: "✓" };
/** @type {Record<string, string>} */
const CARD = { new: "○", answered: "◐", noted: "✎", fits: "✓", partly: "◑", look: "↻", discuss: "❝", stale: "◌" };

/** @param {string} name @param {string} className @param {string} [text] */
const make = (name, className, text = "") => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

/** @param {string} className @param {() => void} press */
const button = (className, press) => {
  const made = /** @type {HTMLButtonElement} */ (make("button", className));
  made.type = "button";
  made.addEventListener("click", press);
  return made;
};

/** How near an edge of the rail a part may stand. */
const NEAR = 8;

/** The rail of one page, and its foot. */
export class Rail {
  /**
   * @param {{ words: Record<string, string>, parts: typeof import("./parts.js"),
   *   core?: string, next: { title: string, go: () => void },
   *   go: (to: number) => void, on: (to?: number) => void, showAll: () => void }} given
   */
  constructor({ words, parts, core, next, go, on, showAll }) {
    this.words = words;
    this.next = next;
    this.parts = parts;
    this.told = {
      none: "", new: words.part_new, begun: words.part_begun, done: words.part_done,
    };
    this.go = go;
    this.goOn = on;
    this.at = 0;
    this.from = -1; // the part that somebody came back from, for what is left
    this.followed = -1;
    this.node = make("nav", "whosays-rail");
    this.node.setAttribute("aria-label", words.parts);
    this.list = make("ol", "");
    this.all = button("whosays-all", showAll);
    this.saved = make("p", "whosays-saved");
    this.core = make("p", "whosays-core", core && words.core.replace("{minutes}", core));
    this.node.append(this.saved, this.core, this.list, this.all);
    this.foot = make("div", "whosays-foot");
    this.back = button("whosays-back", () => go(this.at - 1));
    this.where = button("whosays-where", () => this.open(!this.opened));
    this.where.setAttribute("aria-expanded", "false");
    /** @type {ReturnType<typeof parts.waysOn>} */
    this.ways = { on: 1, extra: -1 };
    this.extra = button("whosays-extra", () => this.goBackFor(this.ways.extra));
    this.extra.hidden = true;
    this.on = button("whosays-on", () => on(this.ways.on));
    /** @type {Card | undefined} */
    this.asked = undefined;
    this.ask = button("whosays-ask", () => this.asked && parts.goTo(this.asked.root));
    this.ask.hidden = true;
    this.kept = make("p", "whosays-saved");
    this.foot.append(this.back, this.where, this.kept, this.extra, this.on, this.ask);
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.opened) this.open(false);
    });
  }

  /** To what is for when there is time; of a part above, with the way back kept. */
  goBackFor(/** @type {number} */ to) {
    if (to < this.at && this.from < 0) this.from = this.at;
    this.goOn(to);
  }

  get opened() {
    return this.node.hasAttribute("data-open");
  }

  /** On a narrow page the rail opens over the text. */
  open(/** @type {boolean} */ open) {
    const had = this.node.contains(document.activeElement);
    this.node.toggleAttribute("data-open", open);
    this.where.setAttribute("aria-expanded", String(open));
    const current = this.list.querySelector("[aria-current]");
    if (open && current instanceof HTMLElement) current.focus();
    else if (had) this.where.focus();
  }

  /** @param {Part[]} parts @param {number} at @param {boolean} one whether one part is shown */
  draw(parts, at, one) {
    const { words } = this;
    this.at = at;
    this.followed = -1;
    if (at >= this.from) this.from = -1;
    const many = parts.length;
    this.node.removeAttribute("data-open");
    this.where.setAttribute("aria-expanded", "false");
    if (this.list.childElementCount !== many) {
      this.list.replaceChildren(...parts.map((_, i) => this.entry(i)));
    }
    this.steps().forEach((step, i) => {
      step.querySelector(".whosays-nth")?.replaceChildren(parts[i].nth ? `${parts[i].nth} ` : "");
      step.querySelector(".whosays-title")?.replaceChildren(parts[i].title);
      if (one && i === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    this.all.textContent = one ? words.show_all : words.show_one;
    this.back.hidden = at === 0;
    this.back.replaceChildren("‹", make("span", "whosays-long", ` ${words.part_back}`));
    this.back.setAttribute("aria-label", `${words.part_back}: ${parts[at - 1]?.title ?? ""}`);
    // The head of a page is not one of its parts.
    const head = parts[0].cover ? 1 : 0;
    this.where.textContent = at < head ? parts[at].title : words.part
      .replace("{number}", String(at + 1 - head))
      .replace("{count}", String(many - head));
  }

  /**
   * What comes next, a part or a page; and beside it the way to what is for when there is time.
   *
   * @param {Part[]} parts
   */
  tellNext(parts) {
    const { words } = this;
    this.ways = this.parts.waysOn(parts.map((part) => {
      const cards = this.parts.cardsOf(part);
      return {
        more: this.parts.isMore(cards),
        left: cards.some(({ more, state }) => more && state === "new"),
      };
    }), this.at, this.from);
    const { on, extra } = this.ways;
    const name = parts[on] ? words.part_next : words.page_next;
    this.label(this.on, words.next, name.replace("{title}", (parts[on] ?? this.next).title));
    const other = parts[extra]?.title;
    this.extra.hidden = !other;
    this.label(this.extra, words.part_more, words.part_extra.replace("{title}", other ?? ""));
  }

  /**
   * What a button of the line says: all of it, or on a phone a word.
   *
   * @param {HTMLElement} one
   * @param {string} short
   * @param {string} long
   * @param {string} sign where it leads
   */
  label(one, short, long, sign = "›") {
    if (one.getAttribute("aria-label") === long) return;
    one.setAttribute("aria-label", long);
    one.replaceChildren(
      make("span", "whosays-short", short), make("span", "whosays-long", long), `\u00a0${sign}`);
  }

  /** @param {number} i */
  entry(i) {
    const step = button("whosays-step", () => this.go(i));
    const sign = make("span", "whosays-sign");
    sign.setAttribute("aria-hidden", "true");
    const more = make("span", "whosays-more", this.words.part_more);
    more.hidden = true;
    const name = make("span", "");
    name.append(make("span", "whosays-nth"), make("span", "whosays-title"), " ", more);
    step.append(sign, name, make("span", "whosays-told"), " ", make("span", "whosays-mark"));
    const item = document.createElement("li");
    item.append(step, make("ol", "whosays-cards"));
    return item;
  }

  /** @returns {HTMLElement[]} */
  steps() {
    return Array.from(this.list.querySelectorAll(".whosays-step"), (one) =>
      /** @type {HTMLElement} */ (one));
  }

  /** Say of each part how far it is, by sign and by word; of the one that is open card by card. */
  tell(/** @type {Part[]} */ parts) {
    const { words } = this;
    this.steps().forEach((step, i) => {
      const cards = this.parts.cardsOf(parts[i]);
      const state = this.parts.farOf(cards);
      const more = step.querySelector(".whosays-more");
      more?.toggleAttribute("hidden", !this.parts.isMore(cards));
      const inside = step.nextElementSibling;
      if (inside) this.tellCards(inside, i === this.at ? cards : []);
      if (i === this.at) this.tellMain(cards, this.parts.offersOf(parts[i]), state);
      const mark = this.parts.worst(state, cards);
      if (step.dataset.state === state && step.dataset.mark === mark) return;
      step.dataset.state = state;
      step.dataset.mark = mark;
      step.querySelector(".whosays-sign")?.replaceChildren(mark ? CARD[mark] : SIGN[state]);
      step.querySelector(".whosays-mark")?.replaceChildren(mark ? words[`card_${mark}`] : "");
      step.querySelector(".whosays-told")?.replaceChildren(this.told[state]);
    });
    this.tellNext(parts);
    this.tellSaved(parts);
    if (this.followed === this.at) return;
    this.followed = this.at;
    this.follow();
  }

  /** Where the list is longer than the window, the part that is open is in sight with its cards. */
  follow() {
    const open = this.list.children[this.at]?.getBoundingClientRect();
    const { top, bottom } = this.node.getBoundingClientRect();
    if (!open) return;
    // A little more than its edge: a place in whole pixels is never exactly there.
    const above = open.top - top - NEAR;
    const over = Math.min(open.bottom - bottom + NEAR, above);
    if (over > 0 || above < 0) this.node.scrollTop += over > 0 ? over : above;
  }

  /**
   * One main button at a time: what is next in one card, else the way to the next question, else
   * what the part offers beside its cards, else the line's Next, once nothing is left to do above it.
   *
   * @param {Card[]} cards
   * @param {Offer[]} offers
   * @param {State} far how far the part is
   */
  tellMain(cards, offers, far) {
    const isAt = (/** @type {HTMLElement} */ root) => root.contains(document.activeElement);
    const waiting = cards.filter((card) => this.parts.isOpen(card) || this.parts.acts(card.root));
    const main = this.parts.mainOf(waiting, isAt);
    for (const card of cards) card.root.toggleAttribute("data-later", card !== main);
    const needed = this.parts.neededOf(cards);
    const offer = main ? undefined : this.parts.offerOf(offers, far);
    for (const { root } of offers) root.toggleAttribute("data-later", root !== offer?.root);
    this.asked = main ? undefined : this.parts.askedNext(needed, isAt);
    this.ask.hidden = !this.asked;
    const name = this.words.ask_next;
    this.label(this.ask, this.words.next, name.replace("{number}", this.asked?.number ?? ""), "↓");
    this.foot.dataset.state = offer || (main && far !== "new") ? "begun" : far;
  }

  /**
   * The cards of the open part, each with its state.
   *
   * @param {Element} list
   * @param {Card[]} cards
   */
  tellCards(list, cards) {
    const known = cards.map(({ number, state }) => `${number} ${state}`).join();
    if (list.getAttribute("data-known") === known) return;
    list.setAttribute("data-known", known);
    const had = [...list.querySelectorAll("button")].indexOf(
      /** @type {HTMLButtonElement} */ (document.activeElement));
    list.replaceChildren(...cards.map(({ root, number, state, more }, i) => {
      const card = button("whosays-card", () => {
        this.parts.goTo(root);
        this.open(false);
      });
      card.dataset.card = state;
      const sign = make("span", "whosays-sign", CARD[state] ?? "");
      sign.setAttribute("aria-hidden", "true");
      card.append(sign, make("span", "", `${number || i + 1}`), " ",
        make("span", "", this.words[`card_${state}`] ?? ""));
      if (more) card.append(make("span", "whosays-more", this.words.part_more));
      const item = document.createElement("li");
      item.append(card);
      return item;
    }));
    list.querySelectorAll("button")[had]?.focus();
  }

  /** Whether what was answered on this page is on disk. */
  tellSaved(/** @type {Part[]} */ parts) {
    const states = new Set(parts.flatMap(this.parts.cardsOf).map(({ root }) =>
      root.querySelector(".ws-status")?.getAttribute("data-state")));
    const state = ["unsaved", "saving", "saved"].find((one) => states.has(one)) ?? "";
    const { words } = this;
    /** @type {Record<string, string>} */
    const told = {
      unsaved: words.page_unsaved, saving: words.page_saving, saved: words.page_saved,
    };
    for (const node of [this.saved, this.kept]) {
      if (node.dataset.state === state) continue;
      node.dataset.state = state;
      node.textContent = told[state] ?? "";
    }
  }
}
