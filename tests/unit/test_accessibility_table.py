"""The conformance table has every criterion, says how it stands, and names tests that exist."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
TABLE = (HOME / "whosays" / "ACCESSIBILITY.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.splitlines()
    if re.match(r"\| \d", line)
]
STATES = {"held", "looked at", "not tested", "does not apply"}
EVERY_EXERCISE = "test_an_exercise_by_keyboard_alone"
EVERY_SCREEN = "test_axe_finds_nothing_on_a_page_before_and_after_check"
# How many criteria of levels A and AA each guideline of WCAG 2.2 has.
CRITERIA = {
    "1.1": "1", "1.2": "1 2 3 4 5", "1.3": "1 2 3 4 5", "1.4": "1 2 3 4 5 10 11 12 13",
    "2.1": "1 2 4", "2.2": "1 2", "2.3": "1", "2.4": "1 2 3 4 5 6 7 11", "2.5": "1 2 3 4 7 8",
    "3.1": "1 2", "3.2": "1 2 3 4 6", "3.3": "1 2 3 4 7 8", "4.1": "2 3",
}  # fmt: skip


@cache
def functions_in(file: str) -> set[str]:
    tree = ast.parse((HOME / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def runs_in_every_check(file: str, name: str) -> bool:
    """Say whether nothing leaves a test to a command that somebody has to give."""
    tree = ast.parse((HOME / file).read_text(encoding="utf-8"))
    marks = [ast.unparse(node.value) for node in tree.body if isinstance(node, ast.Assign)
             and ast.unparse(node.targets[0]) == "pytestmark"]  # fmt: skip
    marks += [ast.unparse(one) for node in tree.body if isinstance(node, ast.FunctionDef)
              and node.name == name for one in node.decorator_list]  # fmt: skip
    left_out = ("mark.long", "mark.skip", "PAGES", "environ")
    return not any(word in mark for mark in marks for word in left_out)


def named(words: str) -> list[tuple[str, str]]:
    return re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", words)


def test_every_criterion_has_one_row():
    wanted = [f"{part}.{n}" for part, numbers in CRITERIA.items() for n in numbers.split()]
    assert [row[0].split()[0] for row in ROWS] == wanted
    assert len(wanted) == 55


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split()[0])
def test_a_row_says_how_it_stands_and_by_what(row):
    assert len(row) == 4
    _, level, state, words = row
    assert level in {"A", "AA"}
    assert state in STATES
    assert words
    assert bool(named(words)) or state != "held"
    assert [one for one in named(words) if one[1] not in functions_in(one[0])] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split()[0])
def test_what_holds_a_row_runs_in_every_check(row):
    assert [one for one in named(row[3]) if not runs_in_every_check(*one)] == []


def test_a_test_that_takes_a_command_is_known_as_one():
    assert not runs_in_every_check("tests/site/test_every_exercise.py", EVERY_EXERCISE)
    assert not runs_in_every_check("tests/browser/test_every_screen.py", EVERY_SCREEN)
    assert runs_in_every_check("tests/browser/test_complete.py", "test_a_lesson_and_its_exercise")


def test_whatever_is_named_as_a_test_is_one():
    assert len(re.findall(r"::", TABLE)) == len(named(TABLE))
