"""The templates of what is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.html import documents

if TYPE_CHECKING:
    from markupsafe import Markup

_FOLDER = Path(__file__).with_name("templates")


def _t(name: str, **values: object) -> str:
    return text(f"printing.{name}", **values)


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
    return documents.render(_FOLDER, f"{name}.html.j2", t=_t, **values)
