"""The form of an answers file: how it is read, whatever an editor made of it, and written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeGuard

from whosays import __version__
from whosays.answers.store import FORMAT
from whosays.core import edition
from whosays.core.disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.core.disk import Patience

UNIT = r"\d\d-[a-z][\w-]*"
"""A unit's id, as a student's own file would hardly be called."""


def read(file: Path) -> object:
    """Read a file, also one that an editor saved with a byte order mark or as UTF-16.

    Parameters
    ----------
    file : Path

    Returns
    -------
    object
        As it stands there.

    Raises
    ------
    OSError
        If it cannot be read just now.
    ValueError
        If it is no JSON.
    """
    try:
        return json.loads(file.read_bytes())  # finds out how it is written
    except RecursionError:
        raise ValueError(file) from None


def load(file: Path) -> tuple[dict[str, object], bool]:
    """Give the items of an answers file, and whether a newer kit wrote it.

    Parameters
    ----------
    file : Path

    Returns
    -------
    tuple of (dict, bool)
        No items if there is no file.

    Raises
    ------
    OSError
        If the file is there and cannot be read just now.
    ValueError
        If it cannot be understood.
    """
    try:
        table = read(file)
    except (FileNotFoundError, NotADirectoryError):
        return {}, False
    if not isinstance(table, dict) or not isinstance(table.get("format"), int):
        raise ValueError(file)  # noqa: TRY004 - about the file's words, not an argument
    newer, items = table["format"] > FORMAT, table.get("items")
    if not isinstance(items, dict):
        if not newer:
            raise ValueError(file)
        items = {}
    return items, newer


def whole(exercise: str, items: Mapping[str, object]) -> bytes:
    """Give an answers file as it stands on the disk.

    Parameters
    ----------
    exercise : str
    items : dict

    Returns
    -------
    bytes
    """
    table: dict[str, object] = {"format": FORMAT, "exercise": exercise, "kit": __version__}
    made_in = edition.stamp()
    if made_in:  # whether a page gave feedback at once matters to whoever reads the answers
        table["edition"] = made_in
    table["items"] = items
    words = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    try:
        return words.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8, but it has an escape
        return (json.dumps(table, indent=1) + "\n").encode()


def write(file: Path, exercise: str, items: Mapping[str, object], patience: Patience) -> None:
    """Replace an answers file as a whole; when this returns it is on the disk.

    Parameters
    ----------
    file : Path
    exercise : str
    items : dict
    patience : Patience

    Raises
    ------
    OSError
        If the disk refuses; the file is as it was.
    """
    write_whole(file, whole(exercise, items), patience)


def is_answers(table: object) -> TypeGuard[dict[str, object]]:
    """Tell whether what a file holds are answers of this kit, whatever the file is called.

    Parameters
    ----------
    table : object

    Returns
    -------
    bool
    """
    return (
        isinstance(table, dict)
        and isinstance(table.get("format"), int)
        and isinstance(table.get("exercise"), str)
        and re.fullmatch(UNIT, table["exercise"]) is not None
        and "kit" in table
    )
