"""Against the worked examples in Krippendorff 2011, *Computing Krippendorff’s Alpha*."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.sourcing.alpha import alpha, alpha_of

_ = None
# Each row is a coder, each column a unit, as the paper prints them.
TWO_VALUES = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
CODES = [list("aabbdcccedda"), list("babbbcccedddd"[:12])]
FOUR_CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def units(coders):
    return list(zip(*coders, strict=True))


@pytest.mark.parametrize(
    ("coders", "level", "published"),
    [
        (TWO_VALUES, "nominal", 0.095),
        (CODES, "nominal", 0.692),
        (FOUR_CODERS, "nominal", 0.743),
        (FOUR_CODERS, "interval", 0.849),
    ],
)
def test_the_published_examples(coders, level, published):
    assert alpha(units(coders), level) == pytest.approx(published, abs=5e-4)


def test_full_agreement_is_one_and_worse_than_chance_is_below_zero():
    assert alpha(["aa", "bb"]) == 1
    assert alpha(["ab", "ba", "ab"]) < 0


@pytest.mark.parametrize("given_units", [[], ["a", "b"], [(None, "a")], ["aa", "aa"]])
def test_where_nothing_can_be_said_nothing_is(given_units):
    assert alpha(given_units) is None


def test_what_nobody_said_is_no_value():
    counted = [Counter({True: 3, False: 0}), Counter({True: 1, False: 2})]
    assert alpha_of(counted) == alpha([[True] * 3, [True, False, False]])
    assert alpha_of([Counter({True: 3, False: 0})]) is None


coded = st.lists(st.lists(st.sampled_from([None, 1, 2, 3]), min_size=2, max_size=4), max_size=8)


@given(found=coded, level=st.sampled_from(["nominal", "interval"]))
def test_neither_the_order_of_units_nor_of_coders_matters(found, level):
    turned = [list(reversed(unit)) for unit in reversed(found)]
    first, second = alpha(found, level), alpha(turned, level)
    assert (first is None) == (second is None)
    assert first is None or first == pytest.approx(second)
    assert first is None or first <= 1 + 1e-12


@given(found=coded)
def test_a_unit_that_one_coder_coded_changes_nothing(found):
    first = alpha(found)
    second = alpha([*found, [3, None], [None, None]])
    assert first is second or first == pytest.approx(second)
