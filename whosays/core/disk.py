"""Files written as a whole: what was there stays until what replaces it is on the disk.

Written beside, flushed, renamed over; then the folder is flushed, for the rename is an entry
in it. A link is replaced, never followed. Only its owner can read what is written so.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = 3600.0
"""After so many seconds nobody is still writing a file that was begun beside."""

_FRESH = 60.0  # an earlier version's name does not say on which computer its writer ran
_BESIDE = re.compile(r"\..+?\.(?:(?P<host>[0-9a-f]{4})-)?(?P<pid>\d+)-[0-9a-f]{8}\.tmp")
# What Windows says while a sync program or a virus scanner looks at a file.
PRIVATE = 0o600
"""For its owner to read and write, for nobody else."""
_BUSY_ON_WINDOWS = frozenset({5, 32, 33})
_BUSY = frozenset({errno.EACCES, errno.EBUSY})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for somebody else to be done, and by which clock.

    Attributes
    ----------
    seconds, pause : float
        In all, and between two tries.
    clock, sleep : callable
        Another one where no time is to pass, as in a test.
    """

    seconds: float = 2.0
    pause: float = 0.05
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class FileBusyError(OSError):
    """Another program holds a file and did not let go of it in time."""


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that are missing.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    OSError
        If it cannot be made, or something else has its name.
    """
    missing = [folder] if not folder.is_dir() else []
    while missing and not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        try:
            os.mkdir(place, 0o700 if place == folder else 0o777)  # noqa: PTH102 - one call to the system, as power cuts are tested
        except FileExistsError:
            if not place.is_dir():
                raise
        flush_folder(place.parent)


def flush_file(handle: int) -> None:
    """Make what was written to an open file durable.

    Parameters
    ----------
    handle : int
        Its descriptor.
    """
    os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Make what was made, renamed or deleted in a folder durable.

    Windows cannot open folders, and does it by itself.

    Parameters
    ----------
    folder : Path
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(
    file: Path, data: bytes, patience: Patience = Patience(), mode: int = PRIVATE
) -> None:
    """Write a file so that it is there whole or not at all, whenever the power goes.

    Parameters
    ----------
    file : Path
        Its folder is there. A link is replaced, and what it points to left alone.
    data : bytes
    patience : Patience, optional
        With another program that holds the file.
    mode : int, optional
        Who may do what with it, whatever the account's own mask is; by default it is for its
        owner alone.

    Raises
    ------
    FileBusyError
        If another program holds the file.
    OSError
        If the disk refuses; what was there before is still there.
    """
    beside = file.with_name(f".{file.name}.{computer()}-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        handle = os.open(beside, _FLAGS, mode)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            flush_file(handle)
        finally:
            os.close(handle)
        if mode != PRIVATE:
            os.chmod(beside, mode)  # noqa: PTH101 - as above
        replace(beside, file, patience)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - as above
        raise
    flush_folder(file.parent)


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def replace(source: Path, target: Path, patience: Patience = Patience()) -> None:
    """Rename over, and try again for a while where the system refuses just now.

    Parameters
    ----------
    source, target : Path
    patience : Patience, optional

    Raises
    ------
    FileBusyError
        If another program holds one of them for longer than that.
    OSError
        If the system refuses for another reason.
    """
    end = patience.clock() + patience.seconds
    while True:
        try:
            os.replace(source, target)  # noqa: PTH105 - one call to the system
        except OSError as error:
            busy = getattr(error, "winerror", None) in _BUSY_ON_WINDOWS
            if not busy and error.errno not in _BUSY:
                raise
            if patience.clock() >= end:
                if busy or error.errno == errno.EBUSY:
                    raise FileBusyError(errno.EBUSY, error.strerror, target.name) from error
                raise
            patience.sleep(patience.pause)
        else:
            return


def computer() -> str:
    """Give a short mark of this computer that does not say which one it is.

    Returns
    -------
    str
        Four hexadecimal digits.
    """
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:4]


def runs(pid: int) -> bool:
    """Tell whether a process of this computer is still there; yes where nobody can know.

    Parameters
    ----------
    pid : int

    Returns
    -------
    bool
    """
    if os.name == "nt":  # there, asking with signal 0 would end it
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def sweep(
    folder: Path,
    *,
    now: Callable[[], float] = time.time,
    alive: Callable[[int], bool] | None = None,
) -> int:
    """Delete what writers that were killed left beside their files.

    Parameters
    ----------
    folder : Path
    now, alive : callable, optional
        The time, and whether a process is still there.

    Returns
    -------
    int
        How many. One that somebody may still be writing stays: its writer's process is there,
        or may be on another computer, and it is not an hour old.
    """
    swept, alive = 0, alive or runs
    for file in folder.glob(".*.tmp"):
        found = _BESIDE.fullmatch(file.name)
        if not found:
            continue
        with contextlib.suppress(OSError):
            age = now() - file.lstat().st_mtime
            here = found["host"] == computer() or (found["host"] is None and age > _FRESH)
            if age > OLD or (here and not alive(int(found["pid"]))):
                file.unlink()
                swept += 1
    return swept
