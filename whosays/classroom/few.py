"""The rule of eight: nothing is counted, drawn or quoted of fewer than eight students.

Figures about fewer would be chance, and would show who said what. Every page and figure about
a class asks here.
"""

from __future__ import annotations

from whosays.core.i18n import text

LEAST = 8
"""Students below which nothing about a class is shown."""


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
