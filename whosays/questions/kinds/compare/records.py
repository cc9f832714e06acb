"""Side by side: what stands in its files, and the item as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypedDict, get_args

from whosays.core.records import record
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key
from whosays.questions.passages import OurSide, PassageShown, Place, Short

Side = Literal["before", "after"]
SIDES: tuple[Side, Side] = ("before", "after")
Lost = Literal["attribution", "hedge", "verb", "number", "date", "translation", "none"]
NONE = "none"
"""The answer that nothing was lost; like "can't tell" it is always among the choices."""
LOSSES: tuple[str, ...] = tuple(name for name in get_args(Lost) if name != NONE)


@record
class Difference:
    """A difference that is asked about: its words in both texts, empty where one lacks them."""

    CALLED = "difference {id}"

    id: str
    before: str = ""
    after: str = ""

    def words(self, side: Side) -> str:
        """Give its words in one of the texts."""
        return self.before if side == "before" else self.after


@record
class CompareItem(Item):
    """Two versions, their differences, and the kinds of loss to choose from."""

    before: Place | OurSide | Short
    after: Place | OurSide | Short
    differences: tuple[Difference, ...]
    losses: tuple[Lost, ...] = ()


@record
class CompareKey(Key):
    """The loss of each difference, and others that can be defended."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class WordsShown(TypedDict):
    """Words of one text, and where they stand in it."""

    place: list[int]
    words: str


class DifferenceShown(TypedDict):
    """A difference with its number, and its words in both texts."""

    id: str
    number: int
    before: WordsShown
    after: WordsShown


class LossShown(TypedDict):
    """A kind of loss: its name, its letter, a sentence on what it means, an example."""

    id: str
    text: str
    letter: str
    means: str
    example: str


class StepShown(TypedDict):
    """Where words differ."""

    kind: str
    before: list[int]
    after: list[int]


class CompareShown(Shown):
    """The item in its public form.

    Attributes
    ----------
    rows : list
        Places of the lines that stand beside each other, or None.
    alike : float
        Share of words in common, 0 to 1.
    """

    before: PassageShown
    after: PassageShown
    rows: list[list[list[int] | None]]
    steps: list[StepShown]
    alike: float
    differences: list[DifferenceShown]
    losses: list[LossShown]
