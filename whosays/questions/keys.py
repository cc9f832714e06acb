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

_KEY = {
    "item": Field(str),
    "right": Field(list, required=False, of=str),
    "pairs": Field(dict, required=False),
    "accept": Field(list, required=False, of=str),
    "accept_pairs": Field(dict, required=False),
    "band": Field(list, required=False, of=int),
    "look_for": Field(list, required=False, of=str),
    "model": Field(str, required=False),
    "open": Field(bool, required=False),
    "prediction": Field(bool, required=False),
    "option": Field(list, required=False),
    "reason": Field(str),
    "discussion": Field(str, required=False),
}
_NAMED = {"item": _KEY["item"]}
OPTION = {
    "id": Field(str),
    "says": Field(str, required=False),
    "rule": Field(str, required=False),
    "shows": Field(str, required=False),
}
"""Fields of what a key says of one option, row, card or difference; the same for every kind."""
_EXPECTS = {
    "one": "right",
    "many": "right",
    "order": "right",
    "match": "pairs",
    "rate": "band",
    "text": "look_for",
}


def _names(item: dict[str, Any], name: str) -> set[str]:
    return {option["id"] for option in item.get(name, [])}


def _check_known(used: set[str], known: set[str], file: Path, where: str) -> None:
    for name in sorted(used - known):
        raise DataError(
            file, where, f"“{name}” is not an option of the item.",
            f"Use one of: {', '.join(sorted(known))}.",
        )  # fmt: skip


def _check_key(key: dict[str, Any], item: dict[str, Any], file: Path) -> None:
    kind = registry.of(item["kind"])
    if kind:
        kind.check_key(key, item, file, file.parents[1])
    else:
        _check_plain(key, item, file)


def _check_pairs(key: dict[str, Any], item: dict[str, Any], rows: set[str], file: Path) -> None:
    where = f"key {key['item']}"
    _check_known(set(key.get("pairs", {})), rows, file, f"{where}, pairs")
    partners = key.get("pairs", {}).values()
    if not all(isinstance(name, str) for name in partners):
        raise DataError(
            file, f"{where}, pairs", "a partner is not a text.", "Put each in quotation marks."
        )
    values = set(partners)
    _check_known(values, _names(item, "right"), file, f"{where}, pairs")
    also = key.get("accept_pairs", {})
    _check_known(set(also), rows, file, f"{where}, accept_pairs")
    for row, names in also.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise DataError(
                file, f"{where}, accept_pairs, {row}", "this is not a list of texts.",
                "Put the partners in quotation marks, and square brackets round them.",
            )  # fmt: skip
        _check_known(set(names), _names(item, "right"), file, f"{where}, accept_pairs")
    if not key.get("prediction") and set(key.get("pairs", {})) != rows:
        raise DataError(file, f"{where}, pairs", "not every row has its pair.", "Add it.")


def _check_plain(key: dict[str, Any], item: dict[str, Any], file: Path) -> None:
    where = f"key {key['item']}"
    options = _names(item, "options")
    if item["kind"] == "match":
        options = _names(item, "left")
        _check_pairs(key, item, options, file)
    for part in ("right", "accept"):
        _check_known(set(key.get(part, [])), options, file, f"{where}, {part}")
    for entry in listed(key, "option", file, where):
        check_record(entry, OPTION, file, f"{where}, option {entry.get('id', '')}")
        if item["kind"] != "rate":
            _check_known({entry["id"]}, options, file, f"{where}, option")
    expected = _EXPECTS.get(item["kind"])
    if expected and not key.get("prediction") and not key.get("open") and not key.get(expected):
        raise DataError(
            file, f"{where}, {expected}", f"a key for “{item['kind']}” needs it.",
            f"Add {expected}, or prediction = true, or open = true.",
        )  # fmt: skip
    if item["kind"] == "order" and key.get("right") and sorted(key["right"]) != sorted(options):
        raise DataError(
            file, f"{where}, right", "it does not hold every option once.", "List each, in order."
        )
    band = key.get("band", [0, 100])
    if len(band) != 2 or not 0 <= band[0] <= band[1] <= 100:  # noqa: PLR2004 - a percentage
        raise DataError(
            file, f"{where}, band", f"{band} is no band.", "Give [least, most], from 0 to 100."
        )


def _complete(key: dict[str, Any], item: dict[str, Any], root: Path) -> dict[str, Any]:
    kind = registry.of(item["kind"])
    # What is remembered belongs to everybody: whoever asks gets a copy.
    return copy.deepcopy(kind.complete_key(key, item, root) if kind else key)


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
        kind = registry.of(item["kind"])
        check_record(
            key, _KEY | (dict(kind.KEY_FIELDS) if kind else {}), file, f"key {key['item']}"
        )
        _check_key(key, items[key["item"]], file)
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
