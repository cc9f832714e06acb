"""Deck: what stands in its files, and the item as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from whosays.core.records import made, record
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key


@record
class DeckItem(Item):
    """A claim and the cards that are drawn; ``low`` and ``high`` name the ends of the scale."""

    claim: str
    cards: tuple[str, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """Where we put a card, why, and what is to be known of it."""

    how: str
    why: str
    note: str


@record
class DeckKey(Key):
    """Other placings of a card that can be defended; and ours, which stand with the cards."""

    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ours: Mapping[str, Ours] = made(factory=dict)


class CardShown(TypedDict):
    """A card as the page shows it; its note is for after the check."""

    id: str
    date: str
    date_note: str
    known: str
    publication: str
    by_way_of: str
    title: str
    description: str
    who: str
    sourcing: str
    how: str
    certainty: str


class Placing(TypedDict):
    """A way to place a card; ``sign`` is short, for the line."""

    id: str
    text: str
    sign: str
    means: str


class ClaimShown(TypedDict):
    """The claim that cards bear on."""

    id: str
    says: str


class DeckShown(Shown):
    """The item in its public form."""

    claim: ClaimShown
    cards: list[CardShown]
    placings: list[Placing]
    low: str
    high: str


class Placed(TypedDict, total=False):
    """What a student said of a card."""

    how: str
    rating: int
    why: str


class DeckAnswer(TypedDict, total=False):
    """A deck as it is stored: the first rating, and each card that was drawn."""

    first: int
    placed: dict[str, Placed]
