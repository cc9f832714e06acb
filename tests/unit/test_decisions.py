"""The decisions stand in one place, each with what, why and what was dropped, half a page each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2] / "whosays"
PARTS = re.split(r"^## ", (HOME / "DECISIONS.md").read_text("utf-8"), flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.splitlines()[0])
def test_a_decision_says_what_why_and_what_was_dropped(part):
    said = re.findall(r"^\*\*(\w+)\.\*\*", part, re.MULTILINE)
    assert said == ["What", "Why", "Dropped"]
    assert 70 <= len(part.split()) <= 250


def test_the_house_lists_them_all():
    titles = [part.splitlines()[0] for part in PARTS]
    house = (HOME / "ARCHITECTURE.md").read_text("utf-8")
    assert [title for title in titles if f"{title}." not in house] == []
    assert [title.split(".")[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]
