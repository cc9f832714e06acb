"""What is asked: the records of an item, and the form in which a page and paper get it.

An :class:`Item` is what stands in the file; each kind adds fields of its own in a class of its
own. :class:`Shown` is JSON for the page: resolved, and with nothing of the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Required, TypedDict

from whosays.core.records import made, record
from whosays.questions.passages import OurSide, Place, Short

if TYPE_CHECKING:
    from whosays.questions.passages import PassageShown

Where = Literal["lesson", "exercise"]
OnPath = Literal["core", "more"]


@record
class Option:
    """One thing to choose: its id and its words."""

    id: str
    text: str


@record
class Item:
    """What every item can have; each kind has fields of its own on top.

    Attributes
    ----------
    passage : Place or OurSide or Short, optional
        The words that it is about.
    first : str
        An earlier item whose answer is shown beside this one: "First you said 53".
    explain : str
        A sentence that is asked for before the answer can be checked.
    case : str
        A mirror case that the page shows above the item; on paper it is printed with it.
    later : str
        A line under which it stays closed: its words would tell what a step above it shows.
    path : str
        Whether it is on the way that fits into one lesson, or for those who have more time.
    fingerprint : str
        Kept with each answer, so that a changed item is noticed.
    """

    id: str
    kind: str
    where: Where
    prompt: str
    note: str = ""
    passage: Place | OurSide | Short | None = None
    hints: tuple[str, ...] = ()
    first: str = ""
    explain: str = ""
    case: str = ""
    later: str = ""
    path: OnPath = "core"
    fingerprint: str = made(default="")


class OptionShown(TypedDict):
    """One thing to choose, as the page shows it."""

    id: str
    text: str


class Shown(TypedDict, total=False):
    """An item in its public form; each kind has fields of its own on top.

    ``setup`` is how the prompt begins, where it does not ask yet (:mod:`whosays.questions.asking`).
    ``options``, or ``left`` and ``right``, are what kinds with a list to choose from share, so
    that what reads items of every kind can look there.
    """

    id: Required[str]
    kind: Required[str]
    prompt: Required[str]
    setup: str
    note: str
    hints: list[str]
    first: str
    explain: str
    later: str
    path: OnPath
    number: str
    passage: PassageShown | None
    options: list[OptionShown]
    left: list[OptionShown]
    right: list[OptionShown]
    earlier: str
    first_number: int | None
