"""What students often think, and a reply: read from a unit's notes for teachers."""

from __future__ import annotations

import re

from whosays.core import files
from whosays.core.kit import HERE, Kit
from whosays.core.schema import read_text

_SECTION = re.compile(
    r"^## What students often think.*?\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE
)
_ROW = re.compile(r"^\|(?P<says>[^|]+)\|(?P<reply>[^|]+)\|\s*$", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_`]")


def replies(unit: str, kit: Kit = HERE) -> tuple[tuple[str, str], ...]:
    """Give the table of a unit's notes.

    Parameters
    ----------
    unit : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of (str, str)
        What they say, and what to reply, as plain words; empty where the notes have no such table.
    """
    file = kit / "lessons" / "notes" / f"{unit}.md"
    section = _SECTION.search(read_text(file)) if files.is_file(file) else None
    rows = [
        (_EMPHASIS.sub("", row["says"]).strip(), _EMPHASIS.sub("", row["reply"]).strip())
        for row in _ROW.finditer(section[1] if section else "")
    ]
    # The first row names the columns, the second is the line below it.
    return tuple(row for row in rows[1:] if not set(row[0]) <= set("-: "))
