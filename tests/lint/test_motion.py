"""Nothing moves for somebody who asked their system for less motion."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "whosays"
MOVES = re.compile(r"(?<![\w-])(?:animation|transition|scroll-behavior)\s*:")
SCRIPTED = re.compile(r"\.animate\(|behavior:\s*[\"']smooth")
ASKED = "prefers-reduced-motion"


def written(*endings):
    """Give the files of our own that end so; what is built from them is left out."""
    return sorted(
        file
        for ending in endings
        for file in HOUSE.rglob(f"*{ending}")
        if "node_modules" not in file.parts and file.parent != HOUSE / "widgets" / "static"
    )


def unasked(css):
    """List the declarations that move something outside a block that asks whether it may."""
    found = []
    for match in MOVES.finditer(css):
        depth, at = 0, match.start()
        # Outwards from block to block: what stands before each one's brace.
        asked = False
        while at > 0:
            at -= 1
            if css[at] == "}":
                depth += 1
            elif css[at] == "{":
                if depth:
                    depth -= 1
                    continue
                head = css[:at]
                head = head[max(head.rfind("}"), head.rfind("{"), head.rfind(";")) + 1 :]
                asked = asked or ASKED in head
        if not asked:
            found.append(css[match.start() : match.start() + 40])
    return found


@pytest.mark.parametrize("file", written(".css", ".css.j2"), ids=lambda file: file.name)
def test_every_style_sheet_asks_before_it_moves_something(file):
    assert unasked(file.read_text(encoding="utf-8")) == []


def test_a_script_that_moves_something_asks_too():
    moving = [
        file
        for file in written(".js")
        if SCRIPTED.search(words := file.read_text(encoding="utf-8")) and ASKED not in words
    ]
    assert moving == []


def test_the_test_would_find_one():
    asked = (
        "@media (prefers-reduced-motion: no-preference) { @media screen { p { animation: a } } }"
    )
    assert unasked(asked) == []
    assert unasked(asked + " b { color: red; transition: all 1s }") == ["transition: all 1s }"]
    assert unasked("@media screen { p { animation: a 1s } }") == ["animation: a 1s } }"]
