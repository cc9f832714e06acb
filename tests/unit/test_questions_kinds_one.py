"""A choice of one: what is no choice, what is expected, and how it looks on paper."""

from __future__ import annotations

import pytest
from _records import as_key, check_item, check_key

from whosays.core.errors import DataError
from whosays.questions import registry
from whosays.questions.kinds import one

OPTIONS = [{"id": name, "text": f"Option {name}"} for name in ("a", "b", "cant-tell")]
ITEM = {"id": "q", "kind": "one", "options": OPTIONS}
SAID = [{"id": name, "says": f"Not {name}."} for name in ("a", "b", "cant-tell")]


def key(**fields):
    return as_key("one", {"right": ["a"], "option": SAID, "discussion": "Talk.", **fields})


def states(name, **fields):
    found = one.grade(ITEM, key(**fields), name)
    return found.state, found.score, [line.verdict for line in found.options]


@pytest.mark.parametrize("value", [None, "", "z", ["a"], 1, {"a": "a"}])
def test_only_an_option_s_id_is_a_choice(value):
    assert one.clean(ITEM, value) is None
    assert one.clean(ITEM, "a") == "a"


def test_what_is_expected_what_can_be_defended_and_what_the_text_does_not_tell():
    rest = ["fits_not", "fits_not"]
    assert states("a") == ("right", 1.0, ["fits", *rest])
    assert states("b") == ("not_yet", 0.0, ["fits", *rest])
    assert states("b", accept=["b"]) == ("open", 1.0, ["fits", "open", "fits_not"])
    assert states("a", right=["cant-tell"]) == (
        "not_shown",
        0.0,
        ["not_shown", "not_shown", "fits"],
    )


def test_a_line_says_what_was_chosen_and_what_is_said_of_it():
    found = one.grade(ITEM, key(), "b")
    assert [line.chosen for line in found.options] == [False, True, False]
    assert [line.text for line in found.options] == [f"Option {o['id']}" for o in OPTIONS]
    assert found.options[1].says == "Not b."
    assert (found.notes, found.discussion) == (("Because.",), "Talk.")


def test_an_item_and_a_key_that_cannot_be_used_are_named(tmp_path):
    for options in ([], [OPTIONS[0], OPTIONS[0]]):
        with pytest.raises(DataError, match="options"):
            check_item({"kind": "one", "options": options}, "f.toml", tmp_path)
    with pytest.raises(DataError, match="“z” is not an option"):
        check_key({"right": ["z"], "option": SAID}, ITEM, "f.toml", tmp_path)


def test_on_paper_and_in_the_key():
    assert str(one.worksheet_html(ITEM)).count('class="pr-box pr-round"') == 3
    words = one.expected_html(ITEM, key())
    assert words.count("<li>") == 3
    assert words.count("✓") == 1
    assert (one.PLATFORM, one.SECONDS) == ("choice", 30)
    assert registry.of("one") is one


def test_a_key_grades_unless_it_says_that_it_does_not():
    assert as_key("one", {}).open is False
    assert as_key("one", {"open": True}).open is True
