"""Windows take turns with a unit's file, also where a lock file is deleted or cannot be had.

The folder itself is locked, where the system can: it cannot be deleted in use and forgotten
as a lock file can. A lock file stands beside it, for Windows, for network drives that lock
files only, and for windows of an earlier version. Where the drive locks nothing at all
(``ENOLCK``, ``EOPNOTSUPP``, ``ENOSYS``), a marker file serves; one left behind by a kill is
known by its process, or its age, and put away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol, Self

from whosays.core import disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whosays.core.disk import Patience

try:
    import fcntl
except ImportError:  # Windows, where a lock file cannot be deleted in use
    fcntl = None  # type: ignore[assignment]

# A marker that nobody has touched for so long holds nobody's turn, wherever it was made.
STALE = 600.0
# One without a word in it: its maker was killed between making it and writing.
_EMPTY = 30.0
NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP})
_TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK})


class Taking(Protocol):
    """What one window's turn offers, whatever keeps the others away meanwhile."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def held(self) -> bool:
        """Tell whether nobody else wrote in between."""
        ...


class Turn:
    """One window's turn with the file of one unit, as a context.

    Parameters
    ----------
    folder : Path
    exercise : str
    patience : Patience
        How long to wait for a turn.

    Raises
    ------
    TimeoutError
        On entering, if another window does not let go in time.
    OSError
        On entering, if the folder is not there or may not be written to.
    """

    def __init__(self, folder: Path, exercise: str, patience: Patience) -> None:
        self.folder = folder
        self._file = folder / f".{exercise}.lock"
        self._marker = Marker(folder / f".{exercise}.held", patience)
        self._patience = patience
        self._still: Callable[[], bool] = lambda: False
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._still = self._lock_file(stack)
            whole = self._lock_folder(stack)
            if whole is not None:
                self._still = whole
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def held(self) -> bool:
        """Tell whether the turn is still this window's, and was all along.

        Returns
        -------
        bool
            False if somebody deleted what was locked: another window may have written.
        """
        return self._still()

    def _lock_file(self, stack: ExitStack) -> Callable[[], bool]:
        from filelock import FileLock  # noqa: PLC0415 - a browser has none, and says so aloud

        wait = self._patience.seconds
        lock = FileLock(self._file, wait, 0o600, poll_interval=0.01, fallback_to_soft=False)
        try:
            stack.enter_context(lock)
        except OSError as error:
            if isinstance(error, TimeoutError) or error.errno not in NO_LOCKS:
                raise
            stack.enter_context(self._marker)
            return self._marker.held
        mine = _identity(self._file)
        return lambda: mine is not None and _identity(self._file) == mine

    def _lock_folder(self, stack: ExitStack) -> Callable[[], bool] | None:
        """Lock the folder itself; None where that is not to be had."""
        if fcntl is None:
            return None
        handle = os.open(self.folder, os.O_RDONLY)
        stack.callback(os.close, handle)  # gives the lock back, too
        end = self._patience.clock() + self._patience.seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _TAKEN:  # some network drives lock files only
                    return None
                if self._patience.clock() >= end:
                    raise TimeoutError(str(self.folder)) from None
                self._patience.sleep(0.005)
            else:
                break
        found = os.fstat(handle)
        mine = (found.st_dev, found.st_ino)
        return lambda: _identity(self.folder) == mine


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Marker:
    """A file whose being there is the lock, for drives that have no other.

    Parameters
    ----------
    file : Path
    patience : Patience
    now : callable, optional
        The time, to tell a marker's age.
    alive : callable, optional
        Whether a process of this computer is still there.
    """

    def __init__(
        self,
        file: Path,
        patience: Patience,
        *,
        now: Callable[[], float] = time.time,
        alive: Callable[[int], bool] = disk.runs,
    ) -> None:
        self.file = file
        self._patience = patience
        self._now = now
        self._alive = alive
        self._mine = ""

    def __enter__(self) -> Self:
        mine = f"{disk.computer()} {os.getpid()} {secrets.token_hex(8)}"
        end = self._patience.clock() + self._patience.seconds
        while True:
            try:
                handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                if self._put_away_if_stale():
                    continue
                if self._patience.clock() >= end:
                    raise TimeoutError(str(self.file)) from None
                self._patience.sleep(0.01)
            else:
                break
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(mine)
        self._mine = mine
        return self

    def __exit__(self, *_: object) -> None:
        if self.held():
            with contextlib.suppress(OSError):
                self.file.unlink()
        self._mine = ""

    def held(self) -> bool:
        """Tell whether the marker is this window's.

        Returns
        -------
        bool
        """
        return bool(self._mine) and _words(self.file) == self._mine

    def _put_away_if_stale(self) -> bool:
        """Put a marker away whose maker is gone; say whether to try at once again."""
        words = _words(self.file)
        try:
            age = self._now() - self.file.stat().st_mtime
        except FileNotFoundError:
            return True
        if words is None or not self._is_stale(words, age):
            return False
        aside = self.file.with_name(
            f"{self.file.name}.{disk.computer()}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
        )
        try:
            self.file.rename(aside)
        except FileNotFoundError:
            return True
        if _words(aside) != words:
            # Another window was quicker, and this is its new one. If it cannot go back, that
            # window sees that its turn was taken, and does its work again.
            with contextlib.suppress(OSError):
                os.link(aside, self.file)
        with contextlib.suppress(OSError):
            aside.unlink()
        return True

    def _is_stale(self, words: str, age: float) -> bool:
        parts = words.split()
        if age > STALE or (not parts and age > _EMPTY):
            return True
        if len(parts) != 3 or parts[0] != disk.computer() or not parts[1].isdecimal():  # noqa: PLR2004 - computer, process, token
            return False
        return not self._alive(int(parts[1]))


def _words(file: Path) -> str | None:
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
