"""Messages from a page: the newest of a window counts, however they come in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.widgets._turns import Turns
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
