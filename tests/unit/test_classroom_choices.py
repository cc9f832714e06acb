"""Who chose what: counted by hand, and nobody told."""

from __future__ import annotations

from _records import as_key

from whosays.classroom import choices
from whosays.classroom.points import Asked

ITEM = {"kind": "one", "prompt": "Who?", "options": [{"id": x, "text": x.upper()} for x in "abc"]}
KEY = {"right": ["a"], "accept": ["c"], "reason": "r", "discussion": "Talk.",
       "option": [{"id": "b", "says": "It says b.", "shows": "No."}]}  # fmt: skip


def question(answers, kind="one", **key):
    item = {**ITEM, "kind": kind}
    return choices.question(Asked("q", "u", item, as_key(kind, {**KEY, **key}), 1.0), answers)


def test_a_class_is_counted_with_the_reply_to_each_option():
    found = question(["a"] * 6 + ["b"] * 9)
    assert [(one.text, one.count, one.fits, one.reply) for one in found.options] == [
        ("A", 6, True, ""), ("B", 9, False, "It says b. No."), ("C", 0, None, ""),
    ]  # fmt: skip
    assert (found.answered, found.right, found.discussion) == (15, 0.4, "Talk.")


def test_of_seven_nothing_is_shown():
    assert question(["a"] * 7).options == ()


def test_four_are_not_told_and_cannot_be_worked_out():
    assert [one.count for one in question(["a"] * 9 + ["b"] * 4 + ["c"] * 7).options] == [
        9, None, None,
    ]  # fmt: skip


def test_of_several_choices_each_is_counted():
    found = question([["a", "b"]] * 6 + [["a"]] * 3, "many")
    assert [one.count for one in found.options] == [9, 6, 0]
    assert found.right == 3 / 9


def test_where_nothing_is_expected_nothing_fits_or_not():
    found = question(["a"] * 8, prediction=True)
    assert {one.fits for one in found.options} == {None}
    assert found.right == 0
