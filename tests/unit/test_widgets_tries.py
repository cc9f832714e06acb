from __future__ import annotations

import pytest

from whosays.questions.staging import TRIES
from whosays.widgets.tries import Tries


class Sheet:
    """What is asked of a sheet."""

    def __init__(self, tries=0):
        self.tries = tries


def test_each_is_written_down_until_there_are_enough():
    tries = Tries(Sheet())
    few, due = [], []
    for _ in range(TRIES + 2):
        few.append(tries.are_few)
        tries.one_more()
        due.append(tries.due())
    assert due == [*({"tries": number} for number in range(1, TRIES + 1)), {}, {}]
    assert few == [number < TRIES for number in range(TRIES + 2)]


@pytest.mark.parametrize(
    ("before", "due"), [(0, {"tries": TRIES}), (TRIES, {}), (TRIES + 3, {"tries": TRIES})]
)
def test_who_asks_for_our_reading_has_tried_enough(before, due):
    tries = Tries(Sheet(before))
    tries.enough()
    assert (tries.are_few, tries.due()) == (False, due)


def test_what_was_no_try_is_written_down_as_it_stood():
    tries = Tries(Sheet(1))
    tries.keep()
    assert tries.due() == {"tries": 1}


def test_what_is_due_is_given_once():
    tries = Tries(Sheet())
    tries.one_more()
    assert [tries.due(), tries.due()] == [{"tries": 1}, {}]
