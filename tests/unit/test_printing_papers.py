"""The papers' own pictures: inside the page, with words, and nothing that runs or fetches."""

from __future__ import annotations

import base64
import re

import pytest

from whosays.core.kit import HERE
from whosays.printing import papers

FOLDER = HERE / "lessons" / "papers" / "pictures"
DRAWINGS = sorted(FOLDER.glob("*.svg"))
GUIDE = HERE / "lessons" / "papers" / "2-guide.md"
PARTS = ("Before class.", "In class.", "After class.")
MOST = 10_000


def amiss(drawing: str) -> list[str]:
    """Find in a drawing what runs, leads away or is too large."""
    found = re.findall(r"<script|<foreignObject|\bon\w+=|href|url\(|@import|<image|&#|<!", drawing)
    return found + (["large"] if len(drawing) > MOST else [])


def test_a_drawing_of_the_kit_stands_inside_the_page_with_its_words():
    made = papers.body("![A <button>](pictures/before.svg)")
    assert 'alt="A &lt;button&gt;"' in made
    held = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', made).group(1)
    assert base64.b64decode(held) == (FOLDER / "before.svg").read_bytes()


@pytest.mark.parametrize(
    "place",
    ["pictures/none.svg", "pictures/../2-guide.md", "../papers/pictures/before.svg",
     "pictures/before.png", "/etc/hostname", "https://x.example/pictures/before.svg"],
)  # fmt: skip
def test_of_any_other_picture_there_are_only_the_words(place):
    assert papers.body(f"![words]({place})") == "<p>words</p>\n"


def test_before_in_and_after_class_have_each_a_picture_with_words_of_their_own():
    words = GUIDE.read_text(encoding="utf-8")
    found = [
        re.search(rf"!\[([^\]]+)\]\((pictures/[a-z-]+\.svg)\)\n\n\*\*{re.escape(part)}\*\*", words)
        for part in PARTS
    ]
    assert all(found), "each part begins under its picture"
    assert len({one.group(2) for one in found}) == len(PARTS)
    assert all(len(one.group(1).split()) >= 10 for one in found), "the words say what it shows"
    assert {one.group(2) for one in found} == {f"pictures/{file.name}" for file in DRAWINGS}


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_runs_nothing_and_fetches_nothing(file):
    assert amiss(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("bad", ["<script>", '<a href="x">', '<rect onload="x">', "x" * 10_001])
def test_what_runs_or_leads_away_is_noticed(bad):
    assert amiss(bad) != []
