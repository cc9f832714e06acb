"""An answer that a teacher types off the paper: whether a kind can have one, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from whosays.questions.registry import of

if TYPE_CHECKING:
    from whosays.questions.item import Shown


def typed_how(item: Shown) -> str:
    """Say how an answer to an item is typed off the paper.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
        Empty unless the kind has a ``typed_how(item)``: then it cannot be typed.
    """
    told = getattr(of(item["kind"]), "typed_how", None)
    return str(told(item)) if told is not None else ""


def typed(item: Shown, words: str) -> object:
    """Read an answer that a teacher typed off the paper.

    Parameters
    ----------
    item : Shown
        Of a kind that has a ``typed(item, words)``; :func:`typed_how` tells.
    words : str

    Returns
    -------
    object
        As the kind's ``clean`` takes it.

    Raises
    ------
    TypedError
        If it is no answer that the sheet can have.
    """
    told = getattr(of(item["kind"]), "typed")  # noqa: B009 - no kind has to have it
    return cast("object", told(item, words))
