"""Discernment and leaning: the numbers, and what a class's change is called."""

from __future__ import annotations

import math
from collections import Counter
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.classroom import discernment, simulation
from whosays.classroom.discernment import (
    Figure,
    Sitting,
    auc,
    called_well,
    change,
    count_error,
    criterion,
    d_prime,
    of_class,
    told,
)

RATING = st.integers(0, 100)
RATINGS = st.lists(RATING, min_size=1, max_size=12)


# ---------------------------------------------------------------- the calculation
def test_the_share_of_pairs_in_the_right_order_is_counted_by_hand():
    assert auc([80, 60], [10, 70]) == 3 / 4
    assert auc([50], [50]) == 0.5
    assert auc([0], [100]) == 0


@given(RATINGS, RATINGS)
def test_turning_the_two_kinds_round_turns_the_share_round(well, weak):
    assert auc(well, weak) == pytest.approx(1 - auc(weak, well))


@given(RATINGS, RATINGS, st.integers(1, 50))
def test_who_only_rates_everything_lower_is_no_better_at_telling_apart(well, weak, less):
    lower = [value - less for value in well], [value - less for value in weak]
    assert auc(*lower) == auc(well, weak)


def test_d_prime_and_the_criterion_are_those_of_the_textbook():
    # H = 8.5/10, FA = 1.5/6: z = 1.0364 and −0.6745.
    assert d_prime(8, 9, 1, 5) == pytest.approx(1.7109, abs=1e-4)
    assert criterion(8, 9, 1, 5) == pytest.approx(-0.1810, abs=1e-4)


def test_a_perfect_reader_is_not_infinitely_good():
    assert math.isfinite(d_prime(9, 9, 0, 5))
    assert d_prime(9, 9, 0, 5) > d_prime(8, 9, 1, 5)


def test_saying_no_to_everything_is_a_leaning_and_no_discernment():
    assert criterion(0, 9, 0, 9) > 1
    assert d_prime(0, 9, 0, 9) == pytest.approx(0)
    assert criterion(9, 9, 9, 9) < -1


def test_a_rating_on_the_middle_counts_one_half():
    assert called_well([51, 50, 49, 100, 0]) == 2.5


@pytest.mark.parametrize(("said", "error"), [(0, 1), (1, 0), (2, 0), (3, 1), (9, 7)])
def test_a_count_inside_the_range_is_no_error(said, error):
    assert count_error(said, 1, 2) == error


# ---------------------------------------------------------------- a class
WELL_READ = Sitting((80.0, 70.0), (20.0,), (0, 1))
TURNED = Sitting((20.0, 30.0), (80.0,), (2,))


def test_a_class_is_the_mean_of_its_students_where_each_can_be_measured():
    both = of_class([WELL_READ, TURNED])
    assert both["auc"] == 0.5
    assert both["count_error"] == 1
    assert both["d_prime"] == pytest.approx(d_prime(2, 4, 1, 2))


def test_a_class_without_counts_has_no_count_error():
    plain = [Sitting((80.0,), (20.0,)), Sitting((70.0,), (30.0,))]
    assert math.isnan(of_class(plain)["count_error"])
    assert "count_error" not in change(plain, plain)


def test_no_change_is_none_and_the_same_class_gives_the_same_report():
    pair = [WELL_READ, TURNED, WELL_READ]
    same = change(pair, pair)
    assert {figure.value for figure in same.values()} == {0.0}
    assert told(same) == "unclear"
    other = [TURNED, WELL_READ, WELL_READ]
    assert change(pair, other) == change(pair, other)
    varied = simulation.school_class(12, 1, gain=0.8)
    assert change(*varied, seed=2) != change(*varied)


@pytest.mark.parametrize(("before", "after"), [([], []), ([WELL_READ], [])])
def test_a_change_needs_the_same_students(before, after):
    with pytest.raises(ValueError, match="same students"):
        change(before, after)


def figures(auc_clear, leaning_clear):
    spread = {1: (0.1, 0.3), 0: (-0.1, 0.3), -1: (-0.3, -0.1)}
    return {
        "auc": Figure(0.0, *spread[auc_clear]),
        "criterion": Figure(0.0, *spread[leaning_clear]),
    }


@pytest.mark.parametrize(
    ("better", "leaning", "name"),
    [
        (1, 0, "learned"), (1, 1, "learned_more_sceptical"), (1, -1, "learned_more_trusting"),
        (0, 1, "only_sceptical"), (0, -1, "only_trusting"), (0, 0, "unclear"),
        (-1, 1, "worse"), (-1, 0, "worse"), (-1, -1, "worse"),
    ],
)  # fmt: skip
def test_each_change_has_its_name(better, leaning, name):
    assert told(figures(better, leaning)) == name


@pytest.mark.parametrize(
    ("low", "high", "clear"),
    [(0.1, 0.2, 1), (0.0, 0.2, 0), (-0.2, 0.0, 0), (-0.2, -0.1, -1), (-0.1, 0.1, 0), (0.0, 0.0, 0)],
)
def test_a_change_is_clear_where_its_whole_interval_lies_on_one_side_of_nothing(low, high, clear):
    assert Figure(0.1, low, high).clear == clear


def test_a_sitting_is_whole_with_one_rating_of_each_kind():
    assert Sitting((1.0,), (0.0,)).complete is True
    assert Sitting((), (0.0,)).complete is False
    assert Sitting((1.0,), ()).complete is False
    assert (Sitting((), ()).errors, Sitting((), ()).cant_tell) == ((), 0)


def test_every_number_of_a_class_is_counted_by_hand():
    found = of_class(
        [Sitting((80.0, 50.0, 20.0), (60.0,), (1, 2)), Sitting((90.0,), (10.0,), (0,))]
    )
    assert found == {
        "auc": pytest.approx((1 / 3 + 1) / 2), "hit_rate": pytest.approx(2.5 / 4),
        "d_prime": d_prime(2.5, 4, 1, 2), "criterion": criterion(2.5, 4, 1, 2), "count_error": 1.0,
    }  # fmt: skip


def test_in_a_class_of_equals_any_drawing_gives_the_same_numbers():
    """So the numbers of a drawn class are those of the class, measure by measure."""
    first, second = Sitting((80.0, 50.0), (60.0,), (2,)), Sitting((90.0, 55.0), (10.0,), (1, 0))
    found = change([first] * 9, [second] * 9, draws=20)
    assert list(found) == list(discernment.MEASURES)
    one, two = of_class([first] * 9), of_class([second] * 9)
    for name, figure in found.items():
        expected = pytest.approx(two[name] - one[name])
        assert (figure.value, figure.low, figure.high) == (expected, expected, expected), name


def test_students_are_drawn_with_both_their_sittings():
    """Who is drawn twice is drawn twice before and after, so nothing moves where nobody moved."""
    before = [Sitting((50.0 + n,), (50.0,)) for n in (-1, 0, 1)]
    found = change(before, before, draws=50)["auc"]
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_a_class_that_is_drawn_without_a_count_is_left_out_of_the_errors():
    before = [Sitting((80.0,), (20.0,), (2,)), Sitting((80.0,), (20.0,))]
    figure = change(before, before, draws=50)["count_error"]
    assert (figure.value, figure.low, figure.high) == (0, 0, 0)


def test_one_student_more_before_than_after_is_no_class():
    with pytest.raises(ValueError, match="same students"):
        change([WELL_READ, WELL_READ], [WELL_READ])


# ---------------------------------------------------------------- made-up classes
RUNS = 100
COVERED = 600


def names(size, **shift):
    found = Counter(
        told(change(*simulation.school_class(size, seed, **shift), draws=400))
        for seed in range(RUNS)
    )
    return {name: many / RUNS for name, many in found.items()}


@pytest.mark.parametrize("size", [15, 30, 100])
def test_a_class_that_only_becomes_more_suspicious_is_reported_as_such(size):
    found = names(size, **simulation.SHIFTS["only_sceptical"])
    assert found["only_sceptical"] >= 0.85
    assert sum(many for name, many in found.items() if name.startswith("learned")) <= 0.06


@pytest.mark.parametrize("size", [15, 30, 100])
def test_a_class_that_learns_is_told_apart(size):
    found = names(size, **simulation.SHIFTS["learned"])
    assert found["learned"] >= 0.8
    assert found.get("only_sceptical", 0) <= 0.02


@pytest.mark.parametrize("size", [15, 30, 100])
def test_a_class_that_does_both_is_told_both(size):
    assert (
        names(size, **simulation.SHIFTS["learned_more_sceptical"])["learned_more_sceptical"] >= 0.85
    )


@pytest.mark.parametrize("size", [15, 30, 100])
def test_a_class_that_does_not_change_is_seldom_said_to(size):
    found = names(size)
    assert found["unclear"] >= 0.8
    assert found.get("learned", 0) <= 0.07


def test_the_interval_holds_what_it_should():
    """In made-up classes whose true gain is known, 95 in 100 intervals contain it.

    Over 600 classes chance moves the share by ±0.027 at most (three standard errors). An
    interval of 90 in 100 holds the true gain in 0.88 of the same classes, far outside.
    """
    truth = fmean(
        of_class(after)["auc"] - of_class(before)["auc"]
        for before, after in (simulation.school_class(400, seed, gain=0.8) for seed in range(20))
    )
    inside = sum(
        (figure := change(*simulation.school_class(30, seed, gain=0.8), draws=400)["auc"]).low
        <= truth
        <= figure.high
        for seed in range(COVERED)
    )
    assert 0.923 <= inside / COVERED <= 0.977


def test_the_interval_is_as_wide_as_95_in_100_are():
    """Of a mean over many students the middle 95 in 100 reach 1.96 standard errors either way.

    90 in 100 would reach 1.64, 98 in 100 2.33.
    """
    before, after = simulation.school_class(200, 3, gain=0.8)
    figure = change(before, after, draws=4000)["auc"]
    moved = [
        auc(two.well, two.weak) - auc(one.well, one.weak)
        for one, two in zip(before, after, strict=True)
    ]
    assert figure.value == pytest.approx(fmean(moved))
    reach = 1.96 * stdev(moved) / math.sqrt(len(moved))
    assert figure.high - figure.value == pytest.approx(reach, rel=0.08)
    assert figure.value - figure.low == pytest.approx(reach, rel=0.08)


def test_the_measures_are_those_of_the_report():
    assert set(of_class([WELL_READ])) == set(discernment.MEASURES)
