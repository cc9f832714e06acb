"""Two ratings that count together: whether they tell the better supported claim from the other.

A number from 0 to 100 is a judgement, and no number is a mistake by itself. Somebody who gives
the same number to everything has judged nothing, though, and would be near our reading more often
than not, since most texts of the kit are well supported. So what counts of a rating is whether it
stands on the right side of another one, of the same unit: the key names it (``beside``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.core.sanitize import rating
from whosays.questions.keys import load_key
from whosays.questions.kinds.rate import RateKey
from whosays.questions.numbering import number

if TYPE_CHECKING:
    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.key import Key

APART = 10
"""How far apart two ratings must be, in points of 100: less is a slip of the hand on a slider."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The rating that another one is held against.

    Attributes
    ----------
    id, number : str
        Of its question, as in the file and as on the page.
    lower : bool
        Whether it is the weaker supported of the two.
    """

    id: str
    number: str
    lower: bool


def beside(unit_id: str, key: Key | None, kit: Kit) -> Beside | None:
    """Find the rating that one is held against.

    Parameters
    ----------
    unit_id : str
    key : Key or None
    kit : Kit
        What is read from.

    Returns
    -------
    Beside or None
        None for what is no rating, and for a rating that stands alone.

    Raises
    ------
    DataError
        If there is no such rating in the unit, or the two bands overlap: then neither of the two
        is the better supported.
    """
    if not isinstance(key, RateKey) or not key.beside:
        return None
    other = load_key(unit_id, key.beside, kit)
    if not isinstance(other, RateKey) or not other.band or not key.band:
        raise DataError(
            kit / "solutions" / f"{unit_id}.toml",
            f"key {key.item}, beside",
            *amiss("items.beside_what", item=key.beside),
        )
    lower = other.band[1] < key.band[0]
    if not lower and other.band[0] <= key.band[1]:
        raise DataError(
            kit / "solutions" / f"{unit_id}.toml",
            f"key {key.item}, beside",
            *amiss("items.beside_overlaps", item=key.beside),
        )
    return Beside(key.beside, number(key.beside, kit), lower)


def are_apart(against: Beside, mine: int, other: int) -> bool:
    """Tell whether a rating stands on the right side of the other one, and far enough.

    Parameters
    ----------
    against : Beside
    mine, other : int
        From 0 to 100.

    Returns
    -------
    bool
    """
    return (mine - other if against.lower else other - mine) >= APART


def held(found: Feedback, key: Key | None, against: Beside | None, *answers: object) -> Feedback:
    """Say of a rating whether it is told apart from the one that it is held against.

    Parameters
    ----------
    found : Feedback
        As grading gives it for the rating alone.
    key : Key or None
    against : Beside or None
        As :func:`beside` gives it; with None nothing is changed.
    *answers : object
        The rating, and the other one; None where that is not there yet.

    Returns
    -------
    Feedback
        Nothing is said to be right before both are there. Where they are told apart, the state
        is that of the rating alone. Where not, the one that is not as we read it is to be looked
        at again: the other one is noted, since nobody could make it better by changing it.
    """
    mine, other = (rating(answer) for answer in answers)
    if against is None or mine is None or not isinstance(key, RateKey):
        return found
    if other is None:
        told = text("marking.rate_waits", number=against.number)
        return replace(found, state="noted", score=0.0, headline=f"{found.headline} {told}")
    named = {"value": mine, "number": against.number, "other": other}
    if are_apart(against, mine, other):
        told = text("marking.rate_apart", **named)
        return replace(found, headline=f"{found.headline} {told}")
    if key.band and key.band[0] <= mine <= key.band[1]:
        told = text("marking.rate_other", **named)
        return replace(found, state="noted", score=0.0, headline=f"{found.headline} {told}")
    return replace(
        found,
        state="not_yet",
        score=0.0,
        headline=text("marking.rate_alike", **named),
        notes=(found.headline, *found.notes),
    )
