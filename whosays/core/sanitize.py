"""What can be kept of a value that claims to be an answer; a file of answers can be edited."""

from __future__ import annotations

from math import isfinite

LONGEST = 20_000
"""Code points kept of a text: ten pages, far more than any question asks for."""


def rating(value: object) -> int | None:
    """Keep a rating.

    Parameters
    ----------
    value : object

    Returns
    -------
    int or None
        From 0 to 100, a number beyond cut to the nearer end; None for what is no number.
    """
    # bool is a kind of int in Python, but no rating.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not isfinite(value):
        return None
    return round(min(100, max(0, value)))


def words(value: object, longest: int) -> str:
    """Keep a text that can be written to any file and shown on any page.

    Parameters
    ----------
    value : object
    longest : int
        Code points to keep.

    Returns
    -------
    str
        Empty for what is no text.
    """
    if not isinstance(value, str):
        return ""
    # Half a surrogate pair cannot be written to a file; NUL ends texts in many programs.
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")[:longest]
