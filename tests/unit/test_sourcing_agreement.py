from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.kit import Kit
from whosays.corpus.attributions import as_dict, load_coding
from whosays.sourcing.agreement import FIELDS, compare, pair


def record(start, end, code="a", article="000"):
    fields = dict.fromkeys(FIELDS, code)
    return {"article": article, "cue": {"start": start, "end": end}, **fields}


# ---------------------------------------------------------------- pairing
def test_records_whose_cues_share_words_are_one_attribution():
    assert pair([record(0, 10)], [record(9, 20)]) == ((0, 0),)
    assert pair([record(0, 10)], [record(10, 20)]) == ()
    assert pair([record(0, 10)], [record(0, 10, article="001")]) == ()


def test_pairs_are_one_to_one_the_closest_first():
    first = [record(0, 10), record(0, 4)]
    second = [record(0, 9)]
    assert pair(first, second) == ((0, 0),)
    assert pair(first, [record(0, 9), record(1, 4)]) == ((0, 0), (1, 1))


def test_a_wide_record_does_not_take_the_place_of_two():
    first = [record(0, 100)]
    second = [record(0, 40), record(50, 100)]
    assert pair(first, second) == ((0, 1),)


@pytest.mark.parametrize(
    ("far", "near"),
    [
        ((90, 125), (105, 110)),  # more words in common, but most of it is about something else
        ((108, 112), (95, 130)),  # short, and hardly any words in common
    ],
)
def test_the_closest_shares_most_of_both(far, near):
    assert pair([record(100, 110)], [record(*far), record(*near)]) == ((0, 1),)


def test_a_record_of_another_article_ends_no_search():
    assert pair([record(0, 10)], [record(0, 10, article="001"), record(0, 10)]) == ((0, 1),)


places = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: record(p[0], p[0] + p[1])),
    max_size=6,
)


@given(first=places, second=places)
def test_no_record_is_paired_twice_and_nothing_is_left_that_could_be(first, second):
    pairs = pair(first, second)
    left, right = [i for i, _ in pairs], [j for _, j in pairs]
    assert len(set(left)) == len(left)
    assert len(set(right)) == len(right)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            touch = max(a["cue"]["start"], b["cue"]["start"]) < min(
                a["cue"]["end"], b["cue"]["end"]
            )
            if touch:
                assert i in left or j in right


# ---------------------------------------------------------------- figures
def coders(*codes):
    first = [record(10 * n, 10 * n + 5, a) for n, (a, _) in enumerate(codes)]
    second = [record(10 * n, 10 * n + 5, b) for n, (_, b) in enumerate(codes)]
    return first, second


def test_alpha_of_a_small_example_worked_by_hand():
    """Four units, one disagreement: 8 values, 5 a and 3 b.

    Observed 1/4; expected 1 - (5*4 + 3*2) / (8*7) = 30/56; alpha = 1 - (1/4) / (30/56).
    """
    found = compare(*coders("aa", "aa", "bb", "ab"))
    assert found.alpha["source_type"] == pytest.approx(1 - (1 / 4) / (30 / 56), abs=1e-4)
    assert found.same["source_type"] == 0.75
    assert found.f1 == 1.0


def test_alpha_of_three_codes_worked_by_hand():
    """Five units: 10 values, 4 a, 4 b, 2 c; two disagreements.

    Observed 2/5; expected 1 - (12 + 12 + 2) / 90 = 64/90; alpha = 1 - (2/5) / (64/90).
    """
    found = compare(*coders("aa", "bb", "ab", "cc", "ba"))
    assert found.alpha["how_know"] == pytest.approx(1 - (2 / 5) / (64 / 90), abs=1e-4)


def test_full_agreement_is_one_also_with_one_code_only():
    assert compare(*coders("aa", "bb")).alpha["affiliation"] == 1.0
    assert compare(*coders("aa", "aa")).alpha["affiliation"] == 1.0


def test_figures_have_four_places():
    found = compare(*coders("aa", "aa", "bb", "ab"))
    assert found.alpha["source_type"] == 0.5333
    assert compare(*coders("aa", "bb", "ab")).same["source_type"] == 0.6667
    first, second = coders("aa", "bb", "aa")
    assert compare(first, [*second[:2], record(500, 510)]).f1 == 0.6667


def test_less_than_chance_is_below_zero():
    assert compare(*coders("ab", "ba", "ab", "ba")).alpha["source_type"] < 0


def test_f1_counts_what_only_one_coder_found():
    first, second = coders("aa", "bb", "aa")
    found = compare(first, [*second[:2], record(500, 510)])
    assert found.pairs == ((0, 0), (1, 1))
    assert found.f1 == pytest.approx(2 * 2 / 6, abs=1e-4)


def test_nothing_against_something_and_nothing_against_nothing():
    first, _ = coders("aa")
    found = compare(first, [])
    assert (found.f1, found.alpha["source_type"], found.same["source_type"]) == (0.0, 0.0, 0.0)
    assert compare([], []).f1 == 1.0


def test_a_coding_agrees_with_itself(kit):
    records = [as_dict(r) for r in load_coding("001", Kit(kit)).attributions]
    found = compare(records, records)
    assert found.f1 == 1.0
    assert found.alpha == dict.fromkeys(FIELDS, 1.0)
    assert found.pairs == tuple((n, n) for n in range(len(records)))
