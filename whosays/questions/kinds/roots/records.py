"""Root counter: what stands in its files, and the item as the page shows it."""

from __future__ import annotations

from typing import TypedDict

from whosays.core.records import record
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key

PILES = 6
"""How many piles there are where the item does not say."""
Group = tuple[str, ...]


@record
class Card:
    """A card to be sorted: our words, or those of an article, or both."""

    CALLED = "card {id}"

    id: str
    text: str = ""
    article: str = ""
    paragraph: int | None = None
    words: str = ""
    label: str = ""


@record
class RootsItem(Item):
    """Cards to be sorted into piles.

    Attributes
    ----------
    aside : str
        What the pile for cards without a root of their own is called in this item.
    """

    cards: tuple[Card, ...]
    piles: int = PILES
    aside: str = ""


@record
class RootsKey(Key):
    """The sorting that is expected.

    Attributes
    ----------
    groups : tuple of tuple of str
        The cards of each root.
    ties : tuple of tuple of str
        Pairs of cards whose roots may be one.
    count : tuple of int
        Roots, at least and at most.
    accept_groups : tuple
        Other sortings that can be defended; a card in none of the groups is aside.
    accept_ties : tuple of tuple of str
        Roots that may be tied or left apart: both can be defended.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    ties: tuple[tuple[str, ...], ...] = ()
    aside: tuple[str, ...] = ()
    count: tuple[int, ...] = ()
    accept_groups: tuple[tuple[tuple[str, ...], ...], ...] = ()
    accept_ties: tuple[tuple[str, ...], ...] = ()


class CardShown(TypedDict):
    """A card as the page shows it: a letter, our words, the article's, the place."""

    id: str
    letter: str
    text: str
    quote: str
    label: str


class RootsShown(Shown):
    """The item in its public form."""

    cards: list[CardShown]
    piles: int
    aside: str


class RootsAnswer(TypedDict):
    """A sorting as it is stored: card to pile, pairs of piles that may be one, names of piles."""

    piles: dict[str, str]
    ties: list[list[str]]
    names: dict[str, str]
