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
from whosays.core.i18n import amiss, text
from whosays.core.toml_words import in_plain_words

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable, Mapping
    from pathlib import Path


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
        raise DataError(file, "", *amiss("files.toml_broken", reason=error)) from None


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
        raise missing(file, "", *amiss("files.missing")) from None
    except UnicodeDecodeError as error:
        raise DataError(
            file, "", *amiss("files.not_utf8", reason=error.reason, byte=error.start)
        ) from None
    except OSError as error:
        raise DataError(file, "", *amiss("files.not_read", reason=error.strerror)) from None


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
        raise DataError(file, "", *amiss("files.json_broken", reason=error)) from None


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
        raise DataError(file, "", *amiss("files.table_of", name=name))
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise DataError(
            file, f"{where}, {name}" if where else name, *amiss("files.list_of_tables", name=name)
        )
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
        raise DataError(file, where, *amiss("files.table_with", fields=", ".join(fields)))
    for name in record:
        if name not in fields:
            raise DataError(
                file, f"{where}, {name}", *amiss("files.field_unknown", fields=", ".join(fields))
            )
    for name, rule in fields.items():
        spot = f"{where}, {name}"
        if name not in record:
            if rule.required:
                raise DataError(file, spot, *amiss("files.field_missing", what=_name(rule.type)))
            continue
        _check_value(record[name], rule, file, spot)


def _check_value(value: object, rule: Field, file: Path | str, spot: str) -> None:
    right = isinstance(value, rule.type) and (rule.type is bool or not isinstance(value, bool))
    if not right:
        raise DataError(file, spot, *amiss("files.type_wrong", what=_name(rule.type)))
    if rule.required and isinstance(value, str) and not value.strip():
        raise DataError(file, spot, *amiss("files.text_empty"))
    for member in value if rule.of and isinstance(value, list) else ():
        if not isinstance(member, rule.of or object) or isinstance(member, bool):
            kind = _name(rule.of or object)
            raise DataError(file, spot, *amiss("files.member_wrong", member=member, what=kind))
    if rule.allowed:
        _check_allowed(value, rule.allowed, file, spot)


def _check_allowed(value: object, allowed: tuple[str, ...], file: Path | str, spot: str) -> None:
    for member in value if isinstance(value, list) else [value]:
        if member not in allowed:
            raise DataError(
                file, spot, *amiss("files.not_allowed", given=member, allowed=", ".join(allowed))
            )


def _name(kind: type) -> str:
    """Give the words for what a field holds."""
    return text(f"files.type_{kind.__name__}")


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
            raise DataError(file, f"{what} {name}", *amiss("files.id_twice"))
        seen.add(name)
