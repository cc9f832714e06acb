"""Items: what is asked, read from ``exercises/<unit>.toml``. Keys live elsewhere."""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.paths import kit_root
from whosays.core.schema import Field, check_record, check_unique
from whosays.questions import numbering, registry
from whosays.questions.passages import OURS, PASSAGE, SHORT, check_passage, passage
from whosays.questions.unit_files import UNIT, table, unit_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ITEM",
    "PATHS",
    "UNIT",
    "find_item",
    "fingerprint",
    "load_ids",
    "load_info",
    "load_unit",
    "public",
    "unit_files",
]

PATHS = ("core", "more")
"""What an item's ``path`` can be; ``core`` where the file does not say."""
# What every item can have; each kind has fields of its own on top.
ITEM = {
    "id": Field(str),
    "kind": Field(str, allowed=registry.names()),
    "where": Field(str, allowed=("lesson", "exercise")),
    "prompt": Field(str),
    "note": Field(str, required=False),
    "passage": Field(dict, required=False, inside=(PASSAGE, OURS, SHORT)),
    "hints": Field(list, required=False, of=str),
    # An earlier item whose answer is shown beside this one: "First you said 53".
    "first": Field(str, required=False),
    # A sentence that is asked for before the answer can be checked.
    "explain": Field(str, required=False),
    # A mirror case that the page shows above the item; on paper it is printed with it.
    "case": Field(str, required=False),
    # A line under which it stays closed: its words would tell what a step above it shows.
    "later": Field(str, required=False),
    # Whether it is on the way that fits into one lesson, or for those who have more time.
    "path": Field(str, required=False, allowed=PATHS),
}
_KIND = {"kind": ITEM["kind"]}


def _check_item(item: dict[str, Any], file: Path) -> None:
    where = f"item {item.get('id', '')}"
    # Which fields an item may have depends on its kind, so that comes first.
    check_record({"kind": item["kind"]} if "kind" in item else {}, _KIND, file, where)
    kind = registry.of(item["kind"])
    check_record(item, ITEM | dict(kind.FIELDS), file, where)
    kind.check_item(item, file, file.parents[1])
    if "passage" in item:
        check_passage(item["passage"], file, f"{where}, passage")


def load_unit(unit_id: str, root: Path | None = None) -> dict[str, Any]:
    """Load one unit's items.

    Parameters
    ----------
    unit_id : str
        Such as ``"01-who-says-so"``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        ``unit`` (id, title, minutes in whole minutes, goals, needs) and ``item`` (list).

    Raises
    ------
    DataError
        If the file is missing or an item does not have what its kind needs.
    """
    return copy.deepcopy(_unit(unit_id, root or kit_root()))


@files.remembered
def _unit(unit_id: str, root: Path) -> dict[str, Any]:
    """Read and check a unit's items; what is remembered belongs to everybody."""
    file = root / "exercises" / f"{unit_id}.toml"
    found = table(unit_id, root)
    for item in found["item"]:
        _check_item(item, file)
    check_unique((item["id"] for item in found["item"]), file, "item")
    return found


def load_info(unit_id: str, root: Path | None = None) -> dict[str, Any]:
    """Load what is said of one unit as a whole; its items are not looked at.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        As ``unit`` of :func:`load_unit`.

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    return copy.deepcopy(dict(table(unit_id, root or kit_root())["unit"]))


def load_ids(unit_id: str, root: Path | None = None) -> dict[str, str]:
    """List the questions of one unit; what is wrong with one is a matter of its own page.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict of str to str
        Ids, in the file's order, each once, to the page it stands on: ``lesson`` or
        ``exercise``.

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    return {
        item["id"]: "lesson" if item.get("where") == "lesson" else "exercise"
        for item in table(unit_id, root or kit_root())["item"]
        if isinstance(item.get("id"), str)
    }


@dataclass(frozen=True, slots=True)
class _Index:
    units: dict[str, str]
    amiss: dict[str, DataError]
    unread: tuple[DataError, ...]


@files.remembered
def _index(root: Path) -> _Index:
    """Say in which unit each id stands; an error costs the item or the unit that it is in."""
    found: dict[str, str] = {}
    amiss: dict[str, DataError] = {}
    unread = []
    for file in unit_files(root):
        try:
            entries = table(file.stem, root)["item"]
        except DataError as error:
            unread.append(error)
            continue
        here = [item["id"] for item in entries if isinstance(item.get("id"), str)]
        for name in here:
            if name in found:
                told = "used twice." if found[name] == file.stem else f"used in {found[name]} too."
                amiss[name] = DataError(
                    file, f"item {name}", f"this id is {told}", "Give each its own id."
                )
            found[name] = file.stem
    return _Index(found, amiss, tuple(unread))


@files.remembered
def _item(item_id: str, unit_id: str, root: Path) -> dict[str, Any]:
    """Give one item, checked; what is wrong with its neighbours is their affair."""
    entries = table(unit_id, root)["item"]
    item: dict[str, Any] = next(item for item in entries if item.get("id") == item_id)
    _check_item(item, root / "exercises" / f"{unit_id}.toml")
    return item


def find_item(item_id: str, root: Path | None = None) -> tuple[str, dict[str, Any]]:
    """Find an item by its id.

    Parameters
    ----------
    item_id : str
        Unique over all units.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    tuple of (str, dict)
        The unit's id and the item as in the file.

    Raises
    ------
    KitError
        If there is no such item, or something is wrong with it; what is wrong with another
        item, or with the file of another unit, does not matter here.
    """
    base = root or kit_root()
    index = _index(base)
    if item_id in index.amiss:
        raise index.amiss[item_id]
    unit_id = index.units.get(item_id)
    if unit_id is not None:
        return unit_id, copy.deepcopy(_item(item_id, unit_id, base))
    if index.unread:  # it may stand in one of these
        raise index.unread[0]
    raise KitError(
        f"There is no question “{item_id}” in this kit. "
        "Check the id in the cell against the files in exercises/."
    )


def public(item: dict[str, Any], root: Path | None = None) -> dict[str, Any]:
    """Give an item in the form a widget shows: resolved, and with nothing of its key.

    Parameters
    ----------
    item : dict
        As in the file.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        JSON-ready.
    """
    shown = {
        name: value for name, value in item.items() if name not in ("where", "category", "case")
    }
    shown["passage"] = passage(item["passage"], root) if "passage" in item else None
    shown["number"] = numbering.number(item["id"], root)
    shown.setdefault("path", "core")
    shown.setdefault("note", "")
    shown.setdefault("hints", [])
    shown.update(registry.of(item["kind"]).public(item, root or kit_root()))
    return shown


def fingerprint(item: dict[str, Any]) -> str:
    """Give an item's fingerprint, kept with each answer so that a changed item is noticed.

    Parameters
    ----------
    item : dict
        As in the file.

    Returns
    -------
    str
        The first 16 hexadecimal digits of the SHA-256 of its canonical JSON.
    """
    canonical = json.dumps(item, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:16]
