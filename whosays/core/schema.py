"""Reading the data files a teacher may edit, with errors that name file, field and mend.

A schema library would do this too, at several times the memory of everything else that a
student's kernel loads; the rules needed here fit on a page.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError, NoKeyError
from whosays.core.toml_words import in_plain_words

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_NAMES = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of a record must hold.

    Attributes
    ----------
    type : type
        ``str``, ``int``, ``bool``, ``list`` or ``dict``.
    required : bool
        Whether it must be there (a required text must not be empty).
    allowed : tuple of str
        The only values allowed, where there is such a list (for a list: of its members).
    of : type, optional
        For a list, what each of its members must be.
    inside : tuple of Mapping, optional
        Fields of the record that it holds, or of each record in the list; several where the
        record can have one of several shapes. Checked where the record is read; told to
        editors and in the field reference.
    """

    type: type
    required: bool = True
    allowed: tuple[str, ...] = field(default=())
    of: builtins.type | None = None
    inside: tuple[Mapping[str, Field], ...] = ()


def read_toml(file: Path) -> dict[str, object]:
    """Read a TOML file.

    Parameters
    ----------
    file : Path

    Returns
    -------
    dict

    Raises
    ------
    DataError
        If it is missing or not TOML; the message gives the line.
    """
    raw = read_text(file)
    try:
        return tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "", *in_plain_words(raw, str(error))) from None
    except RecursionError as error:
        raise DataError(file, "", f"this is not TOML: {error}.", "Mend that line.") from None


def read_text(file: Path) -> str:
    """Read a file of words.

    Parameters
    ----------
    file : Path

    Returns
    -------
    str

    Raises
    ------
    DataError
        If it is missing, cannot be read, or is not UTF-8; a NoKeyError if it is part of the
        keys and the kit has none of them.
    """
    try:
        # Some editors on Windows put a mark of three bytes before the first letter.
        return files.read_bytes(file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        keys = next((folder for folder in file.parents if folder.name == "solutions"), None)
        missing = DataError if keys is None or files.is_dir(keys) else NoKeyError
        raise missing(file, "", "the file is missing.", "Bring it back.") from None
    except UnicodeDecodeError as error:
        raise DataError(
            file, "", f"this is not UTF-8: {error.reason} at byte {error.start}.",
            "Save the file as UTF-8.",
        ) from None  # fmt: skip
    except OSError as error:
        raise DataError(
            file, "", f"the file cannot be read: {error.strerror}.", "See who may read it."
        ) from None


def read_json(file: Path) -> object:
    """Read a JSON file.

    Parameters
    ----------
    file : Path

    Returns
    -------
    Any

    Raises
    ------
    DataError
        If it is missing or not JSON; the message gives the line.
    """
    try:
        return json.loads(read_text(file))
    except (ValueError, RecursionError) as error:
        raise DataError(file, "", f"this is not JSON: {error}.", "Mend that line.") from None


def listed(table: object, name: str, file: Path | str, where: str = "") -> list[dict[str, object]]:
    """Give the records of one name, such as all ``[[item]]`` of a file.

    Parameters
    ----------
    table : object
        As read from the file, or a record in it.
    name : str
        The records' name.
    file : Path or str
        Named in the error.
    where : str
        The record they stand in, in the file's words, named in the error.

    Returns
    -------
    list of dict
        Empty if there is none.

    Raises
    ------
    DataError
        If what has the name is not a list of tables: ``[item]`` for ``[[item]]``.
    """
    if not isinstance(table, dict):
        raise DataError(file, "", "this is not a table.", f"Give a table that holds “{name}”.")
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise DataError(
            file, f"{where}, {name}" if where else name, "this is not a list of tables.",
            f"In TOML, begin each with [[{name}]], in two pairs of brackets.",
        )  # fmt: skip
    return found


def check_record(
    record: Mapping[str, object], fields: Mapping[str, Field], file: Path | str, where: str
) -> None:
    """Make sure a record has the fields it needs and no others.

    Parameters
    ----------
    record : Mapping
        As read from the file.
    fields : Mapping of str to Field
        What it may hold.
    file : Path or str
        Named in the error.
    where : str
        The record, in the file's words, named in the error.

    Raises
    ------
    DataError
        At the first field that is missing, unknown, of another type, or not allowed; or if
        the record is no table at all.
    """
    if not isinstance(record, dict):
        raise DataError(
            file, where, "this is not a table.", f"Give a table with: {', '.join(fields)}."
        )
    for name in record:
        if name not in fields:
            raise DataError(
                file, f"{where}, {name}", "this field is not known.",
                f"Remove it or use one of: {', '.join(fields)}.",
            )  # fmt: skip
    for name, rule in fields.items():
        spot = f"{where}, {name}"
        if name not in record:
            if rule.required:
                raise DataError(
                    file, spot, "this field is missing.", f"Add it: {_NAMES[rule.type]}."
                )
            continue
        _check_value(record[name], rule, file, spot)


def _check_value(value: object, rule: Field, file: Path | str, spot: str) -> None:
    right = isinstance(value, rule.type) and (rule.type is bool or not isinstance(value, bool))
    if not right:
        raise DataError(
            file, spot, f"this is not {_NAMES[rule.type]}.", f"Make it {_NAMES[rule.type]}."
        )
    if rule.required and isinstance(value, str) and not value.strip():
        raise DataError(file, spot, "this text is empty.", "Write it.")
    for member in value if rule.of and isinstance(value, list) else ():
        if not isinstance(member, rule.of or object) or isinstance(member, bool):
            kind = _NAMES[rule.of or object]
            raise DataError(file, spot, f"“{member}” in it is not {kind}.", f"Make it {kind}.")
    if rule.allowed:
        _check_allowed(value, rule.allowed, file, spot)


def _check_allowed(value: object, allowed: tuple[str, ...], file: Path | str, spot: str) -> None:
    for member in value if isinstance(value, list) else [value]:
        if member not in allowed:
            raise DataError(
                file, spot, f"“{member}” is not one of the values allowed here.",
                f"Use one of: {', '.join(allowed)}.",
            )  # fmt: skip


def check_unique(names: Iterable[str], file: Path | str, what: str) -> None:
    """Make sure no id is used twice.

    Parameters
    ----------
    names : Iterable of str
    file : Path or str
        Named in the error.
    what : str
        What the ids belong to, named in the error.

    Raises
    ------
    DataError
        At the first id that comes a second time.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise DataError(
                file, f"{what} {name}", "this id is used twice.", "Give each its own id."
            )
        seen.add(name)
