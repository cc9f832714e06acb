"""What our files call a claim, a question or a text is never shown, to students or teachers."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from whosays.core.paths import kit_root

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = kit_root()
CODE = re.compile(r"\b(c\d\d|u\d-[el]\d+|f[abc]-\d\d(-count)?|00\d-\d\d)\b")
# What a link leads to is not shown.
TARGET = re.compile(r"\]\([^)]*\)")
# A file that a teacher is to change has to be named; one that is read is led to.
FILE = re.compile(r"\blessons/notes/[\w-]+\.md\b")
TEXTS = {file.stem for file in (ROOT / "solutions" / "coding").glob("t-*.json")}
TAG = re.compile(r"<[^>]+>")
PAGES = sorted(p for folder in ("lessons", "exercises", "solutions")
               for p in (ROOT / folder).glob("*.ipynb"))  # fmt: skip
# Fields that name something to the kit and are not shown.
NAMES = {
    "id", "unit", "claim", "case", "article", "control", "before_item", "key", "cards", "from",
    "to", "root", "roots", "piles", "order", "same", "one", "edges", "record", "coding", "pair",
    "twin", "look", "earlier", "with", "marks", "uses",
}  # fmt: skip


def words(node: Any) -> Iterator[str]:
    """Give every string of a file's record that is a sentence for people."""
    if isinstance(node, str):
        if " " in node.strip():
            yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name not in NAMES or (
                value and isinstance(value, list) and value[0] != str(value[0])
            ):
                yield from words(value)
    elif isinstance(node, list):
        for value in node:
            yield from words(value)


def shown(page) -> Iterator[str]:
    """Give what a page shows: its own words, and what its cells printed."""
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        for output in cell.get("outputs", []):
            for kind, data in output.get("data", {}).items():
                if kind.startswith("text/"):
                    yield TAG.sub(" ", "".join(data))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_no_page_shows_one(page):
    found = [(m.group(), said[:60]) for said in shown(page) for m in CODE.finditer(said)]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_no_page_shows_the_name_of_a_text_of_ours_or_of_a_file_to_read(page):
    said = [TARGET.sub("]", one) for one in shown(page)]
    assert [one[:80] for one in said if FILE.search(one)] == []
    assert [(name, one[:80]) for one in said for name in TEXTS if name in one] == []


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_no_question_and_no_feedback_has_one(folder):
    files = sorted((ROOT / "exercises").glob("*.toml"))
    files = [ROOT / folder / file.name for file in files]
    said = [one for file in files if file.is_file()
            for one in words(tomllib.loads(file.read_text(encoding="utf-8")))]  # fmt: skip
    assert len(said) > 100
    assert [one for one in said if CODE.search(one)] == []


def test_the_test_finds_one():
    assert TEXTS
    assert FILE.search("They stand in lessons/notes/02-unnamed-sources.md.")
    assert not FILE.search(TARGET.sub("]", "the [notes](../lessons/notes/02-a.md)"))
    assert CODE.search("Claim c08 reached us")
    assert CODE.search("as in u4-e2")
    assert CODE.search("carried by 000-08")
    assert list(words({"id": "u1 e1", "prompt": "Is it so?", "rows": [{"says": "a b"}]})) == [
        "Is it so?",
        "a b",
    ]
