"""A box for hand-ins on a computer that many students use: to put in, not to look in.

On a school's server each student has an account. ``WHOSAYS_HANDINS`` names one folder that all of
them may write in and none may list (``chmod 3773``). A copy of the hand-in file goes there, which
the folder's group, the teachers, can read and no other student can.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core import disk

if TYPE_CHECKING:
    from collections.abc import Mapping

MODE = 0o640
"""For the student to write, for the folder's group to read."""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Name the box.

    Parameters
    ----------
    environ : mapping
        ``WHOSAYS_HANDINS`` names it.

    Returns
    -------
    Path or None
        None where there is none, as on one's own computer.
    """
    named = environ.get("WHOSAYS_HANDINS", "").strip()
    return Path(named) if named else None


def put(box: Path, name: str, raw: bytes) -> None:
    """Put a hand-in file into the box; one's own older one of this name goes.

    Parameters
    ----------
    box : Path
    name : str
        The file's name. It ends in a code that nobody else can guess.
    raw : bytes

    Raises
    ------
    OSError
        If it cannot be written, or somebody else's file of that name is there: nobody's is
        written over, and no link is followed.
    """
    beside = box / f".{name}.{secrets.token_hex(8)}.tmp"
    handle = os.open(beside, _FLAGS, MODE)
    try:
        try:
            left = memoryview(raw)
            while left:
                left = left[os.write(handle, left) :]
            disk.flush_file(handle)
        finally:
            os.close(handle)
        os.chmod(beside, MODE)  # noqa: PTH101 - whatever the account's own mask is
        os.replace(beside, box / name)  # noqa: PTH105 - one call to the system
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - as above
        raise
    disk.flush_folder(box)
