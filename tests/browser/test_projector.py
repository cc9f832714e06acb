"""A lesson on the projector: large, nothing cut off at the side, one key a step."""

from __future__ import annotations

import pytest

from whosays.printing import projector
from whosays.questions.items import unit_files

pytestmark = pytest.mark.browser

LESSONS = [file.stem for file in unit_files() if "form" not in file.stem]
LEAST = 26
"""Pixels of a line of plain words, where the screen is 1280 wide."""
LOW = """() => [...document.querySelectorAll('.pj-in :is(p, li, h2, h3)')]
  .filter((e) => e.getClientRects().length && e.textContent.trim())
  .filter((e) => !e.closest('table, svg, .pr-cut, .pr-how, .pr-label, figcaption'))
  .map((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return [Math.max(...[...range.getClientRects()].map((box) => box.height)), e.textContent];
  })"""


@pytest.mark.parametrize("unit", LESSONS)
def test_words_are_large_and_nothing_goes_over_the_edge(unit, chrome):
    context = chrome.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_content(projector.projector(unit))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert [words for height, words in page.evaluate(LOW) if height < LEAST] == []
    context.close()


def test_one_key_goes_to_the_next_and_one_back(chrome):
    context = chrome.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_content(projector.projector("03-one-source-or-many"))
    tops = page.evaluate(
        "[...document.querySelectorAll('.pj-screen')].map((e) => Math.round(e.offsetTop))"
    )
    for key, number in (("PageDown", 1), ("PageDown", 2), ("PageUp", 1), (" ", 2)):
        page.keyboard.press(key)
        page.wait_for_function("(top) => Math.abs(scrollY - top) <= 1", arg=tops[number])
    context.close()
