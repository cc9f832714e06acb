"""The class while it works, for the teacher: who is where, and the report as it stands now.

What is counted is counted when an answer is kept, so that the page is never behind; the report is
worked out anew when somebody looks and something has changed.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from whosays.answers import handin_file
from whosays.classroom import class_beside, class_data, class_html, few, own_words, report_run
from whosays.classroom.collect import Student
from whosays.core.disk import make_folder, write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whosays.classroom.class_data import ClassData
    from whosays.classroom.points import Asked
    from whosays.room.register import Register, Seat
    from whosays.room.shelf import Shelf


class SeatShown(TypedDict):
    """One student, for the teacher's page."""

    name: str
    units: dict[str, int]
    here: bool
    handed_in: str


class UnitShown(TypedDict):
    """One unit that somebody began."""

    id: str
    title: str
    total: int


class State(TypedDict):
    """How far a class is."""

    seats: list[SeatShown]
    units: list[UnitShown]
    open: bool
    revealed: bool
    after: int
    changes: int
    reached: bool


@dataclass(slots=True)
class _Then:
    """A class as it stood at some change, and the page made of it."""

    saves: int
    data: ClassData
    page: bytes = b""


HERE = 20
"""Seconds since a browser was heard of last, for which it counts as here; it asks every five."""


@dataclass(slots=True)
class Live:
    """What the teacher follows.

    Attributes
    ----------
    folder : Path
        The room's.
    register : Register
    shelf : Shelf
    reached : bool
        Whether another device has asked for anything: then neither a firewall nor the network
        keeps everybody away.
    """

    folder: Path
    register: Register
    shelf: Shelf
    clock: Callable[[], float] = time.monotonic
    reached: bool = False
    _opened: float = field(default=0.0, init=False)
    _seen: dict[str, float] = field(default_factory=dict)
    _asked: list[Asked] = field(default_factory=list)
    _forms: list[str] = field(default_factory=list)
    _problems: list[str] = field(default_factory=list)
    _now: _Then | None = None
    _step: _Then | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._opened = self.clock()

    @property
    def hand_ins(self) -> Path:
        """The folder of what was handed in."""
        return self.folder / "handins"

    @property
    def everybody(self) -> Path:
        """The folder of what everybody has, handed in or not, as the teacher last asked for it."""
        return self.folder / "everybody"

    @property
    def out(self) -> Path:
        """The folder of the report."""
        return self.folder / "report"

    def handed_in(self, seat: Seat) -> Path:
        """Name the file that a student hands in: by what we drew, not by what was typed.

        Parameters
        ----------
        seat : Seat

        Returns
        -------
        Path
        """
        return self.hand_ins / f"{seat.id}.whosays"

    def seen(self, seat: str) -> None:
        """Note that a student's browser was heard of.

        Parameters
        ----------
        seat : str
        """
        self._seen[seat] = self.clock()

    def quiet(self) -> float:
        """Say how long no student's browser was heard of.

        Returns
        -------
        float
            Seconds; since the room was opened, where none was heard of at all.
        """
        return self.clock() - max([self._opened, *self._seen.values()])

    def state(self) -> State:
        """Say how far everybody is.

        Returns
        -------
        State
            JSON-ready.
        """
        now, totals = self.clock(), self.shelf.course.totals
        seats: list[SeatShown] = [
            {
                "name": seat.nick,
                "units": dict(self.shelf.answered(seat.id)),
                "here": now - self._seen.get(seat.id, -HERE) < HERE,
                "handed_in": seat.handed_in,
            }
            for seat in self.register.seats
        ]
        begun = {unit for seat in seats for unit, count in seat["units"].items() if count}
        units: list[UnitShown] = [
            {"id": unit, "title": self.shelf.course.titles[unit], "total": total}
            for unit, total in totals.items()
            if unit in begun
        ]
        return {
            "seats": seats, "units": units, "open": self.register.open,
            "revealed": self.register.revealed, "after": self.register.after,
            "changes": self.shelf.saves, "reached": self.reached,
        }  # fmt: skip

    def data(self) -> ClassData:
        """Work the class out, with nicknames in the place of folders.

        Returns
        -------
        ClassData
        """
        if not self._asked:  # read once: the kit's files do not change in a lesson
            self._asked = class_data.items(problems=self._problems)
            self._forms = report_run.letters(self._problems)
        students = []
        for seat in self.register.seats:
            units, began = dict(self.shelf.values(seat.id)), dict(self.shelf.began(seat.id))
            if units:
                students.append(Student(seat.nick, units, began, (seat.id,)))
        return report_run.worked_out(students, self._asked, self._forms, self._problems)

    def _current(self) -> _Then:
        """Give the class as it stands now."""
        if self._now is None or self._now.saves != self.shelf.saves:
            self._now = _Then(self.shelf.saves, self.data())
        return self._now

    def _stepped(self) -> _Then:
        """Give the class as others than the teacher may see it.

        It changes in steps of as many students as the least that is counted out: whoever watched
        it answer by answer would see whose answer came in. It is worked out for a step alone.
        """
        step = self._step
        if step and step.saves == self.shelf.saves:
            return step
        few_then = step is None or not few.enough(step.data.students)
        if step is None or few_then or self.shelf.changed_since(step.saves) >= few.SMALL:
            now = self._current()
            self._step = step = _Then(now.saves, now.data)
        return step

    def _document(self, of: _Then, *, for_teacher: bool) -> bytes:
        if not of.page:
            chosen = own_words.chosen(self.out)
            of.page = class_html.document(of.data, for_teacher=for_teacher, chosen=chosen)
        return of.page

    def report(self) -> tuple[bytes, bytes]:
        """Give the report as the class stands now.

        Returns
        -------
        tuple of (bytes, bytes)
            The projector's, without a name and in steps of some students, and the teacher's.
        """
        with self._lock:
            return (
                self._document(self._stepped(), for_teacher=False),
                self._document(self._current(), for_teacher=True),
            )

    def _shown(self, data: ClassData) -> frozenset[str]:
        """Name the questions of which students may see the class's answers."""
        counts, after = class_beside.answered(data), self.register.after
        all_ = self.register.revealed
        return frozenset(name for name, count in counts.items() if all_ or 0 < after <= count)

    def is_shown(self) -> bool:
        """Tell whether students may see anything of the class.

        Returns
        -------
        bool
        """
        if self.register.revealed or not self.register.after:
            return self.register.revealed
        with self._lock:
            data = self._stepped().data
        return bool(self._shown(data))

    def beside(self, seat: Seat) -> bytes:
        """Give the class beside one student's own answers.

        Parameters
        ----------
        seat : Seat

        Returns
        -------
        bytes
            A page.
        """
        with self._lock:
            data = self._stepped().data
        mine = {
            name: value for values in self.shelf.values(seat.id).values()
            for name, value in values.items()
        }  # fmt: skip
        return class_beside.document(data, mine, self._shown(data))

    def packed(self, seat: Seat) -> bytes:
        """Put a student's answers into one file, with the nickname that stands here.

        Parameters
        ----------
        seat : Seat

        Returns
        -------
        bytes
        """
        held = self.shelf.all_of(seat.id)
        answers = {f"{unit}.json": raw for unit, raw in held.items()}
        return handin_file.pack(answers, seat.nick, code=seat.id[1:7])

    def write(self) -> tuple[Path, Path]:
        """Put the report into the room's folder, and a file for everybody who answered something.

        Returns
        -------
        tuple of (Path, Path)
            As :func:`whosays.classroom.report_run.write`.

        Raises
        ------
        KitError
            If the disk refuses.
        """
        try:
            make_folder(self.everybody)
            for seat in self.register.seats:
                if self.shelf.answered(seat.id):
                    write_whole(self.everybody / f"{seat.id}.whosays", self.packed(seat))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise KitError(text("edition.failed", place=self.everybody, reason=reason)) from None
        return report_run.write(self.data(), self.out)
