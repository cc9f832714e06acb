"""The rule of eight: nothing is counted, drawn or quoted of fewer than eight students.

Figures about fewer would be chance, and would show who said what. Every page and figure about
a class asks here. And where a class is large enough, an answer that fewer than five gave is not
counted out: the rest of the class could tell whose it was.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, TypeVar

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K", bound=Hashable)

LEAST = 8
"""Students below which nothing about a class is shown."""
SMALL = 5
"""Students below which the number of those who gave one answer is not told."""


def enough(count: int) -> bool:
    """Tell whether something may be shown of so many students.

    Parameters
    ----------
    count : int
        Students that it would be about.

    Returns
    -------
    bool
    """
    return count >= LEAST


def told(count: int) -> str:
    """Say why nothing is shown.

    Parameters
    ----------
    count : int
        Students there are.

    Returns
    -------
    str
    """
    return text("measure.few", least=LEAST, count=count)


def cells(counts: Mapping[K, int], *, whole: bool = True) -> dict[K, int | None]:
    """Give counts as they may be shown.

    Parameters
    ----------
    counts : Mapping of K to int
        How many gave each answer.
    whole : bool
        Whether the counts add up to a number that is shown, too. Then one that is left out alone
        could be worked out from the others, and the next larger one is left out with it.

    Returns
    -------
    dict of K to (int or None)
        None where some did, and fewer than five, or where the number would tell of these.
    """
    hidden = {name for name, count in counts.items() if 0 < count < SMALL}
    if whole and len(hidden) == 1:
        others = [name for name, count in counts.items() if count >= SMALL]
        if others:
            hidden.add(min(others, key=lambda name: (counts[name], str(name))))
    return {name: None if name in hidden else count for name, count in counts.items()}
