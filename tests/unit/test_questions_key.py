"""A key that says no more than it must, and what it says of one option."""

from __future__ import annotations

from _records import as_key

from whosays.questions.key import NOTHING

BARE = {"item": "t", "reason": "Because."}


def test_a_key_that_says_no_more_than_it_must_says_nothing_more():
    key = as_key("text", BARE)
    assert (key.look_for, key.model, key.was, key.option, key.discussion) == ((), "", "", (), "")
    assert key.prediction is False
    assert key.open is False


def test_of_each_option_its_own_lines_are_given_and_of_another_nothing():
    lines = [{"id": "a", "shows": "A."}, {"id": "b", "says": "B.", "rule": "AP (2009): so."}]
    key = as_key("text", {**BARE, "option": lines})
    assert (key.of("a").says, key.of("a").rule, key.of("a").shows) == ("", "", "A.")
    assert key.of("a").lines == ("A.",)
    assert key.of("b").lines == ("B.", "AP (2009): so.")
    assert key.of("c") is NOTHING
    assert NOTHING.lines == ()
