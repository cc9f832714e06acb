"""Whole printed documents from templates: everything that is put into one is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from whosays.core.i18n import text

if TYPE_CHECKING:
    from jinja2 import Template


def _t(name: str, **values: object) -> str:
    return text(f"printing.{name}", **values)


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
    return Markup(f'"{safe}"')  # noqa: S704 - nothing but letters, digits, backslashes, spaces


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = _t
    made.filters["css_string"] = css_string
    return made


def _named(name: str) -> Template:
    return _environment().get_template(f"{name}.html.j2")


def render(name: str, **values: object) -> Markup:
    """Fill a template.

    Parameters
    ----------
    name : str
        Of a file in ``templates/``, without its ending.
    **values : object
        What it asks for; one that is missing is an error. Markup stays, all else is escaped.

    Returns
    -------
    Markup
    """
    return Markup(_named(name).render(**values))  # noqa: S704 - made with autoescape on
