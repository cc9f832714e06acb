from __future__ import annotations

import pytest
from _guessed import LETTERS, above, below, choice, rating
from _records import as_key

from whosays.questions.earned import MARGIN, Doubt, Earned, doubts, earned
from whosays.questions.kinds.deck.records import Ours
from whosays.questions.strategies import Question


def row(asked, strategy, unit=""):
    return next(one for one in earned(asked) if (one.unit, one.strategy) == (unit, strategy))


@pytest.mark.parametrize(
    ("strategy", "right"), [("first", "a"), ("last", "cant-tell"), ("longest", "b"),
                            ("shortest", "a"), ("cant_tell", "cant-tell"), ("no idea", "cant-tell")]
)  # fmt: skip
def test_a_strategy_that_is_always_right_pays(strategy, right):
    asked = [choice("x", right), choice("y", right)]
    assert row(asked, strategy).pays
    assert row(asked, strategy, "01").pays
    assert not row([choice("x", "a"), choice("y", "b"), choice("z", "cant-tell")], strategy).pays


def pair(first, second, **fields):
    """Give a well and a weakly supported text that are held against each other."""
    return [
        rating(first, (70, 100), against=below(second), **fields.get("well", {})),
        rating(second, (0, 30), against=above(first), **fields.get("weak", {})),
    ]


@pytest.mark.parametrize("strategy", ["sixty", "weak", "high"])
def test_the_same_number_everywhere_earns_nothing(strategy):
    asked = [*pair("a", "b"), *pair("c", "d")]
    assert row(asked, strategy).score == 0
    assert row(asked, strategy).chance > 0.4
    assert not row(asked, strategy, "01").pays


def test_telling_articles_from_our_own_texts_pays_where_every_pair_has_one_of_each():
    split = [*pair("a", "b", weak={"article": True}), *pair("c", "d", weak={"article": True})]
    assert row(split, "flag").pays
    assert row(split, "flag_turned").score == 0
    turned = [*pair("a", "b", well={"article": True}), *pair("c", "d", well={"article": True})]
    assert row(turned, "flag_turned").pays
    mixed = [*pair("a", "b", weak={"article": True}), *pair("c", "d", well={"article": True})]
    assert not row(mixed, "flag").pays


def test_where_a_strategy_says_nothing_nothing_is_counted():
    asked = [*pair("x", "y"), choice("z", "a")]
    assert {name: row(asked, name).count for name in ("sixty", "first", "test_met")} == {
        "sixty": 2, "first": 1, "test_met": 0,
    }  # fmt: skip
    assert not row(asked, "test_met").pays


def test_units_are_held_to_it_one_by_one():
    asked = [
        *(choice(f"x{n}", "a") for n in range(3)),
        *(choice(f"y{n}", "b", unit="02") for n in range(9)),
    ]
    assert row(asked, "first", "01").pays
    assert not row(asked, "first").pays


def test_the_margin_and_the_whole_question():
    assert not Earned("01", "first", 100, 0.25 + MARGIN, 0.25).pays
    assert Earned("01", "first", 100, 0.26 + MARGIN, 0.25).pays
    assert not Earned("01", "first", 7, 2 / 7, 0.2).pays  # nobody is right in 1.4 questions
    assert Earned("01", "first", 7, 3 / 7, 0.2).pays


def test_can_t_tell_must_be_beaten_in_a_third():
    asked = [choice("x", "cant-tell"), choice("y", "a", accept=["cant-tell"]), choice("z", "a")]
    assert doubts(asked) == [Doubt("01", 3, 1), Doubt("", 3, 1)]
    assert not Doubt("01", 3, 1).pays
    assert Doubt("01", 4, 1).pays


def doubted(kind, key):
    """Give a question of rows of which each offers "can't tell"."""
    rows = ("fit", "best", "also")
    return Question("01", kind, kind, {}, as_key(kind, key), rows, LETTERS, article=False)


ROWS = {"fit": "a", "best": "cant-tell", "also": "a"}
ALSO = {"also": ["b", "cant-tell"]}
READ = {row: {"answer": name.replace("-", "_")} for row, name in ROWS.items()}
OURS = {row: Ours(name, "Why.", "") for row, name in ROWS.items()}


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("match", {"pairs": ROWS, "accept_pairs": ALSO}),
        ("compare", {"pairs": ROWS, "accept": ALSO}),
        ("deck", {"ours": OURS, "accept": ALSO}),
        ("desk", {"tests": READ, "accept": {"also": ["met", "cant_tell"]}}),
    ],
)
def test_of_rows_each_counts_in_which_can_t_tell_neither_fits_nor_can_be_defended(kind, key):
    assert doubts([doubted(kind, key)]) == [Doubt("01", 3, 1), Doubt("", 3, 1)]


def test_can_t_tell_pays_where_it_is_nearly_always_best():
    assert not Doubt("01", 9, 3).pays
    assert Doubt("01", 9, 2).pays
    assert not Doubt("01", 0, 0).pays


def test_an_answer_that_is_never_offered_earns_nothing_and_pays_nothing():
    asked = [choice("x", "a")]
    assert row(asked, "sixty", "01") == Earned("01", "sixty", 0, 0.0, 0.0)
    assert not row(asked, "sixty", "01").pays
    # What earns something where nobody could have answered would have to be looked at.
    assert Earned("01", "x", 0, 0.5, 0.0).pays


def test_a_band_that_begins_in_the_middle_is_well_supported():
    form = "07-form-b"
    asked = [rating("x", (50, 80), unit=form), rating("y", (0, 49), article=True, unit=form)]
    assert row(asked, "flag", form).score == 1
    # And one that begins just below is not, however far it reaches.
    low = [rating("x", (60, 80), unit=form), rating("y", (49, 100), article=True, unit=form)]
    assert row(low, "flag", form).score == 1


def test_a_form_is_read_by_the_pairs_that_are_told_apart():
    form = "07-form-b"
    asked = [rating("x", (70, 100), unit=form), rating("y", (0, 30), unit=form)]
    for strategy in ("high", "sixty", "weak"):
        assert (row(asked, strategy, form).score, row(asked, strategy, form).chance) == (0.5, 0.5)
    assert row(asked, "high").count == 0  # it gives no points, so it is not part of the whole
    told = [rating("x", (70, 100), unit=form), rating("y", (0, 30), article=True, unit=form)]
    assert row(told, "flag", form).score == 1
    assert row(told, "flag", form).pays
