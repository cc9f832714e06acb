"""The ratings of a class: quarter marks, dots, takeaway and table from one set of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.classroom.few import LEAST
from whosays.figures.class_ratings import Step, offsets, plate, quartiles, table


def steps(*ratings):
    return [
        Step(f"Card {n}" if n else "Start", f"Card {n}: Paper", tuple(given) * LEAST)
        for n, given in enumerate(ratings)
    ]


@pytest.mark.parametrize(
    ("ratings", "marks"),
    [
        ((40,), (40, 40, 40)),
        ((40, 60), (45, 50, 55)),
        ((1, 2, 3, 4, 5), (2, 3, 4)),
        ((10, 20, 30, 40), (17.5, 25, 32.5)),
    ],
)
def test_quartiles_as_a_spreadsheet_counts(ratings, marks):
    assert quartiles(ratings) == marks
    assert quartiles(ratings[::-1]) == marks


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60))
def test_each_rating_is_a_dot_of_its_own_near_its_card(ratings):
    places = offsets(ratings)
    assert sorted(y for _, y in places) == sorted(ratings)
    assert len(set(places)) == len(ratings)
    assert all(abs(x) <= 0.4 for x, _ in places)


def test_the_takeaway_names_what_moved_the_median_most():
    told = plate(steps((50, 60, 70), (55, 60, 75), (20, 40, 80))).takeaway
    assert (
        told == "The median of the class went from 60 to 40; Card 2 moved it most, from 60 to 40."
    )


def test_two_cards_that_moved_it_as_much_are_both_named():
    told = plate(steps((50,), (60,), (50,))).takeaway
    assert told == (
        "The median of the class went from 50 to 50; the largest step was 10, at Card 1, Card 2."
    )


def test_a_flat_class_and_one_that_only_began():
    assert "stayed at 50" in plate(steps((50,), (50,))).takeaway
    assert plate(steps((50, 60), (), ())).takeaway == (
        "Before the first card the median of the class is 55."
    )


def test_a_card_that_nobody_rated_is_passed_over_and_stands_in_the_table():
    found = plate(steps((50,), (), (70,)))
    assert "Card 2 moved it most, from 50 to 70" in found.takeaway
    assert found.table.rows[1] == ("Card 1: Paper", "0", "–", "–", "–", "–")


def test_the_table_holds_every_rating_and_no_order_of_students():
    rows = table(steps((70, 60), (60, 70))).rows
    every = ", ".join(["60"] * LEAST + ["70"] * LEAST)
    assert rows[0][1:] == ("16", "60", "65", "70", every)
    assert rows[1][1:] == rows[0][1:]


@pytest.mark.parametrize(("count", "shown"), [(LEAST - 1, False), (LEAST, True)])
def test_ratings_of_fewer_than_eight_stand_nowhere(count, shown):
    """Not as a dot, not in the table, not in the alt, not in the takeaway."""
    rated = [Step("Start", "Start", (50,) * LEAST), Step("Card 1", "Card 1", (73,) * count)]
    drawn = plate(rated)
    everywhere = f"{drawn.table.rows}{drawn.alt}{drawn.takeaway}"
    assert ("73" in everywhere) == shown
    assert drawn.svg.count("73") >= shown
    assert shown or drawn.table.rows[1] == ("Card 1", f"fewer than {LEAST}", "–", "–", "–", "–")


def test_a_figure_of_nobody_is_refused():
    with pytest.raises(ValueError, match="enough students"):
        plate([Step("Start", "Start", (50,) * (LEAST - 1))])


def test_the_alt_says_the_marks_of_each_step():
    assert "Start: median 60, middle half from 50 to 70" in plate(steps((70, 50, 60))).alt


def test_a_name_with_signs_of_mathematics_is_drawn_as_it_is():
    assert plate([Step("$x^2$ {0}", "$x$", (50,) * LEAST)]).svg.startswith("<?xml")
