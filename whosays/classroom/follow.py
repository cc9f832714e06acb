"""How far a class is while it works: who began, and how many answered each question.

It looks at the answers where they lie, on this machine or in a folder that all share, and reads
only what changed since it looked last. It counts answers and says nothing of what they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from whosays.classroom import class_data, database
from whosays.classroom.collect import collect, everything
from whosays.questions import numbering
from whosays.questions.items import load_info

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whosays.classroom.collect import Student
    from whosays.classroom.points import Asked


@dataclass(frozen=True, slots=True)
class Place:
    """What is followed, and where what was read is remembered.

    Attributes
    ----------
    answers, out : Path
    """

    answers: Path
    out: Path


class QuestionFollowed(TypedDict):
    """How many have answered a question; ``number`` is its name where it has none."""

    number: str
    answered: int


class UnitFollowed(TypedDict):
    """How many have begun and done a unit."""

    id: str
    title: str
    began: int
    done: int
    questions: list[QuestionFollowed]


class Followed(TypedDict):
    """How far a class is."""

    students: int
    units: list[UnitFollowed]


def counted(students: Sequence[Student], asked: Sequence[Asked]) -> list[UnitFollowed]:
    """Count how far a class is.

    Parameters
    ----------
    students : sequence of Student
    asked : sequence of Asked
        As :func:`whosays.classroom.class_data.items` gives them.

    Returns
    -------
    list of dict
        JSON-ready, for each unit that somebody began: ``id``, ``title``, ``began``, ``done`` and
        ``questions``, each with ``number`` and ``answered``.
    """
    units: dict[str, list[Asked]] = {}
    for one in asked:
        units.setdefault(one.unit, []).append(one)
    found: list[UnitFollowed] = []
    for unit, questions in units.items():
        # An answers file is there as soon as a page was opened; an answer says that it was begun.
        given = [one.units[unit] for one in students if one.units.get(unit)]
        if not given:
            continue
        names = [one.id for one in questions]
        told: list[QuestionFollowed] = [
            {
                "number": numbering.number(name) or name,
                "answered": sum(name in values for values in given),
            }
            for name in names
        ]
        done = sum(all(name in values for name in names) for values in given)
        found.append({
            "id": unit, "title": load_info(unit).title, "began": len(given), "done": done,
            "questions": told,
        })  # fmt: skip
    return found


def look(place: Place) -> Followed:
    """Look how far a class is.

    Parameters
    ----------
    place : Place

    Returns
    -------
    dict
        JSON-ready: ``students`` and ``units``.

    Raises
    ------
    KitError
        If there is no such folder.
    """
    asked = class_data.items()
    with database.kept_in(place.out) as base:
        found = collect([place.answers], everything(), base=base)
    units = counted(found.students, asked)
    return {"students": len(found.students), "units": units}
