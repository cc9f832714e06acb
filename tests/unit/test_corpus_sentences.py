"""Sentences of a text by their places: none reaches over an end, and none is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.corpus.sentences import sentences_of


def found(text, start=0, end=None):
    return [text[a:b] for a, b in sentences_of(text, start, len(text) if end is None else end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so. Did she? No!", ["He said so.", "Did she?", "No!"]),
        ("“It was 250.” They left.", ["“It was 250.”", "They left."]),
        ("About 3.5 tons came.", ["About 3.5 tons came."]),
        ("A line\nanother", ["A line", "another"]),
        ("  ", []),
    ],
)
def test_a_sentence_ends_with_its_sign_or_its_line(text, expected):
    assert found(text) == expected


def test_no_sentence_reaches_over_the_ends_that_are_asked_for():
    text = "One two. Three four."
    assert found(text, 4, 14) == ["two.", "Three"]


@given(st.text(alphabet="ab .?!”\n", max_size=60))
def test_every_letter_stands_in_one_sentence_and_none_in_two(text):
    places = sentences_of(text, 0, len(text))
    assert all(a < b for a, b in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    inside = {at for a, b in places for at in range(a, b)}
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= inside
