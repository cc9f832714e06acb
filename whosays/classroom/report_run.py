"""From the hand-ins to the report's two files: what ``python3 -m whosays report`` does."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.classroom import class_data, class_html, database, own_words
from whosays.classroom.collect import collect
from whosays.core import files
from whosays.core.disk import write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.paths import kit_root

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from whosays.classroom.class_data import ClassData
    from whosays.classroom.collect import Collected

PROJECTOR, TEACHER = "class-report.html", "class-report-for-the-teacher.html"


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
    keep = [one.id for one in asked]
    base = database.kept_in(out) if out else nullcontext()
    with base as opened:
        found = collect(places, keep, numbered=numbered, tell=tell, base=opened)
    data = class_data.of(found.students, asked)
    return found, replace(data, problems=tuple(dict.fromkeys(problems)))


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
