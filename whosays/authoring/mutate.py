"""Puts small faults into a module, one at a time, to see whether its own tests notice.

A module's test file is collected once. For each mutant the process is forked; the fork changes the
module in place and runs only those tests that come through the changed function. So a mutant costs
some hundredths of a second, where libraries start a Python for each. It needs a system that forks,
and pytest (``requirements-test.txt``).
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
import tempfile
import threading
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from whosays.authoring.grafting import graft
from whosays.authoring.mutants import Mutant, mutants, mutated
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import FrameType

    import pytest

KIT = Path(__file__).parents[2]
ROOMS = ("questions", "answers", "classroom", "sourcing")
ENOUGH = 0.95
_FILE = Path("tests", "mutants.toml")
_WORDS = ("-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", "-o", "addopts=")
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
    """

    module: str
    noticed: int = 0
    excused: int = 0
    missed: list[str] = field(default_factory=list)
    left: int = 0

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


def _told(kit: Path) -> tuple[list[dict[str, str]], dict[str, list[str]]]:
    """Give what nobody can notice, and which tests modules share."""
    told = tomllib.loads((kit / _FILE).read_text(encoding="utf-8"))
    return told["kept"], told["also"]


def excused(module: str, kit: Path) -> set[tuple[str, str, str]]:
    """Give the mutants of a module that nobody can notice.

    Parameters
    ----------
    module : str
    kit : Path

    Returns
    -------
    set of (str, str, str)
        The function, what stood there, what stands there in its place.
    """
    kept, _ = _told(kit)
    return {(one["in"], one["was"], one["now"]) for one in kept if one["module"] == module}


def answering(module: str, kit: Path = KIT) -> list[Path]:
    """List the test files that a module answers to: its own, and those it shares.

    Parameters
    ----------
    module : str
        Without ``whosays`` in front.
    kit : Path

    Returns
    -------
    list of Path
    """
    return _answering(module, kit, _told(kit)[1])


def _answering(module: str, kit: Path, also: Mapping[str, list[str]]) -> list[Path]:
    own = [f"test_{module.replace('.', '_')}.py", *also.get(module, [])]
    return [file for file in (kit / "tests" / "unit" / name for name in own) if file.is_file()]


def modules(kit: Path = KIT, rooms: Iterable[str] = ROOMS) -> list[str]:
    """List the modules of some rooms that have tests of their own.

    Parameters
    ----------
    kit : Path
    rooms : iterable of str

    Returns
    -------
    list of str
        Without ``whosays`` in front.
    """
    package = kit / "whosays"
    files = sorted(file for room in rooms for file in (package / room).rglob("*.py"))
    named = (".".join(file.relative_to(package).with_suffix("").parts) for file in files)
    _, also = _told(kit)
    return [name for name in named if _answering(name, kit, also)]


def _forked(work: Callable[[], bytes], limit: float | None = None) -> tuple[int, bytes]:
    """Do something in a fork; give how that ended, and what it said."""
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
        if event == "call" and frame.f_code.co_filename == self.file:
            self.names.add(frame.f_code.co_qualname)

    def watch(self, *, on: bool) -> None:
        """Begin, or end."""
        sys.setprofile(self if on else None)
        threading.setprofile(self if on else None)


class _Plain(NamedTuple):
    """What a test did with the module as it is: the functions it came through, and how long."""

    names: list[str]
    took: float


def _chosen(where: str, items: list[pytest.Item], plain: list[_Plain]) -> list[pytest.Item]:
    """Choose the tests that come through a function, quick ones first; all, where none is known."""
    told = sorted(zip(items, plain, strict=True), key=lambda one: one[1].took)
    return [item for item, one in told if where in one.names] or [item for item, _ in told]


class _Trial:
    """What runs in place of pytest's own loop over the tests.

    Parameters
    ----------
    module : str
    kit : Path
    sample : int
        How many mutants to try; 0 for all.
    """

    def __init__(self, module: str, kit: Path, sample: int) -> None:
        self.kit = kit
        self.sample = sample
        self.found = Found(module)
        self.module = importlib.import_module(f"whosays.{module}")
        self.file = str(self.module.__file__)
        self.source = Path(self.file).read_text(encoding="utf-8")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests as they are; then, for each mutant, those that come through it."""
        items = session.items
        # One folder for all forks; pytest types what it shows, and this is not shown.
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # noqa: SLF001
        status, said = _forked(lambda: self._plain(session, items))
        if status or not items:
            session.testsfailed += 1  # of what fails anyway nothing can be said
            return True
        plain = [_Plain(*one) for one in json.loads(said)]
        limit = max(_LEAST, _PATIENCE * sum(one.took for one in plain))
        for mutant in self._mutants():
            chosen = _chosen(mutant.where, items, plain)
            if _forked(functools.partial(self._changed, session, chosen, mutant), limit)[0]:
                self.found.noticed += 1
            else:
                where = f"{mutant.line} {mutant.where}".strip()
                self.found.missed.append(f"  {where}: {mutant.was}  →  {mutant.now}")
        return True

    def _mutants(self) -> list[Mutant]:
        """List what is tried: all that somebody can notice, or as many of them as are wanted."""
        made, kept = mutants(self.source), excused(self.found.module, self.kit)
        tried = [one for one in made if (one.where, one.was, one.now) not in kept]
        self.found.excused = len(made) - len(tried)
        if 0 < self.sample < len(tried):
            self.found.left = len(tried) - self.sample
            # The same ones each time, and others in each module.
            tried = random.Random(self.found.module).sample(tried, self.sample)  # noqa: S311
        return tried

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


def _tried(module: str, kit: Path, sample: int) -> bytes:
    """Try one module, in a process that nothing of the kit was tested in."""
    from pytest import main  # noqa: PLC0415, PT013 - not there where the kit is only used

    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            WHOSAYS_KIT=str(kit), WHOSAYS_ANSWERS=f"{folder}/answers", WHOSAYS_STRICT="1",
            HYPOTHESIS_PROFILE="mutants", IPYTHONDIR=f"{folder}/ipython",
        )  # fmt: skip
        os.chdir(kit)
        # A test file of this name may be known already, as where these tests are tested.
        for name in [one for one in sys.modules if one.partition(".")[0].startswith("test_")]:
            del sys.modules[name]
        trial = _Trial(module, kit, sample)
        files = [str(file) for file in answering(module, kit)]
        if main([*_WORDS, f"--basetemp={folder}/pytest", *files], plugins=[trial]):
            raise KitError(text("mutate.fails", module=module))
    return json.dumps(vars(trial.found)).encode()


def chosen(wanted: Iterable[str], kit: Path = KIT) -> list[str]:
    """Choose modules.

    Parameters
    ----------
    wanted : iterable of str
        Modules or rooms, without ``whosays`` in front; none means the four rooms whose
        mistakes would be told to students.
    kit : Path

    Returns
    -------
    list of str

    Raises
    ------
    KitError
        If a module has no tests of its own.
    """
    listed = modules(kit)
    names = []
    for name in wanted or listed:
        below = [name] if name in listed else [n for n in listed if n.startswith(f"{name}.")]
        if not below and answering(name, kit):
            below = [name]  # of another room
        if not below:
            raise KitError(text("mutate.no_tests", module=name))
        names += below
    return names


def tried(names: Iterable[str], kit: Path = KIT, sample: int = 0) -> Iterator[Found]:
    """Try modules.

    Parameters
    ----------
    names : iterable of str
        As :func:`chosen` gives them.
    kit : Path
    sample : int
        How many mutants of a module to try; 0 for all.

    Yields
    ------
    Found

    Raises
    ------
    KitError
        If nothing can be forked.
    """
    if not hasattr(os, "fork"):
        raise KitError(text("mutate.no_fork"))
    for name in names:
        status, said = _forked(functools.partial(_tried, name, kit, sample))
        # What is wrong with one module's tests is no matter of the next.
        none = Found(name, missed=["  " + text("mutate.fails", module=name)])
        yield none if status or not said else Found(**json.loads(said))


def summed(found: Iterable[Found]) -> tuple[str, bool]:
    """Sum up.

    Parameters
    ----------
    found : iterable of Found

    Returns
    -------
    line : str
    enough : bool
        Whether enough of all was noticed.
    """
    noticed = missed = 0
    for one in found:
        noticed += one.noticed
        missed += len(one.missed)
    share = noticed / max(noticed + missed, 1)
    line = text("mutate.all", noticed=noticed, tried=noticed + missed, share=round(100 * share, 1))
    return line, share >= ENOUGH
