"""What each field of a data file is for, in a sentence: ``authoring/fields.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.schema import read_toml

FILE = Path(__file__).with_name("fields.toml")
COMMON = "common"


@cache
def told() -> dict[str, dict[str, str]]:
    """Read the sentences.

    Returns
    -------
    dict of str to dict
        Section to field to sentence. A section is ``common`` or begins the names of shapes:
        ``item`` is for items of every kind, ``item of kind rate`` for one.
    """
    return cast("dict[str, dict[str, str]]", read_toml(FILE))


def section(shape: str, name: str) -> str:
    """Name the section that describes a field.

    Parameters
    ----------
    shape, name : str
        The record's form; the field.

    Returns
    -------
    str
        The one with the longest name that begins the shape's, ``common`` last; empty if the
        field is described nowhere.
    """
    fitting = [part for part in told() if part != COMMON and shape.startswith(part)]
    for part in (*sorted(fitting, key=len, reverse=True), COMMON):
        if name in told().get(part, {}):
            return part
    return ""


def describe(shape: str, name: str) -> str:
    """Say what a field is for.

    Parameters
    ----------
    shape, name : str
        The record's form; the field.

    Returns
    -------
    str

    Raises
    ------
    DataError
        If no sentence says it: every field is described.
    """
    where = section(shape, name)
    if not where:
        raise DataError(
            FILE,
            shape,
            *amiss("reference.not_described", name=name, shape=repr(shape), common=COMMON),
        )
    return told()[where][name]
