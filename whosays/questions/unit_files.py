"""The files of units, ``exercises/<unit>.toml``, each read once for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import listed, read_toml

if TYPE_CHECKING:
    from pathlib import Path

Entry = Mapping[str, object]
"""An item as it stands in the file, still to be checked."""


@record
class Unit:
    """What is said of a unit as a whole.

    Attributes
    ----------
    minutes_core : int, optional
        Of the core path through lesson and exercise; a form has none.
    stage : str
        When in the course: most units are its middle.
    """

    id: str
    title: str
    minutes_lesson: int
    minutes_exercise: int
    minutes_core: int | None = None
    goals: tuple[str, ...]
    needs: str
    part: Literal["unit", "form", "capstone"] = "unit"
    stage: Literal["before", "course", "after", "later"] = "course"


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A unit's file, read: what is said of the unit, its items, and the tables of other rooms.

    Attributes
    ----------
    entries : tuple of Mapping
        Items, each still to be checked.
    more : Mapping
        All other tables by their names.
    """

    unit: Unit
    entries: tuple[Entry, ...]
    more: Mapping[str, object]


def unit_files(kit: Kit = HERE) -> list[Path]:
    """List the item files of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Path
        In teaching order.
    """
    return files.listing(kit / "exercises", "[0-9]*.toml")


def unit_names(kit: Kit = HERE) -> list[str]:
    """Name the units of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of str
        In teaching order.
    """
    return [file.stem for file in unit_files(kit)]


@files.remembered
def table(unit_id: str, kit: Kit) -> UnitFile:
    """Read a unit's file with its items as they stand.

    Parameters
    ----------
    unit_id : str
    kit : Kit
        What is read from.

    Returns
    -------
    UnitFile
        It belongs to everybody and is not to be changed.

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    file = kit / "exercises" / f"{unit_id}.toml"
    found = read_toml(file)
    unit = read(Unit, found.pop("unit", {}), file, "unit")
    if unit.id != unit_id:
        raise DataError(file, "unit, id", *amiss("files.id_differs", name=unit_id))
    entries = listed(found, "item", file)
    if not entries:
        raise DataError(file, "item", *amiss("items.none_listed"))
    return UnitFile(unit, tuple(entries), found)
