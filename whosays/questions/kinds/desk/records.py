"""Desk: what stands in its files, and the item as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NotRequired, TypedDict

from whosays.core.records import made, record
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key


@record
class DeskItem(Item):
    """Tests put to a passage; with ``switches`` one can change a text of ours."""

    rules: tuple[str, ...]
    switches: bool = False


class Brief(TypedDict):
    """What a test gives for a text that switches made.

    Attributes
    ----------
    open : bool
        Whether it can be defended that the test comes out as it did before.
    """

    answer: str
    off: bool
    words: str
    reason: str
    open: NotRequired[bool]


class Reading(Brief):
    """What a test gives for the text that is shown.

    Attributes
    ----------
    off : bool
        Whether the test does not come up.
    span : list of int or None
        None where no words shown here can tell; ``words`` are what stands there.
    places : list of int
        The sentences, by number, that show it.
    also : list of str
        Other answers that hold for a reader who codes a contested record otherwise.
    about : bool
        Whether something is missing and the words are only those the test is put to.
    """

    span: list[int] | None
    places: list[int]
    also: list[str]
    about: bool
    says: str
    shows: str


class Paragraph(TypedDict):
    """Where a paragraph stands in the shown text, and whether it is a headline."""

    start: int
    end: int
    title: bool


class Setting(TypedDict):
    """A text that switches made; ``changed`` are the places of the switched words."""

    text: str
    paragraphs: list[Paragraph]
    changed: list[list[int]]
    tests: dict[str, Brief]


@record
class DeskKey(Key):
    """Other answers that can be defended, by test; and what the newsroom rules give.

    Attributes
    ----------
    accept_changed : tuple of str
        Tests of which it can be defended that a switch leaves them as they were.
    tests : Mapping of str to Reading
        By rule.
    settings : Mapping of str to Setting
        The texts that the switches can make, by name; empty without switches.
    """

    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accept_changed: tuple[str, ...] = ()
    tests: Mapping[str, Reading] = made(factory=dict)
    settings: Mapping[str, Setting] = made(factory=dict)


class TestShown(TypedDict):
    """A newsroom rule as a test."""

    id: str
    house: str
    year: int
    question: str
    asks: str
    wording: str


Switch = TypedDict("Switch", {"label": str, "from": str, "to": str})
"""A switch, seen from the text that is shown: ``from`` stands there."""


class Desk(TypedDict):
    """What lies on the desk."""

    label: str
    ours: bool
    text: str
    paragraphs: list[Paragraph]
    sentences: list[list[int]]
    tests: list[TestShown]
    switches: list[Switch]


class DeskShown(Shown):
    """The item in its public form."""

    desk: Desk


class DeskAnswer(TypedDict):
    """An answer as it is stored.

    Attributes
    ----------
    answers : dict
        Rule to answer.
    words : dict
        Rule to ``[start, end)``, code points of the shown text.
    tried : list
        Settings looked at.
    guesses : dict
        Tests that will come out differently, by the two settings between which that is.
    """

    answers: dict[str, str]
    words: dict[str, list[int]]
    tried: list[list[int]]
    guesses: dict[str, list[str]]
