"""The course as a table on the teacher's page: by mouse and key, wide and on a phone."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.notebook import units
from whosays.widgets.plan import Plan, Row

pytestmark = pytest.mark.browser

PAGE = "solutions/00-teachers-page.ipynb"
COLUMNS = ["Unit", "Minutes", "Notes", "Lesson", "Exercise", "Answers", "Print"]
UNIT = Row(
    unit="01-a", mark="1", title="Who says so?", minutes=60, core=45,
    notes="<p>Bring a pencil.</p>",
    lesson="lessons/01-a.ipynb", exercise="exercises/01-a.ipynb", answers="solutions/01-a.ipynb",
)  # fmt: skip
FORM = Row(unit="07-b", mark="B", title="Texts (B)", minutes=20, exercise="exercises/07-b.ipynb")


def shown(loop, print_it=lambda unit: f"Made {unit}."):
    return loop.show(Plan([UNIT, FORM], on_print=print_it, base=".."))


def row(loop, title):
    return loop.page.get_by_role("row").filter(has=loop.page.get_by_role("rowheader", name=title))


def test_it_is_one_table_with_a_row_for_each_unit(loop):
    shown(loop)
    table = loop.page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == COLUMNS
    cells = row(loop, "Who says so?").get_by_role("cell")
    assert "60 (class 45)" in cells.first.inner_text()
    assert row(loop, "Who says so?").get_by_role("link").all_inner_texts() == COLUMNS[3:6]
    assert row(loop, "Texts (B)").get_by_role("link").all_inner_texts() == ["Exercise"]
    assert row(loop, "Texts (B)").get_by_role("button").all_inner_texts() == ["Print"]
    assert loop.violations() == []


def test_notes_open_below_their_row_by_the_keyboard_and_close_again(loop):
    shown(loop)
    notes = loop.page.get_by_text("Bring a pencil.")
    button = loop.page.get_by_role("button", name="Notes: Who says so?")
    button.focus()
    loop.page.keyboard.press("Enter")
    assert notes.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert loop.violations() == []
    loop.page.keyboard.press("Enter")
    assert not notes.is_visible()
    assert button.get_attribute("aria-expanded") == "false"


def test_print_says_below_its_own_row_what_was_made_and_what_went_wrong(loop):
    def made(unit):
        if unit == "07-b":
            raise KitError("The disk is full.")
        return f"Made {unit} <b>."

    shown(loop, made)
    for title, words in (("Who says so?", "Made 01-a <b>."), ("Texts (B)", "The disk is full.")):
        button = loop.page.get_by_role("button", name=f"Print: {title}")
        button.click()
        told = loop.page.locator(".pl-told", has_text=words)
        told.wait_for()
        assert told.bounding_box()["y"] > button.bounding_box()["y"]
        assert button.get_attribute("aria-disabled") is None
    assert loop.page.get_by_role("status").inner_text() == "The disk is full."


def test_on_a_phone_each_unit_is_a_list_of_its_own_and_still_a_row(loop):
    shown(loop)
    loop.page.set_viewport_size({"width": 390, "height": 844})
    table = loop.page.get_by_role("table")
    assert table.get_by_role("row").count() == 3
    assert table.get_by_role("columnheader").count() == len(COLUMNS)
    wide = "() => document.documentElement.scrollWidth - innerWidth"
    assert loop.page.evaluate(wide) <= 0
    assert row(loop, "Texts (B)").get_by_text("–").count() == 3, "no notes, lesson, answers"
    assert not row(loop, "Texts (B)").get_by_text("–").first.is_visible(), "nothing is not a line"
    assert loop.violations() == []


def test_the_teacher_s_page_has_the_whole_course_in_it(room):
    page = room.open(PAGE)
    known = units.rows()
    assert page.get_by_role("table").get_by_role("rowheader").count() == len(known)
    wanted = [place for one in known for place in (one.lesson, one.exercise, one.answers) if place]
    links = page.locator(".ws-plan a").evaluate_all("(all) => all.map((one) => one.href)")
    assert [place for place in wanted if not any(link.endswith(place) for link in links)] == []
    closed = page.locator("summary:visible")
    assert closed.count() == 5, "only papers that belong to no unit are lines to open"
    assert room.axe() == []
