"""Every root counter of the kit: its own sorting is marked as fitting, and no way round it."""

from __future__ import annotations

import random
import re

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys
from whosays.sourcing.claims import load_traces

ROOT = kit_root()
FOUND = {
    item.id: (public(item, Kit(ROOT)), load_keys(file.stem, Kit(ROOT))[item.id])
    for file in unit_files(Kit(ROOT))
    for item in load_unit(file.stem, Kit(ROOT)).items
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


@pytest.mark.parametrize("name", [name for name in MARKED if FOUND[name][0].get("hints")])
def test_the_hint_that_opens_with_the_first_check_asks_something_of_each_card(name):
    """It opens whatever is amiss: over a card to set aside stood “one body that speaks twice”."""
    first = FOUND[name][0]["hints"][0]
    assert re.search(r"\beach\b", first), first


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


@pytest.mark.parametrize("name", MARKED)
def test_a_card_that_lies_alone_as_in_our_reading_is_never_wrong(name):
    """Whatever becomes of the others."""
    item, key = FOUND[name]
    dice = random.Random(name)  # noqa: S311 - nothing to keep secret
    others = [str(number) for number in range(2, item["piles"] + 1)]
    for card in (group[0] for group in key.groups if len(group) == 1):
        for _ in range(60):
            piles = {one["id"]: dice.choice([*others, "aside"]) for one in item["cards"]}
            answer = {"piles": {**piles, card: "1"}, "ties": [], "names": {}}
            lines = {line.id: line.verdict for line in grade(item, key, answer).options}
            assert lines[card] in {"fits", "open"}


COUNTED = re.compile(r"\btwo roots\b|\bcount two\b", re.IGNORECASE)
LEFT_OPEN = re.compile(r"\bt(?:ie|ied|ies)\b|may be one", re.IGNORECASE)


def said_of_hama():
    """Give everything the kit says of the two voices on Hama, with its place."""
    keys = load_keys("03-one-source-or-many", Kit(ROOT)) | load_keys(
        "05-reading-sideways", Kit(ROOT)
    )
    for name in ("u3-e3", "u3-e4", "u3-e5", "u5-l6"):
        yield f"{name}, reason", keys[name].reason
        yield from ((f"{name}, {reason.id}", reason.shows) for reason in keys[name].option)
    for name in ("u3-e9", "u5-l4"):
        yield name, keys[name].of("hama").shows
    yield "c11", next(trace.roots_why for trace in load_traces(Kit(ROOT)) if trace.id == "c11")
    for file in ("lessons/glossary.toml", *(f"lessons/notes/0{n}-{w}.md" for n, w in NOTES)):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if "Hama" in line or "distance" in line:
                yield file, line


NOTES = ((3, "one-source-or-many"), (5, "reading-sideways"))


def one_sided(entries):
    """List the places that count two and do not say that a tie is accepted too."""
    return [
        place for place, words in entries if COUNTED.search(words) and not LEFT_OPEN.search(words)
    ]


def test_hama_is_accepted_tied_and_open():
    assert "u3-e3" in TIED
    pairs = load_keys("03-one-source-or-many", Kit(ROOT))["u3-e9"]
    assert pairs.pairs["hama"] == "confirmed"
    assert pairs.accept_pairs["hama"] == ("open",)


def test_every_text_of_the_kit_says_the_same_of_hama():
    said = list(said_of_hama())
    assert one_sided(said) == []
    assert sum(bool(COUNTED.search(words)) for _, words in said) >= 3
    assert one_sided([("x", "Two roots, from two sides.")]) == ["x"]


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
