"""One part of a page at a time: the rail, Back and Next, and all of it on request."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
PARTS = re.compile(r"Part (\d+) of (\d+)")


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time."""
    return False


def shown(page):
    """Give the headings that can be seen."""
    return page.locator(".jp-Notebook h2:visible").all_inner_texts()


def rail(page):
    return page.get_by_role("navigation", name="The parts of this page")


def test_one_part_is_shown_and_next_leads_on_with_the_focus(lab):
    page = lab.open(EXERCISE)
    assert shown(page) == ["1. Mark the article"]
    steps = rail(page).get_by_role("listitem")
    assert steps.count() > 4
    assert rail(page).locator("[aria-current=step]").inner_text().endswith("not begun")
    page.get_by_role("button", name="Next: The path it took").click()
    assert shown(page) == ["2. The path it took"]
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.get_by_role("button", name="Back: Mark the article").click()
    assert shown(page) == ["1. Mark the article"]
    assert lab.axe() == []
    assert lab.errors == []


def test_where_one_was_comes_back_after_a_reload(lab):
    page = lab.open(EXERCISE)
    rail(page).get_by_role("button", name="Look back").click()
    page.reload()
    lab.ready(page)
    assert shown(page) == ["6. Look back"]


def test_all_is_shown_on_request_and_stays_so(lab):
    page = lab.open(EXERCISE)
    page.get_by_role("button", name="Show all and search").click()
    everything = shown(page)
    assert len(everything) > 4
    page.reload()
    lab.ready(page)
    assert shown(page) == everything
    page.get_by_role("button", name="One part at a time").click()
    assert len(shown(page)) == 1


def test_an_answer_is_seen_in_the_rail_and_a_hidden_part_works(lab):
    page = lab.open(EXERCISE)
    step = rail(page).get_by_role("button", name="Another article")
    assert step.get_attribute("data-state") == "new"
    rail(page).get_by_role("button", name="Look back").click()
    look = rail(page).get_by_role("button", name="Look back")
    assert look.get_attribute("data-state") == "new"
    page.locator(".ws-question:visible textarea").last.fill("One person said it first.")
    page.locator(".ws-question:visible .ws-status[data-state=saved]").first.wait_for()
    page.wait_for_function("(e) => e.dataset.state === 'begun'", arg=look.element_handle())
    assert step.get_attribute("data-state") == "new"
    assert page.locator(".whosays-foot").get_attribute("data-state") == "begun"


def test_by_keyboard_next_is_within_reach(lab):
    page = lab.open(EXERCISE)
    page.get_by_role("button", name="Next: The path it took").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("2. The path it took")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024), (390, 844), (320, 400)])
def test_narrow_the_rail_opens_from_the_line_below(lab, width, height):
    page = lab.page
    page.set_viewport_size({"width": width, "height": height})
    lab.open(EXERCISE)
    assert not rail(page).is_visible()
    where = page.get_by_role("button", name=PARTS)
    where.click()
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "step"
    page.keyboard.press("Escape")
    assert not rail(page).is_visible()
    where.click()
    rail(page).get_by_role("button", name="Another article").click()
    assert shown(page) == ["4. Another article"]
    assert not rail(page).is_visible()
    foot = page.locator(".whosays-foot:visible")
    wide = foot.evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide[0] <= wide[1]


def test_paper_and_editing_have_all_parts(lab):
    page = lab.open(EXERCISE)
    page.emulate_media(media="print")
    assert len(shown(page)) > 4
    assert not page.locator(".whosays-foot").is_visible()
    page.emulate_media(media="screen")
    assert len(shown(page)) == 1
    page.evaluate("window.jupyterapp.commands.execute('whosays:edit-page')")
    page.wait_for_function("document.querySelectorAll('.whosays-away').length === 0")
    page.evaluate("window.jupyterapp.commands.execute('whosays:edit-page')")
    page.wait_for_function("document.querySelectorAll('.whosays-away').length > 0")
