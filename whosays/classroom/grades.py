"""Points for a class: computed from answers and keys, with what the teacher decided beside them.

A computed grade and a teacher's decision are never one number: each stands in its own place, and
what counts is worked out from both. Blank, missing, late and excused are told apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from whosays.classroom import decided
from whosays.classroom.database import checksum, fingerprint, holdable, short
from whosays.questions.grading import grade
from whosays.questions.kinds.mark import kind as mark
from whosays.questions.kinds.mark.key import MarkKey
from whosays.questions.told_apart import are_apart, held

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.classroom.collect import Student
    from whosays.classroom.overrides import Override, Overrides
    from whosays.classroom.points import Asked
    from whosays.corpus.marks import Mark
    from whosays.questions.kinds.mark.key import MarkShown

MISSING = "missing"
"""The state of a question whose unit was not handed in; the others are those of feedback."""
TOTAL = decided.TOTAL


@dataclass(frozen=True, slots=True)
class Cell:
    """One student's points on one question.

    Attributes
    ----------
    state : str
        As in feedback, or ``"missing"``.
    points : float
        As computed.
    override : Override or None
    answer : str
        A short checksum of the answer.
    """

    state: str
    points: float
    override: Override | None = None
    answer: str = field(default="", compare=False)

    @property
    def counts(self) -> float:
        """The points that count."""
        chosen = self.override.points if self.override else None
        return self.points if chosen is None else chosen

    @property
    def excused(self) -> bool:
        """Whether it is left out."""
        return bool(self.override and self.override.excused)


BLANK, NOT_THERE = Cell("blank", 0.0, answer=checksum(None)), Cell(MISSING, 0.0)
_SHORT = 64


@dataclass(slots=True)
class Row:
    """One student.

    Attributes
    ----------
    id : str
        As ``"canvas:1234"``, or the place that the hand-in came from.
    label : str
    cells : dict of str to Cell
        By question.
    handed_in, late : set of str
        Units.
    overrides : dict of str to Override
        By unit, or ``"total"``.
    sent : dict of str to str
    """

    id: str
    label: str
    cells: dict[str, Cell] = field(default_factory=dict)
    handed_in: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    overrides: dict[str, Override] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A class's points.

    Attributes
    ----------
    asked : tuple of Asked
    rows : tuple of Row
    unknown : tuple of str
        Students whom a decision names and who are not there.
    astray : tuple of str
        What a decision is about and no question or unit is called.
    on_paper : tuple of str
        Students who are there because of a decision alone. Their rows are the last.
    """

    asked: tuple[Asked, ...]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    on_paper: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that give points, in the order of the course."""
        return tuple(dict.fromkeys(one.unit for one in self.asked))

    def most(self, unit: str = "") -> float:
        """Give the points that a unit, or all of them, can give.

        Parameters
        ----------
        unit : str

        Returns
        -------
        float
        """
        return sum(one.points for one in self.asked if unit in ("", one.unit))

    def computed(self, row: Row, unit: str = "") -> float | None:
        """Give what the answers alone give; None where nothing was handed in.

        Parameters
        ----------
        row : Row
        unit : str

        Returns
        -------
        float or None
        """
        there = [one for one in self.asked if unit in ("", one.unit) and one.unit in row.handed_in]
        return round(sum(row.cells[one.id].points for one in there), 2) if there else None

    def is_excused(self, row: Row, unit: str = "") -> bool:
        """Tell whether a student is excused from a unit, or from all.

        Parameters
        ----------
        row : Row
        unit : str

        Returns
        -------
        bool
        """
        said = row.overrides.get(unit or TOTAL)
        return bool(said and said.excused)

    def counts(self, row: Row, unit: str = "") -> float | None:
        """Give the points that count: the teacher's where there are some, else the answers'.

        Parameters
        ----------
        row : Row
        unit : str

        Returns
        -------
        float or None
            None where nothing was handed in and nothing was given, or the student is excused.
        """
        said = row.overrides.get(unit or TOTAL)
        if said and said.excused:
            return None
        if said and said.points is not None:
            return said.points
        if not unit:
            given = [self.counts(row, one) for one in self.units]
            there = [value for value in given if value is not None]
            return round(sum(there), 2) if there else None
        cells = [row.cells[one.id] for one in self.asked if one.unit == unit]
        touched = any(cell.override and cell.override.points is not None for cell in cells)
        if unit not in row.handed_in and not touched:
            return None
        return round(sum(cell.counts for cell in cells if not cell.excused), 2)


def _graded(one: Asked, answer: object, other: object) -> tuple[str, float | None]:
    """Give state and score as grading does, without the words and pictures that go with them."""
    if isinstance(one.key, MarkKey) and not one.key.prediction:
        # Marks are the dearest to read, and putting their feedback into words costs as much again.
        return mark.score(cast("MarkShown", one.item), one.key, cast("list[Mark]", answer))
    found = held(grade(one.item, one.key, answer), one.key, one.against, answer, other)
    return found.state, found.score


class Marker:
    """Reads answers against keys; equal answers to one question are read once.

    Parameters
    ----------
    asked : iterable of Asked
    """

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.asked = tuple(asked)
        self._read: dict[tuple[str, type, str | bytes], Cell] = {}

    def cell(self, one: Asked, answer: object, other: object = None) -> Cell:
        """Give the state of an answer, and its points.

        Parameters
        ----------
        one : Asked
        answer : object
            Clean; None for a blank.
        other : object
            Of a rating, the answer that it is held against; None for a blank.

        Returns
        -------
        Cell
            The same object for the same answer: a large class has a million of them.
        """
        if answer is None:
            return BLANK
        # Marks are long, and each student's are others: one sum tells them apart, and is kept.
        whole = fingerprint(answer) if isinstance(one.key, MarkKey) else ""
        told = whole or (answer if type(answer) is str else repr(answer))
        if one.against and type(other) is int:
            # Of the other rating only its side counts: that makes three answers of ten thousand.
            apart = are_apart(one.against, cast("int", answer), other)
            told = f"{told} {apart}"
        words: str | bytes = told
        if len(words) > _SHORT:  # a class's texts would fill a computer
            words = blake2b(str(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        name = (one.id, type(answer), words)
        if name not in self._read:
            state, share = _graded(one, answer, other)
            if share is None or one.work:  # nothing is marked, or work done is: any answer has all
                share = 0.0 if state == "blank" else 1.0
            known_by = short(whole or fingerprint(answer))
            self._read[name] = Cell(state, round(share * one.points, 2), answer=known_by)
        return self._read[name]


def _own(student: Student) -> tuple[str, str]:
    name = holdable("/".join(student.key))
    return name, student.label or name


def _cell(
    marker: Marker, one: Asked, units: Mapping[str, Mapping[str, object]], said: Override | None
) -> Cell:
    if one.unit in units:
        answers = units[one.unit]
        other = answers.get(one.against.id) if one.against else None
        cell = marker.cell(one, answers.get(one.id), other)
    else:
        cell = NOT_THERE
    return replace(cell, override=said) if said else cell


def gradebook(
    students: Sequence[Student], asked: Sequence[Asked], overrides: Overrides | None = None
) -> Gradebook:
    """Grade a class.

    Parameters
    ----------
    students : sequence of Student
        Collected with the questions that count.
    asked : sequence of Asked
    overrides : dict, optional

    Returns
    -------
    Gradebook
    """
    marker = Marker(asked)
    given, astray = decided.understood(overrides or {}, decided.names(marker.asked))
    rows: list[Row] = []
    labels: dict[str, int] = {}
    for student in students:
        name, label = _own(student)
        labels[label.casefold()] = labels.get(label.casefold(), 0) + 1
        late = {unit for unit, before in student.sent.items() if "_LATE_" in before}
        rows.append(Row(name, label, handed_in=set(student.units), late=late, sent=student.sent))
    there = {row.id.casefold() for row in rows} | set(labels)
    paper = decided.on_paper(given, there)
    answered = [student.units for student in students] + [{}] * len(paper)
    rows += [Row(name, name) for name in paper.values()]
    for units, row in zip(answered, rows, strict=True):
        said = decided.about(given, row.id, row.label, labels) if given else {}
        row.cells = {one.id: _cell(marker, one, units, said.get(one.id)) for one in marker.asked}
        row.overrides = {what: one for what, one in said.items() if what not in row.cells}
    unknown = sorted({who for who, _ in given if who not in there and who not in paper})
    # A label that two students share says of neither what was decided.
    unknown += sorted({who for who, _ in given if labels.get(who, 0) > 1})
    return Gradebook(
        tuple(marker.asked), tuple(rows), tuple(unknown), astray, tuple(paper.values())
    )
