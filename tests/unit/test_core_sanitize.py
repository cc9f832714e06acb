"""What is kept of a value that may be anything."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.sanitize import rating, words

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("value", "kept"),
    [(0, 0), (53, 53), (53.6, 54), (100, 100), (-1, 0), (10**400, 100), (True, None),
     (math.inf, None), (math.nan, None), ("53", None), ([53], None), (None, None)],
)  # fmt: skip
def test_a_rating_is_a_number_from_0_to_100(value, kept):
    assert rating(value) == kept
    assert type(rating(value)) is type(kept)


def test_words_can_be_written_anywhere():
    assert words("one\0 \ud800two", 100) == "one �two"
    assert words("grün 🙂", 6) == "grün 🙂"
    assert words("grün 🙂", 5) == "grün "


@given(ANYTHING)
def test_anything_else_is_empty(value):
    kept = words(value, 10)
    assert len(kept.encode()) <= 40
    assert isinstance(value, str) or kept == ""
