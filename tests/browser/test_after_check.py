"""After Check, for every kind: the focus is still somewhere, and the result is said once."""

from __future__ import annotations

from functools import cache

import pytest
from _student import Student

from whosays.authoring import gallery
from whosays.authoring.samples import sample
from whosays.core.kit import HERE
from whosays.corpus import articles
from whosays.corpus.texts import load_text
from whosays.questions import registry
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.widgets.question import Question
from whosays.widgets.reader import Reader

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
# Each time that the words of a live region change, a screen reader reads them.
LISTEN = """() => {
  const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert]";
  window.heard = [];
  const hear = (changes) => {
    const of = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(live);
    for (const region of new Set(changes.map(({ target }) => of(target)))) {
      const said = region?.isConnected && region.textContent.replaceAll("\\u00a0", " ").trim();
      if (said) heard.push(said);
    }
  };
  new MutationObserver(hear).observe(document.body,
    { subtree: true, childList: true, characterData: true });
}"""
# What has the focus can be seen and used, and is not the page itself.
FOCUS = """() => {
  const node = document.activeElement;
  return node !== document.body && node.checkVisibility() && !node.disabled;
}"""


@cache
def questions():
    """Give the first question of each kind that has a key, by kind."""
    return {item["kind"]: (item, key) for item, key in gallery._questions(HERE)}


def marking(item, key):
    """Give a reader whose marks are checked."""
    return Reader(
        articles.as_dict(load_text(item["article"]), note=item["note"]),
        item["codes"], marks=sample(item, key, amiss=True), prompt=item["prompt"],
        number=item["number"], path=item["path"], focus=item.get("paragraphs", ()),
        on_change=lambda marks: (marks, SAVED),
        on_check=lambda marks: gallery._told(item, key, marks),
    )  # fmt: skip


def asking(item, key):
    """Give a question whose answer is checked."""
    return Question(
        item, answer=sample(item, key, amiss=True), on_change=lambda answer: (answer, SAVED),
        on_check=lambda answer: as_dict(grade(item, key, answer)),
    )  # fmt: skip


@pytest.mark.parametrize("kind", registry.names())
def test_a_check_by_keyboard_keeps_the_focus_and_is_said_once(loop, kind):
    item, key = questions()[kind]
    mark = registry.widget(kind) == "reader"
    loop.show((marking if mark else asking)(item, key))
    page = loop.page
    page.evaluate(LISTEN)
    button = page.locator(".rd-actions .ws-main" if mark else ".qu-check")
    Student(page).use(button)
    page.locator(".rd-feedback" if mark else ".qu-feedback").wait_for()
    loop.settle()
    assert page.evaluate(FOCUS)
    assert loop.raised == []
    headline = page.locator(".rd-headline" if mark else ".qu-headline").inner_text().strip()
    heard = page.evaluate("heard")
    focused = page.evaluate("document.activeElement.textContent").strip()
    # Where the focus goes to the headline, it is read for that.
    said = sum(headline in one for one in heard) + (focused == headline)
    assert said == 1, (headline, heard)
    assert len(heard) == len(set(heard)), heard


def test_the_test_hears_what_is_said_twice(loop):
    loop.show(asking(*questions()["one"]))
    loop.page.evaluate(LISTEN)
    for words in ("First", "", "First"):
        loop.page.locator(".ws-status .ws-sr, p.ws-sr").first.evaluate(
            "(node, words) => { node.textContent = words; return Promise.resolve(); }", words
        )
    assert loop.page.evaluate("heard") == ["First", "First"]
