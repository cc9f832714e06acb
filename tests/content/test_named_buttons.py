"""A page that tells somebody to press a button calls it by the name that stands on the button."""

from __future__ import annotations

import re
import tomllib

import pytest
from _texts import ROOT, plain

LOCALE = sorted((ROOT / "whosays" / "locale" / "en").glob("*.toml"))
FILES = sorted(
    file
    for pattern in (
        "lessons/*.ipynb",
        "exercises/*.ipynb",
        "exercises/*.toml",
        "lessons/papers/*.md",
        "lessons/notes/*.md",
        "solutions/00-teachers-page.ipynb",
        "solutions/09-class-report.ipynb",
        "whosays/locale/en/*.toml",
        "README.md",
    )
    for file in ROOT.glob(pattern)
)
# “Check” in a message, ‘Check’ in a question, **Check** on a page, *Check* on paper.
PRESS = re.compile(
    r"\b[Pp]ress(?:es|ing)?\s+(?:the\s+(?:button\s+)?)?(?:“([^”]+)”|‘([^’]+)’|\*\*([^*]+)\*\*|\*([^*]+)\*)"
)


def strings(node):
    """Give every string of a table."""
    if isinstance(node, str):
        yield node
    for value in node.values() if isinstance(node, dict) else ():
        yield from strings(value)


LABELS = {
    plain(words)
    for file in LOCALE
    for words in strings(tomllib.loads(file.read_text(encoding="utf-8")))
}


def named(words):
    """Give the names of the buttons that somebody is told to press."""
    return [next(filter(None, found)) for found in PRESS.findall(words)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_button_that_is_to_be_pressed_has_that_name(file):
    words = plain(file.read_text(encoding="utf-8").replace("\\n", " "))
    assert [name for name in named(words) if name not in LABELS] == []


def test_a_button_of_another_name_would_be_noticed():
    assert named("Go on, then press **Check it now**, or press “Try again”.") == [
        "Check it now",
        "Try again",
    ]
    assert "Check it now" not in LABELS
    assert "Try again" in LABELS


def test_the_pages_do_name_buttons():
    found = [n for f in FILES for n in named(plain(f.read_text(encoding="utf-8")))]
    assert len(found) >= 12
