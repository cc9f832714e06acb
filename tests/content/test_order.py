"""What a page asks stands in an order that a student can go by, and asks for what it then takes."""

from __future__ import annotations

import json
import re

import pytest

from whosays.core.kit import HERE
from whosays.core.paths import kit_root
from whosays.questions.items import load_unit, unit_files

ROOT = kit_root()
UNITS = [file.stem for file in unit_files(HERE)]
ITEMS = {unit: {one.id: one for one in load_unit(unit, HERE).items} for unit in UNITS}
PAGES = [
    f"{folder}/{unit}"
    for unit in UNITS
    for folder in ("lessons", "exercises")
    if (ROOT / folder / f"{unit}.ipynb").is_file()
]
_ASK = re.compile(r'^ask\("([^"]+)"\)', re.MULTILINE)
_ONE_WORD = re.compile(
    r"\bwhich (?:one )?(?:of your )?(?:word|card|cards|thing|part)\b", re.IGNORECASE
)


def parts(page):
    """Give the questions of a page, part by part."""
    book = json.loads((ROOT / f"{page}.ipynb").read_text(encoding="utf-8"))
    found = [[]]
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            found += [[] for _ in re.findall(r"^## ", source, re.MULTILINE)]
        elif asked := _ASK.search(source):
            found[-1].append(asked[1])
    return found


def late(asked, paths):
    """Name what everybody is asked below what is for when there is time."""
    seen, found = False, []
    for name in asked:
        if paths[name] == "more":
            seen = True
        elif seen:
            found.append(name)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_in_each_part_what_is_for_everybody_comes_first(page):
    paths = {name: item.path for name, item in ITEMS[page.split("/")[1]].items()}
    assert [name for asked in parts(page) for name in late(asked, paths)] == []


def test_what_comes_too_late_would_be_found():
    assert late(["a", "b", "c"], {"a": "core", "b": "more", "c": "core"}) == ["c"]


EXPLAIN = [
    (name, one.explain) for unit in UNITS for name, one in ITEMS[unit].items() if one.explain
]


def one_word(asks):
    """Tell whether a single word would answer this: three are asked for before a check."""
    return bool(_ONE_WORD.search(asks)) and "why" not in asks.casefold()


@pytest.mark.parametrize(("name", "asks"), EXPLAIN)
def test_what_is_asked_before_a_check_cannot_be_answered_by_one_word(name, asks):
    assert not one_word(asks), name


def test_a_question_for_one_word_would_be_found():
    assert one_word("Before you check: which word decided it for you?")
    assert one_word("Which of your cards decides it for you?")
    assert not one_word("Which word decided it for you, and why?")
