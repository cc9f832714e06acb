from __future__ import annotations

import pytest
from _records import as_key

from whosays.core.i18n import text
from whosays.questions.strategies import (
    MARGIN,
    MOST_HIGH,
    STRATEGIES,
    Doubt,
    Earned,
    Question,
    chance,
    doubts,
    earned,
)

LETTERS = (("a", "short"), ("b", "much longer"), ("cant-tell", "no idea"))


def rating(name, band, *, article=False, unit="01"):
    shown = {"id": name, "kind": "rate", "low": "0", "high": "100"}
    key = as_key("rate", {"band": list(band)})
    return Question(unit, name, "rate", shown, key, ("",), (), article)


def choice(name, right, *, unit="01", accept=()):
    options = [{"id": letter, "text": words} for letter, words in LETTERS]
    shown = {"id": name, "kind": "one", "options": options}
    key = as_key("one", {"right": [right], "accept": list(accept)})
    return Question(unit, name, "one", shown, key, ("",), LETTERS, article=False)


def row(asked, strategy, unit=""):
    return next(one for one in earned(asked) if (one.unit, one.strategy) == (unit, strategy))


def test_chance_is_the_mean_over_all_that_can_be_answered():
    assert chance(choice("x", "a")) == pytest.approx(1 / 3)
    assert chance(choice("x", "a", accept=["b"])) == pytest.approx(2 / 3)
    # 21 numbers in the band; ten on each side of it are near and count a half.
    assert chance(rating("x", (40, 60))) == pytest.approx((21 + 10) / 101)


def test_chance_is_the_same_at_every_run():
    left = [{"id": name, "text": ""} for name in "pq"]
    right = [{"id": name, "text": name} for name in "rst"]
    shown = {"id": "m", "kind": "match", "left": left, "right": right}
    key = as_key("match", {"pairs": {"p": "r", "q": "s"}})
    rows, answers = ("p", "q"), (("r", "r"), ("s", "s"), ("t", "t"))
    one = Question("01", "m", "match", shown, key, rows, answers, article=False)
    assert chance(one) == chance(one)
    assert chance(one) == pytest.approx(1 / 3, abs=0.1)
    assert row([one], "first").score == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("strategy", "right"), [("first", "a"), ("last", "cant-tell"), ("longest", "b"),
                            ("shortest", "a"), ("cant_tell", "cant-tell")]
)  # fmt: skip
def test_a_strategy_that_is_always_right_pays(strategy, right):
    asked = [choice("x", right), choice("y", right)]
    assert row(asked, strategy).pays
    assert row(asked, strategy, "01").pays
    assert not row([choice("x", "a"), choice("y", "b"), choice("z", "cant-tell")], strategy).pays


def test_telling_articles_from_our_own_texts_is_held_against_the_same_numbers_dealt_out():
    split = [rating("x", (0, 30), article=True), rating("y", (70, 100))]
    assert (row(split, "flag").score, row(split, "flag").chance) == (1, 0.5)
    assert row(split, "flag").pays
    mixed = [*split, rating("v", (70, 100), article=True), rating("w", (0, 30))]
    assert (row(mixed, "flag").score, row(mixed, "flag").chance) == (0.5, 0.5)
    assert not row(mixed, "flag").pays


def test_where_a_strategy_says_nothing_nothing_is_counted():
    asked = [rating("x", (0, 30)), choice("y", "a")]
    assert {name: row(asked, name).count for name in ("sixty", "first", "placed_context")} == {
        "sixty": 1, "first": 1, "placed_context": 0,
    }  # fmt: skip
    assert not row(asked, "placed_context").pays


def test_units_are_held_to_it_one_by_one():
    asked = [choice("x", "a"), *(choice(f"y{n}", "b", unit="02") for n in range(9))]
    assert row(asked, "first", "01").pays
    assert not row(asked, "first").pays


def test_the_margin_and_the_cap_of_high_ratings():
    assert not Earned("01", "first", 9, 0.25 + MARGIN, 0.25).pays
    assert Earned("01", "first", 9, 0.26 + MARGIN, 0.25).pays
    assert not Earned("", "high", 9, MOST_HIGH, 0.3).pays
    assert Earned("", "high", 9, MOST_HIGH + 0.01, 0.3).pays


def test_can_t_tell_must_be_beaten_in_a_third():
    asked = [choice("x", "cant-tell"), choice("y", "a", accept=["cant-tell"]), choice("z", "a")]
    assert doubts(asked) == [Doubt("01", 3, 1), Doubt("", 3, 1)]
    assert not Doubt("01", 3, 1).pays
    assert Doubt("01", 4, 1).pays


def test_every_strategy_has_its_words():
    assert all(text(f"strategies.{name}") for name in STRATEGIES)


def test_a_form_is_read_by_the_pairs_that_are_told_apart():
    form = "07-form-b"
    asked = [rating("x", (70, 100), unit=form), rating("y", (0, 30), unit=form)]
    for strategy in ("high", "sixty", "weak"):
        assert (row(asked, strategy, form).score, row(asked, strategy, form).chance) == (0.5, 0.5)
    assert row(asked, "high").count == 0  # it gives no points, so it is not part of the whole
    told = [rating("x", (70, 100), unit=form), rating("y", (0, 30), article=True, unit=form)]
    assert row(told, "flag", form).score == 1
    assert row(told, "flag", form).pays
