"""Own words: kept, held beside points, never graded."""

from __future__ import annotations

import pytest
from _records import as_item, as_key, check_key

from whosays.core.errors import DataError
from whosays.core.i18n import text as said
from whosays.core.sanitize import LONGEST
from whosays.questions.kinds import text

ITEM = {"id": "q", "kind": "text"}


def test_words_are_kept_up_to_the_longest_and_nothing_else_is():
    assert text.clean(ITEM, "So\0 it is.") == "So it is."
    assert len(text.clean(ITEM, "x" * (LONGEST + 1))) == LONGEST
    for value in ("", None, 3, ["x"], "\0"):
        assert text.clean(ITEM, value) is None


def test_words_stand_beside_points_and_a_model():
    key = as_key("text", {"look_for": ["A name."], "model": "Ruiz.", "discussion": "Talk."})
    found = text.grade(ITEM, key, "Words.")
    assert (found.state, found.score, found.options) == ("noted", None, ())
    assert found.notes == ("A name.", "Because.")
    assert (found.model, found.discussion) == ("Ruiz.", "Talk.")
    assert found.headline == said("marking.open_text")


def test_a_key_says_what_to_look_for(tmp_path):
    check_key({"look_for": ["A name."]}, ITEM, "f.toml", tmp_path)
    check_key({"open": True}, ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match="key x, look_for"):
        check_key({}, ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match="key x, option"):
        check_key(
            {"look_for": ["A."], "option": [{"id": "a", "says": "x"}]}, ITEM, "f.toml", tmp_path
        )


@pytest.mark.parametrize(("rows", "lines"), [({}, 3), ({"rows": 0}, 3), ({"rows": 5}, 5)])
def test_on_paper_there_are_as_many_lines_as_are_wanted(rows, lines):
    assert str(text.worksheet_html({**ITEM, **rows})).count("pr-line") == lines
    assert as_item({**ITEM, **rows}).rows == rows.get("rows", 0)


def test_the_key_says_only_of_a_prediction_that_it_is_none():
    assert text.expected_html(ITEM, as_key("text", {"look_for": ["A."]})) == ""
    prediction = text.expected_html(ITEM, as_key("text", {"prediction": True}))
    assert prediction == f"<p>{said('page.prediction')}</p>"
    assert (text.PLATFORM, text.SECONDS) == ("text", 150)


def test_a_key_grades_unless_it_says_that_it_does_not():
    assert as_key("text", {}).open is False
    assert as_key("text", {"open": True}).open is True
