"""The rule of eight stands in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.classroom import few, simulation
from whosays.classroom.class_report import of_pairs
from whosays.figures.discernment import plate

PACKAGE = Path(few.__file__).parents[1]


@pytest.mark.parametrize(("count", "shown"), [(0, False), (7, False), (8, True), (9, True)])
def test_eight_are_enough(count, shown):
    assert few.enough(count) is shown


def test_the_sentence_says_how_many_there_are():
    assert "8" in few.told(3)
    assert "3" in few.told(3)


def test_the_figure_of_change_refuses_fewer():
    both = list(zip(*simulation.school_class(7, 1), strict=True))
    with pytest.raises(ValueError, match="too few"):
        plate(of_pairs(both, ("a", "b"), (7, 7, 7)))


def test_whatever_shows_a_class_asks_the_one_rule():
    """A page or figure that reads hand-ins, or a class's report, imports it."""
    reads = re.compile(
        r"from whosays\.classroom[^\n]*(?:item_answers|class_report import Report)|few"
    )
    rooms = [
        file
        for room in ("figures", "notebook", "printing")
        for file in (PACKAGE / room).glob("*.py")
    ]
    words = {file.name: file.read_text(encoding="utf-8") for file in rooms}
    shows = [
        name for name, said in words.items() if "whosays.classroom" in said and reads.search(said)
    ]
    assert len(shows) >= 3
    assert [name for name in shows if "few.enough(" not in words[name]] == []


def test_no_other_number_stands_for_it():
    rule = re.compile(r"^\s*(?:LEAST|MIN_\w+)\s*=\s*8\b", re.MULTILINE)
    found = [
        file.name for file in PACKAGE.rglob("*.py")
        if "node_modules" not in file.parts and rule.search(file.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert found == ["few.py"]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 9, "b": 5}, {"a": 9, "b": 5}),
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
        ({"a": 9, "b": 4}, {"a": None, "b": None}),
        ({"a": 9, "b": 4, "c": 6}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 4, "c": 1}, {"a": 9, "b": None, "c": None}),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_a_count_below_five_is_not_told_and_cannot_be_worked_out(counts, shown):
    assert few.cells(counts) == shown


def test_where_counts_do_not_add_up_the_others_stay():
    # The next larger one may be just large enough to be shown alone.
    assert few.cells({"a": 3, "b": few.SMALL, "c": 9}) == {"a": None, "b": None, "c": 9}
    assert few.cells({"a": 9, "b": 4}, whole=False) == {"a": 9, "b": None}
