from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, fields
from types import ModuleType

import pytest

from whosays.authoring.grafting import graft

SOURCE = """
from dataclasses import dataclass
from functools import cache

LIMIT = 3
NAMES = ("a", "b")

def small(n, *, below=LIMIT):
    return n < below

@cache
def kept(n):
    return n + 1

@dataclass(frozen=True)
class Card:
    title: str
    days: int = 2
    FULL = 7

    @property
    def week(self):
        return self.days >= self.FULL

    @classmethod
    def made(cls):
        return cls("x")

@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    note: str = ""

def limit():
    return LIMIT
"""


@pytest.fixture
def module(monkeypatch):
    """Give a module in use, and another that holds parts of it."""
    made, other = ModuleType("grafted_for_a_test"), ModuleType("another_for_a_test")
    made.__file__ = "grafted.py"
    monkeypatch.setitem(sys.modules, made.__name__, made)
    monkeypatch.setitem(sys.modules, other.__name__, other)
    exec(SOURCE, made.__dict__)  # noqa: S102 - the words above
    for name in ("small", "kept", "Card", "NAMES", "limit", "Item"):
        setattr(other, name, getattr(made, name))
    return made, other


def changed(module, was, now):
    assert was in SOURCE
    graft(module[0], ast.parse(SOURCE.replace(was, now)))
    return module[1]


def test_whoever_holds_a_function_holds_the_changed_one(module):
    other = changed(module, "n < below", "n <= below")
    assert other.small(3)


def test_so_with_what_a_decorator_wraps(module):
    assert changed(module, "n + 1", "n - 1").kept(5) == 4


def test_what_was_remembered_is_forgotten(module):
    assert module[1].kept(5) == 6
    assert changed(module, "n + 1", "n - 1").kept(5) == 4


def test_defaults_change_too(module):
    other = changed(module, "LIMIT = 3", "LIMIT = 4")
    assert other.small(3)
    assert other.limit() == 4


def test_a_class_stays_the_same_class(module):
    card = module[1].Card("x", 7)
    assert card.week
    other = changed(module, ">= self.FULL", "> self.FULL")
    assert not card.week
    assert other.Card is module[0].Card
    assert isinstance(card, other.Card)


def test_what_a_class_says_by_itself_and_fills_in(module):
    other = changed(module, "FULL = 7", "FULL = 2")
    assert other.Card.made().week
    assert changed(module, "days: int = 2", "days: int = 9").Card.made().days == 9


def test_what_a_record_fills_in_those_derived_from_it_fill_in_too(module):
    base = module[1].Item

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Choice(base):
        count: int = 1

    changed(module, 'note: str = ""', 'note: str = "Look."')
    assert (base().note, Choice().note, Choice().count) == ("Look.", "Look.", 1)
    assert [field.default for field in fields(Choice)] == ["Look.", 1]


def test_data_changes_wherever_it_is_held(module):
    assert changed(module, '("a", "b")', '("", "b")').NAMES == ("", "b")


def test_the_module_stays_the_one_in_use(module):
    changed(module, "LIMIT = 3", "LIMIT = 4")
    assert sys.modules[module[0].__name__] is module[0]
