"""The course as the teacher's page shows it: from the course's files, and its paper by a button."""

from __future__ import annotations

import pytest

from whosays.core.kit import HERE, Kit
from whosays.notebook import units
from whosays.printing import make
from whosays.questions.items import load_info, unit_names

IDS = [*unit_names()]


def test_each_unit_and_form_has_a_row_in_teaching_order():
    assert [row.unit for row in units.rows()] == IDS
    assert [row.mark for row in units.rows()] == ["A", "1", "2", "3", "4", "5", "6", "B", "C"]


@pytest.mark.parametrize("row", units.rows(), ids=lambda row: row.unit)
def test_what_a_row_says_is_in_the_course_s_files(row):
    about = load_info(row.unit)
    assert row.title == about.title
    assert (row.minutes, row.core) == (
        about.minutes_lesson + about.minutes_exercise, about.minutes_core or 0,
    )  # fmt: skip
    pages = [place for place in (row.lesson, row.exercise, row.answers) if place]
    assert pages
    assert all((HERE / place).is_file() for place in pages)
    assert bool(row.notes) == (HERE / "lessons" / "notes" / f"{row.unit}.md").is_file()


def test_a_unit_that_cannot_be_read_keeps_its_row(tiny_kit):
    (tiny_kit / "exercises" / "02-broken.toml").write_text("not = = toml", encoding="utf-8")
    found = {row.unit: row for row in units.rows(Kit(tiny_kit))}
    assert found["02-broken"].title == "02-broken"
    assert "01-tiny" in found


def test_a_unit_is_printed_in_the_size_that_is_chosen(tiny_kit, monkeypatch):
    monkeypatch.setattr(make.pdf.chromium, "find", lambda: None)
    shown = units.units()
    made, plan = shown.children
    made.children[1].children[0].value = "Letter"
    sent = []
    monkeypatch.setattr(plan, "send", sent.append)
    plan._handle_custom_msg({"type": "print", "unit": "01-tiny"}, None)
    page = tiny_kit / "printed" / "worksheets" / "01-tiny.html"
    assert "  size: Letter;" in page.read_text(encoding="utf-8")
    assert str(tiny_kit / "printed") in sent[0]["text"]
    assert "Chromium" in sent[0]["text"], "why there is no PDF"
    assert not (tiny_kit / "printed" / "index.html").exists(), "the list of all stays as it was"
