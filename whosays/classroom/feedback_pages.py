"""Feedback for students as pages in a ZIP that Canvas and Moodle take back.

Each page is named as the platform named the student's file, which is how it finds its way: Canvas
looks for the student's and the file's number, Moodle for the participant's and the words
``assignsubmission_file``. Hand-ins that came in another way get a folder for each student.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from whosays.core import zipped
from whosays.core.i18n import text
from whosays.questions.grading import grade
from whosays.questions.told_apart import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.classroom.collect import Student
    from whosays.classroom.grades import Gradebook, Row
    from whosays.classroom.points import Asked
    from whosays.questions.feedback import Feedback

_ODD = re.compile(r"[^\w .,'-]+")
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}h2{border-top:1px solid #bbb;padding-top:1rem}"
    "article{margin:1rem 0 1.5rem}.say{font-weight:600}small{color:#555}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}small{color:#bbb}}"
)


def _lines(found: Feedback) -> Iterator[str]:
    """Give what a page says of the options that were chosen or should have been."""
    for line in found.options:
        if line.chosen or line.verdict == "fits":
            told = " ".join(part for part in (line.says, line.rule, line.shows) if part)
            mark = text("feedback.chosen" if line.chosen else "feedback.not_chosen")
            verdict = text(f"feedback.row_{line.verdict}")
            yield f"{line.text} ({mark}; {verdict}) {told}".rstrip()


def _question(one: Asked, answers: Mapping[str, Any], row: Row) -> str:
    answer = answers.get(one.id)
    other = answers.get(one.against.id) if one.against else None
    found = held(grade(one.item, one.key, answer), one.key, one.against, answer, other)
    cell = row.cells[one.id]
    points = text("feedback.points", points=f"{cell.counts:g}", of=f"{one.points:g}")
    if cell.excused:
        points = text("feedback.excused")
    rows = "".join(f'<li dir="auto">{escape(line)}</li>' for line in _lines(found))
    notes = "".join(f'<p dir="auto">{escape(note)}</p>' for note in found.notes)
    said = cell.override.comment if cell.override else ""
    comment = f'<p class="say" dir="auto">{escape(text("feedback.teacher"))} {escape(said)}</p>'
    return (
        f'<article><h3 dir="auto">{escape(str(one.item["prompt"]))}</h3>'
        f'<p class="say">{escape(found.headline)} <small>{escape(points)}</small></p>'
        f"{f'<ul>{rows}</ul>' if rows else ''}{notes}{comment if said else ''}</article>"
    )


def page(book: Gradebook, row: Row, student: Student, unit: str) -> str:
    """Write one student's page on one unit.

    Parameters
    ----------
    book : Gradebook
    row : Row
    student : Student
    unit : str

    Returns
    -------
    str
        One HTML file that loads nothing, and holds no name.
    """
    answers = student.units[unit]
    parts = [_question(one, answers, row) for one in book.asked if one.unit == unit]
    points = book.counts(row, unit)
    told = text("feedback.unit", unit=unit, points=f"{points or 0:g}", of=f"{book.most(unit):g}")
    if book.is_excused(row, unit):
        told = text("feedback.excused")
    said = row.overrides.get(unit)
    comment = f'<p class="say">{escape(said.comment)}</p>' if said and said.comment else ""
    title = escape(text("feedback.title", unit=unit))
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<h1>{title}</h1><p>{escape(told)}</p>{comment}{''.join(parts)}</html>\n"
    )


def name_of(row: Row, unit: str, number: int) -> str:
    """Name a page so that the platform that the hand-in came from finds its student.

    Parameters
    ----------
    row : Row
    unit : str
    number : int
        Of the student, for hand-ins of no platform.

    Returns
    -------
    str
        A name in the ZIP.
    """
    before = row.sent.get(unit, "")
    if before:
        return f"{before}feedback-{unit}.html"
    plain = _ODD.sub("-", row.label).strip(" .-")[:60] or text("feedback.student", number=number)
    return f"{number:03d} {plain}/feedback-{unit}.html"


def packed(book: Gradebook, students: Sequence[Student]) -> tuple[bytes, int]:
    """Make all pages of a class.

    Parameters
    ----------
    book : Gradebook
    students : sequence of Student
        In the order of the rows; after theirs come those of students who handed nothing in.

    Returns
    -------
    tuple of (bytes, int)
        The ZIP, and how many pages it holds.
    """
    rows = enumerate(zip(book.rows, students, strict=False), start=1)
    wanted = [
        (number, row, student, unit)
        for number, (row, student) in rows
        for unit in book.units
        if unit in row.handed_in
    ]
    pages = (
        (name_of(row, unit, number), page(book, row, student, unit).encode("utf-8", "replace"))
        for number, row, student, unit in wanted
    )
    return zipped.pack(pages, deflate=True), len(wanted)
