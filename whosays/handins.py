"""What students handed in: their answer files, read as plain data and never run.

A hand-in is a folder with answer files in it (a copy of a student's ``answers/``). Give the
folder that holds them all. Nobody's name is read: a hand-in is a number, and the folder's
name is shown only where a file cannot be read, so that the teacher can mend it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.answers import FORMAT
from whosays.errors import KitError
from whosays.strings import text

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 5_000_000
"""Bytes of an answer file that are read; a whole unit takes well under a tenth of it."""


@dataclass(frozen=True, slots=True)
class Handin:
    """One student's answers.

    Attributes
    ----------
    number : int
        From 1, in the order of the folders' names.
    units : dict of str to dict of str to Any
        Unit id to item id to the answer's value.
    """

    number: int
    units: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Handins:
    """All hand-ins of a folder.

    Attributes
    ----------
    handins : tuple of Handin
    problems : tuple of str
        A sentence for each file that could not be read: which, why, what to do.
    """

    handins: tuple[Handin, ...] = ()
    problems: tuple[str, ...] = field(default=())


def read_file(file: Path) -> tuple[str, dict[str, Any]]:
    """Give a file's unit and its answers.

    Parameters
    ----------
    file : Path

    Returns
    -------
    tuple of (str, dict)
        Unit id; item id to the answer's value. A file of a newer kit is read as far as it can be.

    Raises
    ------
    OSError
        If it cannot be read just now.
    ValueError
        If it holds no answers of this kit; the message is a sentence for the teacher.
    """
    if file.stat().st_size > LARGEST:
        raise ValueError(text("handins.large"))
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise ValueError(text("handins.broken")) from None
    items = table.get("items") if isinstance(table, dict) else None
    if not isinstance(items, dict) or not isinstance(table.get("exercise"), str):
        made = table.get("format") if isinstance(table, dict) else None
        newer = isinstance(made, int) and made > FORMAT
        sentence = text("handins.newer" if newer else "handins.other")
        raise ValueError(sentence)  # noqa: TRY004 - about the file's words, not an argument
    found = {
        name: record["value"]
        for name, record in items.items()
        if isinstance(record, dict) and record.get("value") is not None
    }
    return table["exercise"], found


def read(folder: Path) -> Handins:
    """Read every hand-in of a folder.

    Parameters
    ----------
    folder : Path
        Holds a folder for each student, at any depth; a lone student's answers may lie in
        it directly.

    Returns
    -------
    Handins
        Files that cannot be read are left out and named; one bad file costs nothing else.

    Raises
    ------
    KitError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise KitError(text("handins.no_folder", folder=folder))
    found: dict[Path, dict[str, dict[str, Any]]] = {}
    problems = []
    for file in sorted(folder.rglob("[0-9]*.json")):
        if not file.is_file() or file.is_symlink():
            continue  # a link may lead anywhere; a hand-in is a copy
        try:
            unit, values = read_file(file)
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(text("handins.problem", file=file.relative_to(folder), reason=reason))
        except ValueError as error:
            problems.append(text("handins.problem", file=file.relative_to(folder), reason=error))
        else:
            found.setdefault(file.parent, {})[unit] = values
    handins = [Handin(n, found[place]) for n, place in enumerate(sorted(found), start=1)]
    return Handins(tuple(handins), tuple(problems))
