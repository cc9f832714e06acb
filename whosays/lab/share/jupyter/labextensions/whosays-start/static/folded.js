// What is done folds to one line when its reader goes on, never by itself; it opens again at a press.
// Which cards are folded is remembered, and so is there after the page was loaded again.

/** @import { Card } from "./parts.js" */

/** The folded cards of one page. */
export class Folded {
  /**
   * @param {{ words: Record<string, string>, isDone: (card: Card) => boolean,
   *   note: { get: (key: string) => string | null, set: (key: string, value: string | null) => void },
   *   key: string }} given
   */
  constructor({ words, isDone, note, key }) {
    this.words = words;
    this.isDone = isDone;
    this.note = note;
    this.key = key;
    this.numbers = new Set((note.get(key) ?? "").split(" ").filter(Boolean));
  }

  /** Fold what is done of a part that is left. */
  leave(/** @type {Card[]} */ cards) {
    for (const card of cards) if (card.number && this.isDone(card)) this.numbers.add(card.number);
    this.keep();
    this.draw(cards);
  }

  keep() {
    this.note.set(this.key, [...this.numbers].join(" ") || null);
  }

  /** Show each card as it should be; what is no longer done is open. */
  draw(/** @type {Card[]} */ cards) {
    for (const card of cards) {
      const folded = this.numbers.has(card.number) && this.isDone(card);
      card.root.toggleAttribute("data-folded", folded);
      const line = card.root.querySelector(":scope > .whosays-folded");
      if (!folded) line?.remove();
      else if (!line) card.root.prepend(this.line(card));
    }
  }

  /** @param {Card} card */
  line({ root, number, state }) {
    const line = document.createElement("button");
    line.type = "button";
    line.className = "whosays-folded";
    line.setAttribute("aria-expanded", "false");
    const prompt = root.querySelector(".qu-prompt, .rd-prompt")?.textContent ?? number;
    const told = document.createElement("span");
    told.textContent = this.words[`card_${state}`] ?? "";
    const asked = document.createElement("span");
    asked.textContent = prompt;
    line.append(asked, told);
    line.addEventListener("click", () => {
      this.numbers.delete(number);
      this.keep();
      root.removeAttribute("data-folded");
      line.remove();
      root.tabIndex = -1;
      root.focus({ preventScroll: true });
    });
    return line;
  }
}
