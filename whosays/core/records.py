"""Records: what a table of a data file becomes once it has been looked at.

A record's class is the one place that says which fields there are, what each holds and which may
be left out: the rules that a table is held to (:mod:`whosays.core.schema`) are made from it. A
record cannot be changed, so whoever asks gets the one that is remembered, not a copy.

A field's type is one of: ``str``, ``int``, ``bool``; ``Literal``, for the only words allowed;
another record, or several, told apart by the first field of each; ``tuple[X, ...]``, a list of
these, or of several records; ``Mapping``, a table whose names are free. ``X | None`` is X where
the file may be silent.
Names that are words of Python end with ``_``: ``from_`` is ``from`` in the file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Literal,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from whosays.core.schema import Field, check_record, listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

R = TypeVar("R")
T = TypeVar("T")

_MADE = "made"


@overload
def made(*, default: T) -> T: ...


@overload
def made(*, factory: Callable[[], T]) -> T: ...


def made(**how: object) -> object:
    """Give a field that no file holds: it is worked out when the record is made, or later.

    Parameters
    ----------
    **how : object
        ``default``, what it is until then; or ``factory``, which makes that.

    Returns
    -------
    object
        What the default is, for the type checker; in truth a description of the field.
    """
    if "factory" in how:
        return dataclasses.field(
            default_factory=cast("Callable[[], object]", how["factory"]), metadata={_MADE: True}
        )
    return dataclasses.field(default=how["default"], metadata={_MADE: True})


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field, made)
)
def record(kind: type[R]) -> type[R]:
    """Make a class a record.

    Parameters
    ----------
    kind : type
        A class with annotated fields. ``CALLED`` may say what one in a list is called in an
        error, with ``{number}`` or a field of its own in braces: ``card {id}``.

    Returns
    -------
    type
    """
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(kind)


# ---------------------------------------------------------------- the rules
@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """One field of a record: its names in file and class, its rule, and how it is read."""

    word: str
    name: str
    rule: Field
    default: object
    convert: Callable[[object, Path | str, str], object] | None


@cache
def fields(kind: type) -> Mapping[str, Field]:
    """Give the rules that a table is held to.

    Parameters
    ----------
    kind : type
        A record's class.

    Returns
    -------
    Mapping of str to Field
        By the names in the file, in the class's order; those of its base first.
    """
    return {place.word: place.rule for place in _places(kind)}


@cache
def _places(kind: type) -> tuple[_Place, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _place(entry, hints[entry.name])
        for entry in dataclasses.fields(kind)
        if _MADE not in entry.metadata
    )


def _place(entry: dataclasses.Field[object], hint: object) -> _Place:
    word = entry.name.removesuffix("_")
    default: object = entry.default
    if entry.default_factory is not dataclasses.MISSING:
        default = entry.default_factory()
    needed = default is dataclasses.MISSING
    parts = [part for part in _parts(hint) if part is not NoneType]
    rule, convert = _one(parts[0], word) if len(parts) == 1 else _several(parts)
    rule = dataclasses.replace(rule, required=needed)
    return _Place(word, entry.name, rule, default, convert)


def _parts(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


_Read = tuple[Field, "Callable[[object, Path | str, str], object] | None"]


def _one(hint: object, word: str) -> _Read:
    origin = get_origin(hint) or hint
    if origin is Literal:
        return Field(str, allowed=get_args(hint)), None
    if origin is tuple:
        return _list(get_args(hint)[0], word)
    if origin is Mapping:
        return Field(dict), _mapping
    if dataclasses.is_dataclass(origin):
        return _several([origin])
    return Field(cast("type", origin)), None


def _several(kinds: list[object]) -> _Read:
    """Read a record that can have one of several forms."""
    forms = [cast("type", kind) for kind in kinds]

    def convert(value: object, file: Path | str, where: str) -> object:
        return read(form_of(forms, value), value, file, where)

    return Field(dict, inside=tuple(fields(form) for form in forms)), convert


def form_of(forms: list[type], table: object) -> type:
    """Tell which form a table has: the last whose first field it holds, or else the first.

    Parameters
    ----------
    forms : list of type
        Records' classes.
    table : object

    Returns
    -------
    type
    """
    held = table if isinstance(table, dict) else {}
    return next((form for form in reversed(forms) if next(iter(fields(form))) in held), forms[0])


def _list(member: object, word: str) -> _Read:
    origin = get_origin(member) or member
    forms = [cast("type", get_origin(part) or part) for part in _parts(member)]
    if all(map(dataclasses.is_dataclass, forms)):
        return _records(forms, word)
    if origin is Literal:
        return Field(list, of=str, allowed=get_args(member)), _tuples
    return Field(list, of=list if origin is tuple else cast("type", origin)), _tuples


def _tuples(value: object, file: Path | str, where: str) -> object:
    """Make lists, and lists in lists, tuples."""
    if not isinstance(value, list):
        return value
    return tuple(_tuples(member, file, where) for member in value)


def _mapping(value: object, file: Path | str, where: str) -> object:
    found = cast("Mapping[str, object]", value)
    return {name: _tuples(member, file, where) for name, member in found.items()}


def _records(forms: list[type], word: str) -> _Read:
    called = str(getattr(forms[0], "CALLED", ""))

    def convert(value: object, file: Path | str, where: str) -> object:
        outer = where.removesuffix(f", {word}")
        found: list[object] = []
        for number, entry in enumerate(listed({word: value}, word, file, outer), start=1):
            form = form_of(forms, entry)
            ids = {name: entry.get(name, "") for name in fields(form)}
            spot = f"{outer}, {called.format(number=number, **ids)}" if called else where
            found.append(read(form, entry, file, spot))
        return tuple(found)

    return Field(list, inside=tuple(fields(form) for form in forms)), convert


# ---------------------------------------------------------------- tables and records
def read(kind: type[R], table: object, file: Path | str, where: str, **more: object) -> R:
    """Make a record of a table, held against the rules.

    Parameters
    ----------
    kind : type
        A record's class.
    table : object
        As in the file.
    file : Path or str
        Named in an error.
    where : str
        The record, in the file's words, named in an error.
    **more : object
        Fields that no file holds.

    Returns
    -------
    R

    Raises
    ------
    DataError
        At the first field, of this record and then of those in it, that is missing, unknown, of
        another type or not allowed.
    """
    given = cast("Mapping[str, object]", table)
    check_record(given, fields(cast("type", kind)), file, where)
    values: dict[str, object] = dict(more)
    for place in _places(cast("type", kind)):
        if place.word in given:
            value = given[place.word]
            if place.convert:
                value = place.convert(value, file, f"{where}, {place.word}")
            values[place.name] = value
    return cast("Callable[..., R]", kind)(**values)


def told(one: object) -> dict[str, object]:
    """Give what a record says, JSON-ready: what is as it would be without a word is left out.

    Parameters
    ----------
    one : object
        A record.

    Returns
    -------
    dict
        By the names in the file.
    """
    values = ((place, getattr(one, place.name)) for place in _places(cast("type", type(one))))
    return {place.word: _plain(value) for place, value in values if value != place.default}


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return told(value)
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return value
