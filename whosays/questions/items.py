"""Items: what is asked, read from ``exercises/<unit>.toml``. Keys live elsewhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import fields, read, told
from whosays.core.schema import check_record, check_unique
from whosays.questions import asking, numbering, registry
from whosays.questions.item import Item, OnPath, Shown
from whosays.questions.passages import check_passage, passage
from whosays.questions.unit_files import table, unit_files, unit_names

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.questions.unit_files import Entry, Unit

__all__ = [
    "ITEM",
    "PATHS",
    "find_item",
    "fingerprint",
    "load_ids",
    "load_info",
    "load_more",
    "load_unit",
    "public",
    "unit_files",
    "unit_names",
]

PATHS = get_args(OnPath)
"""What an item's ``path`` can be; ``core`` where the file does not say."""
ITEM = {**fields(Item), "kind": replace(fields(Item)["kind"], allowed=registry.names())}
"""The rules for what every item can have."""
_KIND = {"kind": ITEM["kind"]}


@dataclass(frozen=True, slots=True)
class UnitItems:
    """A unit with its items.

    Attributes
    ----------
    unit : Unit
    items : tuple of Item
        In the file's order.
    """

    unit: Unit
    items: tuple[Item, ...]


def _read_item(entry: Entry, file: Path) -> Item:
    where = f"item {entry.get('id', '')}"
    # Which fields an item may have depends on its kind, so that comes first.
    check_record({"kind": entry["kind"]} if "kind" in entry else {}, _KIND, file, where)
    kind = registry.of(str(entry["kind"]))
    item = read(kind.ITEM, entry, file, where, fingerprint=fingerprint(entry))
    kind.check_item(item, file, Kit(file.parents[1]))
    check_passage(item.passage, file, f"{where}, passage")
    return item


def load_unit(unit_id: str, kit: Kit = HERE) -> UnitItems:
    """Load one unit's items.

    Parameters
    ----------
    unit_id : str
        Such as ``"01-who-says-so"``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    UnitItems

    Raises
    ------
    DataError
        If the file is missing or an item does not have what its kind needs.
    """
    return _unit(unit_id, kit)


@files.remembered
def _unit(unit_id: str, kit: Kit) -> UnitItems:
    file = kit / "exercises" / f"{unit_id}.toml"
    found = table(unit_id, kit)
    items = tuple(_read_item(entry, file) for entry in found.entries)
    check_unique((item.id for item in items), file, "item")
    return UnitItems(found.unit, items)


def load_info(unit_id: str, kit: Kit = HERE) -> Unit:
    """Load what is said of one unit as a whole; its items are not looked at.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Unit

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    return table(unit_id, kit).unit


def load_ids(unit_id: str, kit: Kit = HERE) -> dict[str, str]:
    """List the questions of one unit; what is wrong with one is a matter of its own page.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

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
        name: "lesson" if entry.get("where") == "lesson" else "exercise"
        for entry in table(unit_id, kit).entries
        if isinstance(name := entry.get("id"), str)
    }


def load_more(unit_id: str, kit: Kit = HERE) -> frozenset[str]:
    """List the questions of one unit that are there "if there is time".

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    frozenset of str
        Ids; every other question is for everybody.

    Raises
    ------
    DataError
        If the file is missing or a field of the unit does not fit.
    """
    return frozenset(
        name
        for entry in table(unit_id, kit).entries
        if entry.get("path") == "more" and isinstance(name := entry.get("id"), str)
    )


@dataclass(frozen=True, slots=True)
class _Index:
    units: dict[str, str]
    wrong: dict[str, DataError]
    unread: tuple[DataError, ...]


@files.remembered
def _index(kit: Kit) -> _Index:
    """Say in which unit each id stands; an error costs the item or the unit that it is in."""
    found: dict[str, str] = {}
    wrong: dict[str, DataError] = {}
    unread = []
    for file in unit_files(kit):
        try:
            entries = table(file.stem, kit).entries
        except DataError as error:
            unread.append(error)
            continue
        for name in (entry.get("id") for entry in entries):
            if not isinstance(name, str):
                continue
            if name in found:
                key = "files.id_twice" if found[name] == file.stem else "items.id_elsewhere"
                wrong[name] = DataError(file, f"item {name}", *amiss(key, file=found[name]))
            found[name] = file.stem
    return _Index(found, wrong, tuple(unread))


@files.remembered
def _item(item_id: str, unit_id: str, kit: Kit) -> Item:
    """Give one item, checked; what is wrong with its neighbours is their affair."""
    entries = table(unit_id, kit).entries
    entry = next(entry for entry in entries if entry.get("id") == item_id)
    return _read_item(entry, kit / "exercises" / f"{unit_id}.toml")


def find_item(item_id: str, kit: Kit = HERE) -> tuple[str, Item]:
    """Find an item by its id.

    Parameters
    ----------
    item_id : str
        Unique over all units.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of (str, Item)
        The unit's id and the item.

    Raises
    ------
    KitError
        If there is no such item, or something is wrong with it; what is wrong with another
        item, or with the file of another unit, does not matter here.
    """
    index = _index(kit)
    if item_id in index.wrong:
        raise index.wrong[item_id]
    unit_id = index.units.get(item_id)
    if unit_id is not None:
        return unit_id, _item(item_id, unit_id, kit)
    if index.unread:  # it may stand in one of these
        raise index.unread[0]
    raise KitError(text("items.no_question", item=item_id))


def public(item: Item, kit: Kit = HERE) -> Shown:
    """Give an item in the form a widget shows: resolved, and with nothing of its key.

    Parameters
    ----------
    item : Item
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Shown
        JSON-ready.
    """
    shown: dict[str, object] = {
        "path": item.path,
        "note": item.note,
        "hints": [],
        **{name: said for name, said in told(item).items() if name not in _HIDDEN},
        "passage": passage(item.passage, kit) if item.passage else None,
        "number": numbering.number(item.id, kit),
        "setup": asking.setup(item.prompt),
        **registry.of(item.kind).public(item, kit),
    }
    return cast("Shown", shown)


_HIDDEN = ("where", "category", "case")


def fingerprint(entry: Entry) -> str:
    """Give an item's fingerprint, kept with each answer so that a changed item is noticed.

    Parameters
    ----------
    entry : Mapping
        As in the file.

    Returns
    -------
    str
        The first 16 hexadecimal digits of the SHA-256 of its canonical JSON.
    """
    canonical = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:16]
