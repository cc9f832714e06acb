"""What files of a class held when they were read before, so that only what is new is read.

A file is known by its place, size and time, a member of an archive by those of the archive and its
number in it. What is remembered was read for certain questions; when these change, all is read
anew.
"""

from __future__ import annotations

import contextlib
import json
import os
from array import array
from typing import TYPE_CHECKING

from whosays.classroom.database import checksum
from whosays.classroom.intake import Contents

if TYPE_CHECKING:
    from whosays.classroom.database import Database
    from whosays.classroom.intake import Known
    from whosays.classroom.walk import Place

EVERY = 500
"""Files after which what was read is put on disk."""

_WRITER = json.JSONEncoder(separators=(",", ":"))


def packed(found: Contents) -> str:
    """Give what a file held as text.

    Parameters
    ----------
    found : Contents

    Returns
    -------
    str
    """
    table = [
        found.unit, found.values, found.when.tobytes().hex(), found.answered, found.newest,
        found.digest.hex(), found.prints.tobytes().hex(), found.edition, found.odd,
    ]  # fmt: skip
    return _WRITER.encode(table)


def unpacked(words: str, known: Known) -> Contents:
    """Give what a file held, from :func:`packed` text.

    Parameters
    ----------
    words : str
    known : Known

    Returns
    -------
    Contents
    """
    unit, values, when, answered, newest, digest, prints, edition, odd = json.loads(words)
    return Contents(
        unit, known.shared(values), array("d", bytes.fromhex(when)),
        answered, newest, bytes.fromhex(digest), array("Q", bytes.fromhex(prints)), edition, odd,
    )  # fmt: skip


class Remembered:
    """What is known of a class's files; used in a ``with`` statement's reach of a database.

    Parameters
    ----------
    base : Database
    known : Known
        The questions that the answers are read for.

    Attributes
    ----------
    some : bool
        Whether anything is remembered of these questions.
    """

    def __init__(self, base: Database, known: Known) -> None:
        self._base, self._known = base, known
        self._kit = checksum(known.shape())
        self.some = base.holds(self._kit)
        self._new: list[tuple[str, str, str]] = []
        self.again = 0

    @staticmethod
    def _of(place: Place) -> tuple[str, str]:
        path, inner = place
        seen = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - as the walk looked at it
        name = "/".join((os.path.abspath(path), *map(str, inner)))  # noqa: PTH100 - a link stays one
        return name, f"{seen.st_mtime_ns}-{seen.st_size}"

    def get(self, place: Place) -> Contents | None:
        """Give what a file held, if it is as it was.

        Parameters
        ----------
        place : Place

        Returns
        -------
        Contents or None
        """
        if not self.some:
            return None
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            name, sign = self._of(place)
            held = self._base.contents(self._kit, name)
            if held and held[0] == sign:
                found = unpacked(held[1], self._known)
                self.again += 1
                return found
        return None

    def put(self, place: Place, words: str) -> None:
        """Remember what a file held.

        Parameters
        ----------
        place : Place
        words : str
            From :func:`packed`.
        """
        with contextlib.suppress(OSError, ValueError):
            self._new.append((*self._of(place), words))
        if len(self._new) >= EVERY:
            self.flush()

    def flush(self) -> None:
        """Put on disk what was read."""
        self._base.keep_contents(self._kit, self._new)
        self._new.clear()
