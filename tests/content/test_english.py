"""What students read sounds like speech: no phrase that readers stumbled over comes back."""

from __future__ import annotations

import dataclasses
import re
import tomllib

import pytest
from _texts import HERE, data, own_words, read_in_class

SET = tomllib.loads((HERE / "stilted.toml").read_text(encoding="utf-8"))["phrase"]
PIECES = read_in_class(data())


def stilted(text, entry):
    return [found[0] for found in re.finditer(entry["phrase"], own_words(text), re.IGNORECASE)]


@pytest.mark.parametrize("entry", SET, ids=lambda entry: entry["instead"])
def test_no_stilted_phrase_comes_back(entry):
    found = {f"{piece.file}{piece.path}": stilted(piece.text, entry) for piece in PIECES}
    assert {where: words for where, words in found.items() if words} == {}


@pytest.mark.parametrize("entry", SET, ids=lambda entry: entry["instead"])
def test_each_phrase_is_found_when_planted(entry):
    assert stilted(entry["plant"], entry) != []


def test_what_is_looked_through_is_not_empty():
    files = {piece.file for piece in PIECES}
    for wanted in ("exercises/03-one-source-or-many.toml", "lessons/01-who-says-so.ipynb",
                   "lessons/cards/denials.toml", "whosays/locale/en/question.toml",
                   "solutions/05-reading-sideways.toml",
                   "lessons/notes/04-following-the-relay.md"):  # fmt: skip
        assert wanted in files


# --------------------------------------------------------------------- no term before its unit
TERMS = {"root": 3, "relay": 4, "reading sideways": 5}


def too_early(pieces):
    """Find a term in a unit that comes before the one which explains it."""
    found = []
    for piece in pieces:
        unit = re.match(r"(?:exercises|solutions|lessons)/0([1-6])-", piece.file)
        for term, first in TERMS.items():
            early = unit and int(unit[1]) < first
            words = re.sub(r"\]\([^)]*\)", " ", own_words(piece.text))
            if early and re.search(rf"\b{term}s?\b", words, re.IGNORECASE):
                found.append((piece.file, piece.path, term))
    return found


def test_no_term_is_used_before_it_is_explained():
    assert too_early(PIECES) == []


def test_a_term_too_early_would_be_noticed():
    early = dataclasses.replace(PIECES[0], file="solutions/01-x.toml", text="It has two roots.")
    assert too_early([early]) != []
    assert too_early([dataclasses.replace(early, file="solutions/03-x.toml")]) == []
