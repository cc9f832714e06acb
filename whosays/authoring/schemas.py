"""JSON Schemas of the data files, so that an editor completes and checks them while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.authoring.described import describe
from whosays.authoring.shapes import DataFile, Shape, Table, data_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.schema import Field

FOLDER = Path(__file__).parents[1] / "schemas"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors for TOML read."""

Schema = dict[str, object]
_TYPES = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object"}


def _any_of(shapes: list[Schema]) -> Schema:
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _of_field(rule: Field, shape: str) -> Schema:
    made: Schema = {"type": _TYPES[rule.type]}
    inside = [_of_record(fields, shape) for fields in rule.inside]
    if rule.type is list:
        member: Schema = {"type": _TYPES[rule.of]} if rule.of else {}
        if rule.allowed:
            member = {"enum": list(rule.allowed)}
        made["items"] = _any_of(inside) if inside else member
    elif inside:
        return _any_of(inside)
    elif rule.allowed:
        made["enum"] = list(rule.allowed)
    elif rule.type is str and rule.required:
        made["pattern"] = r"\S"
    return made


def _of_record(
    fields: Mapping[str, Field], shape: str, when: tuple[str, str] | None = None
) -> Schema:
    properties: dict[str, Schema] = {}
    for name, rule in fields.items():
        properties[name] = {"description": describe(shape, name), **_of_field(rule, shape)}
    if when:
        properties[when[0]] = {"description": describe(shape, when[0]), "const": when[1]}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name, rule in fields.items() if rule.required],
        "additionalProperties": False,
    }


def _of_shape(shape: Shape) -> Schema:
    return _of_record(shape.fields, shape.name, shape.when)


def _of_table(table: Table) -> Schema:
    record = _any_of([_of_shape(shape) for shape in table.shapes])
    if table.many == "list":
        return {"type": "array", "items": record}
    return record if table.many == "one" else {"type": "object", "additionalProperties": record}


def schema(file: DataFile) -> Schema:
    """Give the JSON Schema of one sort of file.

    Parameters
    ----------
    file : DataFile

    Returns
    -------
    dict
        JSON-ready.
    """
    head: Schema = {"$schema": DIALECT, "title": file.where}
    if file.whole:
        return {**head, **_of_shape(file.whole)}
    return {
        **head,
        "type": "object",
        "properties": {table.name: _of_table(table) for table in file.tables},
    }


def made() -> dict[str, str]:
    """Give every schema file.

    Returns
    -------
    dict of str to str
        Name in :data:`FOLDER` to text.
    """
    return {
        f"{file.name}.schema.json": json.dumps(schema(file), ensure_ascii=False, indent=1) + "\n"
        for file in data_files()
    }
