"""No answer that is given without reading gets further than a blind guess."""

from __future__ import annotations

import dataclasses

import pytest

from whosays.questions import earned, strategies

ASKED = strategies.questions()


def paying(asked):
    return [
        (one.unit, getattr(one, "strategy", "better"))
        for one in (*earned.earned(asked), *earned.doubts(asked))
        if one.pays
    ]


def test_no_strategy_pays_in_a_unit_or_over_all():
    assert paying(ASKED) == []


def test_the_same_number_everywhere_earns_nothing_in_any_unit():
    """A number fits nothing by itself: most texts are well supported, so 80 would be near ours."""
    units = [one for one in earned.earned(ASKED) if one.unit and "-form-" not in one.unit]
    told = {(one.strategy, one.score) for one in units if one.strategy in ("sixty", "weak", "high")}
    assert told == {("sixty", 0), ("weak", 0), ("high", 0)}


def test_every_unit_and_every_strategy_is_asked():
    units = {one.unit for one in ASKED}
    assert {name[:2] for name in units} == {f"0{number}" for number in range(9)}
    told = {
        name
        for name, answer in strategies.STRATEGIES.items()
        if any(answer(one) is not None for one in ASKED)
    }
    assert told == set(strategies.STRATEGIES)
    assert {one.kind for one in ASKED} >= {"deck", "desk", "roots", "compare", "rate", "match"}


# --------------------------------------------------------------------- what it would find
def emptied(one):
    """Give the key's field of other answers, empty, where its kind has one."""
    return {"accept": ()} if hasattr(one.key, "accept") else {}


def planted(wanted, **fields):
    """Give questions with another key: only those that a plant is about, so that it is quick."""
    return [
        dataclasses.replace(one, key=dataclasses.replace(one.key, **emptied(one), **fields))
        for one in ASKED
        if wanted(one)
    ]


def flagged(*, turned):
    """Give ratings each of which is held against one of the other flag: so a flag tells them."""
    rated = [one for one in ASKED if one.kind == "rate" and one.against]
    return [
        dataclasses.replace(one, article=one.against.lower is turned, against=one.against)
        for one in rated
    ]


def chosen(one):
    return one.kind == "one" and one.unit.startswith(("03", "04", "05"))


PLANTS = {
    "flag": flagged(turned=False),
    "flag_turned": flagged(turned=True),
    "cant_tell": planted(
        lambda one: chosen(one) and "cant-tell" in dict(one.answers), right=("cant-tell",)
    ),
}
PLACES = {
    "first": lambda answers: answers[0],
    "last": lambda answers: answers[-1],
    "longest": lambda answers: max(answers, key=lambda answer: len(answer[1])),
    "shortest": lambda answers: min(answers, key=lambda answer: len(answer[1])),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_right_by_its_place_or_length_is_found(name):
    moved = [
        dataclasses.replace(
            one, key=dataclasses.replace(one.key, right=(PLACES[name](one.answers)[0],))
        )
        for one in planted(chosen)
    ]
    assert name in {strategy for _, strategy in paying(moved)}


def test_can_t_tell_that_is_always_best_is_found():
    assert [one.unit for one in earned.doubts(PLANTS["cant_tell"]) if one.pays]


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_way_in_is_found(name):
    assert name in {strategy for _, strategy in paying(PLANTS[name])}
