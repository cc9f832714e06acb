"""What a teacher's notes say of a unit is so: its questions, its desks, its decks, its cards.

Each finder gives the list of breaches; the notes have none, and each is held to a planted one.
"""

from __future__ import annotations

import re
import tomllib

import pytest
from _texts import ROOT, data, name_of

DATA = data()
NOTES = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "lessons" / "notes").iterdir())
}
UNITS = {
    name: tomllib.loads((ROOT / "exercises" / f"{name}.toml").read_text(encoding="utf-8"))["item"]
    for name in NOTES
}
DAYS = {
    card["date"]
    for name, table in DATA.items()
    if name.startswith("lessons/cards/")
    for card in table.get("card", [])
}
MONTHS = "January February March April May June July August September October November December"
COUNTED = "zero one two three four five six seven eight nine ten"
NUMBERS = {word: number for number, word in enumerate(COUNTED.split())}
ITEM = re.compile(r"u\d-[el]\d+")


def unknown_questions(name, notes):
    """Find a question that is named and is not there."""
    del name
    known = {item["id"] for items in UNITS.values() for item in items}
    return sorted(set(ITEM.findall(notes)) - known)


def core_without_a_minute(name, notes):
    """Find a question of the core path that the plan passes over."""
    plan = re.search(r"^## The plan.*?(?=^## )", notes, re.MULTILINE | re.DOTALL)[0]
    named = set(ITEM.findall(plan))
    for first, last in re.findall(r"(u\d-[el]\d+) to (u\d-[el]\d+)", plan):
        stem, ends = first[:4], (int(first[4:]), int(last[4:]))
        named |= {f"{stem}{number}" for number in range(ends[0], ends[1] + 1)}
    return [i["id"] for i in UNITS[name] if i["path"] == "core" and i["id"] not in named]


def counts_of(name, kind, field):
    """Give how many tests a unit's desks and tables hold, or how many cards its decks."""
    sizes = {len(item[field]) for item in UNITS[name] if item["kind"] == kind}
    if kind == "desk":
        cells = DATA[f"lessons/{name}.ipynb"]["cells"]
        tables = re.findall(r'newsroom_tests\([^)]*rules="([^"]+)"', str(cells))
        sizes |= {len(rules.split()) for rules in tables}
    return sizes


def miscounted(name, notes):
    """Find a number of tests or of cards that no desk and no deck of the unit has."""
    said = re.findall(rf"\b({'|'.join(NUMBERS)}) (tests|cards)\b(?! more)", notes, re.IGNORECASE)
    where = {"tests": ("desk", "rules"), "cards": ("deck", "cards")}
    return [
        f"{word} {thing}"
        for word, thing in said
        if (sizes := counts_of(name, *where[thing])) and NUMBERS[word.casefold()] not in sizes
    ]


def days_without_a_card(name, notes):
    """Find “the card of 4 December” where no card has that day, or none that month and year."""
    del name
    found = []
    for days, month, year in re.findall(
        rf"\bcards? of ((?:\d+(?:, | and )?)*) ?({'|'.join(MONTHS.split())})\b ?(\d{{4}})?", notes
    ):
        number = MONTHS.split().index(month) + 1
        wanted = [f"{year}-{number:02d}-{int(day):02d}" for day in re.findall(r"\d+", days)]
        wanted = wanted or [f"{year}-{number:02d}"]
        found += [end for end in wanted if not any(end in day for day in DAYS)]
    return found


RULES = {
    "questions": unknown_questions,
    "core": core_without_a_minute,
    "counts": miscounted,
    "days": days_without_a_card,
}
PLANTS = [
    ("questions", "02-unnamed-sources", ("u2-e6", "u2-e66")),
    ("core", "05-reading-sideways", ("| u5-e2 |", "| – |")),
    ("counts", "02-unnamed-sources", ("the six tests", "the nine tests")),
    ("counts", "05-reading-sideways", ("Seven cards", "Eight cards")),
    (
        "days",
        "05-reading-sideways",
        ("cards of 4, 10 and 11 December", "cards of 4 and 7 December"),
    ),
    ("days", "05-reading-sideways", ("the card of May 2023", "the card of May 2021")),
]


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize("rule", RULES)
def test_the_notes_fit_their_unit(rule, name):
    assert RULES[rule](name, NOTES[name]) == []


@pytest.mark.parametrize(("rule", "name", "change"), PLANTS, ids=name_of)
def test_notes_that_do_not_fit_are_noticed(rule, name, change):
    assert change[0] in NOTES[name]
    assert RULES[rule](name, NOTES[name].replace(*change)) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _, _ in PLANTS} == set(RULES)
