"""Chain: what stands in its files, and the item as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from whosays.core.records import made, record
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key


@record
class Hand:
    """Somebody who had the claim; where an article names them, the words, and where they stand."""

    CALLED = "hand {id}"

    id: str
    text: str
    words: str = ""
    article: str = ""
    paragraph: int | None = None


@record
class Step:
    """A step of a modelled chain: an arrow, a tie of two roots, or the fold."""

    CALLED = "step {number}"

    from_: str = ""
    to: str = ""
    same: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    collapse: bool = False
    says: str
    shows: str = ""


@record
class ChainItem(Item):
    """The hands of a claim.

    Attributes
    ----------
    claim : str
        Whose trace the key is taken from.
    marks_from : str
        An earlier item of the unit, whose marks show up here.
    modelled : bool
        Whether the chain is shown step by step, and nothing is asked.
    """

    claim: str = ""
    hands: tuple[Hand, ...]
    marks_from: str = ""
    modelled: bool = False
    steps: tuple[Step, ...] = ()


@record
class ChainKey(Key):
    """Arrows and ties between the hands.

    Attributes
    ----------
    edges, same, one : tuple of tuple of str
        Pairs of hands: who got it from whom; roots that are the same; roots that may be one.
    accept : tuple of tuple of str
        Arrows that can be defended.
    places : Mapping of str to str
        For ``from>to``, where it can be read.
    outside : bool
        Whether one of them is not in the articles.
    count : tuple of (int, int)
        Least and most roots.
    why : str
        Why so many; empty if the item leaves roots out.
    """

    edges: tuple[tuple[str, ...], ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    one: tuple[tuple[str, ...], ...] = ()
    accept: tuple[tuple[str, ...], ...] = ()
    places: Mapping[str, str] = made(factory=dict)
    outside: bool = made(default=False)
    count: tuple[int, int] = made(default=(0, 0))
    why: str = made(default="")


class HandShown(TypedDict):
    """A hand as the page shows it: words, and where they stand.

    ``marked`` are its words by the student; ``own`` is a hand of the student's own marks.
    """

    id: str
    text: str
    words: str
    place: str
    marked: bool
    own: bool


StepShown = TypedDict(
    "StepShown",
    {
        "from": str,
        "to": str,
        "same": list[str],
        "one": list[str],
        "collapse": bool,
        "says": str,
        "shows": str,
    },
    total=False,
)
"""A step as the page shows it: only what it has."""


class ChainShown(Shown, total=False):
    """The item in its public form; ``left_out`` counts marks that are no hands."""

    modelled: bool
    hands: list[HandShown]
    steps: list[StepShown]
    left_out: int


class ChainAnswer(TypedDict):
    """A chain as it is stored: pairs of hands."""

    edges: list[list[str]]
    ties: list[list[str]]
    one: list[list[str]]
