"""Putting in order: the share of pairs, and a place for each."""

from __future__ import annotations

import pytest
from _records import as_key, check_item, check_key

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.questions.kinds import order

OPTIONS = [{"id": name, "text": f"Option {name}"} for name in "abcd"]
ITEM = {"id": "q", "kind": "order", "options": OPTIONS}
KEY = {
    "right": ["b", "a", "c", "d"],
    "option": [{"id": "a", "says": "Says.", "rule": "AP.", "shows": "Shown."}],
}


def found(names):
    return order.grade(ITEM, as_key("order", KEY), list(names))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (["d", "c"], ["d", "c", "a", "b"]), (["a", "a", "z"], ["a", "b", "c", "d"]),
        ([], None), (["z"], None), ("abcd", None), (None, None),
    ],
)  # fmt: skip
def test_what_is_not_named_comes_at_the_end(value, kept):
    assert order.clean(ITEM, value) == kept


@pytest.mark.parametrize(
    ("names", "score", "state"),
    [
        ("bacd", 1.0, "right"), ("abcd", 0.8333, "partly"), ("dcab", 0.0, "not_yet"),
        ("dbac", 0.5, "not_yet"), ("bcda", 0.6667, "partly"),
    ],
)  # fmt: skip
def test_the_share_of_pairs_in_order(names, score, state):
    graded = found(names)
    assert (graded.score, graded.state) == (score, state)


def test_each_line_says_its_place_and_the_one_it_has():
    first, second, third, _ = found("abcd").options
    assert (first.id, first.verdict, second.verdict, third.verdict) == (
        "a", "fits_not", "fits_not", "fits",
    )  # fmt: skip
    assert first.text == "1. Option a"
    assert (first.says, first.rule) == ("Says.", "AP.")
    assert first.shows == "Shown. " + text("marking.order_place", place=2)
    assert second.shows == text("marking.order_place", place=1)
    assert all(line.chosen for line in found("abcd").options)
    assert found("abcd").headline.startswith("2 of 4 lines are in their place")


def test_one_option_has_no_order(tmp_path):
    with pytest.raises(DataError, match="one option has no order"):
        check_item({"kind": "order", "options": OPTIONS[:1]}, "f.toml", tmp_path)
    check_item({"kind": "order", "options": OPTIONS[:2]}, "f.toml", tmp_path)
    with pytest.raises(DataError, match=r"item x, options: .* needs it"):
        check_item({"kind": "order", "options": []}, "f.toml", tmp_path)


def test_a_key_holds_every_option_once(tmp_path):
    check_key(KEY, ITEM, "f.toml", tmp_path)
    check_key({"open": True}, ITEM, "f.toml", tmp_path)
    for right in ("abc", "abca", "abcdd"):
        with pytest.raises(DataError, match="does not hold every option once"):
            check_key({"right": list(right)}, ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match="“z”"):
        check_key({"right": ["z"]}, ITEM, "f.toml", tmp_path)


def test_two_lines_in_order_are_all_of_it():
    item = {**ITEM, "options": OPTIONS[:2]}
    key = as_key("order", {"right": ["a", "b"]})
    assert [order.grade(item, key, names).score for names in (["a", "b"], ["b", "a"])] == [1, 0]
    assert order.SECONDS == 60


def test_on_paper_and_in_the_key():
    paper = str(order.worksheet_html(ITEM))
    assert paper.count("pr-blank") == 4
    assert "4" in paper.partition("<ul")[0]
    words = order.expected_html(ITEM, as_key("order", KEY))
    assert words.endswith(
        "<ol><li>Option b</li><li>Option a</li><li>Option c</li><li>Option d</li></ol>"
    )
    assert "<br>Says." in words


def test_a_key_grades_unless_it_says_that_it_does_not():
    assert as_key("order", {}).open is False
    assert as_key("order", {"open": True}).open is True
