"""What lies in a folder of hand-ins, listed without following or opening what is no hand-in.

Every file ends as an :class:`Entry`: one that may be read, or one that is told, with the
reason. The walk has limits in depth and number, so that one folder made to be endless costs a
sentence.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from whosays.classroom import archive, names, untrusted
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 12
"""Folders in folders, archives counted."""
MOST = 400_000
"""Files and folders that are looked at in all."""
MOST_EACH = 6_000
"""Files of one folder or archive beside others, so that one costs the others nothing."""
MOST_MEMBERS = 5_000
"""Files in an archive beside others, or in another; a class's download by itself has more."""
NESTED = 2
"""Archives in archives: a class's download holds students' hand-in files."""

# Characters of a member's whole name; file systems have no longer paths.
_LONGEST = 4_096

Place = tuple[Path, tuple[int, ...]]
"""A file, and the numbers of the members to go through where it is an archive."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, or one folder that is told as a whole.

    Attributes
    ----------
    parts : tuple of str
        Its path from the folder that is collected; names of archives are among them.
    place : tuple of (Path, tuple of int)
        Where to read it.
    state : str
        ``""`` where it may be read, else ``"broken"`` or ``"not_ours"``.
    why : str
        A sentence, where it may not be read.
    """

    parts: tuple[str, ...]
    place: Place
    state: str = ""
    why: str = ""


class Opened:
    """Reads files and members; keeps open the archives that lead to the one read last.

    Use it in a ``with`` statement.
    """

    def __init__(self) -> None:
        self._open: list[tuple[Place, archive.Archive]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close(0)

    def _close(self, kept: int) -> None:
        while len(self._open) > kept:
            self._open.pop()[1].close()

    def archive(self, place: Place) -> archive.Archive:
        """Open an archive.

        Parameters
        ----------
        place : Place

        Returns
        -------
        Archive

        Raises
        ------
        OSError
            If it cannot be read just now.
        ValueError
            If it cannot be used; the message is a sentence.
        """
        file, inner = place
        depth = len(inner)
        if depth < len(self._open) and self._open[depth][0] == place:
            self._close(depth + 1)
            return self._open[depth][1]
        opened: BinaryIO
        if inner:
            opened = BytesIO(self.read(place, archive.LARGEST_INNER))
        else:
            opened = untrusted.open_plain(file, archive.LARGEST)
        self._close(depth)
        try:
            made = archive.Archive(opened)
        except ValueError:
            opened.close()
            raise
        self._open.append((place, made))
        return made

    def read(self, place: Place, largest: int = untrusted.LARGEST) -> bytes:
        """Read a file or a member.

        Parameters
        ----------
        place : Place
        largest : int
            Bytes that it may have.

        Returns
        -------
        bytes

        Raises
        ------
        OSError
            If it cannot be read just now.
        ValueError
            If it cannot be used; the message is a sentence.
        """
        file, inner = place
        if not inner:
            return untrusted.plain(file, largest)
        return self.archive((file, inner[:-1])).read(inner[-1], largest)


def _reason(error: OSError) -> str:
    return text("handins.unreadable", reason=error.strerror or type(error).__name__)


def _told(parts: tuple[str, ...], path: Path, state: str, sentence: str) -> Entry:
    return Entry(parts, (path, ()), state, sentence)


def _listed(folder: Path, left: int) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(islice(found, left + 1), key=lambda entry: entry.name)


def _one(entry: os.DirEntry[str], parts: tuple[str, ...]) -> Entry | None:
    """Look at what is no folder to go into; None for a folder that is."""
    path = Path(entry.path)
    # A link may lead anywhere, and so may a junction of Windows; a hand-in is a copy.
    if entry.is_symlink() or getattr(entry, "is_junction", bool)():
        return _told(parts, path, "not_ours", text("handins.link"))
    if names.is_system(entry.name):
        return _told(parts, path, "not_ours", text("handins.system"))
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return _told(parts, path, "not_ours", text("handins.no_file"))
    return Entry(parts, (path, ()))


def folder(top: Path, most: int = MOST) -> Iterator[Entry]:
    """List what lies in a folder, at any depth that a person would make.

    Parameters
    ----------
    top : Path
    most : int
        Files and folders that are looked at.

    Yields
    ------
    Entry
    """
    waiting: list[tuple[Path, tuple[str, ...]]] = [(top, ())]
    left = most
    while waiting:
        place, parts = waiting.pop()
        if len(parts) > DEEPEST:
            yield _told(parts, place, "broken", text("handins.deep"))
            continue
        try:
            found = _listed(place, left)
        except OSError as error:
            yield _told(parts, place, "broken", _reason(error))
            continue
        inside = []
        for entry in found[:left]:
            here = (*parts, entry.name)
            try:
                one = _one(entry, here)
            except OSError as error:
                one = _told(here, Path(entry.path), "broken", _reason(error))
            if one:
                yield one
            else:
                inside.append((Path(entry.path), here))
        if len(found) > left:
            yield _told(parts, place, "broken", text("handins.many", most=most))
            return
        left -= len(found)
        waiting += reversed(inside)


def members(entry: Entry, opened: Opened, most: int = MOST_MEMBERS) -> Iterator[Entry]:
    """List what lies in an archive.

    Parameters
    ----------
    entry : Entry
        The archive.
    opened : Opened
    most : int
        Members that it may have.

    Yields
    ------
    Entry
        Its members; one that is told, in the archive's own name, where it cannot be read.
    """
    path, inner = entry.place
    if len(inner) >= NESTED:
        yield Entry(entry.parts, entry.place, "broken", text("handins.zip_deep"))
        return
    try:
        found = list(islice(opened.archive(entry.place).members(), most + 1))
    except OSError as error:
        yield Entry(entry.parts, entry.place, "broken", _reason(error))
        return
    except ValueError as error:
        yield Entry(entry.parts, entry.place, "broken", str(error))
        return
    if len(found) > most:
        yield Entry(entry.parts, entry.place, "broken", text("handins.zip_list"))
        return
    told: set[tuple[str, ...]] = set()
    for number, name in found:
        place = (path, (*inner, number))
        pieces = archive.parts(name) if len(name) <= _LONGEST else None
        if pieces is None:
            yield Entry((*entry.parts, name), place, "broken", text("handins.zip_outside"))
            continue
        system = next((n for n, part in enumerate(pieces, 1) if names.is_system(part)), 0)
        if system:
            # A folder of the system is told once, not file by file.
            if pieces[:system] not in told:
                told.add(pieces[:system])
                here = (*entry.parts, *pieces[:system])
                yield Entry(here, place, "not_ours", text("handins.system"))
        elif len(entry.parts) + len(pieces) > DEEPEST:
            yield Entry((*entry.parts, *pieces), place, "broken", text("handins.deep"))
        else:
            yield Entry((*entry.parts, *pieces), place)


def everything(top: Path, opened: Opened) -> Iterator[Entry]:
    """List a folder or an archive, and the archives in it.

    Parameters
    ----------
    top : Path
        A folder or a file.
    opened : Opened

    Yields
    ------
    Entry
        Archives themselves are not among them, unless they could not be read.
    """
    if top.is_dir():
        # A folder that holds nothing but a folder is a wrapper, and hides nobody else's.
        each = MOST if _is_wrapper(top) else MOST_EACH
        yield from _flattened(folder(top), opened, Counter(), each, MOST_MEMBERS)
    else:
        alone = iter([Entry((top.name,), (top, ()))])
        yield from _flattened(alone, opened, Counter(), MOST, MOST)


def _is_wrapper(top: Path) -> bool:
    with contextlib.suppress(OSError):
        return len(_listed(top, 1)) == 1
    return False


def _flattened(
    entries: Iterator[Entry], opened: Opened, seen: Counter[str], each: int, most: int
) -> Iterator[Entry]:
    """Go into archives, and no further into a hand-in that has no end."""
    for entry in entries:
        first = entry.parts[0] if entry.parts else ""
        seen[first] += 1
        if seen[first] > each:
            if seen[first] == each + 1:
                path = entry.place[0]
                yield _told(entry.parts[:1], path, "broken", text("handins.many", most=each))
        elif not entry.state and entry.parts[-1].casefold().endswith(names.ARCHIVES):
            seen[first] -= 1  # an archive is not a file of its own
            inner = members(entry, opened, most)
            yield from _flattened(inner, opened, seen, each, MOST_MEMBERS)
        else:
            yield entry
