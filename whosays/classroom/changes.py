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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from whosays.classroom.database import Points
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


def keys(book: Gradebook) -> dict[str, str]:
    """Give short checksums of a gradebook's keys, each with the points of its question.

    Parameters
    ----------
    book : Gradebook

    Returns
    -------
    dict of str to str
        By question.
    """
    return {one.id: checksum([one.key, one.points, one.work]) for one in book.asked}


def points(book: Gradebook) -> Iterator[tuple[str, Points]]:
    """Give a gradebook's computed points as the database keeps them.

    Parameters
    ----------
    book : Gradebook

    Yields
    ------
    tuple of (str, dict)
        A student, and what was handed in: question to points and the answer's checksum.
    """
    for row in book.rows:
        yield (
            row.id,
            {
                one.id: (row.cells[one.id].points, row.cells[one.id].answer)
                for one in book.asked
                if one.unit in row.handed_in
            },
        )


def between(
    before: Callable[[str], Points],
    old: Mapping[str, str],
    new: Mapping[str, str],
    now: Iterable[tuple[str, Points]],
) -> tuple[list[Changed], dict[str, int]]:
    """Compare points with those of the last time.

    Parameters
    ----------
    before : callable
        Gives one student's points of the last time.
    old, new : Mapping of str to str
        Checksums of the keys, then and now.
    now : iterable of (str, Points)

    Returns
    -------
    tuple of (list of Changed, dict of str to int)
        Changes for students who were there the last time; and questions with another key or
        other points, with the number of those students.
    """
    found: list[Changed] = []
    touched: dict[str, int] = {}
    for student, held in now:
        then = before(student)
        for question, (value, answer) in held.items():
            if question not in then:
                continue
            last, given = then[question]
            other = old.get(question) != new[question]
            if other:
                touched[question] = touched.get(question, 0) + 1
            if last != value:
                by_key = other and given == answer
                found.append(Changed(question, student, last, value, by_key))
    return found, touched


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
