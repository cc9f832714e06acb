"""What students read sounds like speech: no phrase that readers stumbled over comes back."""

from __future__ import annotations

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
