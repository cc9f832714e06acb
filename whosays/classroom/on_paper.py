"""Answers from paper: a table that a teacher types becomes hand-ins like all others.

Its columns are ``student`` and the questions as the sheet has them (``no. 1.8``), a line for each
student. It is read only where a teacher names it, or puts it beside the other decisions: never out
of what students hand in, since it could speak for all of them. A cell that is no answer costs
itself only, and is told. Nothing here writes into a table that somebody has filled in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.answers import handin_file
from whosays.answers.store import FORMAT
from whosays.classroom import intake, sheets
from whosays.classroom.decided import NUMBERED
from whosays.classroom.gather import File
from whosays.classroom.names import Named
from whosays.classroom.owners import Owner
from whosays.classroom.walk import Entry
from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.questions import off_paper
from whosays.questions.items import load_unit, public, unit_names
from whosays.questions.typed import TypedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from whosays.classroom.intake import Known
    from whosays.core.kit import Kit
    from whosays.questions.item import Shown

FOLDER, NAMED = "report", "on-paper-"
"""Where the teacher's pages look for tables, from the kit's folder, and how these begin."""
ENDING = ".csv"
MOST_ROWS = 2_000
"""Lines of one table; a teacher types one class."""
_PLATFORM = re.compile(r"(?:canvas|moodle):[0-9a-z]+")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that can be read: its question, and the unit that asks it."""

    at: int
    head: str
    unit: str
    item: Shown


def is_table(place: Path) -> bool:
    """Tell whether a place that a teacher named is a table of answers from paper.

    Parameters
    ----------
    place : Path

    Returns
    -------
    bool
    """
    return place.suffix.casefold() == ENDING and place.is_file()


def tables(folder: Path) -> list[Path]:
    """List the tables beside a teacher's other decisions.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of Path
        Empty where there is no such folder.
    """
    return sorted(place for place in folder.glob(f"{NAMED}*{ENDING}") if is_table(place))


def _shown(unit: str, kit: Kit) -> list[Shown]:
    return [public(item, kit) for item in load_unit(unit, kit).items]


def blank(unit: str, kit: Kit) -> bytes:
    """Make the table of a unit, to be filled in.

    Parameters
    ----------
    unit : str
    kit : Kit
        What is read from.

    Returns
    -------
    bytes
        A CSV; under each question it says what is typed. Empty if nothing can be.
    """
    asked = [(item, how) for item in _shown(unit, kit) if (how := off_paper.typed_how(item))]
    if not asked:
        return b""
    head = [text("on_paper.student"), *(f"{NUMBERED}{item['number']}" for item, _ in asked)]
    return sheets.plain([head, [text("on_paper.how"), *(how for _, how in asked)]])


def _told(place: Path, named: str, why: str) -> File:
    parts = (place.name, named) if named else (place.name,)
    entry = Entry(parts, (place, ()), "broken", why)
    return File(entry, Named("answers"), Owner((), ""), None, "broken", why, opened=True)


def _columns(place: Path, head: Sequence[str], kit: Kit) -> tuple[list[_Column], list[File]]:
    """Give the columns that can be read, and those that are told."""
    known: dict[str, tuple[str, Shown]] = {}
    for unit in unit_names(kit):
        for item in _shown(unit, kit):
            known[item["id"].casefold()] = unit, item
            known[f"{NUMBERED}{item.get('number', '')}".casefold()] = unit, item
    found, told = [], []
    for at, named in enumerate(head[1:], start=1):
        name = " ".join(named.split())
        if not name:
            continue
        if name.casefold() not in known:
            told.append(_told(place, name, text("on_paper.no_question")))
            continue
        unit, item = known[name.casefold()]
        if off_paper.typed_how(item):
            found.append(_Column(at, name, unit, item))
        else:
            told.append(_told(place, name, text("on_paper.not_typed")))
    return found, told


def _owner(name: str) -> Owner:
    """Tell whose a line is; a platform's number joins it with what that platform gave."""
    if _PLATFORM.fullmatch(name.casefold()):
        return Owner((name.casefold(),), "")
    return Owner((f"name:{name.casefold()}",), name)


def _answers(row: Sequence[str], columns: Iterable[_Column]) -> tuple[dict[str, object], list[str]]:
    """Read the cells of one unit; give the answers, and the columns whose cell is none."""
    answers: dict[str, object] = {}
    amiss = []
    for column in columns:
        words = row[column.at].strip() if column.at < len(row) else ""
        if not words:
            continue
        try:
            answers[column.item["id"]] = off_paper.typed(column.item, words)
        except TypedError:
            amiss.append(column.head)
    return answers, amiss


def _line(
    place: Path, name: str, row: Sequence[str], columns: Mapping[str, Sequence[_Column]],
    known: Known,
) -> list[File]:  # fmt: skip
    """Make one student's line a hand-in of each unit that it has answers to."""
    read = {unit: _answers(row, some) for unit, some in columns.items()}
    some = {unit: one for unit, one in read.items() if any(one)}
    made = []
    # An empty line is a sheet that was handed in blank.
    for unit, (answers, amiss) in (some or read).items():
        items = {item: {"value": value, "version": 1} for item, value in answers.items()}
        # The name makes two students' lines with the same answers two hand-ins, as they are.
        table = {"format": FORMAT, "exercise": unit, "student": name, "items": items}
        contents = intake.read(json.dumps(table).encode(), known)
        why = text("on_paper.cells", cells=", ".join(amiss)) if amiss else ""
        entry = Entry((place.name, name), (place, ()))
        named = Named("answers", unit=unit.casefold())
        made.append(File(entry, named, _owner(name), contents, why=why, opened=True))
    return made


def files(place: Path, known: Known, kit: Kit) -> list[File]:
    """Read a table.

    Parameters
    ----------
    place : Path
    known : Known
    kit : Kit
        What is read from.

    Returns
    -------
    list of File
        Read, and whatever is the matter with the table, told.
    """
    try:
        rows = sheets.read(place).rows
    except DataError as error:
        return [_told(place, "", f"{error.problem} {error.mend}")]
    head = rows[0] if rows else []
    if not head or head[0].strip().casefold() != text("on_paper.student"):
        return [_told(place, "", text("on_paper.no_student"))]
    if len(rows) > MOST_ROWS:
        return [_told(place, "", text("on_paper.long", most=MOST_ROWS))]
    columns, told = _columns(place, head, kit)
    by_unit: dict[str, list[_Column]] = {}
    for column in columns:
        by_unit.setdefault(column.unit, []).append(column)
    found = []
    for row in rows[1:]:
        name = handin_file.nickname(row[0]) if row else ""
        if name and name != text("on_paper.how"):
            found += _line(place, name, row, by_unit, known)
    return found + told
