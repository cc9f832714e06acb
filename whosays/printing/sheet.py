"""One printable page: a whole HTML document that needs nothing else, online or off."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from whosays.core.i18n import text
from whosays.html.assets import css


@cache
def _style() -> str:
    own = Path(__file__).with_name("print.css").read_text(encoding="utf-8")
    return f"{css('page')}\n{own}"


def document(title: str, body: str, *, foot: str = "", lang: str = "en") -> str:
    """Write a document.

    Parameters
    ----------
    title : str
    body : str
        Safe markup.
    foot : str
        A line at the end, such as whose text it is.
    lang : str

    Returns
    -------
    str
        HTML with its styles inside; no script, no address outside itself.
    """
    last = f'<p class="pr-foot">{escape(foot or text("printing.foot"))}</p>'
    return (
        f'<!doctype html>\n<html lang="{escape(lang, quote=True)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n</head>\n"
        f'<body class="pr-page"><main class="ws ws-page">{body}{last}</main></body>\n</html>\n'
    )
