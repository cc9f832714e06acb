"""What changed since the last time a class was graded: for whom, and why.

Why is told from checksums: another key, or other points for a question, is the teacher's doing;
another answer is the student's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.classroom import shown
from whosays.classroom.database import checksum
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.classroom.collect import Student
    from whosays.classroom.database import Point
    from whosays.classroom.grades import Gradebook

MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Changed:
    """A student's points on a question, before and now.

    Attributes
    ----------
    question, student : str
    before, after : float
    by_key : bool
        Whether the key or the points were changed, rather than the answer.
    """

    question: str
    student: str
    before: float
    after: float
    by_key: bool


def points(book: Gradebook, students: Sequence[Student]) -> Iterator[Point]:
    """Give a gradebook's computed points as the database keeps them.

    Parameters
    ----------
    book : Gradebook
    students : sequence of Student
        In the order of the rows.

    Yields
    ------
    Point
    """
    keys = {one.id: checksum([one.key, one.points]) for one in book.asked}
    sums: dict[str, str] = {}  # most answers of a class are the same
    for row, student in zip(book.rows, students, strict=True):
        for one in book.asked:
            if one.unit in row.handed_in:
                answer = student.units[one.unit].get(one.id)
                words = repr(answer)
                if words not in sums:
                    sums[words] = checksum(answer)
                yield row.id, one.id, row.cells[one.id].points, keys[one.id], sums[words]


def between(
    before: Mapping[tuple[str, str], Point], now: Iterable[Point]
) -> tuple[list[Changed], dict[str, int]]:
    """Compare points with those of the last time.

    Parameters
    ----------
    before : Mapping
        By student and question.
    now : iterable of Point

    Returns
    -------
    tuple of (list of Changed, dict of str to int)
        Changes for students who were there the last time; and questions with another key or
        other points, with the number of those students.
    """
    found: list[Changed] = []
    keys: dict[str, int] = {}
    for student, question, value, key, answer in now:
        last = before.get((student, question))
        if not last:
            continue
        if last[3] != key:
            keys[question] = keys.get(question, 0) + 1
        if last[2] != value:
            by_key = last[3] != key and last[4] == answer
            found.append(Changed(question, student, last[2], value, by_key))
    return found, keys


def lines(
    changes: Sequence[Changed], keys: Mapping[str, int], labels: Mapping[str, str]
) -> Iterator[str]:
    """Say what changed.

    Parameters
    ----------
    changes, keys
        As :func:`between` gives them.
    labels : Mapping of str to str
        Student to label.

    Yields
    ------
    str
    """
    if not changes and not keys:
        yield text("grade.changed_none")
        return
    yield text("grade.changed")
    for question, of in keys.items():
        some = [one for one in changes if one.question == question and one.by_key]
        told = [
            text("grade.changed_one", name=shown.name(labels.get(one.student, one.student), 40),
                 before=f"{one.before:g}", after=f"{one.after:g}")
            for one in some[:MOST_NAMED]
        ]  # fmt: skip
        if len(some) > MOST_NAMED:
            told.append(text("grade.more", count=len(some) - MOST_NAMED))
        if some:
            yield "  " + text("grade.changed_key", question=question, of=of, count=len(some),
                              who="; ".join(told))  # fmt: skip
        else:
            yield "  " + text("grade.changed_key_none", question=question)
    newer = {one.student for one in changes if not one.by_key}
    if newer:
        yield "  " + text("grade.changed_answer", count=len(newer))
