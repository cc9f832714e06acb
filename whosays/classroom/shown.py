"""Names that came with a hand-in, as they may be shown: short, on one line, left to right.

A file's name is a stranger's text like any other: it may be 4 MB long in an archive, hold
line breaks, half characters, or marks that turn the rest of a line round.
"""

from __future__ import annotations

import unicodedata

LONGEST = 90
"""Characters of a name that are shown; of a longer one the middle is left out."""
_LOOKED_AT = 4_000
_OUT = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    return "�" if kind in _OUT else " " if kind == "Zs" else sign


def name(given: str, longest: int = LONGEST) -> str:
    """Give a name as it may be shown.

    Parameters
    ----------
    given : str
        A file's or folder's name, or a path of them.
    longest : int
        Characters to show.

    Returns
    -------
    str
        Whatever is no visible character stands as “�”; the ends of a long name stay.
    """
    if len(given) > 2 * _LOOKED_AT:
        given = given[:_LOOKED_AT] + given[-_LOOKED_AT:]
    plain = given.isascii() and given.isprintable()  # nearly all are, in a large class
    seen = given if plain else "".join(_sign(sign) for sign in given)
    if len(seen) <= longest:
        return seen
    half = (longest - 1) // 2
    return f"{seen[:half]}…{seen[-half:]}"
