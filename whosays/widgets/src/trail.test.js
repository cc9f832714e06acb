// Whoever follows the number of a question comes back to where it stood: by the control at the
// question, by Escape there, and by the browser's own Back.

import assert from "node:assert/strict";
import test from "node:test";

/** As much of an element as the trail touches. */
class Element {
  /** @type {Record<string, any>} */
  heard = {};
  dataset = {};
  className = "";
  textContent = "";
  tabIndex = 0;
  isConnected = true;
  /** @type {any} */
  parentElement = null;
  /** @type {any} what stands first in it */
  first = null;
  /** @type {any} the card that it stands in */
  within = null;
  /** @type {any} what it finds, whatever it is asked for */
  again = null;

  constructor(name, more = {}) {
    Object.assign(this, { name }, more);
  }

  addEventListener(name, told) {
    this.heard[name] = told;
  }

  removeEventListener(name, told) {
    if (this.heard[name] === told) delete this.heard[name];
  }

  getAttribute(name) {
    return this[name] ?? null;
  }

  closest() {
    return this.within;
  }

  querySelector() {
    return this.again;
  }

  prepend(child) {
    child.remove();
    this.first = child;
    child.parentElement = this;
  }

  remove() {
    if (this.parentElement) this.parentElement.first = null;
    this.parentElement = null;
  }

  focus() {
    focused = this;
  }

  scrollIntoView() {}
}

/** @type {any} */
let focused = null;
/** @type {{ heard: Record<string, any> }} */
const window = { heard: {} };
/** The browser's own list of what one has been at, of which this page's steps are the last. */
const history = {
  /** @type {any[]} */
  list: [null], at: 0,
  get state() {
    return this.list[this.at];
  },
  pushState(state) {
    this.list.splice(this.at += 1, Infinity, state);
  },
  go(by) {
    this.at += by;
    window.heard.popstate?.({ state: this.state });
  },
  back() {
    this.go(-1);
  },
};
Object.assign(globalThis, {
  HTMLElement: Element, CSS: { escape: (words) => words }, history,
  History: { prototype: { pushState: (...given) => history.pushState(...given) } },
  document: { createElement: (name) => new Element(name) },
  addEventListener: (name, told) => (window.heard[name] = told),
  removeEventListener: (name, told) => {
    if (window.heard[name] === told) delete window.heard[name];
  },
});
const { Trail } = await import(
  "../../lab/share/jupyter/labextensions/whosays-start/static/trail.js");

/** A page of two parts, with a question in each and one more in the second. */
function page() {
  Object.assign(history, { list: [null], at: 0 });
  focused = null;
  /** @type {Record<string, any>} */
  const cards = Object.fromEntries(["3.1", "3.2", "3.3"].map((number) => (
    [number, new Element(`card ${number}`, { dataset: { number } })])));
  /** @type {any} */
  const scroller = { scrollTop: 0 };
  /** @type {any} */
  const w = { cards, scroller, part: 0, seen: true, gone: [] };
  w.trail = new Trail({
    words: { return_question: "Back to question {number}", return_part: "Back to “{title}”" },
    place: "one.ipynb", seen: () => w.seen, scroller: () => scroller, at: () => w.part,
    show: (part) => (w.part = part), title: (part) => `Part ${part}`,
    find: (number) => cards[number],
    go: (number) => {
      w.part = number === "3.1" ? 0 : 1;
      scroller.scrollTop = 0;
      w.gone.push(number);
    },
  });
  w.link = (from, to) => new Element(`link to ${to}`, { href: `#${to}`, within: cards[from] ?? null });
  w.press = (key, target, card = cards["3.2"]) => {
    let kept = false;
    card.heard.keydown({ key, target, preventDefault: () => (kept = true), stopPropagation() {} });
    return kept;
  };
  return w;
}

test("a link leads to its question, and the way back stands there first", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  assert.deepEqual(w.gone, ["3.2"]);
  assert.equal(w.cards["3.2"].first, w.trail.control);
  assert.equal(w.trail.control.textContent, "Back to question 3.1");
});

test("from words between questions it is named by its part", () => {
  const w = page();
  w.trail.follow(w.link("", "3.2"), "3.2");
  assert.equal(w.trail.control.textContent, "Back to “Part 0”");
});

test("back is the part, the height and the link that one came from", () => {
  const w = page();
  const link = w.link("3.1", "3.2");
  w.scroller.scrollTop = 640;
  w.trail.follow(link, "3.2");
  w.trail.control.heard.click();
  assert.deepEqual([w.part, w.scroller.scrollTop, focused], [0, 640, link]);
  assert.equal(w.cards["3.2"].first, null);
  assert.equal(history.at, 0); // a step back, no new one
});

test("Escape leads back from the question and from the control, and from nothing else in it", () => {
  for (const target of ["card", "control"]) {
    const w = page();
    w.trail.follow(w.link("3.1", "3.2"), "3.2");
    const field = new Element("textarea");
    assert.equal(w.press("Escape", field), false);
    assert.equal(w.press("Enter", w.cards["3.2"]), false);
    assert.equal(w.trail.at, 1);
    assert.equal(w.press("Escape", target === "card" ? w.cards["3.2"] : w.trail.control), true);
    assert.equal(w.trail.at, 0);
    assert.equal(w.cards["3.2"].heard.keydown, undefined); // there Escape is the question's own again
  }
});

test("the browser's Back and Forward walk the same way", () => {
  const w = page();
  const first = w.link("3.1", "3.2");
  const second = w.link("3.2", "3.3");
  w.trail.follow(first, "3.2");
  w.trail.follow(second, "3.3");
  assert.equal(w.trail.control.parentElement, w.cards["3.3"]);
  history.back();
  assert.equal(focused, second);
  assert.equal(w.trail.control.parentElement, w.cards["3.2"]);
  assert.equal(w.trail.control.textContent, "Back to question 3.1");
  history.back();
  assert.equal(focused, first);
  history.go(1);
  assert.deepEqual([w.gone.at(-1), w.trail.at], ["3.2", 1]);
});

test("two steps at once lead to the link that one began with", () => {
  const w = page();
  const first = w.link("3.1", "3.2");
  w.trail.follow(first, "3.2");
  w.trail.follow(w.link("3.2", "3.3"), "3.3");
  history.go(-2);
  assert.deepEqual([focused, w.part, w.trail.at], [first, 0, 0]);
});

test("who follows another link from half-way goes on from there", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  w.trail.follow(w.link("3.2", "3.3"), "3.3");
  history.back();
  const other = w.link("3.2", "3.1");
  w.trail.follow(other, "3.1");
  assert.equal(w.trail.steps.length, 2);
  w.trail.back();
  assert.equal(focused, other);
});

test("a link that was written anew is found by where it leads; else its question takes the focus", () => {
  const w = page();
  const link = w.link("3.1", "3.2");
  w.trail.follow(link, "3.2");
  link.isConnected = false;
  w.cards["3.1"].again = new Element("the same link");
  w.trail.back();
  assert.equal(focused, w.cards["3.1"].again);
  w.trail.follow(link, "3.2");
  w.cards["3.1"].again = null;
  w.trail.back();
  assert.equal(focused, w.cards["3.1"]);
  assert.equal(focused.tabIndex, -1);
});

test("a question that is drawn anew is given the control again", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  const old = w.cards["3.2"];
  w.cards["3.2"] = new Element("card 3.2, anew");
  w.trail.put();
  assert.deepEqual([old.first, old.heard.keydown], [null, undefined]);
  assert.equal(w.cards["3.2"].first, w.trail.control);
});

test("the way back of a question names where one came from last", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  w.trail.follow(w.link("3.3", "3.2"), "3.2");
  assert.equal(w.trail.control.textContent, "Back to question 3.3");
  w.trail.back();
  assert.equal(w.trail.control.textContent, "Back to question 3.1");
});

test("another page's steps, and a page that is not in sight, are left alone", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  w.seen = false;
  history.back();
  assert.equal(w.trail.at, 1);
  history.list[1] = { whosays: "two.ipynb", steps: 1 };
  history.at = 1;
  w.seen = true;
  w.trail.back();
  assert.deepEqual([w.trail.at, history.at], [0, 1]); // no step of another page is taken back
});

test("a page that is closed hears nothing more", () => {
  const w = page();
  w.trail.follow(w.link("3.1", "3.2"), "3.2");
  w.trail.end();
  history.back();
  assert.equal(w.trail.at, 1);
});
