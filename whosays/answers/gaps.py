"""The questions of a unit that have no answer yet, by their numbers: named when one hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whosays.core.kit import HERE, Kit
from whosays.questions.items import load_unit
from whosays.questions.numbering import number

if TYPE_CHECKING:
    from collections.abc import Collection


class Gaps(NamedTuple):
    """Numbers of questions without an answer, in order.

    Attributes
    ----------
    core : tuple of str
        Of the core path, and of a unit that has none.
    more : tuple of str
        Of those for whoever has time.
    """

    core: tuple[str, ...]
    more: tuple[str, ...]


def gaps(unit_id: str, given: Collection[str], kit: Kit = HERE) -> Gaps:
    """Find what is not answered yet.

    Parameters
    ----------
    unit_id : str
    given : collection of str
        Ids of the questions that have an answer.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Gaps
    """
    left = [item for item in load_unit(unit_id, kit).items if item.id not in given]
    return Gaps(
        tuple(number(item.id, kit) for item in left if item.path != "more"),
        tuple(number(item.id, kit) for item in left if item.path == "more"),
    )
