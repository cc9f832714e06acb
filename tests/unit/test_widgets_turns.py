"""Messages from a page: the newest of a window counts, however they come in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.widgets._turns import Turns, older_changes, when_made
from whosays.widgets.question import Question

ITEM = {"id": "q", "kind": "text", "prompt": "Write.", "rows": 4}


@given(st.permutations(range(1, 9)))
def test_only_what_is_newer_than_all_before_counts(order):
    turns = Turns()
    newest = 0
    for number in order:
        assert turns.is_overtaken({"view": "v", "seq": number}) is (number < newest)
        newest = max(newest, number)


def test_windows_do_not_know_of_each_other():
    turns = Turns()
    assert not turns.is_overtaken({"view": "v", "seq": 5})
    assert not turns.is_overtaken({"view": "w", "seq": 1})
    assert turns.is_overtaken({"view": "v", "seq": 4})


NUMBERLESS = [
    {},
    {"view": "v"},
    {"seq": 1},
    {"view": "v", "seq": True},
    {"view": [], "seq": 1},
    {"view": "v", "seq": "1"},
]


@pytest.mark.parametrize("message", NUMBERLESS)
def test_a_message_without_a_number_is_never_overtaken(message):
    turns = Turns()
    turns.is_overtaken({"view": "v", "seq": 9})
    assert not turns.is_overtaken(message)


def test_messages_in_many_threads_leave_the_newest_answer():
    stored = []

    def change(answer):
        stored.append(answer)
        return answer, {"state": "saved", "text": ""}

    shown = Question(ITEM, on_change=change)
    together = Barrier(8)

    def send(number):
        together.wait()
        message = {"type": "change", "view": "v", "seq": number, "answer": str(number)}
        shown._handle_custom_msg(message, [])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(1, 9)))
    assert shown.answer == stored[-1] == "8"
    assert [int(answer) for answer in stored] == sorted(map(int, stored))


# ---------------------------------------------------------------- what a change was made from
def test_a_window_that_did_not_wait_has_made_its_change_from_its_own():
    turns = Turns()
    first, second = ({"view": "v", "seq": n, "after": 0} for n in (1, 2))
    assert turns.made_from(first, "answer", "disk") == "disk"
    turns.stored(first, "answer", "mine")
    assert turns.made_from(second, "answer", "disk") == "mine"
    assert turns.made_from(second, "why", "disk") == "disk"
    assert turns.made_from({**second, "view": "w"}, "answer", "disk") == "disk"
    assert turns.made_from({**second, "after": 1}, "answer", "newer") == "newer"


@pytest.mark.parametrize("after", [None, True, "0", []])
def test_a_window_that_does_not_say_what_it_knows_is_taken_at_its_word(after):
    turns = Turns()
    turns.stored({"view": "v", "seq": 3}, "answer", "mine")
    assert turns.made_from({"view": "v", "seq": 4, "after": after}, "answer", "disk") == "disk"


@pytest.mark.parametrize("made", [None, True, "x", [], -1e300, 1e300, float("nan"), float("inf")])
def test_a_time_that_is_none_is_now(made):
    assert when_made({"made": made}) == ""


def test_a_late_change_says_when_it_was_made():
    assert when_made({"made": 1_000_000_000_000}) == "2001-09-09T01:46:40+00:00"


@pytest.mark.parametrize("left", [None, {}, "x", 7])
def test_what_is_no_list_of_changes_brings_none(left):
    assert older_changes({"left": left}) == []


def test_only_changes_come_along_and_not_without_end():
    change = {"answer": 1, "base": None}
    assert older_changes({"left": [change, {"answer": 2}, 7, None]}) == [change]
    assert 0 < len(older_changes({"left": [change] * 1000})) < 1000
