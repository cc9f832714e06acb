"""Marks that a student or a coder made in a text: what is one, and what is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_MARKS = 500
"""More marks than this in one article are a fault or a prank, not an answer."""


class Mark(TypedDict):
    """Words of a text, in code points, and what they were called."""

    id: str
    start: int
    end: int
    code: str


_ID = re.compile(r"[\w.:-]{1,64}")


def clean_marks(raw: object, codes: Iterable[str], end: int) -> tuple[list[Mark], int]:
    """Keep what is a mark, drop what is not.

    Parameters
    ----------
    raw : object
        Anything that claims to be a list of marks.
    codes : iterable of str
        The known codes.
    end : int
        The article's length in code points; a mark lies in ``[0, end)``.

    Returns
    -------
    marks : list of dict
        The good marks in their order, each with ``id``, ``start``, ``end``, ``code`` only.
    dropped : int
        How many entries were left out.
    """
    if not isinstance(raw, list):
        return [], 1
    known = {code: code for code in codes}
    seen: set[str] = set()
    marks: list[Mark] = []
    for entry in raw:
        if not isinstance(entry, dict):
            continue
        ident, start, stop, code = (entry.get(key) for key in ("id", "start", "end", "code"))
        if not (isinstance(ident, str) and _ID.fullmatch(ident) and ident not in seen):
            continue
        # bool is a kind of int in Python, but no place in a text.
        if type(start) is not int or type(stop) is not int or not 0 <= start < stop <= end:
            continue
        if not isinstance(code, str) or code not in known:
            continue
        seen.add(ident)
        marks.append({"id": ident, "start": start, "end": stop, "code": known[code]})
    kept = marks[:MOST_MARKS]
    return kept, len(raw) - len(kept)
