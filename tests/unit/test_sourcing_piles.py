from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.sourcing.piles import ASIDE, Sorting, agreement, count_error, matched, opened

CARDS = "abcdef"


def sort(words, *ties):
    """Give a sorting from ``"ab c|d"``: piles 1, 2, … and, behind the bar, what is aside."""
    roots, _, aside = words.partition("|")
    place = {card: str(n) for n, pile in enumerate(roots.split(), 1) for card in pile}
    place |= dict.fromkeys(aside, ASIDE)
    return Sorting(place, frozenset(frozenset(tie) for tie in ties))


sortings = st.builds(
    Sorting,
    st.dictionaries(st.sampled_from(CARDS), st.sampled_from(["1", "2", "3", "4", ASIDE])),
    st.frozensets(
        st.frozensets(st.sampled_from(["1", "2", "3", "4", "9", ASIDE]), min_size=1, max_size=2),
        max_size=5,
    ),
)
full = sortings.filter(lambda s: set(s.place) == set(CARDS)) | st.builds(
    Sorting,
    st.fixed_dictionaries({c: st.sampled_from(["1", "2", "3", ASIDE]) for c in CARDS}),
    st.frozensets(st.frozensets(st.sampled_from("123"), min_size=2, max_size=2), max_size=2),
)


# ---------------------------------------------------------------- counting
@pytest.mark.parametrize(
    ("sorting", "count"),
    [
        (sort(""), (0, 0)),
        (sort("|abc"), (0, 0)),
        (sort("abc"), (1, 1)),
        (sort("ab c|d"), (2, 2)),
        (sort("ab c", "12"), (1, 2)),
        (sort("a b c", "12"), (2, 3)),
        (sort("a b c", "12", "23"), (1, 3)),
        (sort("a b c d", "12", "34"), (2, 4)),
        (sort("a b c d", "34", "23", "14"), (1, 4)),
        (sort("a b", "13"), (2, 2)),
        (Sorting({"a": "1", "b": ASIDE}, frozenset({frozenset({"1", ASIDE})})), (1, 1)),
        (Sorting({"a": "1", "b": "2"}, frozenset({frozenset({"1"})})), (2, 2)),
    ],
)
def test_roots_are_counted_at_least_and_at_most(sorting, count):
    assert sorting.count() == count


@given(sortings)
def test_least_is_never_more_than_most_nor_most_more_than_cards(sorting):
    least, most = sorting.count()
    assert 0 <= least <= most <= len(sorting.place)
    assert (least == 0) is (most == 0)


def test_two_cards_stand_together_tied_apart_or_open():
    sorting = sort("ab c d|e", "12")
    assert sorting.relation("a", "b") == "together"
    assert sorting.relation("b", "c") == "tied"
    assert sorting.relation("c", "d") == "apart"
    assert sorting.relation("d", "e") == "apart"
    assert sorting.relation("a", "f") == "open"
    assert sort("a b c", "12", "23").relation("a", "c") == "tied"
    assert sort("|ab").relation("a", "b") == "together"


def test_mates_are_those_of_the_same_pile():
    assert sort("abc d").mates("b") == {"a", "c"}
    assert sort("abc d").mates("d") == frozenset()


# ---------------------------------------------------------------- comparing
@given(full)
def test_a_sorting_agrees_with_itself_whatever_the_piles_are_called(sorting):
    new = {"1": "7", "2": "1", "3": "x", "4": "2", ASIDE: ASIDE}
    renamed = Sorting(
        {card: new[pile] for card, pile in sorting.place.items()},
        frozenset(frozenset(new.get(p, p) for p in tie) for tie in sorting.ties if "9" not in tie),
    )
    assert agreement(renamed, sorting, CARDS).share == 1
    assert renamed.count() == sorting.count()


@given(sortings, full)
def test_the_share_lies_between_nothing_and_all(one, other):
    found = agreement(one, other, CARDS)
    assert 0 <= found.share <= 1
    assert found.agreed + found.too_sure + found.too_open <= found.pairs == 15


@given(full, full)
def test_neither_sorting_weighs_more(one, other):
    assert agreement(one, other, CARDS).share == agreement(other, one, CARDS).share


def test_without_ties_it_is_rands_own_example():
    # Rand 1971, section 2: {abc}{def} against {ab}{cde}{f}: 9 of 15 pairs agree.
    found = agreement(sort("abc def"), sort("ab cde f"), CARDS)
    assert (found.agreed, found.pairs, found.share) == (9, 15, 0.6)


def test_saying_that_it_is_not_shown_is_rewarded():
    reference = sort("a b", "12")
    tied, one, two = (
        agreement(given, reference, "ab") for given in (sort("a b", "12"), sort("ab"), sort("a b"))
    )
    assert (tied.share, one.share, two.share) == (1, 0.5, 0.5)
    assert (tied.too_sure, one.too_sure, two.too_sure) == (0, 1, 1)
    left = agreement(sort("a b", "12"), sort("a b"), "ab")
    assert (left.share, left.too_open) == (0.5, 1)


def test_aside_is_a_pile_of_its_own():
    assert agreement(sort("a|b"), sort("|ab"), "ab").share == 0
    assert sort("a|b").count() != sort("a b").count()


def test_a_root_that_is_set_aside_is_no_root_whatever_lies_in_its_place():
    # Every two cards stand to each other as in the reference; only, the wrong one is aside.
    swapped = agreement(sort("ab|c"), sort("c|ab"), "abc")
    assert (swapped.agreed, swapped.pairs, swapped.astray) == (3, 3, 3)
    assert swapped.share == 3 / 6
    assert agreement(sort("a|b"), sort("a b"), "ab").share == 1 / 2
    assert agreement(sort("a|b"), sort("a|b"), "ab").share == 1
    assert agreement(sort("a"), sort("a|b"), "ab").astray == 0


def test_a_card_that_is_not_sorted_agrees_in_nothing():
    assert agreement(sort("a"), sort("a b"), "ab").share == 0
    assert agreement(sort("a"), sort("a"), "a").share == 1


@pytest.mark.parametrize(
    ("given_count", "reference", "error"),
    [
        ((3, 3), (1, 2), 1),
        ((1, 2), (1, 2), 0),
        ((2, 2), (1, 2), 0),
        ((1, 3), (1, 2), 1),
        ((7, 7), (1, 1), 6),
        ((1, 1), (3, 5), 2),
        ((1, 6), (3, 5), 2),
        ((0, 0), (1, 1), 1),
    ],
)
def test_a_count_is_off_by_as_much_as_it_reaches_outside(given_count, reference, error):
    assert count_error(given_count, reference) == error


def test_what_two_sortings_settle_in_two_ways_is_left_open():
    assert opened(sort("a b c|d"), sort("ab cd")).count() == (2, 3)
    assert opened(sort("ab cd"), sort("a b c|d")).count() == (2, 2)
    assert opened(sort("a b"), sort("a|b")).count() == (2, 2)
    assert opened(sort("a|b"), sort("ab")).count() == (1, 1)


@given(full, full)
def test_leaving_open_agrees_with_neither_less_than_they_do_with_each_other(one, other):
    left = opened(one, other)
    assert left.place == one.place
    assert opened(left, other) == left


# ---------------------------------------------------------------- matching
def test_piles_are_matched_so_that_most_cards_fit():
    # Pile 1 alone would go to the first; together it is better that pile 2 has it.
    found = matched(sort("abc def"), sort("abdef c"))
    assert found == {"1": "2", "2": "1", ASIDE: ASIDE}


@given(sortings, full)
def test_a_match_is_one_to_one_and_shares_a_card(one, other):
    found = matched(one, other)
    assert len(set(found.values())) == len(found)
    for mine, theirs in found.items():
        if mine != ASIDE:
            assert set(one.cards(mine)) & set(other.cards(theirs))


@given(full)
def test_every_pile_means_itself(sorting):
    found = matched(sorting, sorting)
    assert all(found[pile] == pile for pile in sorting.piles())


def test_tied_piles_are_called_by_the_one_whose_card_lies_first():
    sorting = Sorting({"a": "3", "b": "1", "c": "2"}, frozenset({frozenset({"1", "3"})}))
    assert sorting.bundles() == {"3": "3", "1": "3", "2": "2"}


def test_in_a_draw_the_earlier_pile_is_meant():
    assert matched(sort("a b"), sort("ab")) == {"1": "1", ASIDE: ASIDE}


def test_a_pile_gives_way_where_all_piles_together_share_more_cards():
    """Pile 1 shares three cards with the second root, but pile 2 shares two with it alone."""
    found = matched(sort("abcde fg hi"), sort("ab cdefg hi"))
    assert found == {"1": "1", "2": "2", "3": "3", ASIDE: ASIDE}
