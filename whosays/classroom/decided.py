"""What a teacher decided by hand, brought together with a class: whose it is, and what it is about.

Whoever worked on paper handed nothing in and stands in the teacher's table alone. Such a student
gets a line of the gradebook like everybody else, and that it was made is told: it may be a slip of
the keyboard. So is a decision about something that there is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions.numbering import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from whosays.classroom.overrides import Override, Overrides
    from whosays.classroom.points import Asked

TOTAL = "total"
NUMBERED = "no. "
"""Stands before a question's number as paper has it: alone, a spreadsheet makes 1.1 of 1.10."""


def names(asked: Iterable[Asked]) -> dict[str, str]:
    """List what a table may call a question or a unit.

    Parameters
    ----------
    asked : iterable of Asked

    Returns
    -------
    dict of str to str
        In small letters; each to the id, or to ``"total"``.
    """
    found = {TOTAL: TOTAL}
    for one in asked:
        found[one.unit.casefold()] = one.unit
        found[f"unit {mark(one.unit)}".casefold()] = one.unit
        found[one.id.casefold()] = one.id
        if number := one.item.get("number"):
            found[f"{NUMBERED}{number}".casefold()] = one.id
    return found


def understood(overrides: Overrides, known: Mapping[str, str]) -> tuple[Overrides, tuple[str, ...]]:
    """Give decisions with ids in the place of what the table calls them.

    Parameters
    ----------
    overrides : Overrides
    known : Mapping of str to str
        As :func:`names` gives it.

    Returns
    -------
    tuple of (Overrides, tuple of str)
        And what no question or unit that gives points is called.
    """
    found: Overrides = {}
    astray: dict[str, None] = {}
    for (who, what), said in overrides.items():
        name = known.get(" ".join(what.split()).casefold())
        if name is None:
            astray[what] = None
        else:
            found[who, name] = said
    return found, tuple(astray)


def about(
    overrides: Overrides, row_id: str, label: str, labels: Mapping[str, int]
) -> dict[str, Override]:
    """Find what was decided about a student, by id or by a label that is nobody else's.

    Parameters
    ----------
    overrides : Overrides
    row_id, label : str
        The student's.
    labels : Mapping of str to int
        How many have each label, in small letters.

    Returns
    -------
    dict of str to Override
    """
    mine = {row_id.casefold()}
    if labels.get(label.casefold(), 0) == 1:
        mine.add(label.casefold())
    return {what: said for (who, what), said in overrides.items() if who in mine}


def on_paper(overrides: Overrides, there: Collection[str]) -> dict[str, str]:
    """List those who stand in the teacher's table alone, and got points or an excuse there.

    Parameters
    ----------
    overrides : Overrides
    there : collection of str
        Ids and labels of those who handed in, in small letters.

    Returns
    -------
    dict of str to str
        The name in small letters to the name as it was written.
    """
    found: dict[str, str] = {}
    for (who, _), said in overrides.items():
        if who not in there and (said.excused or said.points is not None):
            found.setdefault(who, said.student or who)
    return found
