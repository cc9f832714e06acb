"""ZIP files that a stranger made, read without unpacking anything to disk.

Nothing is believed that an archive says of itself: not its sizes, not its names. A member is
read up to the size an answer file may have, and its name is only ever shown.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 2_000_000_000
"""Bytes of an archive that is a file; a school's download of a year is smaller."""
LARGEST_INNER = 50_000_000
"""Bytes of an archive within an archive; it is read into memory."""
LARGEST_LIST = 10_000_000
"""Bytes of an archive's list of members: about 100,000 of them."""
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
           OverflowError, UnicodeError)  # fmt: skip


class _Measured(io.RawIOBase):
    """A file that refuses to be read in pieces larger than an archive's list may be."""

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._opened.seek(offset, whence)

    def tell(self) -> int:
        return self._opened.tell()

    def read(self, size: int | None = -1) -> bytes:
        most = LARGEST_LIST + 1
        raw = self._opened.read(most if size is None or size < 0 else min(size, most))
        if len(raw) > LARGEST_LIST:
            raise zipfile.BadZipFile(text("handins.zip_list"))
        return raw


class Archive:
    """An archive's members.

    Parameters
    ----------
    opened : BinaryIO
        The archive; it stays open as long as this does.

    Raises
    ------
    OSError
        If it cannot be read just now.
    ValueError
        If it is no archive, or one of a shape that nobody's computer makes; the message is a
        sentence for the teacher.
    """

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        try:
            self._zip = zipfile.ZipFile(_Measured(opened))
        except _FAULTS as error:
            raise ValueError(_why(error)) from None

    def members(self) -> Iterator[tuple[int, str]]:
        """List the members that are files, in the archive's order.

        Yields
        ------
        tuple of (int, str)
            A number to read it by, and its name as the archive says it.
        """
        for number, info in enumerate(self._zip.infolist()):
            if not info.is_dir():
                yield number, info.filename

    def read(self, number: int, largest: int) -> bytes:
        """Read one member.

        Parameters
        ----------
        number : int
        largest : int
            Bytes that it may have.

        Returns
        -------
        bytes

        Raises
        ------
        OSError
            If the archive cannot be read just now.
        ValueError
            If the member cannot be used; the message is a sentence for the teacher.
        """
        info = self._zip.infolist()[number]
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise ValueError(text("handins.link"))
        if info.flag_bits & _ENCRYPTED:
            raise ValueError(text("handins.zip_locked"))
        if info.compress_type not in _PACKED:
            raise ValueError(text("handins.zip_packed"))
        if info.file_size > largest:
            raise ValueError(text("handins.large"))
        try:
            with self._zip.open(info) as member:
                raw = member.read(largest + 1)
        except _FAULTS as error:
            raise ValueError(_why(error)) from None
        if len(raw) > largest:
            raise ValueError(text("handins.large"))
        return raw

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._opened.close()


def _why(error: Exception) -> str:
    told = str(error)
    return told if told == text("handins.zip_list") else text("handins.zip_broken")


def parts(name: str) -> tuple[str, ...] | None:
    """Give the parts of a member's name.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str or None
        None where the name leads out of the archive: from the root, a drive, or upwards.
    """
    pieces = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in pieces or ":" in pieces[0]:
        return None
    found = tuple(piece for piece in pieces if piece not in ("", "."))
    return found or None
