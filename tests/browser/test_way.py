"""The line on top of every page, and the browser's own Back and Forward."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

START = "lessons/00-start.ipynb"
LESSON = "lessons/01-who-says-so.ipynb"
EXERCISE = "exercises/01-who-says-so.ipynb"


def way(page):
    return page.locator(".jp-NotebookPanel:visible .whosays-way")


def on(page, heading):
    """Wait until the page in front begins with a heading: another page's may hold its words."""
    begins = re.compile(rf"^\s*{re.escape(heading)}")
    page.locator(".jp-NotebookPanel:visible h1").filter(has_text=begins).first.wait_for()


def test_the_line_says_where_one_is_and_leads_on_and_home(room):
    page = room.open(LESSON)
    line = way(page)
    assert line.get_by_role("link").all_inner_texts() == [
        "Start page",
        "‹ Page 1: 0 · Fourteen short texts (A)",
        "Page 3: 1 · Who says so? · Exercise ›",
    ]
    assert line.locator("[aria-current=page]").inner_text() == "1 · Who says so? (page 2 of 15)"
    line.get_by_role("link", name="Page 3").click()
    on(page, "1 · Who says so? · Exercise")
    way(page).get_by_role("link", name="Start page").click()
    on(page, "Who says so?")
    assert way(page).get_by_role("link").count() == 0, "what comes next is named by the page itself"
    assert page.url.split("?")[0].endswith(f"/tree/{START}")
    assert room.errors == []


@pytest.mark.parametrize("place", ["lessons/glossary.ipynb", "solutions/00-teachers-page.ipynb"])
def test_pages_beside_the_course_lead_home(room, place):
    page = room.open(place)
    assert way(page).get_by_role("link").all_inner_texts() == ["Start page"]


def test_back_and_forward_show_the_page_of_their_address(room):
    page = room.load(START)
    page.locator(".pg-main").click()
    on(page, "0 · Fourteen short texts")
    way(page).get_by_role("link", name="Page 2").click()
    on(page, "1 · Who says so?")
    for _ in range(2):
        page.go_back()
        on(page, "0 · Fourteen short texts")
        assert "/exercises/00-form-a.ipynb" in page.url
        page.go_back()
        on(page, "Who says so?")
        assert START in page.url
        page.go_forward()
        on(page, "0 · Fourteen short texts")
        page.go_forward()
        on(page, "1 · Who says so?")
        assert LESSON in page.url


def test_the_line_is_one_line_and_fits_a_narrow_screen(room):
    page = room.open(EXERCISE)
    parts, bottoms = way(page).locator("a, button"), {}
    for width in (1280, 1024, 768):
        page.set_viewport_size({"width": width, "height": 900})
        # JupyterLab follows in its own time.
        page.wait_for_function(
            "(line) => line.getBoundingClientRect().right <= innerWidth",
            arg=way(page).element_handle(),
        )
        bottoms[width] = parts.evaluate_all(
            "(all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom / 10))"
        )
    assert {width: (len(each), len(set(each))) for width, each in bottoms.items()} == (
        dict.fromkeys(bottoms, (4, 1))
    )
    wide = way(page).evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide[0] <= wide[1]


def test_a_word_is_looked_up_without_leaving_the_page(room):
    page = room.open(LESSON)
    page.get_by_role("link", name="glossary").first.click()
    box = page.get_by_role("dialog", name="Words")
    box.wait_for()
    assert LESSON in page.url
    everything = box.locator("dt:visible").count()
    assert everything > 20
    page.keyboard.type("relay")
    shown = box.locator("dl > div:visible").all_inner_texts()
    assert 0 < len(shown) < everything
    assert all("relay" in words.lower() for words in shown)
    box.get_by_label("Find a word").fill("zzz")
    box.get_by_text("No such word here.").wait_for()
    page.keyboard.press("Escape")
    assert not box.is_visible()
    way(page).get_by_role("button", name="Words").click()
    assert box.locator("dt:visible").count() == everything
    box.get_by_role("button", name="Close").click()
    assert not box.is_visible()
    assert room.errors == []
