"""A class's points written into the sheet that a learning platform exported, by its own rules.

The platform's file is read, never changed: what comes out is a new one. Only the cells of the
columns that were asked for change, only for students who are in both, and a cell is never made
empty. What could not be brought together is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.classroom import sheets
from whosays.classroom.grades import TOTAL
from whosays.classroom.overrides import EXCUSED
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.questions.items import load_info

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.classroom.grades import Gradebook, Row
    from whosays.classroom.sheets import Sheet

_IDS = re.compile(r"\s*\(\d+\)$")
_NUMBER = re.compile(r"\d+$")
MOODLE_GRADE = "Grade"
"""The column's name on an English site."""
MOODLE_NEEDS = ("Identifier", "Last modified (grade)")
"""What Moodle looks for beside the grade, on an English site; without it, it refuses the sheet."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that was filled in.

    Attributes
    ----------
    sheet : Sheet
    written : int
        Cells that changed.
    alone : tuple of str
        Students of ours who are not in the sheet, by label.
    problems : tuple of str
        Sentences.
    """

    sheet: Sheet
    written: int
    alone: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _titles(unit: str, kit: Kit) -> set[str]:
    if unit == TOTAL:
        return {_plain(text("grade.column_total"))}
    title = load_info(unit, kit).title
    number = str(int(unit.partition("-")[0]))
    return {_plain(unit), _plain(title), _plain(f"{number} · {title}"), _plain(f"{number} {title}")}


def columns(
    head: list[str], book: Gradebook, named: Mapping[str, str], kit: Kit = HERE
) -> dict[int, str]:
    """Find the columns that points go into.

    Parameters
    ----------
    head : list of str
        The sheet's first row.
    book : Gradebook
    named : Mapping of str to str
        Unit, or ``"total"``, to the column's name; for what is not named, a column that is called
        like the unit is taken.
    kit : Kit, optional

    Returns
    -------
    dict of int to str
        Column to unit, or to ``"total"``.

    Raises
    ------
    KitError
        If a named column is not there, or none is found.
    """
    found: dict[int, str] = {}
    for unit in (*book.units, TOTAL):
        wanted = {_plain(named[unit])} if unit in named else _titles(unit, kit)
        for number, name in enumerate(head):
            if number not in found and {_plain(name), _plain(_IDS.sub("", name))} & wanted:
                found[number] = unit
                break
        else:
            if unit in named:
                listed = ", ".join(name for name in head if name)
                raise KitError(text("grade.no_column", column=named[unit], columns=listed))
    unknown = set(named) - {*book.units, TOTAL}
    if unknown:
        raise KitError(text("grade.no_unit", unit=min(unknown), units=", ".join(book.units)))
    if not found:
        raise KitError(text("grade.no_columns", columns=", ".join(name for name in head if name)))
    return found


def _value(book: Gradebook, row: Row, unit: str, *, excused: str) -> str:
    """Give what a cell should hold; empty where it is to stay as it is."""
    name = "" if unit == TOTAL else unit
    if book.is_excused(row, name):
        return excused
    points = book.counts(row, name)
    return "" if points is None else sheets.number(points)


def _by(book: Gradebook, system: str) -> tuple[dict[str, Row], dict[str, Row]]:
    """Give our students by a platform's number, and by a label that only one of them has."""
    prefix = f"{system}:"
    numbers = {row.id.removeprefix(prefix): row for row in book.rows if row.id.startswith(prefix)}
    labels: dict[str, list[Row]] = {}
    for row in book.rows:
        labels.setdefault(_plain(row.label), []).append(row)
    return numbers, {label: rows[0] for label, rows in labels.items() if len(rows) == 1}


def _alone(book: Gradebook, met: set[str]) -> tuple[str, ...]:
    return tuple(row.label for row in book.rows if row.id not in met)


def canvas(
    sheet: Sheet, book: Gradebook, named: Mapping[str, str], file: Path, kit: Kit = HERE
) -> Filled:
    """Fill in a gradebook that Canvas exported.

    Parameters
    ----------
    sheet : Sheet
    book : Gradebook
    named : Mapping of str to str
        As for :func:`columns`.
    file : Path
        Named in an error.
    kit : Kit, optional

    Returns
    -------
    Filled
        Students are joined by Canvas' number, the SIS user ID, the login, then the name. Rows up
        to “Points Possible”, columns that are read only, and all else stay as they were.

    Raises
    ------
    KitError
        If it is no such gradebook, or a column is not found.
    """
    head = sheet.rows[0] if sheet.rows else []
    names = [name.strip() for name in head]
    has_name = "Student" in names or names[:2] == ["LastName", "FirstName"]
    if not (has_name and "ID" in names and "Section" in names):
        raise DataError(file, "row 1", *amiss("grade.canvas_columns"))
    where = columns(head, book, named, kit)
    points = next((n for n, row in enumerate(sheet.rows) if row and "Points Possible" in row[0]), 0)
    marks = sheet.rows[points] if points else []
    shut = {n for n, cell in enumerate(marks) if "(read only)" in cell}
    told = [text("grade.read_only", column=head[n]) for n in where if n in shut]
    where = {n: unit for n, unit in where.items() if n not in shut}
    numbers, labels = _by(book, "canvas")
    met: set[str] = set()
    rows, written = [list(row) for row in sheet.rows], 0
    for row in rows[points + 1 :]:
        table = dict(zip(names, row, strict=False))
        keys = [table.get("SIS User ID", ""), table.get("SIS Login ID", ""), _full(table)]
        ours = numbers.get(table.get("ID", "").strip()) or next(
            (labels[_plain(key)] for key in keys if key and _plain(key) in labels), None
        )
        if ours and ours.id not in met:
            met.add(ours.id)
            for number, unit in where.items():
                written += _put(row, number, _value(book, ours, unit, excused=EXCUSED))
    made = sheets.Sheet(rows, sheet.delimiter, sheet.mark)
    return Filled(made, written, _alone(book, met), tuple(told))


def _full(table: Mapping[str, str]) -> str:
    if "Student" in table:
        return table["Student"]
    return f"{table.get('LastName', '')}, {table.get('FirstName', '')}"


def _put(row: list[str], number: int, value: str) -> int:
    """Change a cell, unless there is nothing to put there; say whether it changed."""
    if not value or number >= len(row) or row[number] == value:
        return 0
    row[number] = value
    return 1


def moodle_worksheet(  # noqa: PLR0913 - the sheet, ours, and the names that a site's language has
    sheet: Sheet,
    book: Gradebook,
    unit: str,
    file: Path,
    *,
    grade: str = MOODLE_GRADE,
    most: str = "Maximum grade",
    changeable: str = "Grade can be changed",
) -> Filled:
    """Fill in the offline grading worksheet of one assignment in Moodle.

    Parameters
    ----------
    sheet : Sheet
    book : Gradebook
    unit : str
        Which unit's points, or ``"total"``.
    file : Path
        Named in an error.
    grade, most, changeable : str
        The columns' names, in the language of the site.

    Returns
    -------
    Filled
        Joined by the number at the end of “Participant 17”. Rows whose grade cannot be changed
        and points above the most stay out; what is excused stays as it was, Moodle having no
        word for it here. The columns on when a grade was last changed are left alone: by them
        Moodle finds out what was changed meanwhile.

    Raises
    ------
    KitError
        If the column of the grades is not there.
    """
    head = [name.strip() for name in sheet.rows[0]] if sheet.rows else []
    if grade not in head:
        listed = ", ".join(name for name in head if name)
        raise DataError(file, "row 1", *amiss("grade.moodle_grade", column=grade, columns=listed))
    if grade == MOODLE_GRADE and (lost := [name for name in MOODLE_NEEDS if name not in head]):
        raise DataError(file, "row 1", *amiss("grade.moodle_lost", column=lost[0]))
    at = head.index(grade)
    numbers, _ = _by(book, "moodle")
    met: set[str] = set()
    told, written = [], 0
    rows = [list(row) for row in sheet.rows]
    for row in rows[1:]:
        number = _NUMBER.search(row[0]) if row else None
        ours = numbers.get(number[0]) if number else None
        if not ours:
            continue
        met.add(ours.id)
        table = dict(zip(head, row, strict=False))
        value = _value(book, ours, unit, excused="")
        limit = _limit(table.get(most, ""))
        if value and limit is not None and float(value) > limit:
            told.append(text("grade.over", student=ours.label, points=value, most=f"{limit:g}"))
        elif value and table.get(changeable, "").strip().casefold() in ("no", "0"):
            told.append(text("grade.fixed", student=ours.label))
        else:
            written += _put(row, at, value)
    # Moodle reads commas, whatever a spreadsheet has made of the sheet meanwhile.
    return Filled(sheets.Sheet(rows, ",", sheet.mark), written, _alone(book, met), tuple(told))


def _limit(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


MOODLE_MOST = 100.0
"""Points above which Moodle refuses a whole import unless its owner allowed more."""
MOODLE_KEYS = ("ID number", "Email address", "Username", "id")


def moodle_gradebook(sheet: Sheet, book: Gradebook, unit: str, name: str, file: Path) -> Filled:
    """Make a table that Moodle's gradebook imports, from one that it exported.

    Parameters
    ----------
    sheet : Sheet
    book : Gradebook
    unit : str
        Which unit's points, or ``"total"``.
    name : str
        How the column is to be called.
    file : Path
        Named in an error.

    Returns
    -------
    Filled
        Two columns: what Moodle knows a student by, and the points. Students whom the export does
        not have, and those without points, are left out, since one unknown student or one empty
        grade would cost the whole import or the grade that is there.

    Raises
    ------
    KitError
        If the export has no column by which Moodle knows a student.
    """
    head = [cell.strip() for cell in sheet.rows[0]] if sheet.rows else []
    key = next((one for one in MOODLE_KEYS if one in head), "")
    if not key:
        raise DataError(file, "row 1", *amiss("grade.moodle_keys", columns=", ".join(MOODLE_KEYS)))
    _, labels = _by(book, "moodle")
    met: set[str] = set()
    told: list[str] = []
    rows = [[key, name]]
    for row in sheet.rows[1:]:
        table = dict(zip(head, (cell.strip() for cell in row), strict=False))
        full = f"{table.get('First name', '')} {table.get('Last name', '')}"
        names = [table.get(one, "") for one in MOODLE_KEYS] + [full]
        ours = next((labels[_plain(one)] for one in names if one and _plain(one) in labels), None)
        if not ours or ours.id in met or not table.get(key):
            continue
        met.add(ours.id)
        value = _value(book, ours, unit, excused="")
        if value and float(value) > MOODLE_MOST:
            told.append(text("grade.over", student=ours.label, points=value, most="100"))
        elif value:
            rows.append([table[key], value])
    return Filled(sheets.Sheet(rows), len(rows) - 1, _alone(book, met), tuple(told))
