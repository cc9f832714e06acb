"""What the notebooks show about the forms."""

from __future__ import annotations

import pytest

from whosays import show
from whosays.answers.file_store import FileStore
from whosays.classroom import discernment, simulation


def test_the_calculation_on_the_page_is_the_one_that_runs():
    shown = show.how_it_is_counted().body
    assert "won / (len(well) * len(weak))" in shown
    assert f"{discernment.auc((80, 55), (30, 70)):.2f}" in shown
    assert "3 of 4 points" in shown


@pytest.mark.usefixtures("tiny_kit")
def test_an_empty_folder_says_what_to_put_there():
    assert "one folder a student" in show.class_report(folder="handins").body


def test_a_broken_file_is_named_and_nothing_of_it_becomes_markup(tiny_kit, monkeypatch):
    monkeypatch.setenv("WHOSAYS_STRICT", "")
    folder = tiny_kit / "handins" / "<img src=x>"
    folder.mkdir(parents=True)
    (folder / "00-form-a.json").write_text("{", encoding="utf-8")
    assert "<img" not in show.class_report().body


def test_each_made_up_class_says_that_it_is_made_up():
    for kind in simulation.SHIFTS:
        body = show.class_report_example(kind).body
        assert "made-up class" in body
        assert "<img" in body
        assert "<table" in body


def test_a_student_sees_own_ratings_and_no_score(tiny_kit):
    FileStore("01-tiny", tiny_kit.parent / "answers").save("t-rate", 0)
    widget = show.my_ratings("01-tiny")
    assert "<td>" not in widget.told.value
    widget.button.click()
    assert "<td>0</td>" in widget.told.value
    assert "AUC" not in widget.told.value


def test_what_is_no_rating_is_not_shown_as_one(tiny_kit):
    FileStore("01-tiny", tiny_kit.parent / "answers").save("t-rate", {"a": ["\ud800"]})
    widget = show.my_ratings("01-tiny")
    widget.button.click()
    assert "{" not in widget.told.value.partition("<table")[2]
