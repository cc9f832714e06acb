"""Files that a teacher drops on the page, put into the folder of hand-ins piece by piece.

A name comes from anybody: what is written lies inside the folder whatever it says, and nothing
that is there is written over. A file that arrives a second time is not kept twice.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import re
import secrets
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from whosays.classroom import archive, names
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST = archive.LARGEST
"""Bytes of one file."""
DEEPEST = 8
"""Folders in folders."""
_LONGEST = 180
# What Windows, or a sync program, takes no file with; half characters are no text.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe(part: str) -> str:
    """Give one part of a path as it can be written on any computer.

    Parameters
    ----------
    part : str

    Returns
    -------
    str
        As it was, where nothing is wrong with it: a learning platform's numbers stand in it.
    """
    bare = _NOT_IN_NAMES.sub("_", part).strip(" ").rstrip(".")
    if len(bare) > _LONGEST:
        ending = PurePosixPath(bare).suffix[:12]
        bare = bare[: _LONGEST - len(ending)] + ending
    if not bare or bare.startswith(".") or _RESERVED.fullmatch(bare):
        return f"_{bare}"
    return bare


def _way(path: str) -> list[str]:
    return [safe(part) for part in path.split("/") if part not in ("", ".", "..")][-DEEPEST:]


@dataclass(slots=True)
class _Arriving:
    way: Sequence[str]
    beside: Path
    out: BinaryIO
    size: int = 0

    def add(self, raw: bytes) -> None:
        self.size += len(raw)
        if self.size > LARGEST:
            raise KitError(text("handins.large"))
        self.out.write(raw)


@dataclass(slots=True)
class Receiver:
    """Takes files in pieces.

    Parameters
    ----------
    folder : Path
        Made with the first file.
    """

    folder: Path
    kept: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    _now: dict[int, _Arriving] = field(default_factory=dict)

    def piece(self, number: int, path: str, raw: bytes, *, last: bool) -> None:
        """Take one piece of a file, in the order of the file.

        Parameters
        ----------
        number : int
            Tells this file from others that arrive now.
        path : str
            Its name, with the folders that it was dropped in.
        raw : bytes
        last : bool
            Whether the file ends here.

        Raises
        ------
        KitError
            If it cannot be kept; nothing of it is left then.
        """
        try:
            one = self._now.get(number) or self._begun(number, path)
            one.add(raw)
            if last:
                self._put(self._now.pop(number))
        except OSError as error:
            self.drop(number)
            reason = error.strerror or type(error).__name__
            raise KitError(text("edition.failed", place=self.folder, reason=reason)) from None
        except KitError:
            self.drop(number)
            raise

    def drop(self, number: int) -> None:
        """Forget a file that does not arrive whole.

        Parameters
        ----------
        number : int
        """
        one = self._now.pop(number, None)
        if one:
            one.out.close()
            with contextlib.suppress(OSError):
                one.beside.unlink(missing_ok=True)

    def _begun(self, number: int, path: str) -> _Arriving:
        way = _way(path) or [safe("")]
        self.folder.mkdir(parents=True, exist_ok=True)
        # A name that begins with a dot is the system's own: collecting passes it over.
        beside = self.folder / f".{secrets.token_hex(8)}.tmp"
        out = os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
        self._now[number] = _Arriving(way, beside, out)
        return self._now[number]

    def _put(self, one: _Arriving) -> None:
        one.out.close()
        try:
            place = self.folder
            for part in one.way[:-1]:
                place /= part
                place.mkdir(exist_ok=True)
                if place.is_symlink():
                    raise KitError(text("handins.link"))
            for target in _free(place, one.way[-1]):
                if not os.path.lexists(target):
                    one.beside.rename(target)
                    self.kept.append("/".join(target.relative_to(self.folder).parts))
                    return
                if target.is_file() and filecmp.cmp(target, one.beside, shallow=False):
                    self.there.append("/".join(target.relative_to(self.folder).parts))
                    return
        finally:
            one.beside.unlink(missing_ok=True)


def _free(place: Path, name: str) -> Iterator[Path]:
    """Give a name, then the same with (2), (3), as any computer would call it."""
    yield place / name
    bare = names.stem(name)
    for number in count(2):
        yield place / f"{bare} ({number}){name[len(bare) :]}"
