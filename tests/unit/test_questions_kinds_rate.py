"""A rating: within the band, close to it, or to be talked about."""

from __future__ import annotations

import pytest
from _records import as_item, as_key, check_item, check_key

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.questions.kinds import rate
from whosays.questions.markup import named

ITEM = {"id": "q", "kind": "rate", "low": "not at all", "high": "very well"}


def key(**fields):
    return as_key("rate", {"band": [30, 60], "discussion": "Talk.", **fields})


@pytest.mark.parametrize(
    ("value", "kept"),
    [(0, 0), (100, 100), (101, 100), (-1, 0), (44.6, 45), (True, None), ("5", None), (None, None)],
)
def test_a_number_is_kept_on_the_scale(value, kept):
    assert rate.clean(ITEM, value) == kept


@pytest.mark.parametrize(
    ("answer", "form", "state"),
    [
        (30, "inside", "right"), (60, "inside", "right"), (29, "close", "open"),
        (61, "close", "open"), (20, "close", "open"), (70, "close", "open"),
        (19, "far", "open"), (71, "far", "open"), (0, "far", "open"), (100, "far", "open"),
    ],
)  # fmt: skip
def test_in_the_band_close_to_it_and_far_from_it(answer, form, state):
    found = rate.grade(ITEM, key(), answer)
    assert found.headline == text(f"marking.rate_{form}", value=answer, low=30, high=60)
    assert (found.state, found.score, found.options) == (state, 1.0, ())
    assert (found.notes, found.discussion) == (("Because.",), "Talk.")


@pytest.mark.parametrize(
    ("band", "good"),
    [
        ([0, 100], True), ([50, 50], True), ([51, 50], False), ([-1, 50], False),
        ([50, 101], False), ([50], False), ([1, 2, 3], False), ([], False),
    ],
)  # fmt: skip
def test_a_band_lies_on_the_scale(tmp_path, band, good):
    if good:
        check_key({"band": band}, ITEM, "f.toml", tmp_path)
        return
    with pytest.raises(DataError, match="key x, band"):
        check_key({"band": band}, ITEM, "f.toml", tmp_path)


def test_a_prediction_and_an_open_key_need_no_band(tmp_path):
    check_key({"prediction": True}, ITEM, "f.toml", tmp_path)
    check_key({"open": True}, ITEM, "f.toml", tmp_path)


@pytest.mark.parametrize("end", ["low", "high"])
def test_both_ends_have_a_name(tmp_path, end):
    check_item(ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match=f"item q, {end}"):
        check_item({**ITEM, end: ""}, "f.toml", tmp_path)


def test_a_noted_rating_says_its_number():
    assert rate.noted(45) == text("marking.noted_rate", value=45)


@pytest.mark.parametrize("pair", [(None, 5), (5, None), (True, 5), (5, "6"), (5.0, 5)])
def test_only_of_two_ratings_it_is_said_how_they_moved(pair):
    assert rate.moved(*pair) == ""
    assert rate.moved(5, 7) == text("exercise.moved", first=5, now=7)
    assert rate.moved(5, 5) == text("exercise.not_moved", first=5, now=5)


def test_on_paper_and_in_the_key():
    paper = str(rate.worksheet_html(ITEM))
    assert "not at all" in paper
    assert "<span>100</span>" in paper
    words = rate.expected_html(ITEM, key(option=[{"id": "30-40", "says": "Low."}]))
    assert text("page.ends", low="not at all", high="very well") in words
    assert text("page.band", low=30, high=60) in words
    assert words.endswith("<ul><li>30-40<br>Low.</li></ul>")
    bare = rate.expected_html(ITEM, as_key("rate", {"prediction": True}))
    scale = named("scale", text("page.ends", low="not at all", high="very well"))
    assert bare == f"<p>{text('page.prediction')}</p>{scale}"
    two = [{"id": "low", "says": "L."}, {"id": "high", "says": "H."}]
    assert rate.expected_html(ITEM, key(option=two)).endswith(
        "<ul><li>low<br>L.</li><li>high<br>H.</li></ul>"
    )
    beside = rate.expected_html(ITEM, key(beside="u1-e1"))
    assert text("page.beside") in beside
    made = as_item({"kind": "rate"})
    assert (made.low, made.high, key().beside, rate.SECONDS) == ("", "", "", 40)


def test_a_key_grades_unless_it_says_that_it_does_not():
    assert as_key("rate", {}).open is False
    assert as_key("rate", {"open": True}).open is True
