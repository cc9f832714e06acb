"""Records of items and keys made of plain tables, as a loader makes them of a file's."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from whosays.core.kit import Kit
from whosays.core.records import fields, read, told
from whosays.questions import registry

FILE = Path("exercises/01-tiny.toml")


def as_item(table, file=FILE):
    """Make an item of a table that says at least its kind."""
    whole = {"id": "x", "where": "exercise", "prompt": "?", **table}
    return read(registry.of(whole["kind"]).ITEM, whole, file, f"item {whole['id']}")


def as_key(kind, table, file=FILE):
    """Make a key of a table; what no file holds is taken as it is."""
    form = registry.of(kind).KEY
    whole = {"item": "x", "reason": "Because.", **table}
    made = {name: whole.pop(name) for name in _made(form) if name in whole}
    return read(form, whole, file, f"key {whole['item']}", **made)


def changed(kind, key, **changes):
    """Make a key that differs from another in some fields."""
    made = {name: getattr(key, name) for name in _made(type(key))}
    return as_key(kind, {**told(key), **made, **changes})


def _made(form):
    return [entry.name for entry in dataclasses.fields(form) if entry.name not in fields(form)]


def check_item(table, file, root):
    """Hold a table against what an item of its kind must be."""
    made = as_item(table, file)
    registry.of(made.kind).check_item(made, file, Kit(root))


def check_key(table, item, file, root):
    """Hold a table against what the key of an item must be."""
    asked = as_item(item, file) if isinstance(item, dict) else item
    registry.of(asked.kind).check_key(as_key(asked.kind, table, file), asked, file, Kit(root))
