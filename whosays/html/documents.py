"""Whole documents from templates: everything that is put into one is escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whosays.core.i18n import text
from whosays.core.markup import ours

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup


def css_string(words: str) -> Markup:
    """Write words as a string of a style sheet, such as the line at the foot of each page.

    Parameters
    ----------
    words : str

    Returns
    -------
    Markup
        Quotation marks included. Whatever is not a letter or a digit is written by its number,
        so that nothing can end the string or the style sheet.
    """
    safe = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words)
    return ours(f'"{safe}"')


@cache
def _environment(folder: Path) -> Environment:
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["text"] = text
    made.filters["css_string"] = css_string
    return made


def render(folder: Path, name: str, /, **values: object) -> Markup:
    """Fill a template.

    Parameters
    ----------
    folder : Path
        Where it and those it includes stand.
    name : str
        Of its file. In it, ``text("page.key")`` gives a sentence of the locale files.
    **values : object
        What it asks for; one that is missing is an error. Markup stays, all else is escaped.

    Returns
    -------
    Markup
    """
    return ours(_environment(folder).get_template(name).render(**values))
