"""The browser edition shows one part at a time, too, and comes back to where somebody was."""

from __future__ import annotations

import json
import re

import pytest
from conftest import READY

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
EXTRA = "5. On your own"  # for when there is time: the main way passes it
HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time, as a page does by itself."""
    return False


def headings(page):
    """Give the headings that can be seen."""
    return page.locator(".jp-Notebook h2:visible").all_inner_texts()


def written(made):
    """Give the headings of the exercise, in the order of its file."""
    cells = json.loads(made[f"files/{EXERCISE}"])["cells"]
    words = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return [found[1] for one in words if (found := HEADING.search(one))]


def again(page):
    """Load a page anew and wait until it is ready."""
    page.reload()
    page.wait_for_selector(READY, state="attached")


def test_one_goes_on_and_back_and_finds_the_place_and_what_was_folded_again(window, made):
    page = window.open(EXERCISE)
    rail = page.get_by_role("navigation", name=text("lab.parts"))
    listed = written(made)
    assert headings(page) == []
    for one in (one for one in listed if one != EXTRA):
        page.locator(".whosays-on").click()
        assert headings(page) == [one]
        assert rail.locator("[aria-current=step]").count() == 1
    page.locator(".whosays-back").click()
    assert headings(page) == listed[-2:-1]
    # Somebody answers, checks and goes on: what is done folds.
    rail.get_by_role("button", name="Who stands behind what?").click()
    card = page.locator(".ws-question[data-number='1.9']")
    card.locator("input").first.check()
    card.get_by_role("button", name=text("question.check")).click()
    card.locator(".qu-feedback").wait_for()
    card.locator(".ws-status[data-state=saved]").wait_for()
    assert rail.locator(".whosays-card").first.get_attribute("data-card") != "new"
    page.locator(".whosays-on").click()
    page.locator(".whosays-back").click()
    folded = page.locator(".whosays-folded:visible")
    assert folded.count() == 1
    again(page)
    assert headings(page) == ["3. Who stands behind what?"]
    folded.wait_for()
    rail.get_by_role("button", name=text("lab.show_all")).click()
    assert headings(page) == listed
    again(page)
    assert headings(page) == listed
    rail.get_by_role("button", name=text("lab.show_one")).click()
    assert headings(page) == ["3. Who stands behind what?"]
    assert (window.missing, window.errors) == ([], [])
