"""Very many answer files, read by several processes; each file as one process would alone.

Reading is most of the work of a large class, and a file is read without a look at the others. A
process is :func:`serve`, run by a Python of its own: it is told the questions, then file names, a
line for each chunk, and answers in JSON of our own, two lines for each file. (Python's own pools
would run a teacher's script a second time.) Where no process can be started, or one dies, the one
that is there reads on alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, TextIO

from whosays.classroom import intake, remembered, untrusted
from whosays.core.i18n import text
from whosays.core.kit import Kit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from whosays.classroom.intake import Contents, Known

LEAST = 3_000
"""Files below which starting processes costs more than it brings."""
MOST_PROCESSES = 4
_BEGIN = (
    "import sys; sys.path.append(sys.argv[1]); sys.stdin.reconfigure(encoding='utf-8'); "
    "from whosays.classroom import crew; crew.serve(sys.stdin, sys.stdout)"
)
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
    words : str
        The contents as they are remembered, where another process told them.
    """

    size: int = 0
    contents: Contents | None = None
    state: str = ""
    why: str = ""
    words: str = ""


Told = tuple[int, str, str, str]
"""The same between processes, the contents as text."""


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
    except untrusted.NotOursError as error:
        return Read(len(raw), None, "not_ours", str(error)), raw
    except ValueError as error:
        # Something was read to find that out: a member that is damaged at its end, say.
        return Read(len(raw) + untrusted.LARGEST // 5, None, "broken", str(error)), raw


def _chunk(files: Iterable[str], known: Known) -> list[Told]:
    told = []
    for name in files:
        read, _ = attempted(lambda name=name: untrusted.plain(Path(name)), known)  # type: ignore[misc]
        words = remembered.packed(read.contents) if read.contents else ""
        told.append((read.size, words, read.state, read.why))
    return told


def serve(asked: TextIO, answers: TextIO) -> None:
    """Read files for another process.

    Parameters
    ----------
    asked : TextIO
        A line with the questions and the set's folder, then a line for each chunk of files.
    answers : TextIO
        Gets two lines for each file: what became of it, and what it held or nothing.
    """
    keep, folder = json.loads(asked.readline())
    known = intake.Known(keep, Kit(Path(folder)))
    for line in asked:
        told = _chunk(json.loads(line), known)
        answers.writelines(
            f"{json.dumps((size, state, why))}\n{words}\n" for size, words, state, why in told
        )
        answers.flush()


@dataclass(frozen=True, slots=True)
class _Hand:
    """A process that reads for this one."""

    process: subprocess.Popen[str]

    def ask(self, files: Sequence[Path]) -> list[Told]:
        if not self.process.stdin or not self.process.stdout:
            raise OSError
        self.process.stdin.write(f"{json.dumps([str(file) for file in files])}\n")
        self.process.stdin.flush()
        read = self.process.stdout.readline
        told = []
        for _ in files:
            size, state, why = json.loads(read())
            told.append((size, read().removesuffix("\n"), state, why))
        return told

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.communicate()


def _hand(keep: Sequence[str], kit: Kit) -> _Hand:
    # Behind everything else the kit's folder shadows nothing, and the folder that somebody works
    # in (-P) is not on the path at all: a json.py there is not run.
    process = subprocess.Popen(  # noqa: S603 - this Python, and words of our own
        [sys.executable, "-P", "-c", _BEGIN, str(Path(__file__).parents[2])],
        text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    if process.stdin:
        with contextlib.suppress(OSError):  # it died at once: asking it says so
            process.stdin.write(f"{json.dumps([list(keep), str(kit.folder)])}\n")
    return _Hand(process)


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


def _results(
    pool: ThreadPoolExecutor, hands: Sequence[_Hand], files: Sequence[Path]
) -> Iterator[Told]:
    """Give what was read of each file, in their order; some chunks are read ahead."""
    free: SimpleQueue[_Hand] = SimpleQueue()
    for hand in hands:
        free.put(hand)

    def read(chunk: Sequence[Path]) -> list[Told]:
        hand = free.get()
        try:
            return hand.ask(chunk)
        finally:
            free.put(hand)

    waiting: deque[Future[list[Told]]] = deque()
    for at in range(0, len(files), _CHUNK):
        waiting.append(pool.submit(read, files[at : at + _CHUNK]))
        if len(waiting) >= len(hands) * _AHEAD:
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
        except (OSError, ValueError, StopIteration):  # it died, or said nothing of use
            self._files.clear()
            return None
        contents = remembered.unpacked(words, self._known) if words else None
        return Read(size, contents, state, why, words)


@contextmanager
def reading(files: Sequence[Path], known: Known, keep: Iterable[str], kit: Kit) -> Iterator[Crew]:
    """Have files read by several processes, if they are very many.

    Parameters
    ----------
    files : sequence of Path
        Plain files, in the order that they will be asked for.
    known, keep, kit
        What answers are wanted; as for :class:`~whosays.classroom.intake.Known`.

    Yields
    ------
    Crew
    """
    count = processes(len(files))
    if not count:
        yield Crew((), iter(()), known)
        return
    with ExitStack() as kept:
        pool = kept.enter_context(ThreadPoolExecutor(count))
        kept.callback(pool.shutdown, wait=False, cancel_futures=True)
        hands = []
        with contextlib.suppress(OSError):
            for _ in range(count):
                hands.append(_hand(tuple(keep), kit))
                kept.callback(hands[-1].stop)
        results = _results(pool, hands, files) if hands else iter(())
        yield Crew(files, results, known)
