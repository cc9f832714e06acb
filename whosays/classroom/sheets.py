"""Tables for other programs: read as they come, written so that nothing in them is run.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, also in a
CSV, and a student may have put one into a name. Such a cell gets an apostrophe before it. A file
that came from a learning platform is written back cell by cell as it was.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core import zipped
from whosays.core.errors import DataError
from whosays.core.i18n import amiss

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MOST_BYTES = 50_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(slots=True)
class Sheet:
    """A table as a file holds it.

    Attributes
    ----------
    rows : list of list of str
    delimiter : str
        ``,`` or ``;`` or a tab.
    mark : bool
        Whether the file began with a byte order mark.
    """

    rows: list[list[str]]
    delimiter: str = ","
    mark: bool = False


def read(file: Path) -> Sheet:
    """Read a CSV.

    Parameters
    ----------
    file : Path

    Returns
    -------
    Sheet

    Raises
    ------
    DataError
        If it cannot be read, or is no table.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        told = amiss("grade.csv_unread", reason=error.strerror)
        raise DataError(file, "", *told) from None
    if len(raw) > MOST_BYTES or b"\0" in raw:
        raise DataError(file, "", *amiss("grade.csv_none"))
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(file, "", *amiss("grade.csv_letters")) from None
    first = words.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(words, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise DataError(file, "", *amiss("grade.csv_broken", reason=error)) from None
    return Sheet(rows, delimiter, raw.startswith(b"\xef\xbb\xbf"))


def written(sheet: Sheet) -> bytes:
    """Write a table as it is; for one that a learning platform gave and takes back.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    bytes
    """
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=sheet.delimiter, lineterminator="\r\n").writerows(sheet.rows)
    return (b"\xef\xbb\xbf" if sheet.mark else b"") + made.getvalue().encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula.

    Parameters
    ----------
    cell : str

    Returns
    -------
    str
    """
    bare = cell.lstrip(" ")
    return f"'{cell}" if bare.startswith(_FORMULA) else cell


def number(value: float) -> str:
    """Write points as every platform reads them: a point, two decimals, nothing between thousands.

    Parameters
    ----------
    value : float

    Returns
    -------
    str
    """
    return f"{value:.2f}"


@lru_cache(maxsize=4096)  # a class's tables say the same few words a million times
def _words(one: str | float | None) -> str:
    return "" if one is None else harmless(one) if isinstance(one, str) else number(one)


def _cells(row: Iterable[str | float | None]) -> list[str]:
    return list(map(_words, row))


def plain(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Write a table of our own as CSV for any spreadsheet.

    Parameters
    ----------
    rows : iterable of sequence of (str or float or None)
        None is an empty cell. They are taken one by one: a large class has a million.

    Returns
    -------
    bytes
        UTF-8 with the mark by which spreadsheets know it.
    """
    made = io.StringIO("\ufeff", newline="")
    made.seek(1)
    csv.writer(made, lineterminator="\r\n").writerows(map(_cells, rows))
    return made.getvalue().encode("utf-8", "replace")


def plain_file(file: Path, rows: Iterable[Sequence[str | float | None]]) -> None:
    """Write a table of our own into a file, line by line; an older one stays until it is whole.

    Parameters
    ----------
    file : Path
    rows : iterable of sequence of (str or float or None)

    Raises
    ------
    OSError
        If the disk refuses.
    """
    fresh = file.with_name(f".{file.name}.tmp")
    with fresh.open("w", encoding="utf-8-sig", errors="replace", newline="") as opened:
        csv.writer(opened, lineterminator="\r\n").writerows(map(_cells, rows))
    fresh.replace(file)


def _letters(column: int) -> str:
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def _legal(words: str) -> str:
    """Leave out what XML cannot hold."""
    return Markup("").join(sign if sign >= " " and not "\ud800" <= sign <= "\udfff" else " "
                   for sign in words if sign not in "\ufffe\uffff")  # fmt: skip


def _cell(place: str, one: str | float | None) -> Markup:
    if one is None:
        return Markup("")
    if isinstance(one, str):
        # A text is no formula here, whatever it begins with.
        words = Markup('<is><t xml:space="preserve">{}</t></is>').format(_legal(one))
        return Markup('<c r="{}" t="inlineStr">{}</c>').format(place, words)
    return Markup('<c r="{}"><v>{}</v></c>').format(place, number(one))


_XML = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_OFFICE = "http://schemas.openxmlformats.org/"
_MAIN = f"{_OFFICE}spreadsheetml/2006/main"
_RELATIONS = f"{_OFFICE}officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": Markup(
        '{}<Types xmlns="{}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName='
        '"/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.worksheet+xml"/></Types>'
    ).format(_XML, _OFFICE),
    "_rels/.rels": Markup(
        '{}<Relationships xmlns="{}package/2006/relationships"><Relationship Id="r1" '
        'Type="{}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ).format(_XML, _OFFICE, _RELATIONS),
    "xl/workbook.xml": Markup(
        '{}<workbook xmlns="{}" xmlns:r="{}"><sheets>'
        '<sheet name="Gradebook" sheetId="1" r:id="r1"/></sheets></workbook>'
    ).format(_XML, _MAIN, _RELATIONS),
    "xl/_rels/workbook.xml.rels": Markup(
        '{}<Relationships xmlns="{}package/2006/relationships"><Relationship Id="r1" '
        'Type="{}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ).format(_XML, _OFFICE, _RELATIONS),
}


def workbook(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    """Write a table of our own as an Excel workbook.

    Parameters
    ----------
    rows : sequence of sequence of (str or float or None)

    Returns
    -------
    bytes
        The same table makes the same bytes.
    """
    lines = []
    for at, row in enumerate(rows, start=1):
        cells = Markup("").join(_cell(f"{_letters(n)}{at}", one) for n, one in enumerate(row))
        lines.append(Markup('<row r="{}">{}</row>').format(at, cells))
    sheet = Markup('{}<worksheet xmlns="{}"><sheetData>{}</sheetData></worksheet>').format(
        _XML, _MAIN, Markup("").join(lines)
    )
    parts = {**_PARTS, "xl/worksheets/sheet1.xml": sheet}
    return zipped.pack(((name, words.encode()) for name, words in parts.items()), deflate=True)
