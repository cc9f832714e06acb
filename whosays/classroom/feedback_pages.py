"""Feedback for students as pages in a ZIP that Canvas and Moodle take back.

Each page is named as the platform named the student's file, which is how it finds its way: Canvas
looks for the student's and the file's number, Moodle for the participant's and the words
``assignsubmission_file``. Hand-ins that came in another way get a folder for each student.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core import zipped
from whosays.core.i18n import text
from whosays.html import documents
from whosays.questions.grading import grade
from whosays.questions.told_apart import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.classroom.collect import Student
    from whosays.classroom.grades import Gradebook, Row
    from whosays.classroom.points import Asked
    from whosays.questions.feedback import Feedback

_ODD = re.compile(r"[^\w .,'-]+")
_TEMPLATES = Path(__file__).with_name("templates")


def _lines(found: Feedback) -> Iterator[str]:
    """Give what a page says of the options that were chosen or should have been."""
    for line in found.options:
        if line.chosen or line.verdict == "fits":
            told = " ".join(part for part in (line.says, line.rule, line.shows) if part)
            mark = text("feedback.chosen" if line.chosen else "feedback.not_chosen")
            verdict = text(f"feedback.row_{line.verdict}")
            yield f"{line.text} ({mark}; {verdict}) {told}".rstrip()


def _question(one: Asked, answers: Mapping[str, object], row: Row) -> Markup:
    answer = answers.get(one.id)
    other = answers.get(one.against.id) if one.against else None
    found = held(grade(one.item, one.key, answer), one.key, one.against, answer, other)
    cell = row.cells[one.id]
    points = text("feedback.points", points=f"{cell.counts:g}", of=f"{one.points:g}")
    if cell.excused:
        points = text("feedback.excused")
    rows = Markup("").join(Markup('<li dir="auto">{}</li>').format(line) for line in _lines(found))
    notes = Markup("").join(Markup('<p dir="auto">{}</p>').format(note) for note in found.notes)
    said = cell.override.comment if cell.override else ""
    comment = Markup('<p class="say" dir="auto">{} {}</p>').format(text("feedback.teacher"), said)
    return Markup(
        '<article><h3 dir="auto">{}</h3><p class="say">{} <small>{}</small></p>{}{}{}</article>'
    ).format(
        str(one.item["prompt"]),
        found.headline,
        points,
        Markup("<ul>{}</ul>").format(rows) if rows else "",
        notes,
        comment if said else "",
    )


def page(book: Gradebook, row: Row, student: Student, unit: str) -> Markup:
    """Write one student's page on one unit.

    Parameters
    ----------
    book : Gradebook
    row : Row
    student : Student
    unit : str

    Returns
    -------
    Markup
        One HTML file that loads nothing, and holds no name.
    """
    answers = student.units[unit]
    parts = [_question(one, answers, row) for one in book.asked if one.unit == unit]
    points = book.counts(row, unit)
    told = text("feedback.unit", unit=unit, points=f"{points or 0:g}", of=f"{book.most(unit):g}")
    if book.is_excused(row, unit):
        told = text("feedback.excused")
    said = row.overrides.get(unit)
    return documents.render(
        _TEMPLATES, "feedback.html.j2", title=text("feedback.title", unit=unit), told=told,
        comment=said.comment if said else "", parts=parts,
    )  # fmt: skip


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
