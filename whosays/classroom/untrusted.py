"""Reads a file that may be anything: how large, and of what shape, is looked at before it is read.

A file of five million empty lists is small on disk and fills a computer's memory once it is
understood.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO

from whosays.core.i18n import text

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 5_000_000
"""Bytes of an answer file that are read; a whole unit takes well under a tenth of it."""
DEEPEST = 40
"""Lists in lists; the kit's own answers go to 8."""
MOST_PARTS = 100_000
"""Lists and tables in one file; a unit with every mark and twenty earlier versions has less."""
MOST_VALUES = 500_000
"""Values in one file."""
LONGEST_DIGITS = 1_000
"""Digits of a number; no answer has more than three."""

_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_LONG_NUMBER = re.compile(rb"\d{%d}" % (LONGEST_DIGITS + 1))
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {**dict.fromkeys(b"[{", 1), **dict.fromkeys(b"]}", -1)}
_DIGITS = b"0123456789"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Links and special files are opened nowhere; NONBLOCK, lest a FIFO in a race stops us.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotOursError(ValueError):
    """A file that holds no answers of this kit; the message is a sentence for the teacher."""


def open_plain(file: Path, largest: int) -> BinaryIO:
    """Open a file if it is a plain file, and no larger than it may be.

    Parameters
    ----------
    file : Path
    largest : int
        Bytes.

    Returns
    -------
    BinaryIO

    Raises
    ------
    OSError
        If it cannot be read just now.
    ValueError
        If it is too large, or no plain file; the message is a sentence for the teacher.
    """
    opened = os.fdopen(os.open(file, _FLAGS), "rb")
    found = os.fstat(opened.fileno())
    if stat.S_ISREG(found.st_mode) and found.st_size <= largest:
        return opened
    opened.close()
    if not stat.S_ISREG(found.st_mode):
        raise NotOursError(text("handins.no_file"))
    raise ValueError(text("handins.large"))


def plain(file: Path, largest: int = LARGEST) -> bytes:
    """Read a plain file.

    Parameters
    ----------
    file : Path
    largest : int
        Bytes that it may have.

    Returns
    -------
    bytes

    Raises
    ------
    OSError, ValueError
        As :func:`open_plain` and :func:`read_up_to`.
    """
    with open_plain(file, largest) as opened:
        return read_up_to(opened, largest)


def read_up_to(opened: BinaryIO, largest: int) -> bytes:
    """Read a file that may have grown since it was opened.

    Parameters
    ----------
    opened : BinaryIO
    largest : int
        Bytes.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If it is too large by now.
    """
    raw = opened.read(largest + 1)
    if len(raw) > largest:
        raise ValueError(text("handins.large"))
    return raw


def _decoded(raw: bytes) -> str:
    """Read text as the usual editors and mail programs leave it."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name)
    return raw.decode("utf-8")


def _check_shape(raw: bytes) -> int:
    """Refuse a file whose lists and tables are more, or deeper, than an answer file's.

    Of any other it gives how many names its tables have, counting one that comes twice as two.

    This runs before the file is understood, on its bytes alone, in time and memory of the
    order of its size.
    """
    # Every second piece is a string. Where a backslash stands outside of one, understanding the
    # file ends there, and whatever follows does no harm.
    plain = _ESCAPED.sub(b"", raw) if b"\\" in raw else raw
    bare = b"".join(plain.split(b'"')[::2])
    names = bare.count(b":")
    if bare.count(b",") + names > MOST_VALUES:
        raise ValueError(text("handins.shape"))
    digits = len(bare) - len(bare.translate(None, _DIGITS))
    if digits > LONGEST_DIGITS and _LONG_NUMBER.search(bare):
        raise ValueError(text("handins.broken"))
    brackets = bare.translate(None, _NOT_BRACKETS)
    if len(brackets) > 2 * MOST_PARTS:
        raise ValueError(text("handins.shape"))
    if len(brackets) > DEEPEST and _depth(brackets) > DEEPEST:
        raise ValueError(text("handins.shape"))
    return names


def _depth(brackets: bytes) -> int:
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)


def parse(raw: bytes) -> object:
    """Understand JSON that may be anything.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    object

    Raises
    ------
    ValueError
        If it is not whole, or of no shape that the kit writes; the message is a sentence.
    """
    try:
        words = _decoded(raw)
    except UnicodeDecodeError:
        raise ValueError(text("handins.broken")) from None
    names, named = _check_shape(words.encode()), 0

    def seen(table: dict[str, object]) -> dict[str, object]:
        nonlocal named
        named += len(table)
        return table

    try:
        found: object = json.loads(words, object_hook=seen)
    except (ValueError, RecursionError):
        raise ValueError(text("handins.broken")) from None
    if named < names:  # one came twice; which of the two counts is anybody's guess
        raise ValueError(text("handins.doubled"))
    return found
