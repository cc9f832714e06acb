"""One printable page: a whole HTML document that needs nothing else, online or off."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.core.markup import ours
from whosays.html.assets import css
from whosays.printing.templates import render

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZES = ("A4", "Letter")
"""Sizes of paper, as a style sheet names them; the first is the one unless somebody chooses."""


@cache
def _style() -> Markup:
    own = Path(__file__).with_name("print.css").read_text(encoding="utf-8")
    return ours(f"{css('page')}\n{own}")


def document(
    title: str, body: Markup, *, look: str = "paper", lang: str = "en", size: str = SIZES[0]
) -> str:
    """Write a document.

    Parameters
    ----------
    title : str
    body : Markup
    look : str
        What kind of paper it is, which the style sheet goes by: ``unit``, ``form``, ``key``,
        ``cards``, ``articles``, ``report``, ``list`` or ``paper``.
    lang : str
    size : str
        One of :data:`SIZES`.

    Returns
    -------
    str
        HTML with its styles inside; no script, no address outside itself.
    """
    return str(
        render(
            "document", title=title, body=body, look=look, lang=lang, size=size, style=_style(),
            foot=text("printing.foot"),
        )
    )  # fmt: skip


def joined(pieces: Iterable[Markup]) -> Markup:
    """Put fragments one after the other.

    Parameters
    ----------
    pieces : iterable of Markup

    Returns
    -------
    Markup
    """
    return Markup("").join(pieces)
