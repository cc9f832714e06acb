"""Where sentences begin and end in a text."""

from __future__ import annotations

import re

# A sentence ends at . ? or ! (a closing mark may follow) before a space, or with its line.
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.?!][”’\")\]]*(?=\s|$)|(?=\n|$))")


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the sentences of a stretch of text.

    Parameters
    ----------
    text : str
    start, end : int
        Code points; no sentence reaches over either of them, or over the end of a line.

    Returns
    -------
    list of tuple of (int, int)
        Code points, ``[start, end)``.
    """
    return [found.span() for found in _SENTENCE.finditer(text, start, end)]
