"""One module's mutants, tried one by one in a process that has collected its tests.

The process is forked for each: the fork changes the module in place and runs the tests that come
through the changed function, the quick ones first, until one fails.
"""

from __future__ import annotations

import ast
import functools
import importlib
import json
import os
import random
import select
import signal
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from whosays.authoring.grafting import graft
from whosays.authoring.mutants import Mutant, mutants, mutated
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    import pytest

_PATIENCE = 10  # times as long as the tests take without a fault; then it counts as noticed
_LEAST = 20.0  # seconds that any mutant gets
_LOST = -1  # status of a fork that did not end in time


@dataclass
class Found:
    """What came of a module's mutants.

    Attributes
    ----------
    module : str
    noticed : int
        How many made a test fail.
    excused : int
        How many nobody can notice, for a reason that ``tests/mutants.toml`` gives.
    missed : list of str
        The rest: line, what stood there, what stands there now.
    left : int
        How many were not tried, where only some were to be.
    places : list of int
        Of each that was missed its place among the module's mutants.
    """

    module: str
    noticed: int = 0
    excused: int = 0
    missed: list[str] = field(default_factory=list)
    left: int = 0
    places: list[int] = field(default_factory=list)

    def told(self) -> list[str]:
        """Give the lines of a report.

        Returns
        -------
        list of str
        """
        tried = self.noticed + len(self.missed)
        share = round(100 * self.noticed / tried, 1) if tried else 100
        line = f"{self.module}: {self.noticed}/{tried} ({share} %)"
        also = [text("mutate.excused", count=self.excused)] if self.excused else []
        also += [text("mutate.left", count=self.left)] if self.left else []
        return [", ".join([line, *also]), *self.missed]


def forked(work: Callable[[], bytes], limit: float | None = None) -> tuple[int, bytes]:
    """Do something in a fork.

    Parameters
    ----------
    work : callable
        Gives what it has to say.
    limit : float, optional
        Seconds; what takes longer is ended.

    Returns
    -------
    tuple of (int, bytes)
        How it ended, 0 if well, and what it said.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reads)
            os.setsid()
            said = work()
            while said:
                said = said[os.write(writes, said) :]
            status = 0
        finally:
            os._exit(status)  # and nothing of the parent's is cleared up here
    os.close(writes)
    said, until = b"", None if limit is None else time.monotonic() + limit
    lost = False
    while True:
        left = None if until is None else max(0.0, until - time.monotonic())
        lost = not select.select([reads], [], [], left)[0]
        part = b"" if lost else os.read(reads, 1 << 16)
        if not part:
            break
        said += part
    os.close(reads)
    if lost:
        os.killpg(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return (_LOST if lost else status), said


class _Through:
    """Writes down which functions of a file are called."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.names: set[str] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        # Called where a function begins; what it does then is not followed, which would take long.
        if event == "call" and frame.f_code.co_filename == self.file:
            self.names.add(frame.f_code.co_qualname)

    def watch(self, *, on: bool) -> None:
        """Begin, or end."""
        sys.settrace(self if on else None)
        threading.settrace(self if on else None)


class _Plain(NamedTuple):
    """What a test did with the module as it is: the functions it came through, and how long."""

    names: list[str]
    took: float


def _chosen(where: str, items: list[pytest.Item], plain: list[_Plain]) -> list[pytest.Item]:
    """Choose the tests that come through a function, quick ones first; all, where none is known."""
    told = sorted(zip(items, plain, strict=True), key=lambda one: one[1].took)
    return [item for item, one in told if where in one.names] or [item for item, _ in told]


def _seen(where: str, plain: list[_Plain]) -> bool:
    """Tell whether some test comes through a function; through a module or class they all do."""
    last = where.rpartition(".")[2].lstrip("_")
    return not last or last[0].isupper() or any(where in one.names for one in plain)


class Kept(NamedTuple):
    """One change that nobody can notice: where it is made, and what it is.

    Attributes
    ----------
    where : str
        The function it is in.
    line : str
        The line it begins in, as it stands, without the space around.
    was, now : str
        What stood there, what stands there in its place.
    nth : int
        Which of that line's changes of this kind, from 1.
    """

    where: str
    line: str
    was: str
    now: str
    nth: int = 1


def named(made: list[Mutant], source: str) -> list[Kept]:
    """Tell each mutant of a module from all others.

    Parameters
    ----------
    made : list of Mutant
        As :func:`~whosays.authoring.mutants.mutants` gives them.
    source : str
        What stands in the module's file.

    Returns
    -------
    list of Kept
    """
    lines, seen = source.splitlines(), Counter[tuple[str, str, str, str]]()
    found = []
    for one in made:
        which = (one.where, lines[one.line - 1].strip(), one.was, one.now)
        seen[which] += 1
        found.append(Kept(*which, seen[which]))
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a module's mutants are tried.

    Attributes
    ----------
    kept : set of Kept
        Those that nobody can notice.
    sample : int
        How many; 0 for all.
    only : sequence of int
        Only those in these places, which other tests have missed; empty for all.
    """

    kept: set[Kept]
    sample: int = 0
    only: Sequence[int] = ()

    def of(self, made: list[Kept]) -> list[int]:
        """Give the places of those that are tried, of all that could be made."""
        if self.only:
            return list(self.only)
        places = [at for at, one in enumerate(made) if one not in self.kept]
        if not 0 < self.sample < len(places):
            return places
        # The same ones each time.
        return sorted(random.Random(self.sample).sample(places, self.sample))  # noqa: S311


class Trial:
    """What runs in place of pytest's own loop over the tests.

    Parameters
    ----------
    module : str
    wanted : Wanted
    """

    def __init__(self, module: str, wanted: Wanted) -> None:
        self.wanted = wanted
        self.found = Found(module)
        self.module = importlib.import_module(f"whosays.{module}")
        self.file = str(self.module.__file__)
        self.source = Path(self.file).read_text(encoding="utf-8")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests as they are; then, for each mutant, those that come through it."""
        items = session.items
        # That a test fails is enough: nobody reads the lines around it, and they take long to find.
        session.config.option.tbstyle = "native"
        # One folder for all forks; pytest types what it shows, and this is not shown.
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # noqa: SLF001
        status, said = forked(lambda: self._plain(session, items))
        if status or not items:
            session.testsfailed += 1  # of what fails anyway nothing can be said
            return True
        plain = [_Plain(*one) for one in json.loads(said)]
        limit = max(_LEAST, _PATIENCE * sum(one.took for one in plain))
        made = mutants(self.source)
        told = named(made, self.source)
        places = self.wanted.of(told)
        self.found.excused = sum(one in self.wanted.kept for one in told)
        self.found.left = len(made) - self.found.excused - len(places)
        for place in places:
            mutant = made[place]
            tests = _chosen(mutant.where, items, plain)
            # Others have looked for a function's callers already.
            tried = not self.wanted.only or _seen(mutant.where, plain)
            change = functools.partial(self._changed, session, tests, mutant)
            if tried and forked(change, limit)[0]:
                self.found.noticed += 1
            else:
                where = f"{mutant.line} {mutant.where}".strip()
                self.found.missed.append(f"  {where}: {mutant.was}  →  {mutant.now}")
                self.found.places.append(place)
        return True

    def _run(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                raise AssertionError(item.nodeid)

    def _plain(self, session: pytest.Session, items: list[pytest.Item]) -> bytes:
        through, listed = _Through(self.file), []
        # As it is, but put in as mutants are: what that breaks is no fault of a mutant.
        graft(self.module, ast.parse(self.source))
        for place in range(len(items)):
            through.names, began = set(), time.monotonic()
            through.watch(on=True)
            self._run(session, items[place : place + 1])
            through.watch(on=False)
            listed.append(_Plain(sorted(through.names), time.monotonic() - began))
        return json.dumps(listed).encode()

    def _changed(self, session: pytest.Session, items: list[pytest.Item], mutant: Mutant) -> bytes:
        graft(self.module, mutated(self.source, mutant))
        self._run(session, items)
        return b""
