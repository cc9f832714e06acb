"""The record of an answer: what stands in a file of answers under the id of an item.

Whoever reads one has looked at what its parts are (:func:`whosays.answers.merge.sound`); the answer
itself is what its kind says, and is read by that kind's ``clean``.
"""

from __future__ import annotations

from typing import Final, TypedDict, cast

BESIDE: Final = "beside"
"""Where a change carries what is only to be kept beside the answer. It says what is added, not what
the list is to be: other windows add to it while a change waits."""


class Earlier(TypedDict, total=False):
    """What stood here before: an answer or reasons, and since when."""

    value: object
    why: str
    changed: str


class Notes(TypedDict, total=False):
    """What is known about an answer beside it.

    ``item`` is the item's fingerprint, ``hints`` how many were shown, ``tries`` how many checks did
    not fit.
    """

    item: str
    hints: int
    checked: bool
    tries: int
    why: str


class Record(Notes, total=False):
    """An answer, and what is known about it; where there is none, nothing.

    ``version`` counts what changed, ``changed`` says when (UTC, ISO 8601), ``first`` is the answer
    at the first check, ``earlier`` what other windows wrote, and ``line`` the stamps of what it was
    made from.
    """

    value: object
    version: int
    changed: str
    first: object
    earlier: list[Earlier]
    line: list[str]


class Change(Notes, total=False):
    """What is to be kept of an answer; what it does not name stays as it is."""

    value: object
    beside: list[Earlier]


Records = dict[str, Record]
"""By the id of the item."""


def without(change: Change, *names: str) -> Change:
    """Give a change without some of what it says.

    Parameters
    ----------
    change : Change
    *names : str

    Returns
    -------
    Change
    """
    return cast("Change", {name: said for name, said in change.items() if name not in names})


def laid_over(record: Record, change: Change) -> Record:
    """Give a record with a change laid over it; what is only kept beside the answer is no part.

    Parameters
    ----------
    record : Record
    change : Change

    Returns
    -------
    Record
    """
    return cast("Record", {**record, **without(change, BESIDE)})
