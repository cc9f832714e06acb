"""Students' answers on the laptop's disk: a folder for each, a file for each unit.

A file is looked at as a hand-in is, before it is kept. It is taken only from whoever made it from
what stands here; others get what stands here, and merge. What is confirmed is on the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.classroom import intake, untrusted
from whosays.core.disk import make_folder, sweep, write_whole
from whosays.core.i18n import text
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_ids, load_info, unit_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.classroom.intake import Contents

LARGEST = 1_000_000
"""Bytes of an answers file; a whole unit with every earlier version has 300,000."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the kit asks.

    Attributes
    ----------
    known : Known
    totals : dict of str to int
        Unit id to the number of its questions, in the course's order.
    titles : dict of str to str
    """

    known: intake.Known
    totals: dict[str, int]
    titles: dict[str, str]


def course() -> Course:
    """Read what the kit asks.

    Returns
    -------
    Course
    """
    units = unit_names()
    ids = {unit: list(load_ids(unit)) for unit in units}
    known = intake.Known([one for names in ids.values() for one in names])
    titles = {unit: load_info(unit).title for unit in units}
    return Course(known, {unit: len(names) for unit, names in ids.items()}, titles)


def sign(raw: bytes) -> str:
    """Name the state of a file.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    str
        Empty for nothing.
    """
    return hashlib.sha256(raw).hexdigest()[:32] if raw else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a file.

    Attributes
    ----------
    ok : bool
        Whether it is on the disk.
    raw : bytes
        What stands there.
    """

    ok: bool
    raw: bytes


@dataclass(slots=True)
class Shelf:
    """All students' answers.

    Attributes
    ----------
    folder : Path
    course : Course
    saves : int
        Grows with each change.
    """

    folder: Path
    course: Course
    saves: int = 0
    _changed: dict[str, int] = field(default_factory=dict)
    _values: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    _began: dict[str, dict[str, float]] = field(default_factory=dict)
    _locks: defaultdict[str, threading.Lock] = field(
        default_factory=lambda: defaultdict(threading.Lock)
    )

    def answered(self, seat: str) -> Mapping[str, int]:
        """Tell how many questions of each unit a student has answered.

        Parameters
        ----------
        seat : str

        Returns
        -------
        Mapping of str to int
        """
        return {
            unit: sum(not is_blank(value) for value in values.values())
            for unit, values in self.values(seat).items()
        }

    def values(self, seat: str) -> Mapping[str, dict[str, object]]:
        """Give a student's answers, each as its question can have it.

        Parameters
        ----------
        seat : str

        Returns
        -------
        Mapping of str to dict of str to object
            By unit, then by question.
        """
        return self._values.get(seat, {})

    def began(self, seat: str) -> Mapping[str, float]:
        """Tell when a student gave the first answer of each unit.

        Parameters
        ----------
        seat : str

        Returns
        -------
        Mapping of str to float
            By unit, in seconds, where the answers say a time.
        """
        return self._began.get(seat, {})

    def open(self, seats: list[str]) -> None:
        """Look what is there: the laptop may have been off.

        Parameters
        ----------
        seats : list of str
            Ids of the register.
        """
        make_folder(self.folder)
        for seat in seats:
            with contextlib.suppress(OSError, ValueError):  # costs this student's count alone
                sweep(self.folder / seat)
                for unit, raw in self.all_of(seat).items():
                    self._count(seat, unit, raw)

    def _count(self, seat: str, unit: str, raw: bytes) -> None:
        try:
            self._hold(seat, intake.read(raw, self.course.known))
        except ValueError:
            self._values[seat] = {**self.values(seat), unit: {}}

    def _hold(self, seat: str, found: Contents) -> None:
        if found.began is not None:
            self._began[seat] = {**self.began(seat), found.unit: found.began}
        self._values[seat] = {**self.values(seat), found.unit: found.values}

    def all_of(self, seat: str) -> dict[str, bytes]:
        """Give one student's files.

        Parameters
        ----------
        seat : str
            An id of the register, never anything that came over the network.

        Returns
        -------
        dict of str to bytes
            By unit.
        """
        there = {unit: self._there(seat, unit) for unit in self.course.totals}
        return {unit: raw for unit, raw in there.items() if raw}

    def _there(self, seat: str, unit: str) -> bytes:
        file = self.folder / seat / f"{unit}.json"
        if file.is_symlink():  # none of ours; the next answer takes its place
            return b""
        try:
            return untrusted.plain(file)
        except FileNotFoundError:
            return b""

    def put(self, seat: str, unit: str, raw: bytes, made_from: str) -> Kept:
        """Keep a file, if it was made from the one that stands here.

        Parameters
        ----------
        seat : str
            An id of the register.
        unit : str
            One of the course's.
        raw : bytes
        made_from : str
            As :func:`sign` names it.

        Returns
        -------
        Kept

        Raises
        ------
        KeyError
            If there is no such unit.
        ValueError
            If it is no answers file of that unit; the message is a sentence.
        OSError
            If the disk refuses.
        """
        self.course.totals[unit]
        if len(raw) > LARGEST:
            raise ValueError(text("handins.large"))
        found = intake.read(raw, self.course.known)
        if found.unit != unit:
            raise ValueError(text("handins.unit"))
        with self._locks[seat]:
            there = self._there(seat, unit)
            if sign(there) != made_from:
                return Kept(ok=False, raw=there)
            make_folder(self.folder / seat)
            write_whole(self.folder / seat / f"{unit}.json", raw)
            self._hold(seat, found)
            self._count_change(seat)
        return Kept(ok=True, raw=raw)

    def delete(self, seat: str) -> None:
        """Delete one student's answers.

        Parameters
        ----------
        seat : str

        Raises
        ------
        OSError
            If the disk refuses.
        """
        with self._locks[seat]:
            for unit in self.course.totals:
                (self.folder / seat / f"{unit}.json").unlink(missing_ok=True)
            self._values[seat] = {}
            self._began.pop(seat, None)
            self._count_change(seat)

    def _count_change(self, seat: str) -> None:
        self.saves += 1
        self._changed[seat] = self.saves

    def changed_since(self, saves: int) -> int:
        """Count the students whose answers have changed since.

        Parameters
        ----------
        saves : int
            What :attr:`saves` was then.

        Returns
        -------
        int
        """
        return sum(when > saves for when in list(self._changed.values()))
