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
from whosays.questions.items import load_unit

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


def _check_key(key: dict[str, Any], item: dict[str, Any], file: Path) -> None:
    kind = registry.of(item["kind"])
    check_record(key, _KEY | dict(kind.KEY_FIELDS), file, f"key {key['item']}")
    kind.check_key(key, item, file, file.parents[1])


@files.remembered
def _checked(
    unit_id: str, base: Path
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Read a unit's items and keys by id, the keys as in the file, held against the items."""
    file = base / "solutions" / f"{unit_id}.toml"
    if not files.is_file(file):
        return {}, {}
    items = {item["id"]: item for item in load_unit(unit_id, base)["item"]}
    entries = listed(read_toml(file), "key", file)
    for key in entries:
        # Which fields a key may have depends on its item, so that comes first.
        check_record({"item": key["item"]} if "item" in key else {}, _NAMED, file, "key ")
        item = items.get(key["item"])
        if item is None:
            raise DataError(file, f"key {key['item']}", "there is no such item.", "Correct the id.")
        _check_key(key, item, file)
    check_unique((key["item"] for key in entries), file, "key")
    keys = {key["item"]: key for key in entries}
    for item_id in items:
        if item_id not in keys:
            raise DataError(file, f"key {item_id}", "this item has no key.", "Add one.")
    return items, keys


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
    items, keys = _checked(unit_id, base)
    return {name: _complete(key, items[name], base) for name, key in keys.items()}


def load_key(unit_id: str, item_id: str, root: Path | None = None) -> dict[str, Any] | None:
    """Load one item's key; the unit's others are checked, but nothing is computed for them.

    Parameters
    ----------
    unit_id, item_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict or None
        None where there is no such key, as in a student edition.

    Raises
    ------
    DataError
        As :func:`load_keys`.
    """
    base = root or kit_root()
    items, keys = _checked(unit_id, base)
    key = keys.get(item_id)
    return None if key is None else _complete(key, items[item_id], base)
