"""A box for hand-ins on a computer that many students use: to put in, not to look in.

On a school's server each student has an account. ``WHOSAYS_HANDINS`` names one folder that all of
them may write in and none may list (``chmod 3773``). A copy of the hand-in file goes there, which
the folder's group, the teachers, can read and no other student can.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core import disk

if TYPE_CHECKING:
    from collections.abc import Mapping

MODE = 0o640
"""For the student to write, for the folder's group to read."""


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
    disk.write_whole(box / name, raw, mode=MODE)
