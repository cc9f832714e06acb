"""What stands on a sheet of paper, as a teacher types it into a table: read into an answer.

What one kind of question alone needs for it stands with that kind; what several need is here.
What was typed and is no answer is a :class:`TypedError`, so that a slip of the keyboard is no
answer of a student.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.questions.item import OptionShown

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""What options are called on paper, on the sheet and in the key."""
BLANK = "?"
"""Stands for a line that was left empty; a spreadsheet takes a dash for the start of a sum."""
_BETWEEN = re.compile(r"[\s,;./()+&]+")
_EMPTY = frozenset("?-–—_")


class TypedError(ValueError):
    """What was typed is no answer that the sheet can have."""


def letter(at: int) -> str:
    """Give an option its letter.

    Parameters
    ----------
    at : int
        Its place, from 0.

    Returns
    -------
    str
        Empty after z; no question has so many.
    """
    return LETTERS[at : at + 1]


def signs(words: str) -> list[str]:
    """Give the letters that were typed: “a c”, “a, c” and “ac” say the same.

    Parameters
    ----------
    words : str

    Returns
    -------
    list of str
        In small letters; an empty line is :data:`BLANK`.
    """
    return [BLANK if one in _EMPTY else one for one in _BETWEEN.sub("", words).casefold()]


def picked(entries: Sequence[OptionShown], words: str) -> list[str]:
    """Give the options whose letters were typed.

    Parameters
    ----------
    entries : sequence of Mapping
        In the order of the sheet.
    words : str

    Returns
    -------
    list of str
        Ids.

    Raises
    ------
    TypedError
        At a letter that the sheet does not have.
    """
    known = dict(zip(LETTERS, entries, strict=False))
    found = signs(words)
    if not found or any(one not in known for one in found):
        raise TypedError(words)
    return [known[one]["id"] for one in found]


def numbers(words: str, count: int) -> list[int]:
    """Give the numbers that were typed, one for each line of a task.

    Parameters
    ----------
    words : str
        “2 1 3”, or “213” where no line can have ten.
    count : int
        Lines.

    Returns
    -------
    list of int

    Raises
    ------
    TypedError
        If there is not one for each line, or it is no number.
    """
    pieces = [piece for piece in _BETWEEN.split(words) if piece]
    if len(pieces) == 1 < count:
        pieces = list(pieces[0])
    if len(pieces) != count or not all(piece.isdecimal() for piece in pieces):
        raise TypedError(words)
    return [int(piece) for piece in pieces]


def last(entries: Sequence[OptionShown]) -> str:
    """Give the letter of the last option.

    Parameters
    ----------
    entries : sequence of Mapping

    Returns
    -------
    str
    """
    return LETTERS[min(len(entries), len(LETTERS)) - 1]
