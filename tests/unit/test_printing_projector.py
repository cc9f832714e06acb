"""A lesson for the projector: everything of its sheet, one thing a screen, no key, no script."""

from __future__ import annotations

import re
from html import unescape

import pytest

from whosays.core.kit import HERE
from whosays.core.paths import kit_root
from whosays.printing import make, projector
from whosays.printing.worksheets import Unit
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.numbering import numbered

UNITS = [file.stem for file in unit_files()]
LESSONS = [unit for unit in UNITS if "form" not in unit]


def screens(page: str) -> list[str]:
    """Give what stands on each screen, as words."""
    parts = page.split('<section class="pj-screen">')[1:]
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in parts]


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request):
    return request.param, projector.projector(request.param)


def test_every_question_of_the_lesson_stands_on_a_screen_of_its_own_in_order(lesson):
    unit, page = lesson
    found = [re.findall(r'class="pr-no">([^<]+)<', part) for part in page.split("pj-screen")[1:]]
    numbers = [
        public(item, HERE)["number"] for item in load_unit(unit).items if item.where == "lesson"
    ]
    assert [numbers_of for numbers_of in found if numbers_of] == [[number] for number in numbers]


def test_a_passage_stands_beside_its_question_each_time(lesson):
    _, page = lesson
    assert "Read the passage of" not in page
    assert "grey box at" not in page


def test_every_heading_of_the_sheet_begins_a_screen(lesson):
    unit, page = lesson
    words = (kit_root() / "lessons" / "sheets" / f"{unit}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", words, re.MULTILINE)
    opened = re.findall(
        r'<section class="pj-screen"><div class="pj-in"><div class="pr-text"><h2>([^<]+)</h2>', page
    )
    assert [" ".join(unescape(told).split()) for told in opened] == [
        " ".join(numbered(told).split()) for told in headings
    ]


def test_what_is_looked_at_later_comes_last_behind_its_own_screen(lesson):
    unit, _ = lesson
    told, after = projector.screens(Unit(unit, HERE))
    found = screens(projector.projector(unit))
    assert len(found) == 1 + len(told) + (1 + len(after) if after else 0)
    if after:
        assert found[1 + len(told)] == "Look here when everybody has answered"


def test_a_page_needs_no_script_and_nothing_from_outside(lesson):
    _, page = lesson
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:|#|https://)', page)


def test_a_form_has_none():
    assert projector.projector("00-form-a") == ""


def test_a_set_without_sheets_has_no_empty_page(tiny_kit):
    made = [one for one in make.pages(tiny_kit) if one.group == make.ON_SCREEN]
    assert all(one.page for one in made)


def test_it_stands_in_the_list_without_a_pdf():
    rows = [make.Made(make.ON_SCREEN, "01", "A lesson", ""), make.Made("keys", "01", "A key", "")]
    listed = make._index(rows, [], with_pdf=True, size="A4")
    assert 'href="projector/01.html"' in listed
    assert 'href="keys/01.pdf"' in listed
    assert 'href="projector/01.pdf"' not in listed
