"""Keys: what is expected and why, read from ``solutions/<unit>.toml``.

A student edition has no ``solutions/``; then there is no key and the item is only saved.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.paths import kit_root
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.questions import registry
from whosays.questions.items import find_item, load_unit

if TYPE_CHECKING:
    from pathlib import Path

# What every key can have; each kind has fields of its own on top.
_KEY = {
    "item": Field(str),
    "look_for": Field(list, required=False, of=str),
    "model": Field(str, required=False),
    "prediction": Field(bool, required=False),
    "option": Field(list, required=False),
    "reason": Field(str),
    "discussion": Field(str, required=False),
}
_NAMED = {"item": _KEY["item"]}


def _complete(key: dict[str, Any], item: dict[str, Any], root: Path) -> dict[str, Any]:
    # What is remembered belongs to everybody: whoever asks gets a copy.
    return copy.deepcopy(registry.of(item["kind"]).complete_key(key, item, root))


@files.remembered
def _entries(unit_id: str, base: Path) -> list[dict[str, Any]] | None:
    """Read a unit's keys as they stand, each still to be checked; None where there are none."""
    file = base / "solutions" / f"{unit_id}.toml"
    return listed(read_toml(file), "key", file) if files.is_file(file) else None


def _one(
    item: dict[str, Any], entries: list[dict[str, Any]], unit_id: str, base: Path
) -> dict[str, Any]:
    """Give one item's key, held against the item."""
    file = base / "solutions" / f"{unit_id}.toml"
    mine = [key for key in entries if key.get("item") == item["id"]]
    check_unique((key["item"] for key in mine), file, "key")
    if not mine:
        raise DataError(file, f"key {item['id']}", "this item has no key.", "Add one.")
    kind = registry.of(item["kind"])
    # Which fields a key may have depends on its item.
    check_record(mine[0], _KEY | dict(kind.KEY_FIELDS), file, f"key {item['id']}")
    kind.check_key(mine[0], item, file, base)
    return mine[0]


@files.remembered
def _checked(unit_id: str, item_id: str, base: Path) -> dict[str, Any] | None:
    """Give one item's key as in the file; what is wrong with the others is their affair."""
    entries = _entries(unit_id, base)
    if entries is None:
        return None
    unit, item = find_item(item_id, base)
    return _one(item, entries, unit, base)


@files.remembered
def _all_checked(
    unit_id: str, base: Path
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Read a unit's items and keys by id, the keys as in the file, held against the items."""
    entries = _entries(unit_id, base)
    if entries is None:
        return {}, {}
    file = base / "solutions" / f"{unit_id}.toml"
    items = {item["id"]: item for item in load_unit(unit_id, base)["item"]}
    for key in entries:
        check_record({"item": key["item"]} if "item" in key else {}, _NAMED, file, "key ")
        if key["item"] not in items:
            raise DataError(file, f"key {key['item']}", "there is no such item.", "Correct the id.")
    return items, {name: _one(item, entries, unit_id, base) for name, item in items.items()}


def has_keys(unit_id: str, root: Path | None = None) -> bool:
    """Tell whether there is a file of keys to a unit.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    bool
        False in a student edition.
    """
    return files.is_file((root or kit_root()) / "solutions" / f"{unit_id}.toml")


def load_keys(unit_id: str, root: Path | None = None) -> dict[str, dict[str, Any]]:
    """Load a unit's keys and hold them against its items.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict of str to dict
        Item id to key; empty where there is no ``solutions/`` (a student edition).

    Raises
    ------
    DataError
        If a key has no item, an item no key, or a key names an option that is not there.
    """
    base = root or kit_root()
    items, keys = _all_checked(unit_id, base)
    return {name: _complete(key, items[name], base) for name, key in keys.items()}


def load_key(unit_id: str, item_id: str, root: Path | None = None) -> dict[str, Any] | None:
    """Load one item's key; the unit's others are neither checked nor completed.

    Parameters
    ----------
    unit_id, item_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict or None
        None where there is no ``solutions/`` (a student edition).

    Raises
    ------
    KitError
        If there is no such item, it has no key, or its key does not fit it. An error in
        another key costs the question of that key only.
    """
    base = root or kit_root()
    key = _checked(unit_id, item_id, base)
    return None if key is None else _complete(key, find_item(item_id, base)[1], base)
