"""What students read sounds like speech: no phrase that readers stumbled over comes back."""

from __future__ import annotations

import re
import tomllib

import pytest
from _texts import HERE, VERBATIM, data, pieces

SET = tomllib.loads((HERE / "stilted.toml").read_text(encoding="utf-8"))["phrase"]
READ = (
    r"(exercises|lessons|whosays/locale)/.*",
    r"solutions/\d\d-.*\.(toml|ipynb)",
    r"solutions/claims\.toml",
)
# A made-up newspaper may write as it likes, and so may whoever is quoted.
OTHERS = (r"lessons/controls/.*", r"lessons/texts/.*", r"(exercises|solutions)/.*-form-.*\.toml")
PIECES = [
    piece
    for piece in pieces(data())
    if any(re.fullmatch(pattern, piece.file) for pattern in READ)
    and not any(re.fullmatch(pattern, piece.file) for pattern in OTHERS)
    and not re.search(r"/cues/\w+/phrases", piece.path)
    and not (piece.field in VERBATIM - {"text"} and "locale" not in piece.file)
]


def ours(text):
    """Give our own words: without quotations, in one line."""
    return " ".join(re.sub(r"“[^“”]*”", " ", text).split())


def stilted(text, entry):
    return [found[0] for found in re.finditer(entry["phrase"], ours(text), re.IGNORECASE)]


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
