"""From the hand-ins to the report's two files: what ``python3 -m whosays report`` does."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.classroom import class_data, class_html, class_report, database, handins, own_words
from whosays.classroom.collect import collect, everything
from whosays.classroom.unswept import unswept
from whosays.core import files
from whosays.core.disk import write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE
from whosays.core.paths import kit_root
from whosays.questions.forms import FORMS, load_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from whosays.classroom.class_data import ClassData
    from whosays.classroom.class_report import Report
    from whosays.classroom.collect import Collected, Student
    from whosays.classroom.points import Asked

PROJECTOR, TEACHER = "class-report.html", "class-report-for-the-teacher.html"


def letters(problems: list[str]) -> list[str]:
    """List the forms; what is amiss with their key costs only what is said of them.

    Parameters
    ----------
    problems : list of str
        Gets a sentence then.

    Returns
    -------
    list of str
    """
    try:
        there = {item.form for item in load_forms(HERE).values()}
    except KitError as error:
        problems.append(str(error))
        return []
    return [letter for letter in FORMS if letter in there]


def _forms(students: Sequence[Student], given: Sequence[str]) -> tuple[Report, ...]:
    """Hold the first form against each later one that somebody handed in, too."""
    found = handins.of(students)
    reports = [class_report.report(found, given[0], later) for later in given[1:]]
    return tuple(one for one in reports if one.handed_in[0] and one.handed_in[1])


def worked_out(
    students: Sequence[Student],
    asked: Sequence[Asked],
    given: Sequence[str],
    problems: Iterable[str],
) -> ClassData:
    """Work a class out, on its questions and from form to form.

    Parameters
    ----------
    students : sequence of Student
    asked : sequence of Asked
        As :func:`whosays.classroom.class_data.items` gives them.
    given : sequence of str
        The forms, as :func:`letters` gives them.
    problems : iterable of str

    Returns
    -------
    ClassData
    """
    data = class_data.of(students, asked)
    told = tuple(dict.fromkeys(problems))
    return replace(data, forms=_forms(students, given), problems=told)


@unswept()
def read(
    places: Sequence[Path],
    *,
    numbered: bool = False,
    tell: Callable[[int, int], None] | None = None,
    out: Path | None = None,
) -> tuple[Collected, ClassData]:
    """Collect a class and work it out.

    Parameters
    ----------
    places : sequence of Path
    numbered : bool
    tell : callable, optional
    out : Path, optional
        The folder that the class's database is kept in, so that only what is new is read.

    Returns
    -------
    tuple of (Collected, ClassData)

    Raises
    ------
    KitError
        If there is no such place, or this copy has no keys.
    """
    if not files.is_dir(kit_root() / "solutions"):
        raise KitError(text("class_report.no_keys"))
    problems: list[str] = []
    asked = class_data.items(problems=problems)
    given = letters(problems)
    keep = everything(HERE, problems)
    base = database.kept_in(out) if out else nullcontext()
    with base as opened:
        found = collect(places, keep, numbered=numbered, tell=tell, base=opened)
    return found, worked_out(found.students, asked, given, problems)


def write(data: ClassData, folder: Path) -> tuple[Path, Path]:
    """Write both files; what the teacher chose to project is read from beside them.

    Parameters
    ----------
    data : ClassData
    folder : Path

    Returns
    -------
    tuple of (Path, Path)
        The projector's, and the teacher's.

    Raises
    ------
    KitError
        If the disk refuses.
    """
    chosen = own_words.chosen(folder)
    made = folder / PROJECTOR, folder / TEACHER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, mine in zip(made, (False, True), strict=True):
            write_whole(file, class_html.document(data, for_teacher=mine, chosen=chosen))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=folder, reason=reason)) from None
    return made
