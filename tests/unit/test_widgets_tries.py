from __future__ import annotations

import pytest

from whosays.questions.staging import TRIES
from whosays.widgets.tries import Tries


class Sheet:
    """What is asked of a sheet."""

    def __init__(self, tries=0):
        self.tries, self.kept = tries, []

    def tried(self, tries):
        """Write down."""
        self.kept.append(tries)


def test_each_is_written_down_until_there_are_enough():
    sheet = Sheet()
    tries = Tries(sheet)
    few = []
    for _ in range(TRIES + 2):
        few.append(tries.are_few)
        tries.one_more()
    assert sheet.kept == [*range(1, TRIES + 1)]
    assert few == [number < TRIES for number in range(TRIES + 2)]


@pytest.mark.parametrize(("before", "kept"), [(0, [TRIES]), (TRIES, []), (TRIES + 3, [TRIES])])
def test_who_asks_for_our_reading_has_tried_enough(before, kept):
    sheet = Sheet(before)
    tries = Tries(sheet)
    tries.enough()
    assert (sheet.kept, tries.are_few) == (kept, False)


def test_what_was_no_try_is_written_down_as_it_stood():
    sheet = Sheet(1)
    Tries(sheet).keep()
    assert sheet.kept == [1]
