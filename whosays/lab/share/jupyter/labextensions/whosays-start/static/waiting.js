// How many answers of one page are not on disk yet, in sight of the student.
//
// The widgets keep such answers in the browser (outbox.js of the widgets) and tell of each
// change by the window's event "whosays-outbox"; another tab's come as "storage".

const PREFIX = "whosays.outbox.";

/** The items of a page that wait; all of them, or those that have waited for long. @param {string} path @param {boolean} all */
const waiting = (path, all) => {
  const items = new Set();
  try {
    for (const [key, words] of Object.entries(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const entry = JSON.parse(words);
      if (entry.page === path && (all || entry.late)) items.add(`${entry.place} ${entry.item}`);
    }
  } catch {
    // A storage that is switched off, or somebody else's words in it: nothing to count.
  }
  return items.size;
};

export class Waiting {
  /** @param {any} panel @param {{ [key: string]: string }} words @param {() => void} changed */
  constructor(panel, words, changed) {
    this.node = document.createElement("span");
    this.node.className = "whosays-waiting";
    this.panel = panel.node;
    this.cut = false;
    this.panel.dataset.whosaysPage = panel.context.path;
    this.count = () => {
      const count = waiting(this.panel.dataset.whosaysPage, this.cut);
      const rules = new Intl.PluralRules(words.language || "en");
      const form = words[`waiting_${rules.select(count)}`] ?? words.waiting_other;
      this.node.textContent = count ? form.replace("{count}", String(count)) : "";
      changed();
    };
    const events = ["whosays-outbox", "storage"];
    for (const event of events) addEventListener(event, this.count);
    panel.disposed.connect(() => {
      for (const event of events) removeEventListener(event, this.count);
    });
    this.count();
  }

  /** Tell the widgets of this page whether its kernel can be reached. @param {boolean} whole */
  link(whole) {
    this.cut = !whole;
    this.panel.dataset.whosaysLink = whole ? "whole" : "cut";
    dispatchEvent(new Event("whosays-link"));
    this.count();
  }
}
