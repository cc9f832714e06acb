"""What students are called."""

from __future__ import annotations

import re

from whosays.answers.handin_file import LONGEST_NAME
from whosays.core.i18n import text
from whosays.room import nicknames


def test_a_made_up_name_is_a_word_and_a_number_and_not_taken():
    assert re.fullmatch(r"[a-z]+-\d\d", nicknames.suggested([]))
    words = re.findall(r"\w+", text("room.names"))
    taken = [f"{word}-{number}" for word in words for number in range(10, 100)]
    free = taken.pop(7)
    found = {nicknames.suggested(taken) for _ in range(50)}
    assert free not in taken
    assert found


def test_two_of_one_name_are_told_apart():
    assert nicknames.given("Mia", ["mia"]) == "Mia (2)"
    assert nicknames.given("Mia", ["mia", "Mia (2)"]) == "Mia (3)"
    long = "a" * 100
    assert len(nicknames.given(long, [nicknames.given(long, [])])) <= LONGEST_NAME


def test_nothing_typed_is_a_name_that_is_made_up():
    assert nicknames.given(" \x00\n ", [])
    assert "\n" not in nicknames.given("a\nb", [])
