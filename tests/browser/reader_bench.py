"""A page with nothing but the reader, and a stand-in for the kernel's side of it."""

from __future__ import annotations

from typing import Any

import pytest
from windows import windows

from whosays.core.i18n import section
from whosays.corpus import articles, codebook
from whosays.widgets.reader import Reader

CODES = codebook.codes()
CODE_NAMES = [code["code"] for code in CODES]
ARTICLE = articles.load_article("001")
ARTICLE_DATA = articles.as_dict(ARTICLE)

# The model of a notebook, as far as a widget can tell: traits, messages, listeners.
MODEL = """
([source, state, answers]) => {
  const listeners = {};
  const fire = (name, value) => (listeners[name] ?? []).slice().forEach((f) => f(value));
  const model = {
    get: (key) => state[key],
    set: (key, value) => { state[key] = value; fire(`change:${key}`); },
    save_changes() {},
    on: (name, f) => { (listeners[name] ??= []).push(f); },
    off: (name, f) => { listeners[name] = (listeners[name] ?? []).filter((g) => g !== f); },
    send(message) {
      bench.sent.push(structuredClone(message));
      if (answers && message.type === "marks") bench.save(message);
    },
  };
  window.bench = {
    sent: [], model, state,
    fire: (message) => fire("msg:custom", message),
    save(message, marks = message.marks) {
      fire("msg:custom", { type: "saved", view: message.view, seq: message.seq, marks,
        status: { state: "saved", text: "Saved at 10:42" } });
    },
    listeners: () => Object.values(listeners).flat().length,
  };
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return import(address).then((module) => {
    window.bench.end = module.default.render({ model, el: document.getElementById("root") });
  });
}
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Reader</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 8px; background: {back}; color: {ink} }}</style><style>{css}</style></head>
<body data-jp-theme-light="{light}"><main><h1>A page</h1><h2>A part</h2><div id="root"></div>
</main></body></html>"""


def article_of(*texts: str, lang: str = "en", direction: str = "ltr") -> dict[str, Any]:
    """Make an article of these paragraphs, two line breaks between them."""
    paragraphs, start = [], 0
    for number, words in enumerate(texts, 1):
        end = start + len(words)
        part = {"number": number, "start": start, "end": end, "text": words, "kind": "body"}
        paragraphs.append(part)
        start = end + 2
    head = {"id": "t", "title": "A test", "lang": lang, "dir": direction, "label": "", "note": ""}
    return {**head, "paragraphs": paragraphs}


def whole(article: dict[str, Any]) -> str:
    """Give the text the offsets of an article point into."""
    return "\n\n".join(part["text"] for part in article["paragraphs"])


def mark_of(words: str, code: str = "vague", ident: str = "m-1", text: str = ARTICLE.text):
    """Make a mark on the first place these words stand."""
    start = text.index(words)
    return {"id": ident, "start": start, "end": start + len(words), "code": code}


class Bench:
    """The reader on its page, with the moves a student makes."""

    def __init__(self, page):
        self.page = page
        self.errors: list[str] = []
        self.text = ""

    def load(self, *, article=None, dark=False, answers=True, **state):
        """Draw a reader with this state."""
        article = article or ARTICLE_DATA
        self.text = ARTICLE.text if article is ARTICLE_DATA else whole(article)
        self.page.set_content(
            PAGE.format(
                css=Reader._css,
                back="#111" if dark else "#fff",
                ink="#eee" if dark else "#111",
                light="false" if dark else "true",
            )
        )
        full = {
            "article": article,
            "codes": CODES,
            "marks": [],
            "checked": [],
            "feedback": {},
            "status": {"state": "idle", "text": ""},
            "strings": {**section("reader"), **section("outbox"), **section("card")},
            "focus": [],
            "read_only": False,
            "can_check": True,
            "can_export": True,
            "can_import": True,
            **state,
        }
        self.page.evaluate(MODEL, [Reader._esm, full, answers])
        return self

    # ------------------------------------------------------------ asking
    def sent(self, kind="marks"):
        """Give the messages of one kind the page has sent."""
        return [m for m in self.page.evaluate("bench.sent") if m["type"] == kind]

    def marks(self):
        """Give the marks of the last change."""
        return self.sent()[-1]["marks"]

    def words(self):
        """Give (words in the file, code) of the marks of the last change."""
        return [(self.text[m["start"] : m["end"]], m["code"]) for m in self.marks()]

    def said(self):
        """Give what the result line says."""
        return self.page.locator(".rd-said").text_content().strip("\u00a0")

    def heard(self):
        """Give what a moving screen reader user hears."""
        return self.page.locator('[aria-live="assertive"]').text_content().strip("\u00a0")

    def quote(self):
        """Give the quotation in the selection box; empty if there is none."""
        box = self.page.locator(".rd-now-quote")
        return box.text_content() if box.is_visible() else ""

    # ------------------------------------------------------------ doing
    def spot(self, words, *, last=False, nth=0, scroll=True):
        """Give the screen place of the middle of the first or last letter of words."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        offset = start + (len(words) - 1 if last else 0)
        return self.page.evaluate(
            """([offset, scroll]) => {
              for (const box of document.querySelectorAll("[data-paragraph]")) {
                const p = bench.state.article.paragraphs[Number(box.dataset.paragraph)];
                if (offset < p.start || offset >= p.end) continue;
                const units = [...p.text].slice(0, offset - p.start).join("").length;
                const walk = document.createTreeWalker(
                  box.querySelector(".rd-line"), NodeFilter.SHOW_TEXT,
                  (n) => n.parentElement.closest(".rd-tag") ? 2 : 1);
                let seen = 0;
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                  if (units < seen + node.length) {
                    const range = document.createRange();
                    range.setStart(node, units - seen);
                    range.setEnd(node, units - seen + 1);
                    if (scroll) scrollTo(0, scrollY + box.getBoundingClientRect().top - 150);
                    const r = range.getBoundingClientRect();
                    return [r.left + r.width / 2, r.top + r.height / 2];
                  }
                  seen += node.length;
                }
              }
              return null;
            }""",
            [offset, scroll],
        )

    def drag(self, first, last, before=1):
        """Drag with a real mouse from the first letter of some words to the last of others.

        It begins a pixel before the letter, as a hand does; with ``before=0`` on it, which is
        another place where letters of two directions meet.
        """
        self.spot(first)
        start, end = self.spot(first, scroll=False), self.spot(last, last=True, scroll=False)
        mouse = self.page.mouse
        mouse.move(start[0] - before, start[1])
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(*end)
        mouse.up()

    def click(self, words, **options):
        """Click the first letter of words."""
        self.page.mouse.click(*self.spot(words), **options)

    def tap(self, words):
        """Tap the first letter of words with a finger."""
        self.page.touchscreen.tap(*self.spot(words))

    def key(self, *keys):
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self):
        """Go to the text as the Tab key does."""
        self.page.locator(".rd-cursor").focus()

    def button(self, name, **options):
        """Give a button by its name."""
        return self.page.get_by_role("button", name=name, **options)

    def code(self, name):
        """Give the button of a code."""
        return self.page.locator(f'.rd-code[data-code="{name}"]')


@pytest.fixture
def make_bench(shelf):
    """Give a function that opens a page of a certain kind for a reader."""
    with windows(shelf, Bench) as make:
        yield make


@pytest.fixture
def bench(make_bench):
    """Give a page of 1280 by 900 for a reader."""
    return make_bench()
