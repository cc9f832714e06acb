"""The number of each question: one, the same on screen, plan, worksheet, key and report.

It is counted from the order in the files, first the lesson, then the exercise: "3.7" is the
seventh question of unit 3, "B4" the fourth text of form B. A question about a form's text that
has one already has its number with a letter: "B4b".
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.kit import HERE, Kit
from whosays.questions.unit_files import table, unit_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.questions.unit_files import Entry

_FORM = re.compile(r"form-([a-z])$")
_UNIT = re.compile(r"0*(\d+)-")
_ID = re.compile(r"(?<![\w-])u\d+-[el]\d+(?![\w-])")


def mark(unit_id: str) -> str:
    """Give what the course calls a unit by: its number, or the letter of a form.

    Parameters
    ----------
    unit_id : str
        Such as ``"03-one-source-or-many"`` or ``"07-form-b"``.

    Returns
    -------
    str
        Such as ``"3"`` or ``"B"``; empty if the id has neither.
    """
    form, unit = _FORM.search(unit_id), _UNIT.match(unit_id)
    return form[1].upper() if form else unit[1] if unit else ""


def _prefix(unit_id: str) -> str:
    return mark(unit_id) if _FORM.search(unit_id) else f"{mark(unit_id) or unit_id}."


def count(unit_id: str, entries: Sequence[Entry]) -> dict[str, str]:
    """Give the items of a unit their numbers.

    Parameters
    ----------
    unit_id : str
    entries : sequence of Mapping
        Items as in the file; what has no id is passed over.

    Returns
    -------
    dict of str to str
        Id to number.
    """
    named = [
        (name, entry.get("where") == "lesson")
        for entry in entries
        if isinstance(name := entry.get("id"), str)
    ]
    inorder = [
        *(name for name, in_lesson in named if in_lesson),
        *(name for name, in_lesson in named if not in_lesson),
    ]
    found: dict[str, str] = {}
    first, number = "", 0
    for name in inorder:
        if _FORM.search(unit_id) and first and name.startswith(f"{first}-"):
            found[name] = f"{found[first]}b"
            continue
        first, number = name, number + 1
        found[name] = f"{_prefix(unit_id)}{number}"
    return found


@files.remembered
def _all(kit: Kit) -> dict[str, str]:
    """Count every item of a set; a file that cannot be read costs its own numbers only."""
    found: dict[str, str] = {}
    for unit in unit_names(kit):
        with suppress(DataError):
            found.update(count(unit, table(unit, kit).entries))
    return found


def number(item_id: str, kit: Kit = HERE) -> str:
    """Give the number of a question.

    Parameters
    ----------
    item_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        Empty for an item that is in no file.
    """
    return _all(kit).get(item_id, "")


def numbered(words: str, kit: Kit = HERE) -> str:
    """Put numbers in the place of ids, as in a plan.

    Parameters
    ----------
    words : str
        Such as "Mark the article (u1-e1)".
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        An id that is in no file stays as it is.
    """
    return _ID.sub(lambda found: number(found[0], kit) or found[0], words)
