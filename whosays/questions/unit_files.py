"""The files of units, ``exercises/<unit>.toml``, each read once for whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.paths import kit_root
from whosays.core.schema import Field, check_record, listed, read_toml

if TYPE_CHECKING:
    from pathlib import Path

UNIT = {
    "id": Field(str),
    "title": Field(str),
    "minutes_lesson": Field(int),
    "minutes_exercise": Field(int),
    # Of the core path through lesson and exercise; a form has none.
    "minutes_core": Field(int, required=False),
    "goals": Field(list, of=str),
    "needs": Field(str),
    "part": Field(str, required=False, allowed=("unit", "form", "capstone")),
    # When in the course: most units are its middle.
    "stage": Field(str, required=False, allowed=("before", "course", "after", "later")),
}


def unit_files(root: Path | None = None) -> list[Path]:
    """List the item files of a set.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    list of Path
        In teaching order.
    """
    return files.listing((root or kit_root()) / "exercises", "[0-9]*.toml")


@files.remembered
def table(unit_id: str, root: Path) -> dict[str, Any]:
    """Read a unit's file with its items as they stand, each still to be checked.

    Parameters
    ----------
    unit_id : str
    root : Path
        The set's folder.

    Returns
    -------
    dict
        ``unit`` and ``item`` as in the file; it belongs to everybody and is not to be changed.

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    file = root / "exercises" / f"{unit_id}.toml"
    found = read_toml(file)
    check_record(found.get("unit", {}), UNIT, file, "unit")
    if found["unit"]["id"] != unit_id:
        raise DataError(file, "unit, id", "it differs from the file's name.", f"Write “{unit_id}”.")
    if not listed(found, "item", file):
        raise DataError(file, "item", "no [[item]] is listed.", "Add one for each question.")
    return found
