"""Sentences of errors belong in the locale files; those that still stand in the code are counted.

The limit may only go down: who moves sentences to ``locale/en`` lowers it.
"""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "whosays"
LIMIT = 255


def sentences(source):
    """Find the sentences that are given to an error where it is made."""
    calls = [
        node for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error")
    ]  # fmt: skip
    parts = [
        part for call in calls for word in call.args
        for part in (word.values if isinstance(word, ast.JoinedStr) else [word])
    ]  # fmt: skip
    said = [part.value for part in parts if isinstance(part, ast.Constant)]
    return [words for words in said if isinstance(words, str) and len(words.split()) > 3]


def test_no_more_sentences_stand_in_the_code_than_did():
    found = Counter()
    for file in PACKAGE.rglob("*.py"):
        if "node_modules" not in file.parts:
            found[file.relative_to(PACKAGE).as_posix()] += len(
                sentences(file.read_text(encoding="utf-8"))
            )
    left = {name: count for name, count in sorted(found.items()) if count}
    assert sum(left.values()) <= LIMIT, left


def test_a_sentence_in_an_error_is_found_and_one_from_the_locale_is_not():
    assert sentences('raise KitError("There is no such unit.")') == ["There is no such unit."]
    assert sentences('raise DataError(file, "a", f"this {x} is not a whole number.", "Mend it.")')
    assert sentences('raise KitError(text("new.no_unit", unit=unit))') == []
