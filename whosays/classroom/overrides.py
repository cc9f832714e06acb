"""What a teacher decides by hand: points, a comment, or that somebody is excused.

It stands in a table of its own that the kit reads and never writes, so that grading anew cannot
take it away. Its columns are ``student``, ``what`` (a unit, a question or ``total``), ``points``
(a number, ``EX`` for excused, or empty) and ``comment``. Whoever worked on paper is in it, too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.classroom import sheets
from whosays.core.errors import DataError
from whosays.core.i18n import amiss

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("student", "what", "points", "comment")
EXCUSED = "EX"
MOST = 10_000.0
"""Points that a hand may give at most; more is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Override:
    """One decision.

    Attributes
    ----------
    points : float or None
        None where only a comment was written, or the student is excused.
    excused : bool
    comment : str
    student : str
        The name as it was written.
    """

    points: float | None = None
    excused: bool = False
    comment: str = ""
    student: str = field(default="", compare=False)


Overrides = dict[tuple[str, str], Override]
"""By student (id or label, in small letters) and what it is about."""


def _points(given: str, file: Path, row: int) -> float | None:
    if not given or given.upper() == EXCUSED:
        return None
    try:
        value = float(given.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value <= MOST:
        raise DataError(
            file,
            f"row {row}, points",
            *amiss("grade.hand_number", given=given[:40], excused=EXCUSED),
        )
    return value


def read(file: Path) -> Overrides:
    """Read the table.

    Parameters
    ----------
    file : Path
        A CSV, as a spreadsheet saves it.

    Returns
    -------
    dict
        See :data:`Overrides`.

    Raises
    ------
    DataError
        If it cannot be used, or says two things of one; the message names row and mend.
    """
    sheet = sheets.read(file)
    head = [name.strip().casefold() for name in sheet.rows[0]] if sheet.rows else []
    if not {"student", "what", "points"} <= set(head):
        raise DataError(file, "row 1", *amiss("grade.hand_columns", columns=",".join(COLUMNS)))
    found: Overrides = {}
    for number, row in enumerate(sheet.rows[1:], start=2):
        table = dict(zip(head, (cell.strip() for cell in row), strict=False))
        if not any(table.values()):
            continue
        name = (table.get("student", "").casefold(), table.get("what", ""))
        if not all(name):
            raise DataError(file, f"row {number}", *amiss("grade.hand_whose"))
        if name in found:
            raise DataError(file, f"row {number}", *amiss("grade.hand_twice"))
        given = table.get("points", "")
        points = _points(given, file, number)
        found[name] = Override(
            points, given.upper() == EXCUSED, table.get("comment", ""), table["student"]
        )
    return found
