"""Very many answer files, read by several processes; each file as one process would alone.

Reading is most of the work of a large class, and a file is read without a look at the others. What
goes between processes is text that we made ourselves. Where no process can be started, or one
dies, the one that is there reads on alone.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from whosays.classroom import intake, remembered
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from whosays.classroom.intake import Contents, Known

LEAST = 3_000
"""Files below which starting processes costs more than it brings."""
MOST_PROCESSES = 4
_CHUNK = 100
_AHEAD = 3
"""Chunks of each process that are read before they are asked for: more would only fill memory."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one file.

    Attributes
    ----------
    size : int
        Bytes that were read, at the least.
    contents : Contents or None
        None where it cannot be used.
    state, why : str
        The verdict then: ``"broken"`` or ``"not_ours"``, with its sentence.
    """

    size: int = 0
    contents: Contents | None = None
    state: str = ""
    why: str = ""


Told = tuple[int, str, str, str]
"""The same between processes, the contents as text."""

_known: list[Known] = []


def attempted(fetch: Callable[[], bytes], known: Known) -> tuple[Read, bytes]:
    """Read a file, and name what is the matter with it.

    Parameters
    ----------
    fetch : callable
        Gives its bytes.
    known : Known

    Returns
    -------
    tuple of (Read, bytes)
        And the bytes, as far as there are some.
    """
    raw = b""
    try:
        raw = fetch()
        return Read(len(raw), intake.read(raw, known)), raw
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Read(len(raw), None, "broken", text("handins.unreadable", reason=reason)), raw
    except intake.NotOursError as error:
        return Read(len(raw), None, "not_ours", str(error)), raw
    except ValueError as error:
        # Something was read to find that out: a member that is damaged at its end, say.
        return Read(len(raw) + intake.LARGEST // 5, None, "broken", str(error)), raw


def _begin(keep: Iterable[str], root: Path | None) -> None:
    _known[:] = [intake.Known(keep, root)]


def _chunk(files: Sequence[Path]) -> list[Told]:
    told = []
    for file in files:
        read, _ = attempted(lambda file=file: intake.plain(file), _known[0])  # type: ignore[misc]
        words = remembered.packed(read.contents) if read.contents else ""
        told.append((read.size, words, read.state, read.why))
    return told


def processes(count: int) -> int:
    """Say how many processes are to read so many files.

    Parameters
    ----------
    count : int

    Returns
    -------
    int
        0 if this one does it alone.
    """
    cores = os.cpu_count() or 1
    return min(cores, MOST_PROCESSES) if count >= LEAST and cores > 1 else 0


def _results(pool: ProcessPoolExecutor, files: Sequence[Path], most: int) -> Iterator[Told]:
    waiting: deque[Future[list[Told]]] = deque()
    chunks = iter([files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)])
    for chunk in chunks:
        waiting.append(pool.submit(_chunk, chunk))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


class Crew:
    """Gives what was read of files, asked for in the order that they were given in.

    Parameters
    ----------
    files : sequence of Path
    results : iterator of Told
    known : Known
    """

    def __init__(self, files: Sequence[Path], results: Iterator[Told], known: Known) -> None:
        self._files, self._results, self._known = deque(files), results, known

    def take(self, file: Path) -> Read | None:
        """Give what was read of a file.

        Parameters
        ----------
        file : Path

        Returns
        -------
        Read or None
            None where nobody read it: it is still to be read.
        """
        if not self._files or self._files[0] != file:
            return None
        self._files.popleft()
        try:
            size, words, state, why = next(self._results)
        except (BrokenProcessPool, OSError, StopIteration):
            self._files.clear()
            return None
        contents = remembered.unpacked(words, self._known) if words else None
        return Read(size, contents, state, why)


@contextmanager
def reading(
    files: Sequence[Path], known: Known, keep: Iterable[str], root: Path | None
) -> Iterator[Crew]:
    """Have files read by several processes, if they are very many.

    Parameters
    ----------
    files : sequence of Path
        Plain files, in the order that they will be asked for.
    known, keep, root
        What answers are wanted; as for :class:`~whosays.classroom.intake.Known`.

    Yields
    ------
    Crew
    """
    count = processes(len(files))
    if not count:
        yield Crew((), iter(()), known)
        return
    # Started anew, not forked: a notebook's kernel has threads, and a fork may stop in one's lock.
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (tuple(keep), root))
    try:
        yield Crew(files, _results(pool, files, count * _AHEAD), known)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
