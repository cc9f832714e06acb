"""Every root counter of the kit: its own sorting is marked as fitting, and no way round it."""

from __future__ import annotations

import pytest

from whosays.core.paths import kit_root
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys

ROOT = kit_root()
FOUND = {
    item.id: (public(item, ROOT), load_keys(file.stem, ROOT)[item.id])
    for file in unit_files(ROOT)
    for item in load_unit(file.stem, ROOT).items
    if item.kind == "roots"
}
MARKED = [name for name, (_, key) in FOUND.items() if not key.prediction]


def sorted_as(item, groups, ties=()):
    """Give the answer that sorts cards into these groups and all others aside."""
    place = {card: str(n) for n, group in enumerate(groups, 1) for card in group}
    piles = {card["id"]: place.get(card["id"], "aside") for card in item["cards"]}
    return {"piles": piles, "ties": [sorted((place[a], place[b])) for a, b in ties], "names": {}}


@pytest.mark.parametrize("name", MARKED)
def test_the_keys_own_sorting_fits(name):
    item, key = FOUND[name]
    feedback = grade(item, key, sorted_as(item, key.groups, key.ties))
    assert (feedback.state, feedback.score) == ("right", 1)
    assert feedback.more["mine"]["count"] == feedback.more["theirs"]["count"]


@pytest.mark.parametrize("name", MARKED)
def test_so_does_every_other_sorting_that_can_be_defended(name):
    item, key = FOUND[name]
    for groups in key.accept_groups:
        place = {card: n for n, group in enumerate(groups) for card in group}
        ties = [t for t in key.ties if len({place.get(c) for c in t} - {None}) == 2]
        assert grade(item, key, sorted_as(item, groups, ties)).score == 1


TIED = [name for name in MARKED if FOUND[name][1].accept_ties]


@pytest.mark.parametrize("name", TIED)
def test_so_does_the_keys_own_sorting_with_a_tie_that_can_be_defended(name):
    item, key = FOUND[name]
    ties = [*key.ties, *key.accept_ties]
    assert grade(item, key, sorted_as(item, key.groups, ties)).score == 1


def test_hama_is_accepted_tied_and_open():
    """Every text of the kit says so: neither side says how it knows."""
    assert "u3-e3" in TIED
    pairs = load_keys("03-one-source-or-many", ROOT)["u3-e9"]
    assert pairs.pairs["hama"] == "confirmed"
    assert pairs.accept_pairs["hama"] == ("open",)


@pytest.mark.parametrize("name", MARKED)
@pytest.mark.parametrize("way", ["one", "each", "aside"])
def test_no_answer_without_reading_fits(name, way):
    item, key = FOUND[name]
    cards = [card["id"] for card in item["cards"]]
    groups = {"one": [cards], "each": [[card] for card in cards[: item["piles"]]], "aside": []}
    assert grade(item, key, sorted_as(item, groups[way])).state != "right"


@pytest.mark.parametrize("name", MARKED)
def test_every_card_is_told_something(name):
    item, key = FOUND[name]
    told = {reason.id for reason in key.option if reason.lines}
    assert told == {card["id"] for card in item["cards"]}
