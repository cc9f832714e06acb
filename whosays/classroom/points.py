"""How many points each question gives, read from a small file that a teacher edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.schema import read_toml
from whosays.questions.forms import FORMS
from whosays.questions.items import load_unit, public, unit_names
from whosays.questions.keys import load_key, with_keys
from whosays.questions.told_apart import beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whosays.questions.item import Item, Shown
    from whosays.questions.key import Key
    from whosays.questions.told_apart import Beside

NAME = "points.toml"
_RULES = ("marked", "open", "lesson")
_WORK, _RIGHT = "work", "right"
_COUNT = "count"
"""What a question with an expected answer gives its points for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that counts.

    Attributes
    ----------
    id, unit : str
    item : Shown
    key : Key
        Complete.
    points : float
        Above 0.
    against : Beside or None
        The rating that it is held against, if it is one that is.
    work : bool
        Whether any answer has all points, since they are for work done.
    """

    id: str
    unit: str
    item: Shown
    key: Key
    points: float
    against: Beside | None = None
    work: bool = False


def _number(value: object, file: Path, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:  # noqa: PLR2004 - no exam has more
        raise DataError(file, where, *amiss("grade.points_number"))
    return float(value)


def _rules(file: Path) -> tuple[dict[str, float], dict[str, float], bool]:
    table = read_toml(file)
    for name in table:
        if name not in (*_RULES, _COUNT, "question"):
            raise DataError(
                file, name, *amiss("grade.points_field", fields=", ".join((_COUNT, *_RULES)))
            )
    what = table.get(_COUNT, _RIGHT)
    if what not in (_WORK, _RIGHT):
        raise DataError(file, _COUNT, *amiss("grade.points_count", work=_WORK, right=_RIGHT))
    given = table.get("question", {})
    if not isinstance(given, dict):
        raise DataError(file, "question", *amiss("grade.points_table"))
    rules = {name: _number(table.get(name, 0), file, name) for name in _RULES}
    own = {name: _number(value, file, name) for name, value in given.items()}
    return rules, own, what == _WORK


def course(kit: Kit, problems: list[str] | None = None) -> Iterator[tuple[str, Item, Key | None]]:
    """Go through the questions of the course; those of the forms are no part of it.

    Parameters
    ----------
    kit : Kit
        What is read from.
    problems : list of str, optional
        Where it is given, a key or a unit that cannot be used costs itself only, and its sentence
        is put here. Whoever gives points does without: nobody is to lose some to a slip.

    Yields
    ------
    tuple of (str, Item, Key or None)
        The unit's id, the item, and its key if there is one.
    """
    for unit in unit_names(kit):
        if unit in FORMS.values():
            continue
        if problems is None:
            for item, key in with_keys(unit, kit):
                yield unit, item, key
        else:
            yield from _usable(unit, kit, problems)


def _usable(unit: str, kit: Kit, problems: list[str]) -> Iterator[tuple[str, Item, Key | None]]:
    try:
        items = load_unit(unit, kit).items
    except KitError as error:
        problems.append(str(error))
        return
    for item in items:
        try:
            key = load_key(unit, item.id, kit)
        except KitError as error:
            problems.append(str(error))
        else:
            yield unit, item, key


def asked(file: Path | None = None, kit: Kit = HERE) -> list[Asked]:
    """List the questions that count, in the order of the course.

    Parameters
    ----------
    file : Path, optional
        The points; ``solutions/points.toml`` by default.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Asked

    Raises
    ------
    KitError
        If the file cannot be used, names a question that is not there, or the keys are missing.
    """
    place = file or kit / "solutions" / NAME
    rules, own, work = _rules(place)
    found, names = [], set()
    for unit, item, key in course(kit) if files.is_dir(kit / "solutions") else ():
        if key is None:
            raise DataError(kit / "solutions" / f"{unit}.toml", "", *amiss("grade.points_keys"))
        name = item.id
        names.add(name)
        free = key.prediction or key.open or item.kind == "text"
        rule = "lesson" if item.where == "lesson" else "open" if free else "marked"
        points = own.get(name, rules[rule])
        if points:
            against = beside(unit, key, kit)
            found.append(Asked(name, unit, public(item, kit), key, points, against, work))
    for name in own:
        if name not in names:
            raise DataError(place, f"question, {name}", *amiss("grade.points_question"))
    return found
