"""A unit's lesson as a sheet: words, questions in their place, and what is only looked at later.

The sheet is a Markdown file, ``lessons/sheets/<unit>.md``, that a teacher may edit. A line that
begins with ``:::`` is a place for something: ``::: u3-l4`` for a question, ``::: path c08`` for a
figure (see :mod:`whosays.printing.pictures`). After ``::: exercise`` comes what stands before the
exercise's first question; after ``::: after`` what the class looks at when everybody has answered,
printed at the end, on a page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.schema import read_text

if TYPE_CHECKING:
    from whosays.core.kit import Kit

SIGN = ":::"
PARTS = ("lesson", "exercise", "after")
"""A sheet's parts, in order; it begins with the first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a sheet.

    Attributes
    ----------
    kind : str
        ``text``, ``ask`` or the name of something to show.
    words : str
        Markdown; of a question its id; of something to show what it needs.
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson on paper.

    Attributes
    ----------
    lesson, exercise, after : tuple of Piece
        In order; `after` is for when everybody has answered.
    """

    lesson: tuple[Piece, ...] = ()
    exercise: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


def load(unit_id: str, kit: Kit, asked: set[str], shown: set[str]) -> Sheet:
    """Read the sheet of a unit.

    Parameters
    ----------
    unit_id : str
    kit : Kit
        What is read from.
    asked : set of str
        Ids of the questions of the unit's lesson.
    shown : set of str
        Names of what can be shown.

    Returns
    -------
    Sheet
        Empty where the unit has none.

    Raises
    ------
    DataError
        If a line names something that is not there, or a question twice.
    """
    file = kit / "lessons" / "sheets" / f"{unit_id}.md"
    if not file.is_file():
        return Sheet()
    parts: dict[str, list[Piece]] = {name: [] for name in PARTS}
    part, seen = PARTS[0], set[str]()
    for number, block in enumerate(_blocks(read_text(file)), start=1):
        if not block.startswith(SIGN):
            parts[part].append(Piece("text", block))
            continue
        name, _, rest = block.removeprefix(SIGN).strip().partition(" ")
        if name in PARTS:
            part = name
        elif name in asked - seen:
            seen.add(name)
            parts[part].append(Piece("ask", name))
        elif name in shown:
            parts[part].append(Piece(name, rest.strip()))
        else:
            raise DataError(
                file,
                f"block {number}, “{block}”",
                *amiss(
                    "printing.lesson_block",
                    asked=", ".join(sorted(asked)),
                    parts=", ".join(PARTS),
                    shown=", ".join(sorted(shown)),
                ),
            )
    return Sheet(*(tuple(parts[name]) for name in PARTS))


def _blocks(words: str) -> list[str]:
    """Cut a sheet at its places: runs of Markdown, and lines with the sign."""
    found: list[str] = []
    run: list[str] = []
    for line in [*words.splitlines(), SIGN]:
        if not line.startswith(SIGN):
            run.append(line)
            continue
        told = "\n".join(run).strip()
        found += [told] if told else []
        found += [line.strip()] if line.strip() != SIGN else []
        run = []
    return found
