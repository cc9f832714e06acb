"""A gradebook as tables: one line for each student, and one for each question of each student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.classroom.overrides import EXCUSED
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.classroom.grades import Gradebook, Row

    Line = list[str | float | None]


def _shown(book: Gradebook, row: Row, unit: str = "") -> str | float | None:
    return EXCUSED if book.is_excused(row, unit) else book.counts(row, unit)


def summary(book: Gradebook) -> list[Line]:
    """Give one line for each student: what counts, unit by unit, and in all.

    Parameters
    ----------
    book : Gradebook

    Returns
    -------
    list of list
        The first line names the columns, the second says how many points there are.
    """
    head: Line = [text("grade.student"), text("grade.id"), *book.units, text("grade.total"),
                  text("grade.late"), text("grade.missing"), text("grade.comment")]  # fmt: skip
    most: Line = [text("grade.most"), "", *(book.most(unit) for unit in book.units), book.most()]
    lines = [head, [*most, None, None, None]]
    for row in book.rows:
        missing = [
            unit for unit in book.units
            if unit not in row.handed_in and _shown(book, row, unit) is None
        ]  # fmt: skip
        comments = "; ".join(said.comment for said in row.overrides.values() if said.comment)
        points = [_shown(book, row, unit) for unit in book.units]
        late = [unit for unit in book.units if unit in row.late]
        ends: Line = [", ".join(late) or None, ", ".join(missing) or None, comments or None]
        lines.append([row.label, row.id, *points, _shown(book, row), *ends])
    return lines


def details(book: Gradebook) -> Iterator[Line]:
    """Give one line for each question of each student, with what is behind its points.

    Parameters
    ----------
    book : Gradebook

    Yields
    ------
    list
        The first names the columns.
    """
    names = ("student", "id", "unit", "question", "state", "computed", "of", "by_hand", "counts",
             "comment")  # fmt: skip
    yield [text(f"grade.{name}") for name in names]
    states = {cell.state for row in book.rows for cell in row.cells.values()}
    said_of = {state: text(f"grade.state_{state}") for state in states}
    for row in book.rows:
        for one in book.asked:
            cell, said = row.cells[one.id], row.cells[one.id].override
            missing = cell.state == "missing"
            by_hand: str | float | None = said.points if said else None
            counts: str | float | None = None if missing and by_hand is None else cell.counts
            if cell.excused:
                by_hand = counts = EXCUSED
            yield [
                row.label, row.id, one.unit, one.id, said_of[cell.state],
                None if missing else cell.points, one.points, by_hand, counts,
                said.comment if said and said.comment else None,
            ]  # fmt: skip
