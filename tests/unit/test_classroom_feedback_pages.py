"""Feedback pages: words as words, no name in them, and a name that finds its way back."""

from __future__ import annotations

import pytest
from _class import POINTS, UNIT, asked, right
from _handins import put

from whosays.classroom import feedback_pages as pages
from whosays.classroom import grades
from whosays.classroom.collect import Student
from whosays.classroom.overrides import Override


def made(tmp_path, decided=None, **values):
    file = put(tmp_path / "points.toml", POINTS.encode())
    answers = {name.replace("_", "-"): value for name, value in values.items()}
    one = Student("Secret Name", {UNIT: answers}, {}, ("k",))
    book = grades.gradebook([one], asked(file), decided)
    return pages.page(book, book.rows[0], one, UNIT), file


def test_a_page_says_points_reason_and_nobodys_name(tmp_path):
    (fits,), _ = right("u1-e3", put(tmp_path / "points.toml", POINTS.encode()))
    words, file = made(tmp_path, u1_e3=fits)
    one = next(one for one in asked(file) if one.id == "u1-e3")
    assert "2 of 2 points" in words
    assert "2 of 6 points" in words
    assert one.key.reason[:30] in words
    assert "Secret" not in words
    assert "http" not in words


def test_a_teachers_comment_is_words(tmp_path):
    decided = {
        ("k", "u1-e3"): Override(1, comment="<b>see me"),
        ("k", UNIT): Override(3, comment="& all"),
    }
    words, _ = made(tmp_path, decided)
    assert "&lt;b&gt;see me" in words
    assert "&amp; all" in words
    assert "3 of 6 points" in words


def test_who_is_excused_is_told_so(tmp_path):
    words, _ = made(tmp_path, {("k", UNIT): Override(None, excused=True)})
    assert "excused" in words


@pytest.mark.parametrize(
    ("before", "label", "name"),
    [
        ("doe_LATE_1_2_", "doe", f"doe_LATE_1_2_feedback-{UNIT}.html"),
        (
            "J D_17_assignsubmission_file_",
            "J",
            f"J D_17_assignsubmission_file_feedback-{UNIT}.html",
        ),
        ("", "../../Mia", f"007 Mia/feedback-{UNIT}.html"),
        ("", "\x00/", f"007 student 7/feedback-{UNIT}.html"),
    ],
)
def test_a_page_is_named_as_its_platform_named_the_file(before, label, name):
    row = grades.Row("k", label, sent={UNIT: before})
    assert pages.name_of(row, UNIT, 7) == name
