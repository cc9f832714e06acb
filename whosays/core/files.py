"""Reads the files of a set, and remembers what was made of them until one of them changes.

A page asks for the same article, coding or list of cards hundreds of times. What a loader
made of its files is kept with a sign of each file it looked at (time, size, number); while
all signs are the same, the files are neither read nor checked again. An edit is seen by the
next look, since a sign is only trusted once it is older than a file system's clock ticks
(git calls a younger one "racily clean").
"""

from __future__ import annotations

import functools
import inspect
import os
import threading
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from whosays.core import sealed
from whosays.core.kit import Kit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")
Sign = tuple[object, ...]

RACY_NS = 2_000_000_000
"""Nanoseconds for which a changed file's sign is not trusted: FAT counts in two seconds."""


@dataclass(frozen=True, slots=True)
class Look:
    """A path that something was made of, and how it was looked at.

    Attributes
    ----------
    path : Path
    pattern : str
        Of a folder's listing; empty for a file, or for whether something is there at all.
    """

    path: Path
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    value: Any
    signs: dict[Look, Sign]


# Looks of the loaders under way, innermost last; each loader's looks are its callers' too.
_UNDER_WAY: ContextVar[tuple[set[Look], ...]] = ContextVar("under_way", default=())
# Signs taken in the present scope, where there is one.
_TAKEN: ContextVar[dict[Look, Sign] | None] = ContextVar("taken", default=None)


class Counter:
    """How many files were read, for the benchmark that prints it."""

    def __init__(self) -> None:
        self.reads = 0


COUNTER = Counter()


def _note(look: Look) -> None:
    for looks in _UNDER_WAY.get():
        looks.add(look)


_DEEP = 4
"""Folders above a file in which a sealed one is looked for; the kit's own go no deeper."""


@functools.lru_cache(maxsize=2)
def _unsealed(file: Path, _size: int, _when: int) -> dict[str, bytes]:
    return sealed.unseal(file.read_bytes())


def _sealed(path: Path) -> tuple[dict[str, bytes], str]:
    """Give what is sealed above a place, and the place from there; nothing in most kits."""
    for folder in path.parents[:_DEEP]:
        file = folder / sealed.NAME
        with suppress(OSError):
            seen = file.stat()
            _note(Look(file))
            return (
                _unsealed(file, seen.st_size, seen.st_mtime_ns),
                path.relative_to(folder).as_posix(),
            )
    return {}, ""


def read_bytes(path: Path) -> bytes:
    """Read a file, from the kit's sealed one where it is not there itself.

    Parameters
    ----------
    path : Path

    Returns
    -------
    bytes

    Raises
    ------
    OSError
        As :meth:`pathlib.Path.read_bytes`.
    """
    _note(Look(path))
    COUNTER.reads += 1
    try:
        return path.read_bytes()
    except FileNotFoundError:
        held, place = _sealed(path)
        if place in held:
            return held[place]
        raise


def is_file(path: Path) -> bool:
    """Tell whether a file is there.

    Parameters
    ----------
    path : Path

    Returns
    -------
    bool
    """
    _note(Look(path))
    if path.is_file():
        return True
    held, place = _sealed(path)
    return place in held


def is_dir(path: Path) -> bool:
    """Tell whether a folder is there.

    Parameters
    ----------
    path : Path

    Returns
    -------
    bool
    """
    _note(Look(path, "."))
    if path.is_dir():
        return True
    held, place = _sealed(path)
    return any(name.startswith(f"{place}/") for name in held)


def listing(folder: Path, pattern: str) -> list[Path]:
    """List the files of a folder.

    Parameters
    ----------
    folder : Path
    pattern : str
        As :meth:`pathlib.Path.glob` takes it, for names in the folder itself.

    Returns
    -------
    list of Path
        Sorted; empty if there is no such folder.
    """
    _note(Look(folder, pattern))
    held, place = _sealed(folder / "any")
    home = place.rpartition("/")[0]
    inside = {
        folder / name.rpartition("/")[2]
        for name in held
        if name.rpartition("/")[0] == home and fnmatchcase(name.rpartition("/")[2], pattern)
    }
    return sorted({*folder.glob(pattern), *inside})


def _take(look: Look, now: int) -> Sign:
    if look.pattern == ".":
        return (look.path.is_dir(),)
    if look.pattern:
        return tuple(sorted(file.name for file in look.path.glob(look.pattern)))
    try:
        seen = os.stat(look.path)  # noqa: PTH116 - Path.stat costs twice as much, and this is all
    except OSError:
        return ()
    if abs(now - seen.st_mtime_ns) < RACY_NS:
        return (object(),)  # like no other sign
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino)


def _sign(look: Look) -> Sign:
    taken = _TAKEN.get()
    if taken is None:
        return _take(look, time.time_ns())
    if look not in taken:
        taken[look] = _take(look, time.time_ns())
    return taken[look]


@contextmanager
def one_look() -> Iterator[None]:
    """Look at each file at most once while this lasts, as for one cell of a notebook."""
    if _TAKEN.get() is not None:
        yield
        return
    token = _TAKEN.set({})
    try:
        yield
    finally:
        _TAKEN.reset(token)


_MEMORIES: list[dict[object, _Kept]] = []


def forget() -> None:
    """Forget everything that was made of files, as a benchmark does between two runs."""
    for memory in _MEMORIES:
        memory.clear()


def remembered(loader: Callable[P, T]) -> Callable[P, T]:
    """Let a loader keep what it gives until a file that it looked at changes.

    Parameters
    ----------
    loader : callable
        Gives a value that nobody changes, made of nothing but its arguments and of files that
        it looks at through this module. Of a :class:`~whosays.core.kit.Kit` it gets the folder
        found, once for all that it reads. What it raises is not kept.

    Returns
    -------
    callable
        The same, with the memory. Arguments that cannot be hashed are never remembered.
    """
    shape = inspect.signature(loader)
    memory: dict[object, _Kept] = {}
    _MEMORIES.append(memory)
    turn = threading.Lock()

    def given_to(*args: P.args, **kwargs: P.kwargs) -> tuple[inspect.BoundArguments, object]:
        given = shape.bind(*args, **kwargs)
        given.apply_defaults()
        named = given.arguments
        for name, value in named.items():
            if isinstance(value, Kit):
                named[name] = value.pinned()
        key = tuple(named.items())
        hash(key)
        return given, key

    @functools.wraps(loader)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            given, key = given_to(*args, **kwargs)
        except TypeError:  # not hashable, or not the loader's arguments: it says so itself
            return loader(*args, **kwargs)
        with one_look():
            with turn:
                kept = memory.get(key)
            if kept and all(_sign(look) == sign for look, sign in kept.signs.items()):
                for outer in _UNDER_WAY.get():
                    outer.update(kept.signs)
                return kept.value  # type: ignore[no-any-return]
            looks: set[Look] = set()
            token = _UNDER_WAY.set((*_UNDER_WAY.get(), looks))
            try:
                value = loader(*given.args, **given.kwargs)
            finally:
                _UNDER_WAY.reset(token)
            with turn:
                memory[key] = _Kept(value, {look: _sign(look) for look in looks})
            return value

    return remembering
