"""What students handed in, for a report: answers without names, and what could not be taken.

Collecting (:mod:`whosays.classroom.collect`) says whose each file is and what became of it;
here the names are left behind. Only the sentences about files that were left out still hold
them: those are for the teacher alone, and there are not endlessly many.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.classroom.collect import collect
from whosays.core import shown
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from whosays.classroom.collect import Collected, Student, Verdict

MOST_TOLD = 60
"""Sentences about files that were left out; more than these nobody reads on a page."""


@dataclass(frozen=True, slots=True)
class Handin:
    """One student's answers.

    Attributes
    ----------
    number : int
        From 1; it tells two students apart and says nothing else.
    units : dict of str to dict of str to Any
        Unit id to item id to the answer, cleaned.
    began : dict of str to float
        Unit id to the time of its first answer, in seconds, where the files say one.
    """

    number: int
    units: dict[str, dict[str, Any]]
    began: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handins:
    """All hand-ins of a folder.

    Attributes
    ----------
    handins : tuple of Handin
    problems : tuple of str
        A sentence for each file that was left out: which, why, what to do; of very many the
        first, and how many more. They hold names: for the teacher alone.
    """

    handins: tuple[Handin, ...] = ()
    problems: tuple[str, ...] = field(default=())


def left_out(verdict: Verdict) -> str:
    """Say that a file was left out.

    Parameters
    ----------
    verdict : Verdict

    Returns
    -------
    str
    """
    name = shown.name(verdict.name) if verdict.name else text("handins.whole")
    return text("handins.problem", file=name, reason=verdict.why)


def problems(found: Collected) -> tuple[str, ...]:
    """Say what was left out, of the files that look like hand-ins.

    Parameters
    ----------
    found : Collected

    Returns
    -------
    tuple of str
        See :attr:`Handins.problems`. What a computer keeps for itself is not among them.
    """
    told = [one for one in found.verdicts if one.state != "taken" and not one.quiet]
    # What could not be read at all comes before what was only handed in twice.
    told.sort(key=lambda one: one.state != "broken")
    sentences = tuple(map(left_out, told[:MOST_TOLD]))
    if len(told) > MOST_TOLD:
        sentences += (text("handins.more", count=len(told) - MOST_TOLD),)
    return sentences


def of(students: Iterable[Student]) -> tuple[Handin, ...]:
    """Give students numbers in place of names.

    Parameters
    ----------
    students : iterable of Student

    Returns
    -------
    tuple of Handin
    """
    return tuple(
        Handin(number, student.units, student.began)
        for number, student in enumerate(students, start=1)
    )


def read(
    folder: Path,
    keep: Iterable[str],
    kit: Kit = HERE,
    *,
    numbered: bool = False,
    tables: Sequence[Path] = (),
) -> Handins:
    """Read every hand-in of a folder.

    Parameters
    ----------
    folder : Path
        Holds what students handed in, as it came; see :mod:`whosays.classroom.names`.
    keep : iterable of str
        Ids of the items whose answers are wanted.
    kit : Kit, optional
        What is read from; the kit in use by default.
    numbered : bool
        Whether files called “00-form-a (3).json” are students of their own.
    tables : sequence of Path
        Answers from paper; where there are some, there need be no folder.

    Returns
    -------
    Handins

    Raises
    ------
    KitError
        If there is no such folder, or no such item.
    """
    places = [*([folder] if folder.is_dir() else ()), *tables]
    if not places:
        raise KitError(text("handins.no_folder", folder=folder))
    found = collect(places, keep, kit, only=True, numbered=numbered)
    return Handins(of(found.students), problems(found))
