"""Puts small faults into a module, one at a time, to see whether its own tests notice.

A module's test file is collected once. For each mutant the process is forked; the fork changes the
module in place and runs only those tests that come through the changed function. So a mutant costs
some hundredths of a second, where libraries start a Python for each. It needs a system that forks,
and pytest (``requirements-test.txt``).

What a module's own tests miss is tried once more with the tests that go through the whole room.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from whosays.authoring.trial import Found, Kept, Trial, Wanted, forked
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KIT = Path(__file__).parents[2]
ROOMS = ("questions", "answers", "classroom", "sourcing")
ENOUGH = 0.95
_FILE = Path("tests", "mutants.toml")
# What an assertion compared is told to nobody either.
_WORDS = (
    "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", "-o", "addopts=",
    "--assert=plain",
)  # fmt: skip


class _Told(NamedTuple):
    """What nobody can notice, which tests modules share, and which go through a whole room."""

    kept: list[dict[str, Any]]
    also: dict[str, list[str]]
    rooms: dict[str, list[str]]


def _told(kit: Path) -> _Told:
    told = tomllib.loads((kit / _FILE).read_text(encoding="utf-8"))
    return _Told(told["kept"], told["also"], told["rooms"])


def excused(module: str, kit: Path) -> set[Kept]:
    """Give the mutants of a module that nobody can notice.

    Parameters
    ----------
    module : str
    kit : Path

    Returns
    -------
    set of Kept
    """
    return {
        Kept(one["in"], one["line"], one["was"], one["now"], one.get("nth", 1))
        for one in _told(kit).kept
        if one["module"] == module
    }


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
    return _answering(module, kit, _told(kit).also)


def _answering(module: str, kit: Path, also: Mapping[str, list[str]]) -> list[Path]:
    own = [f"test_{module.replace('.', '_')}.py", *also.get(module, [])]
    return _files(own, kit)


def _files(names: Iterable[str], kit: Path) -> list[Path]:
    return [file for file in (kit / "tests" / "unit" / name for name in names) if file.is_file()]


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
    also = _told(kit).also
    return [name for name in named if _answering(name, kit, also)]


def _trial(module: str, kit: Path, files: list[Path], wanted: Wanted) -> bytes:
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
        trial = Trial(module, wanted)
        if main([*_WORDS, f"--basetemp={folder}/pytest", *map(str, files)], plugins=[trial]):
            raise KitError(text("mutate.fails", module=module))
    return json.dumps(vars(trial.found)).encode()


def _found(module: str, kit: Path, files: list[Path], wanted: Wanted) -> Found | None:
    """Try one module with some tests; give nothing where these fail as it is."""
    status, said = forked(functools.partial(_trial, module, kit, files, wanted))
    return None if status or not said else Found(**json.loads(said))


def _tried(module: str, kit: Path, sample: int) -> Found:
    own = answering(module, kit)
    wanted = Wanted(excused(module, kit), sample)
    found = _found(module, kit, own, wanted)
    if found is None:  # What is wrong with one module's tests is no matter of the next.
        return Found(module, missed=["  " + text("mutate.fails", module=module)])
    through = _files(_told(kit).rooms.get(module.partition(".")[0], ()), kit)
    wider = [file for file in through if file not in own]
    if found.missed and wider:
        left = Wanted(wanted.kept, only=found.places)
        more = _found(module, kit, wider, left)
        if more is not None:
            found.noticed += more.noticed
            found.missed, found.places = more.missed, more.places
    return found


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
    names = list(names)
    for name in ("pytest", *(f"whosays.{name}" for name in names)):
        importlib.import_module(name)  # once, and not again in each fork
    for name in names:
        yield _tried(name, kit, sample)


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
