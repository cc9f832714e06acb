"""What students wrote in their own words: for the teacher to choose from, without names.

Each text has a short code made of the words alone, and texts stand in the order of their codes:
neither says who wrote it, or when it came. Codes of places and of texts that the teacher wants to
project stand in a small file, one a line.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.core.disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

NAME = "chosen.txt"
LONGEST = 700
"""Characters of a text that are shown; more cannot be read on a projector."""
_MOST = 200
_BYTES = 20_000
_CODE = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A question answered in words.

    Attributes
    ----------
    id, prompt : str
    answered : int
    texts : dict of str to str
        By code, in its order; empty for too few.
    """

    id: str
    prompt: str
    answered: int
    texts: dict[str, str]


def code(name: str, words: str) -> str:
    """Give the code of a text.

    Parameters
    ----------
    name : str
        The question's id.
    words : str

    Returns
    -------
    str
        Six letters and digits.
    """
    raw = f"{name}\0{words}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:6]


def gathered(name: str, prompt: str, answers: Iterable[str]) -> OwnWords:
    """Put a class's texts together.

    Parameters
    ----------
    name, prompt : str
    answers : iterable of str
        Clean.

    Returns
    -------
    OwnWords
        Texts that say the same are there once.
    """
    given = [" ".join(answer.split()) for answer in answers]
    given = [answer for answer in given if answer]
    if not few.enough(len(given)):
        return OwnWords(name, prompt, len(given), {})
    cut = (one if len(one) <= LONGEST else f"{one[:LONGEST].rstrip()} …" for one in given)
    return OwnWords(name, prompt, len(given), dict(sorted((code(name, one), one) for one in cut)))


def codes(words: str) -> list[str]:
    """Find the codes in what a teacher typed.

    Parameters
    ----------
    words : str
        Codes with anything between them; what follows a ``#`` on a line is a remark.

    Returns
    -------
    list of str
        Each once, in their order.
    """
    lines = (line.partition("#")[0] for line in words.splitlines())
    found = (one for line in lines for one in _CODE.findall(line))
    return list(dict.fromkeys(found))[:_MOST]


def chosen(folder: Path) -> list[str]:
    """Read what the teacher chose.

    Parameters
    ----------
    folder : Path
        Of the report.

    Returns
    -------
    list of str
        Empty where there is no such file.
    """
    with contextlib.suppress(OSError), (folder / NAME).open("rb") as opened:
        return codes(opened.read(_BYTES).decode("utf-8-sig", "replace"))
    return []


def choose(folder: Path, picked: Sequence[str]) -> None:
    """Keep what the teacher chose.

    Parameters
    ----------
    folder : Path
    picked : sequence of str

    Raises
    ------
    OSError
        If the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / NAME, "".join(f"{one}\n" for one in picked).encode())
