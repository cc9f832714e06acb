"""What students handed in: their answer files, read as plain data and never run.

A hand-in is a folder with answer files in it (a copy of a student's ``answers/``). Give the
folder that holds them all. Nobody's name is read: a hand-in is a number, and the folder's
name is shown only where a file cannot be read, so that the teacher can mend it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.answers.store import FORMAT
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Collection
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


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An answer file that could be read.

    Attributes
    ----------
    file : Path
    unit : str
    values : dict of str to Any
        Item id to the answer's value.
    """

    file: Path
    unit: str
    values: dict[str, Any]


def left_out(file: Path, folder: Path, reason: object) -> str:
    """Say that a file was left out.

    Parameters
    ----------
    file, folder : Path
        The folder is the one that holds all hand-ins.
    reason : object
        Why, in words.

    Returns
    -------
    str
    """
    # A name that is not in UTF-8 cannot go into a page as it is.
    name = str(file.relative_to(folder)).encode("utf-8", "replace").decode("utf-8")
    return text("handins.problem", file=name, reason=reason)


def answer_files(
    folder: Path, pattern: str = "*.json", others: Collection[str] = ()
) -> tuple[list[AnswerFile], list[str]]:
    """Read every answer file of a folder, at any depth.

    Parameters
    ----------
    folder : Path
    pattern : str
        What a file's name must look like.
    others : collection of str
        Names, without their ending, of files that are not asked about.

    Returns
    -------
    tuple of (list of AnswerFile, list of str)
        In the order of their paths, each once, however many copies there are; and a sentence
        for each file that was left out. One bad file costs nothing else.

    Raises
    ------
    KitError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise KitError(text("handins.no_folder", folder=folder))
    found: list[AnswerFile] = []
    problems: list[str] = []
    seen: set[bytes] = set()
    for file in sorted(folder.rglob(pattern)):
        if file.stem in others or file.name.startswith("."):
            continue
        try:
            # A link may lead anywhere; a hand-in is a copy.
            if file.is_symlink() or not file.is_file():
                continue
            unit, values = read_file(file)
            digest = hashlib.sha256(file.read_bytes()).digest()
        except OSError as error:
            problems.append(left_out(file, folder, error.strerror or str(error)))
        except ValueError as error:
            problems.append(left_out(file, folder, error))
        else:
            if unit in others:
                continue
            if digest in seen:
                problems.append(left_out(file, folder, text("handins.twice")))
            else:
                seen.add(digest)
                found.append(AnswerFile(file, unit, values))
    return found, problems


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
        Files that cannot be read are left out and named; so are a copy of another file, and
        a second file of one unit in one folder, which may be another student's.

    Raises
    ------
    KitError
        If there is no such folder.
    """
    files, problems = answer_files(folder, "[0-9]*.json")
    found: dict[Path, dict[str, dict[str, Any]]] = {}
    # The file under the name that the kit gives it goes before any other.
    for one in sorted(files, key=lambda one: one.file.stem != one.unit):
        units = found.setdefault(one.file.parent, {})
        if one.unit in units:
            problems.append(left_out(one.file, folder, text("handins.second", unit=one.unit)))
        else:
            units[one.unit] = one.values
    handins = [Handin(n, found[place]) for n, place in enumerate(sorted(found), start=1)]
    return Handins(tuple(handins), tuple(problems))
