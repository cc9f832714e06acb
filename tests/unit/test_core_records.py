"""Records: their rules come of their fields, their errors say file, field and mend."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

import pytest

from whosays.core.errors import DataError
from whosays.core.records import fields, form_of, made, read, record, told
from whosays.core.schema import Field


@record
class Card:
    """Called by its id."""

    CALLED = "card {id}"

    id: str
    text: str = ""


@record
class Place:
    """One form of a passage."""

    article: str
    paragraph: int


@record
class Ours:
    """The other."""

    ours: str


@record
class Base:
    """What every one has."""

    id: str
    open: bool = made(default=False)


@record
class Whole(Base):
    """One of everything."""

    many: tuple[Card, ...]
    left: tuple[Card, ...] = ()
    numbers: tuple[int, ...] = ()
    pairs: tuple[tuple[str, ...], ...] = ()
    side: Literal["a", "b"] = "a"
    sides: tuple[Literal["a", "b"], ...] = ()
    table: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    passage: Place | Ours | None = None
    from_: str = ""
    minutes: int | None = None
    sure: bool = False
    count: tuple[int, ...] = made(default=())
    rows: Mapping[str, int] = made(factory=dict)


CARDS = [{"id": "x", "text": "X"}]
TABLE = {
    "id": "q", "many": CARDS, "numbers": [1, 2], "pairs": [["a", "b"]], "side": "b",
    "sides": ["a"], "table": {"x": ["y"]}, "passage": {"ours": "Words."}, "from": "here",
    "minutes": 3, "sure": True,
}  # fmt: skip


def amiss(kind, table):
    with pytest.raises(DataError) as caught:
        read(kind, table, "f.toml", "item q")
    assert caught.value.mend
    return caught.value.field


# ---------------------------------------------------------------- rules
def test_the_rules_come_of_the_fields():
    assert fields(Whole) == {
        "id": Field(str),
        "many": Field(list, inside=(fields(Card),)),
        "left": Field(list, required=False, inside=(fields(Card),)),
        "numbers": Field(list, required=False, of=int),
        "pairs": Field(list, required=False, of=list),
        "side": Field(str, required=False, allowed=("a", "b")),
        "sides": Field(list, required=False, of=str, allowed=("a", "b")),
        "table": Field(dict, required=False),
        "passage": Field(dict, required=False, inside=(fields(Place), fields(Ours))),
        "from": Field(str, required=False),
        "minutes": Field(int, required=False),
        "sure": Field(bool, required=False),
    }


def test_what_no_file_holds_may_stand_in_none():
    assert amiss(Whole, {**TABLE, "count": [1]}) == "item q, count"
    assert amiss(Whole, {**TABLE, "open": True}) == "item q, open"


def test_a_field_that_a_class_has_of_its_own_may_be_written():
    @record
    class Own(Base):
        open: bool = False

    assert read(Own, {"id": "q", "open": True}, "f", "r").open is True


# ---------------------------------------------------------------- reading
def test_a_table_becomes_a_record_and_says_the_same_again():
    found = read(Whole, TABLE, "f.toml", "item q", count=(1, 2))
    assert found.many == (Card(id="x", text="X"),)
    assert (found.numbers, found.pairs, found.sides) == ((1, 2), (("a", "b"),), ("a",))
    assert (found.table, found.passage) == ({"x": ("y",)}, Ours(ours="Words."))
    assert (found.from_, found.count, found.rows) == ("here", (1, 2), {})
    assert told(found) == TABLE


def test_what_is_left_out_is_as_the_class_says_and_is_not_told():
    found = read(Whole, {"id": "q", "many": []}, "f", "r")
    assert (found.side, found.table, found.passage, found.minutes) == ("a", {}, None, None)
    assert told(found) == {"id": "q", "many": []}


def test_a_record_cannot_be_changed():
    found = read(Card, {"id": "x"}, "f", "r")
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.id = "y"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": ""}, "id"),
        ({"many": "x"}, "many"),
        ({"many": ["x"]}, "many"),
        ({"many": [{"id": "x", "pile": 1}]}, "card x, pile"),
        ({"many": [{"text": "X"}]}, "card , id"),
        ({"numbers": [1, "2"]}, "numbers"),
        ({"pairs": ["a"]}, "pairs"),
        ({"side": "c"}, "side"),
        ({"sides": ["a", "c"]}, "sides"),
        ({"table": []}, "table"),
        ({"passage": {"article": "001"}}, "passage, paragraph"),
        ({"passage": {}}, "passage, article"),
        ({"passage": {"ours": "x", "paragraph": 1}}, "passage, paragraph"),
        ({"from": 1}, "from"),
        ({"from_": "here"}, "from_"),
        ({"sure": 1}, "sure"),
        ({"minutes": True}, "minutes"),
    ],
)
def test_what_does_not_fit_is_named(change, field):
    assert amiss(Whole, {**TABLE, **change}) == f"item q, {field}"


@pytest.mark.parametrize("table", [None, [], "x", 3])
def test_what_is_no_table_says_so(table):
    assert amiss(Card, table) == "item q"


def test_the_form_of_a_table_is_told_by_the_first_field_of_each():
    forms = [Place, Ours]
    assert form_of(forms, {"ours": "x"}) is form_of(forms, {"ours": "x", "article": "y"}) is Ours
    assert form_of(forms, {"article": "y"}) is form_of(forms, {}) is form_of(forms, None) is Place
