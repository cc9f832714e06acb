"""One start at a time: two that install at once would break each other's environment.

The system's own file lock is used. It ends with the process that holds it, so a killed start
leaves nothing behind to clean up; and an installer that outlives its start has inherited it
(see ``leash.py``), so the next start waits for that one, too. Where a network drive knows no
locks, a small file with the holder's number stands in, and is taken over from the dead.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = ".whosays-lock"
_POLL = 0.2  # seconds between two tries
_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS}


def _boot() -> str:
    """Name this run of the computer, where it has a name: numbers begin anew after a restart."""
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def _me() -> dict[str, object]:
    return {"pid": os.getpid(), "host": socket.gethostname(), "boot": _boot()}


def _alive(pid: int) -> bool:
    if os.name == "nt":  # there, asking with a signal would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _left_behind(file: Path) -> bool:
    """Tell whether the holder named in a file is dead for certain."""
    try:
        note = json.loads(file.read_text(encoding="utf-8"))
        pid, host, boot = int(note["pid"]), note["host"], note["boot"]
    except (OSError, ValueError, KeyError, TypeError):
        return False  # being written, or not ours to judge
    if host != socket.gethostname():
        return False
    return bool(boot != _boot() or not _alive(pid))


def _try_system(fd: int) -> bool:
    """Try the system's lock once; an ``OSError`` says that there is none here."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - only there

        try:
            os.lseek(fd, 0, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except PermissionError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_file(file: Path) -> bool:
    """Try to be the one who makes a file."""
    if _left_behind(file):
        # Moved aside first: of two who see the dead one's file, one moves it.
        aside = file.with_name(f"{file.name}-{os.getpid()}")
        with contextlib.suppress(OSError):
            file.rename(aside)
            aside.unlink()
    try:
        fd = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(fd, "w", encoding="utf-8") as out:
        json.dump(_me(), out)
    return True


def _wait(attempt: Callable[[], bool], sleep: Callable[[float], None], name: Path) -> None:
    said = False
    while not attempt():
        if not said:
            say.line("waiting", file=name)
            said = True
        sleep(_POLL)


@contextmanager
def held(folder: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[tuple[int, ...]]:
    """Hold a folder's lock; whoever has to wait is told so.

    Parameters
    ----------
    folder : Path
        The kit's folder.
    sleep : callable
        Waits some seconds.

    Yields
    ------
    tuple of int
        Files that an installer inherits, to hold the lock as long as it runs.

    Raises
    ------
    KitError
        If the folder may not be written.
    """
    file, note = folder / NAME, folder / f"{NAME}-holder"
    by_file = False
    try:
        fd = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        raise KitError(say.sentence("not_writable", folder=folder)) from None
    try:
        try:
            _wait(lambda: _try_system(fd), sleep, file)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise KitError(say.sentence("not_writable", folder=folder)) from None
            by_file = True
        if by_file:
            _wait(lambda: _try_file(note), sleep, note)
        # The file is never removed: who waits has it open, and would hold a lock on nothing.
        yield () if by_file else (fd,)
    finally:
        os.close(fd)
        if by_file:
            note.unlink(missing_ok=True)
