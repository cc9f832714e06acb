from __future__ import annotations

import pytest
from _guessed import LETTERS, above, below, choice, rating
from _records import as_key

from whosays.core.i18n import text
from whosays.questions.strategies import STRATEGIES, Question, chance, same_words


def test_chance_is_the_mean_over_all_that_can_be_answered():
    assert chance(choice("x", "a")) == pytest.approx(1 / 3)
    assert chance(choice("x", "b", accept=["a"])) == pytest.approx(2 / 3)


def test_a_rating_is_guessed_together_with_the_other_one():
    well, weak = (
        rating("x", (70, 100), against=below("y")),
        rating("y", (0, 30), against=above("x")),
    )
    assert (well.score(80, 20), well.score(80, 80), well.score(20, 80)) == (1, 0, 0)
    assert (weak.score(20, 80), weak.score(80, 80)) == (1, 0)
    assert chance(well) == pytest.approx(chance(weak))
    assert 0.4 < chance(well) < 0.5  # a coin, but for those too close to each other
    assert chance(rating("z", (70, 100))) == 1  # alone, every number can be discussed


def test_chance_is_the_same_at_every_run():
    left = [{"id": name, "text": name} for name in "pq"]
    shown = {"id": "m", "kind": "match", "left": left, "right": []}
    shown["right"] = [{"id": letter, "text": words} for letter, words in LETTERS]
    key = as_key("match", {"pairs": {"p": "a", "q": "b"}})
    one = Question("01", "m", "match", shown, key, ("p", "q"), LETTERS, article=False)
    assert chance(one) == chance(one)
    assert chance(one) == pytest.approx(1 / 3, abs=0.1)


def test_an_answer_that_is_offered_twice_is_a_strategy_of_its_own():
    asked = [choice("x", "a"), choice("y", "b")]
    found = same_words(asked)
    assert set(found) == {words for _, words in LETTERS}
    assert [found["much longer"](one) for one in asked] == ["b", "b"]
    assert same_words(asked[:1]) == {}
    assert found["much longer"](rating("r", (0, 30))) is None


def test_every_strategy_has_its_words():
    assert all(text(f"strategies.{name}") for name in STRATEGIES)
