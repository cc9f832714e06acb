"""A choice of several: a set, in which one too many costs what a right one brings."""

from __future__ import annotations

import pytest
from _records import as_key, check_item, check_key

from whosays.core.errors import DataError
from whosays.questions.kinds import many

OPTIONS = [{"id": name, "text": f"Option {name}"} for name in "abcdef"]
ITEM = {"id": "q", "kind": "many", "options": OPTIONS}


def found(*names, **fields):
    told = {"right": ["a", "b", "c", "d"], "accept": ["e"], "reason": "So.", **fields}
    return many.grade(ITEM, as_key("many", told), list(names))


@pytest.mark.parametrize("value", [None, [], "a", ["z"], [1, None], {"a": 1}])
def test_what_names_no_option_is_no_answer(value):
    assert many.clean(ITEM, value) is None


def test_the_order_in_which_options_were_ticked_says_nothing():
    assert many.clean(ITEM, ["c", "a", "z", "c"]) == ["a", "c"]
    assert many.clean(ITEM, ("b",)) == ["b"]


@pytest.mark.parametrize(
    ("names", "score", "state"),
    [
        ("abcd", 1.0, "right"), ("abcde", 1.0, "open"), ("abc", 0.75, "partly"),
        ("abcf", 0.5, "partly"), ("abcdf", 0.75, "partly"), ("f", 0.0, "not_yet"),
        ("af", 0.0, "partly"), ("e", 0.0, "partly"),
    ],
)  # fmt: skip
def test_one_too_many_costs_what_a_right_one_brings(names, score, state):
    graded = found(*names)
    assert (graded.score, graded.state) == (score, state)


def test_the_headline_counts_ticks_and_what_is_missing():
    said = found("a", "b", "f").headline
    assert said == "2 of your 3 ticks fit · 2 missing"
    assert found("a", "b", "c", "d").headline == "4 of your 4 ticks fit"


def test_where_the_text_does_not_tell_other_ticks_say_more_than_is_shown():
    item = {**ITEM, "options": [*OPTIONS, {"id": "cant-tell", "text": "no idea"}]}
    key = as_key("many", {"right": ["cant-tell"]})
    graded = many.grade(item, key, ["a"])
    assert (graded.state, graded.options[0].verdict) == ("not_shown", "not_shown")


def test_an_item_and_a_key_that_cannot_be_used_are_named(tmp_path):
    with pytest.raises(DataError, match="options"):
        check_item({"kind": "many", "options": []}, "f.toml", tmp_path)
    with pytest.raises(DataError, match="says nothing of this option"):
        check_key({"right": ["a"]}, ITEM, "f.toml", tmp_path)


def test_on_paper_and_in_the_key():
    paper = str(many.worksheet_html(ITEM))
    assert paper.count('class="pr-box"') == 6
    words = many.expected_html(ITEM, as_key("many", {"right": ["a", "b"], "accept": ["c"]}))
    assert words.count("✓") == 3
    assert (many.PLATFORM, many.SECONDS) == ("choices", 45)
