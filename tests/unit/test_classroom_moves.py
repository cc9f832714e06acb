"""Ten dots for a class: what they stand for, and that none is a student."""

from __future__ import annotations

from random import Random

import pytest

from whosays.classroom import moves


def test_ten_dots_of_a_class_that_agrees():
    assert moves.dots([40.0] * 12) == (40,) * 10


def test_dots_are_in_order_rounded_and_within_what_was_given():
    chance = Random(5)  # noqa: S311 - nothing is kept secret with it
    ratings = [chance.randrange(3, 98) for _ in range(30)]
    found = moves.dots(ratings)
    assert list(found) == sorted(found)
    assert all(at % 5 == 0 for at in found)
    assert min(ratings) - 3 <= found[0] <= found[-1] <= max(ratings) + 3
    assert found == moves.dots(sorted(ratings, reverse=True)), "no order of who came when"


def test_the_middle_of_a_class_of_ten_is_between_its_dots():
    assert moves.dots(range(0, 100, 10)) == (5, 15, 20, 30, 40, 50, 60, 70, 75, 85)


@pytest.mark.parametrize(("shift", "by"), [(20, 20), (-10, -10), (0, 0)])
def test_how_far_the_middle_moved(shift, by):
    pairs = [(40 + n, 40 + n + shift) for n in range(9)]
    assert moves.moved("b", "a", "Rate it.", pairs).by == by


def test_who_moved_cannot_be_told_from_the_dots():
    up = [(20, 80)] * 5 + [(80, 20)] * 5
    still = [(20, 20)] * 5 + [(80, 80)] * 5
    one, other = (moves.moved("b", "a", "", pairs) for pairs in (up, still))
    assert (one.before, one.after) == (other.before, other.after)


def test_of_seven_nothing_is_drawn():
    assert moves.moved("b", "a", "", [(1, 2)] * 7) == moves.Moved("b", "a", "", 7)
    assert moves.moved("b", "a", "", [(1, 2)] * 8).before
