"""Grading from the hand-ins to the files: what ``python3 -m whosays grade`` does."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.classroom import (
    changes,
    database,
    feedback_pages,
    gradebook_table,
    grades,
    overrides,
    platforms,
    points,
    sheets,
    shown,
)
from whosays.classroom.collect import collect, everything
from whosays.classroom.unswept import unswept
from whosays.core.disk import write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from whosays.classroom.collect import Collected
    from whosays.classroom.grades import Gradebook
    from whosays.classroom.platforms import Filled

MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """What a teacher asked for.

    Attributes
    ----------
    places : sequence of Path
        The hand-ins.
    out : Path
        The gradebook; its questions, the database and filled-in sheets go beside it.
    points, by_hand : Path or None
    canvas, moodle, moodle_gradebook : Path or None
        Sheets that a platform exported.
    into : Mapping of str to str
        Unit, or ``"total"``, to a column of Canvas'.
    unit : str
        Whose points go into Moodle's one column.
    grade_column : str
        Its name, in the language of the site.
    feedback : Path or None
        A ZIP to make.
    numbered : bool
    """

    places: Sequence[Path]
    out: Path
    points: Path | None = None
    by_hand: Path | None = None
    canvas: Path | None = None
    moodle: Path | None = None
    moodle_gradebook: Path | None = None
    into: Mapping[str, str] = field(default_factory=dict)
    unit: str = grades.TOTAL
    grade_column: str = "Grade"
    feedback: Path | None = None
    numbered: bool = False


@contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """Say in a sentence what a disk refuses."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=file, reason=reason)) from None


def _put(file: Path, raw: bytes) -> None:
    with _told_of(file):
        write_whole(file, raw)


def _filled(plan: Plan, book: Gradebook) -> Iterator[tuple[Path, Filled]]:
    """Fill in the sheets that were given; each under a new name, beside the gradebook."""
    if plan.canvas:
        sheet = sheets.read(plan.canvas)
        yield plan.canvas, platforms.canvas(sheet, book, plan.into, plan.canvas)
    if plan.moodle:
        sheet = sheets.read(plan.moodle)
        yield (
            plan.moodle,
            platforms.moodle_worksheet(
                sheet, book, plan.unit, plan.moodle, grade=plan.grade_column
            ),
        )
    if plan.moodle_gradebook:
        sheet = sheets.read(plan.moodle_gradebook)
        name = text("grade.column_total") if plan.unit == grades.TOTAL else plan.unit
        yield (
            plan.moodle_gradebook,
            platforms.moodle_gradebook(sheet, book, plan.unit, name, plan.moodle_gradebook),
        )


def _told(file: Path, filled: Filled) -> Iterator[str]:
    yield text("grade.filled", file=file, count=filled.written)
    for problem in filled.problems:
        yield "  " + problem
    if filled.alone:
        names = ", ".join(shown.name(name, 40) for name in filled.alone[:MOST_NAMED])
        if len(filled.alone) > MOST_NAMED:
            names += " " + text("grade.more", count=len(filled.alone) - MOST_NAMED)
        yield "  " + text("grade.alone", count=len(filled.alone), names=names)


@unswept()
def run(
    plan: Plan, tell: Callable[[int, int], None] | None = None
) -> tuple[Collected, Gradebook, list[str]]:
    """Collect, grade and write.

    Parameters
    ----------
    plan : Plan
    tell : callable, optional
        Told how many files are read, and of how many.

    Returns
    -------
    tuple of (Collected, Gradebook, list of str)
        And what to say: what was written, what changed, what could not be brought together.

    Raises
    ------
    KitError
        If there is nothing to grade, or a file cannot be used.
    """
    asked = points.asked(plan.points)
    decided = overrides.read(plan.by_hand) if plan.by_hand else {}
    with database.kept_in(plan.out.parent) as base:
        keep = everything()
        found = collect(plan.places, keep, numbered=plan.numbered, tell=tell, base=base)
        book = grades.gradebook(found.students, asked, decided)
        said = _written(plan, book, found)
        keys = changes.keys(book)
        if before := base.keys():
            labels = {row.id: row.label for row in book.rows}
            now = changes.points(book)
            said += changes.lines(*changes.between(base.points_of, before, keys, now), labels)
        base.keep_points(keys, changes.points(book))
    return found, book, said


def _written(plan: Plan, book: Gradebook, found: Collected) -> list[str]:
    summary = gradebook_table.summary(book)
    table = sheets.workbook(summary) if plan.out.suffix == ".xlsx" else sheets.plain(summary)
    _put(plan.out, table)
    behind = plan.out.with_name(f"{plan.out.stem}-questions.csv")
    with _told_of(behind):
        sheets.plain_file(behind, gradebook_table.details(book))
    said = [text("grade.made", file=plan.out, details=behind)]
    for source, filled in _filled(plan, book):
        target = plan.out.with_name(f"{source.stem}-graded.csv")
        _put(target, sheets.written(filled.sheet))
        said += _told(target, filled)
    if plan.feedback:
        raw, count = feedback_pages.packed(book, found.students)
        _put(plan.feedback, raw)
        said.append(text("grade.feedback", file=plan.feedback, count=count))
    said += [text("grade.unknown", name=shown.name(name, 60)) for name in book.unknown]
    said += [text("grade.astray", what=shown.name(name, 60)) for name in book.astray]
    said += [text("grade.on_paper", name=shown.name(name, 60)) for name in book.on_paper]
    return said
