// The rail beside a page: its parts, where one is, what is done; and the line below it, with the
// way back and on.

/** @import { Part, State } from "./parts.js" */

const SIGN = { none: "", new: "○", begun: "◐", done: "✓" };

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

/** The rail of one page, and its foot. */
export class Rail {
  /**
   * @param {{ words: Record<string, string>, partState: (part: Part) => State,
   *   go: (to: number) => void, showAll: () => void }} given
   */
  constructor({ words, partState, go, showAll }) {
    this.words = words;
    this.partState = partState;
    this.told = {
      none: "", new: words.part_new, begun: words.part_begun, done: words.part_done,
    };
    this.go = go;
    this.at = 0;
    this.node = make("nav", "whosays-rail");
    this.node.setAttribute("aria-label", words.parts);
    this.list = make("ol", "");
    this.all = button("whosays-all", showAll);
    this.node.append(this.list, this.all);
    this.foot = make("div", "whosays-foot");
    this.back = button("whosays-back", () => go(this.at - 1));
    this.where = button("whosays-where", () => this.open(!this.opened));
    this.where.setAttribute("aria-expanded", "false");
    this.on = button("whosays-on", () => go(this.at + 1));
    this.foot.append(this.back, this.where, this.on);
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.opened) this.open(false);
    });
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
    const many = parts.length;
    this.node.removeAttribute("data-open");
    this.where.setAttribute("aria-expanded", "false");
    if (this.list.childElementCount !== many) {
      this.list.replaceChildren(...parts.map((_, i) => this.entry(i)));
    }
    [...this.list.querySelectorAll("button")].forEach((step, i) => {
      step.querySelector(".whosays-title")?.replaceChildren(parts[i].title);
      if (one && i === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    this.all.textContent = one ? words.show_all : words.show_one;
    this.back.hidden = at === 0;
    this.back.textContent = `‹ ${words.part_back}`;
    this.back.setAttribute("aria-label", `${words.part_back}: ${parts[at - 1]?.title ?? ""}`);
    this.on.hidden = at === many - 1;
    this.on.textContent = `${words.part_next}: ${parts[at + 1]?.title ?? ""} ›`;
    this.where.textContent = words.part
      .replace("{number}", String(at + 1))
      .replace("{count}", String(many));
    this.tell(parts);
  }

  /** @param {number} i */
  entry(i) {
    const step = button("whosays-step", () => this.go(i));
    const sign = make("span", "whosays-sign");
    sign.setAttribute("aria-hidden", "true");
    step.append(sign, make("span", "whosays-title"), make("span", "whosays-told"));
    const item = document.createElement("li");
    item.append(step);
    return item;
  }

  /** Say of each part how far it is, by sign and by word. */
  tell(/** @type {Part[]} */ parts) {
    [...this.list.querySelectorAll("button")].forEach((step, i) => {
      const state = this.partState(parts[i]);
      // The line's Next is the main button once nothing is left to check above it.
      if (i === this.at) this.foot.dataset.state = state;
      if (step.dataset.state === state) return;
      step.dataset.state = state;
      step.querySelector(".whosays-sign")?.replaceChildren(SIGN[state]);
      step.querySelector(".whosays-told")?.replaceChildren(this.told[state]);
    });
  }
}
