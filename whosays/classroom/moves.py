"""A class's ratings of one claim, before and after: ten dots, each a tenth of the class.

A dot is no student: both rows are put in order by themselves, and a dot stands in the middle of
its tenth, rounded to fives. So it can be seen how the class moved, and not who did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.classroom import few

if TYPE_CHECKING:
    from collections.abc import Sequence

DOTS = 10
_STEP = 5


@dataclass(frozen=True, slots=True)
class Moved:
    """One claim that was rated twice.

    Attributes
    ----------
    id, before_id, prompt : str
        The later question, the earlier one, and the words of the later.
    count : int
        Students who rated it both times.
    before, after : tuple of int
        Ten dots from 0 to 100, in order; empty for too few.
    """

    id: str
    before_id: str
    prompt: str
    count: int
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    @property
    def by(self) -> int:
        """How far the middle of the class moved, up or down."""
        middle = DOTS // 2
        first, last = (
            (row[middle - 1] + row[middle]) / 2 for row in (self.before, self.after)
        )  # fmt: skip
        return round(last - first)


def dots(ratings: Sequence[float]) -> tuple[int, ...]:
    """Give ten dots for the ratings of a class.

    Parameters
    ----------
    ratings : sequence of float
        At least one.

    Returns
    -------
    tuple of int
    """
    ordered = sorted(ratings)
    found = []
    for number in range(DOTS):
        at = (number + 0.5) / DOTS * (len(ordered) - 1)
        low = int(at)
        high = min(low + 1, len(ordered) - 1)
        value = ordered[low] + (at - low) * (ordered[high] - ordered[low])
        found.append(_STEP * round(value / _STEP))
    return tuple(found)


def moved(name: str, before_name: str, prompt: str, pairs: Sequence[tuple[float, float]]) -> Moved:
    """Put a class's ratings into ten dots, before and after.

    Parameters
    ----------
    name, before_name, prompt : str
    pairs : sequence of (float, float)
        Before and after, of each student who rated both times.

    Returns
    -------
    Moved
    """
    if not few.enough(len(pairs)):
        return Moved(name, before_name, prompt, len(pairs))
    first, last = zip(*pairs, strict=True)
    return Moved(name, before_name, prompt, len(pairs), dots(first), dots(last))
