"""“The text does not show it” and “can’t tell” mean two things, the same two everywhere."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from whosays.core.i18n import section
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.sourcing.rules import load_rules

ROOT = kit_root()
NOT_SHOWN = "you looked for the words, and they are not there"
OPEN = "the words leave it open, or no text could show it"
_NOT = re.compile(r"does not show|do not show|not shown", re.IGNORECASE)
_CANT = re.compile(r"can.t tell|stays? open|leaves? (?:it|both) open", re.IGNORECASE)


def keys():
    """Give what each key says of one option, one row or the whole, with its place."""
    for file in sorted((ROOT / "solutions").glob("0*.toml")):
        for key in tomllib.loads(file.read_text(encoding="utf-8")).get("key", ()):
            for entry in key.get("option", ()):
                yield f"{key['item']}, {entry['id']}", entry.get("shows", "")


@pytest.mark.parametrize("place", ["the desk", "the glossary", "lesson 2"])
def test_both_are_defined_in_the_same_words(place):
    texts = {
        "the desk": section("question")["how_desk"],
        "the glossary": (ROOT / "lessons/glossary.toml").read_text(encoding="utf-8"),
        "lesson 2": "".join(
            "".join(cell["source"])
            for cell in json.loads(
                (ROOT / "lessons/02-unnamed-sources.ipynb").read_text(encoding="utf-8")
            )["cells"]
        ),
    }
    assert NOT_SHOWN in texts[place]
    assert OPEN in texts[place]


def both_at_once(entries):
    """List the lines of feedback that give both answers to one question."""
    return [place for place, words in entries if _NOT.search(words) and _CANT.search(words)]


def test_no_line_of_feedback_gives_both_answers():
    assert both_at_once(keys()) == []
    assert both_at_once([("x", "The text does not show it. You can’t tell.")]) == ["x"]


def crossed(rules):
    """List the sentences of a rule that say the one under the name of the other."""
    found = []
    for rule in rules:
        table = rule.table
        steps = [*table.get("look", ()), *([table["otherwise"]] if "otherwise" in table else [])]
        said = [(step["answer"], step["says"]) for step in steps] + list(
            table.get("says", {}).items()
        )
        wrong = {"not_met": _CANT, "cant_tell": _NOT}
        found += [
            (rule.id, answer)
            for answer, words in said
            if answer in wrong and wrong[answer].search(words)
        ]
    return found


def test_no_rule_says_the_one_and_means_the_other():
    rules = list(load_rules(Kit(ROOT)).rules.values())
    assert crossed(rules) == []
