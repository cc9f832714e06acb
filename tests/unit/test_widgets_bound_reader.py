"""A reader and its sheet: the first check, the second, and our reading on request."""

from __future__ import annotations

import pytest
from _marks import ITEMS, ROOT, some_marks

from whosays.answers.session import store
from whosays.core.kit import Kit
from whosays.corpus.texts import load_text_coding
from whosays.widgets.bind import ask


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Give a reader with one mark that fits, and what it gives to each message."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    marks, _ = some_marks(ITEMS["u2-e1"][1])
    store("02-unnamed-sources").save("u2-e1", marks, item="x")

    def of(*types):
        made = ask("u2-e1")
        for kind_of in types:
            made._handle_custom_msg({"type": kind_of, "view": "v"}, [])
        return made

    return of


def test_the_first_check_gives_a_hint_and_the_second_our_reading(reader):
    made = reader("check")
    assert (made.feedback["first"], made.hints_shown) == (True, 1)
    made = reader("check")
    assert "first" not in made.feedback
    assert any(line["shows"] for line in made.feedback["records"])
    assert made.hints_shown == 1


def test_our_reading_is_there_when_it_is_asked_for(reader):
    made = reader("check", "open")
    assert "first" not in made.feedback
    again = reader()
    assert "first" not in again.feedback
    assert again.feedback["records"]


def test_marks_that_all_fit_are_not_held_back(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    _, item = ITEMS["u6-e2"]
    coding = load_text_coding(item.article, Kit(ROOT))
    marks = [
        {"id": f"m-{number}", "start": one.cue.start, "end": one.cue.end, "code": one.source_type}
        for number, one in enumerate(coding.attributions)
    ]
    store("06-your-own-report").save("u6-e2", marks, item="x")
    made = ask("u6-e2")
    made._handle_custom_msg({"type": "check", "view": "v"}, [])
    assert made.feedback["state"] == "right"
    assert "first" not in made.feedback
