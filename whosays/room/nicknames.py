"""What students are called in a room: what they typed, or a word and a number of ours."""

from __future__ import annotations

import re
import secrets
from itertools import count
from typing import TYPE_CHECKING

from whosays.answers.handin_file import LONGEST_NAME, nickname
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Collection

_NUMBERS = 90


def suggested(taken: Collection[str]) -> str:
    """Make a nickname up.

    Parameters
    ----------
    taken : collection of str

    Returns
    -------
    str
        Such as “river-27”; none that is taken, while there are others.
    """
    words = re.findall(r"\w+", text("room.names"))
    others, made = {one.casefold() for one in taken}, ""
    for _ in range(200):
        made = f"{secrets.choice(words)}-{10 + secrets.randbelow(_NUMBERS)}"
        if made not in others:
            break
    return made


def given(typed: str, taken: Collection[str]) -> str:
    """Give the nickname that somebody gets who typed one.

    Parameters
    ----------
    typed : str
        Anything; nothing for one that is made up.
    taken : collection of str

    Returns
    -------
    str
        With a number behind it where another has the same.
    """
    name = nickname(typed) or suggested(taken)
    others = {one.casefold() for one in taken}
    if name.casefold() not in others:
        return name
    bare = name[: LONGEST_NAME - 6]
    return next(
        made for number in count(2) if (made := f"{bare} ({number})").casefold() not in others
    )
