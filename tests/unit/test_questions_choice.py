"""What a choice is held against, be it of one option or of several."""

from __future__ import annotations

from pathlib import Path

import pytest
from _records import as_item, as_key

from whosays.core.errors import DataError
from whosays.core.kit import HERE
from whosays.questions import choice
from whosays.questions.kinds import many, one

OPTIONS = [{"id": name, "text": f"Option {name}"} for name in ("a", "b", "c", "cant-tell")]
SHOWN = {"id": "q", "kind": "many", "options": OPTIONS}
FILE = Path("f.toml")


def key(**fields):
    said = [{"id": option["id"], "says": f"Not {option['id']}."} for option in OPTIONS]
    return as_key("many", {"right": ["a"], "option": said, **fields})


def test_both_kinds_check_and_print_in_one_way():
    for name in ("ITEM", "KEY", "check_item", "check_key", "expected_html"):
        assert getattr(one, name) is getattr(many, name) is getattr(choice, name)


def test_each_option_has_its_verdict():
    assert choice.verdicts(SHOWN, key(accept=["b"])) == {
        "a": "fits", "b": "open", "c": "fits_not", "cant-tell": "fits_not",
    }  # fmt: skip
    assert choice.verdicts(SHOWN, key(right=["cant-tell"]))["a"] == "not_shown"


def test_an_item_without_options_and_a_key_of_others_are_named():
    with pytest.raises(DataError, match="options"):
        choice.check_item(as_item({"kind": "many", "options": []}), FILE, HERE)
    with pytest.raises(DataError, match="“z” is not an option"):
        choice.check_key(
            key(right=["z"]), as_item({"kind": "many", "options": OPTIONS}), FILE, HERE
        )


def test_the_key_says_of_every_option_what_fits():
    words = choice.expected_html(SHOWN, key(accept=["b"]))
    assert [line.partition("Option ")[2].split("<")[0].strip() for line in words.split("<li>")] == [
        "", "a", "b", "c", "cant-tell",
    ]  # fmt: skip
    assert "Not c." in words
