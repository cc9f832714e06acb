"""Every word of the interface, in one translatable form.

``locale/<language>/<section>.toml`` holds flat ``key = "text"`` pairs. A translation is
a folder beside ``en`` with the same keys; a key it lacks falls back to English.

A text about a number stands there once for each form that its language has: ``key_one``,
``key_other`` and, where the language has them, ``key_zero``, ``key_two``, ``key_few`` and
``key_many``. babel knows the rules here, and ``Intl.PluralRules`` in the page: both have them
from the same source, the CLDR of Unicode.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core import shown
from whosays.core.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

_LOCALE = Path(__file__).parents[1] / "locale"


@cache
def _load(language: str, name: str) -> dict[str, str]:
    file = _LOCALE / language / f"{name}.toml"
    if not file.is_file():
        return {}
    with file.open("rb") as handle:
        table = tomllib.load(handle)
    for key, value in table.items():
        if not isinstance(value, str):
            raise DataError(file, key, "this is not a text.", "Put it between quotation marks.")
    return table


def language() -> str:
    """Name the language in use.

    Returns
    -------
    str
        ``WHOSAYS_LANGUAGE`` if set, else ``"en"``.
    """
    return os.environ.get("WHOSAYS_LANGUAGE", "en")


def section(name: str) -> dict[str, str]:
    """Give all texts of one section, for a widget to show.

    Parameters
    ----------
    name : str
        The section, the file's name without ``.toml``.

    Returns
    -------
    dict of str to str
        Key to text; placeholders stand as ``{name}``.

    Raises
    ------
    DataError
        If the section does not exist or holds something other than texts.
    """
    english = _load("en", name)
    if not english:
        file = _LOCALE / "en" / f"{name}.toml"
        raise DataError(file, "", "this file is missing.", "Bring it back from the kit.")
    return {**english, **_load(language(), name)}


def text(key: str, **values: object) -> str:
    """Give one text with its placeholders filled.

    Parameters
    ----------
    key : str
        ``section.key``.
    **values : object
        What stands for each ``{placeholder}``.

    Returns
    -------
    str
        The text.

    Raises
    ------
    DataError
        If the section or the key does not exist.
    """
    name, _, rest = key.partition(".")
    table = section(name)
    if rest not in table:
        file = _LOCALE / "en" / f"{name}.toml"
        raise DataError(file, rest, "this key is missing.", "Add it with its text.")
    # A file's name comes from anybody; words of an article are shown to the letter.
    safe = {key: shown.name(v) if isinstance(v, Path) else v for key, v in values.items()}
    return table[rest].format(**safe)


def amiss(key: str, **values: object) -> tuple[str, str]:
    """Give what is wrong with a file, and how to mend it: two texts, ``key`` and ``key_mend``.

    Parameters
    ----------
    key : str
        ``section.key``.
    **values : object
        What stands for the placeholders of either.

    Returns
    -------
    tuple of (str, str)

    Raises
    ------
    DataError
        As :func:`text`.
    """
    return text(key, **values), text(f"{key}_mend", **values)


@cache
def _form_of(language: str) -> Callable[[int], str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 10 MB, where a number is told

    try:
        return Locale.parse(language.replace("-", "_")).plural_form
    except (UnknownLocaleError, ValueError):  # a folder may have any name
        return Locale("en").plural_form


def counted(key: str, count: int, **values: object) -> str:
    """Give the form of a text that a number takes, with its placeholders filled.

    Parameters
    ----------
    key : str
        ``section.key``, without the form's name.
    count : int
        Stands for ``{count}`` too.
    **values : object
        What stands for each other ``{placeholder}``.

    Returns
    -------
    str
        The text; a translation that lacks a form is read by ``_other``.
    """
    name, _, rest = key.partition(".")
    translated = f"{rest}_other" in _load(language(), name)
    form = _form_of(language() if translated else "en")(count)
    there = f"{rest}_{form}" in section(name)
    return text(f"{key}_{form if there else 'other'}", count=count, **values)
