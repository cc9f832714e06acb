"""Rating: a number from 0 to 100.

``low`` and ``high`` name the ends of the scale. The key has ``band``, from and to, or
``open = true``. With ``beside`` it counts together with another rating of the unit
(:mod:`whosays.questions.told_apart`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.core.records import record
from whosays.core.sanitize import rating
from whosays.questions.feedback import Tally, graded
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key
from whosays.questions.markup import named, not_graded, reasons, scale
from whosays.questions.numbering import number
from whosays.questions.options import check_expected, check_needs
from whosays.questions.plain import complete_key, public
from whosays.questions.typed import TypedError

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback

__all__ = [
    "ITEM",
    "KEY",
    "NEAR",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "grade",
    "moved",
    "noted",
    "public",
    "typed",
    "typed_how",
    "worksheet_html",
]


@record
class RateItem(Item):
    """A rating: ``low`` and ``high`` name the ends of the scale."""

    low: str = ""
    high: str = ""


@record
class RateKey(Key):
    """What a rating is held against: ``band``, from and to; ``beside``, another rating."""

    band: tuple[int, ...] = ()
    beside: str = ""
    open: bool = False


class RateShown(Shown):
    """The item in its public form."""

    low: str
    high: str


ITEM = RateItem
KEY = RateKey
NEAR = 10
"""How far outside the key's band a rating is still said to be close, in points of 100: half the
width of the narrowest band in use, so that a hair's breadth is not a different answer."""
SIGN = "pr-cross"
"""How an answer is given on paper, as class names of its place."""
SECONDS = 40
"""Of work beside reading, for the whole."""


def check_item(item: RateItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that both ends of the scale have a name.

    Parameters
    ----------
    item : RateItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If one has none.
    """
    check_needs(item, {"low": item.low, "high": item.high}, file)


def check_key(key: RateKey, item: RateItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key has a band.

    Parameters
    ----------
    key : RateKey
    item : RateItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it has none, or one that is not within 0 to 100.
    """
    check_expected(key, item, "band", key.band, file)
    band = key.band or (0, 100)
    if len(band) != 2 or not 0 <= band[0] <= band[1] <= 100:  # noqa: PLR2004 - a percentage
        raise DataError(file, f"key {key.item}, band", *amiss("kinds.rate_band", band=list(band)))


def clean(item: Shown, value: object) -> int | None:  # noqa: ARG001 - as every kind
    """Keep of an answer the number, on the scale.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    int or None
        From 0 to 100.
    """
    # A number beyond the scale is its nearer end, here as in a class's report: it can only come
    # from a file changed by hand, and its direction is clear.
    return rating(value)


def grade(item: Shown, key: RateKey, answer: int) -> Feedback:  # noqa: ARG001 - as every kind
    """Hold the number against the band of the key.

    Parameters
    ----------
    item : Shown
    key : RateKey
    answer : int
        Clean.

    Returns
    -------
    Feedback
        A number alone is a judgement: within the band it fits, outside it can be discussed,
        which costs nothing, here as everywhere.
    """
    low, high = key.band
    off = max(low - answer, answer - high, 0)
    form = "inside" if not off else "close" if off <= NEAR else "far"
    told = text(f"marking.rate_{form}", value=answer, low=low, high=high)
    count = Tally(open=1) if off else Tally(fits=1)
    return replace(graded(key, 1.0, (), count), headline=told)


def noted(answer: int) -> str:
    """Say that a rating is noted where it is not graded.

    Parameters
    ----------
    answer : int

    Returns
    -------
    str
    """
    return text("marking.noted_rate", value=answer)


def moved(first: object, now: object) -> str:
    """Say how a rating has moved since the first time.

    Parameters
    ----------
    first, now : object
        Two answers.

    Returns
    -------
    str
        Empty unless both are ratings.
    """
    if type(first) is not int or type(now) is not int:
        return Markup("")
    form = "exercise.moved" if first != now else "exercise.not_moved"
    return text(form, first=first, now=now)


def expected_html(item: RateShown, key: RateKey) -> Markup:
    """Write the scale and the band, with what is said of parts of it.

    Parameters
    ----------
    item : Shown
    key : RateKey

    Returns
    -------
    Markup
    """
    band = key.band
    told = Markup("").join(
        Markup("<li>{}{}</li>").format(reason.id, reasons(key, reason.id)) for reason in key.option
    )
    return (
        not_graded(key)
        + named("scale", text("page.ends", low=item["low"], high=item["high"]))
        + (named("key", text("page.band", low=band[0], high=band[1])) if band else "")
        + named("beside", number(key.beside) if key.beside else "")
        + (Markup("<ul>{}</ul>").format(told) if told else "")
    )


def worksheet_html(item: RateShown) -> Markup:
    """Write the scale with its ends, and a place for the number.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return scale(item["low"], item["high"])


def typed(item: Shown, words: str) -> int:  # noqa: ARG001 - as every kind
    """Read the number that a teacher typed off the paper.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    int

    Raises
    ------
    TypedError
        If it is no number from 0 to 100.
    """
    try:
        value = float(words.replace(",", "."))
    except ValueError:
        raise TypedError(words) from None
    if not 0 <= value <= 100:  # noqa: PLR2004 - the scale; what is no number is not within it
        raise TypedError(words)
    return round(value)


def typed_how(item: Shown) -> str:  # noqa: ARG001 - as every kind
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_rate")
