"""Keys: what is expected and why, read from ``solutions/<unit>.toml``.

A student edition has no ``solutions/``; then there is no key and the item is only saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import fields, read
from whosays.core.schema import check_record, check_unique, listed, read_toml
from whosays.questions import registry
from whosays.questions.items import find_item, load_unit
from whosays.questions.key import Key

if TYPE_CHECKING:
    from whosays.questions.item import Item
    from whosays.questions.unit_files import Entry

KEY = fields(Key)
"""The rules for what every key can have; each kind has fields of its own on top."""
_NAMED = {"item": KEY["item"]}


def _complete(key: Key, item: Item, kit: Kit) -> Key:
    return registry.of(item.kind).complete_key(key, item, kit)


@files.remembered
def _entries(unit_id: str, kit: Kit) -> tuple[Entry, ...] | None:
    """Read a unit's keys as they stand, each still to be checked; None where there are none."""
    file = kit / "solutions" / f"{unit_id}.toml"
    return tuple(listed(read_toml(file), "key", file)) if files.is_file(file) else None


def _one(item: Item, entries: tuple[Entry, ...], unit_id: str, kit: Kit) -> Key:
    """Give one item's key, held against the item."""
    file = kit / "solutions" / f"{unit_id}.toml"
    mine = [entry for entry in entries if entry.get("item") == item.id]
    check_unique((item.id for _ in mine), file, "key")
    if not mine:
        raise DataError(file, f"key {item.id}", *amiss("items.no_key"))
    kind = registry.of(item.kind)
    # Which fields a key may have depends on its item.
    key = read(kind.KEY, mine[0], file, f"key {item.id}")
    kind.check_key(key, item, file, kit)
    return key


@files.remembered
def _checked(unit_id: str, item_id: str, kit: Kit) -> Key | None:
    """Give one item's key as in the file; what is wrong with the others is their affair."""
    entries = _entries(unit_id, kit)
    if entries is None:
        return None
    unit, item = find_item(item_id, kit)
    return _one(item, entries, unit, kit)


@files.remembered
def _all_checked(unit_id: str, kit: Kit) -> tuple[tuple[Item, Key], ...]:
    """Read a unit's items with their keys, the keys as in the file, held against the items."""
    entries = _entries(unit_id, kit)
    if entries is None:
        return ()
    file = kit / "solutions" / f"{unit_id}.toml"
    items = load_unit(unit_id, kit).items
    names = {item.id for item in items}
    for entry in entries:
        check_record({"item": entry["item"]} if "item" in entry else {}, _NAMED, file, "key ")
        if entry["item"] not in names:
            raise DataError(file, f"key {entry['item']}", *amiss("items.key_of_nothing"))
    return tuple((item, _one(item, entries, unit_id, kit)) for item in items)


def has_keys(unit_id: str, kit: Kit = HERE) -> bool:
    """Tell whether there is a file of keys to a unit.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    bool
        False in a student edition.
    """
    return files.is_file(kit / "solutions" / f"{unit_id}.toml")


def load_keys(unit_id: str, kit: Kit = HERE) -> dict[str, Key]:
    """Load a unit's keys and hold them against its items.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to Key
        By the item's id; empty where there is no ``solutions/`` (a student edition).

    Raises
    ------
    DataError
        If a key has no item, an item no key, or a key names an option that is not there.
    """
    return {item.id: _complete(key, item, kit) for item, key in _all_checked(unit_id, kit)}


def with_keys(unit_id: str, kit: Kit = HERE) -> list[tuple[Item, Key | None]]:
    """Give a unit's items, each with its key.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of tuple of (Item, Key or None)
        In the unit's order; without a key in a student edition.

    Raises
    ------
    DataError
        As :func:`load_keys`.
    """
    keys = load_keys(unit_id, kit)
    return [(item, keys.get(item.id)) for item in load_unit(unit_id, kit).items]


def load_key(unit_id: str, item_id: str, kit: Kit = HERE) -> Key | None:
    """Load one item's key; the unit's others are neither checked nor completed.

    Parameters
    ----------
    unit_id, item_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Key or None
        None where there is no ``solutions/`` (a student edition).

    Raises
    ------
    KitError
        If there is no such item, it has no key, or its key does not fit it. An error in
        another key costs the question of that key only.
    """
    key = _checked(unit_id, item_id, kit)
    return None if key is None else _complete(key, find_item(item_id, kit)[1], kit)
