"""What has no answer yet: every question of the kit can be named, and none is that has one."""

from __future__ import annotations

import pytest

from whosays.answers.gaps import gaps
from whosays.questions.items import load_unit, unit_files
from whosays.questions.numbering import number

UNITS = [file.stem for file in unit_files()]


@pytest.mark.parametrize("unit", UNITS)
def test_with_no_answer_every_question_is_named_once_in_order(unit):
    items = load_unit(unit).items
    left = gaps(unit, ())
    assert list(left.core) == [number(item.id) for item in items if item.path != "more"]
    assert list(left.more) == [number(item.id) for item in items if item.path == "more"]
    assert "" not in (*left.core, *left.more)


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_answered_is_not_named(unit):
    names = [item.id for item in load_unit(unit).items]
    assert gaps(unit, names) == ((), ())
    left = gaps(unit, names[1:])
    assert [*left.core, *left.more] == [number(names[0])]
