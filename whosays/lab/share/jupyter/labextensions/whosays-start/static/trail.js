// The way back from where a number in the page's words led: one control at the question that it
// led to, Escape there, and the browser's own Back. Each brings the focus to where one was.

/**
 * @typedef {{ link: HTMLElement, href: string, from: string, part: number, top: number,
 *   to: string }} Step from which link, of which question (none: ""), at which height; and where it led
 * @typedef {{ words: Record<string, string>, place: string, seen: () => boolean,
 *   scroller: () => HTMLElement, at: () => number, show: (part: number) => void,
 *   title: (part: number) => string, find: (number: string) => HTMLElement | undefined,
 *   go: (number: string) => void }} Given
 */

/** What was followed in one page, link by link. */
export class Trail {
  /** @param {Given} given */
  constructor(given) {
    this.given = given;
    /** @type {Step[]} */
    this.steps = [];
    this.at = 0; // how many of them one is away from where one began
    this.control = document.createElement("button");
    this.control.type = "button";
    this.control.className = "whosays-return";
    this.control.addEventListener("click", () => this.back());
    this.keys = (/** @type {KeyboardEvent} */ event) => {
      const root = this.control.parentElement;
      const here = event.target === root || event.target === this.control;
      if (event.key !== "Escape" || !here) return;
      event.preventDefault();
      event.stopPropagation(); // a text that is marked by keyboard would take it for its own
      this.back();
    };
    this.heard = (/** @type {PopStateEvent} */ event) => this.walk(event.state);
    addEventListener("popstate", this.heard);
  }

  end() {
    removeEventListener("popstate", this.heard);
  }

  /**
   * Follow a link to a question, and keep where it stood.
   *
   * @param {HTMLElement} link
   * @param {string} to the number of the question
   */
  follow(link, to) {
    const { given } = this;
    const card = /** @type {HTMLElement | null} */ (link.closest("[data-number]"));
    this.steps.length = this.at;
    this.steps.push({
      link, to, href: link.getAttribute("href") ?? "", from: card?.dataset.number ?? "",
      part: given.at(), top: given.scroller().scrollTop,
    });
    this.at += 1;
    // The prototype's: the page's own one counts what keeps its address as no step (see way.js).
    History.prototype.pushState.call(history, { whosays: given.place, steps: this.at }, "");
    given.go(to);
    this.put();
  }

  /** The browser's Back and Forward, as far as they are about this page. @param {any} state */
  walk(state) {
    if (!this.given.seen()) return;
    const wanted = state?.whosays === this.given.place ? Number(state.steps) : 0;
    if (wanted < this.at) this.home(wanted);
    else if (wanted > this.at && this.steps[wanted - 1]) {
      this.at = wanted;
      this.given.go(this.steps[wanted - 1].to);
      this.put();
    }
  }

  /** One link back. */
  back() {
    const { whosays } = history.state ?? {};
    this.home(this.at - 1);
    if (whosays === this.given.place) history.back();
  }

  /** Stand again where the link of a step stands. @param {number} at */
  home(at) {
    const { given } = this;
    const { link, href, from, part, top } = this.steps[at];
    this.at = at;
    this.put();
    if (part !== given.at()) given.show(part);
    given.scroller().scrollTop = top;
    // What a check says may have been written anew since.
    const card = given.find(from);
    const same = link.isConnected ? link : card?.querySelector(`a[href="${CSS.escape(href)}"]`) ?? card;
    if (!(same instanceof HTMLElement)) return;
    if (same === card) same.tabIndex = -1;
    same.focus({ preventScroll: true });
    same.scrollIntoView({ block: "nearest" });
  }

  /** Have the control stand at the question that one came to, as its first; or nowhere. */
  put() {
    const step = this.steps[this.at - 1];
    const root = step && this.given.find(step.to);
    if (this.control.parentElement === (root ?? null)) {
      if (root) this.tell(step);
      return;
    }
    this.control.parentElement?.removeEventListener("keydown", this.keys, true);
    this.control.remove();
    if (!root) return;
    this.tell(step);
    root.prepend(this.control);
    root.addEventListener("keydown", this.keys, true);
  }

  /** @param {Step} step */
  tell({ from, part }) {
    const { words, title } = this.given;
    const said = from
      ? words.return_question.replace("{number}", from)
      : words.return_part.replace("{title}", title(part));
    if (this.control.textContent !== said) this.control.textContent = said;
  }
}
