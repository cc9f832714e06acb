"""The browser side of a widget: scripts and style sheets, as ``npm run build`` made them.

They are written in ``src/`` and put together into ``static/``, which is committed, so that
nobody needs Node to start the kit. A test makes them anew and compares.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

from whosays.core.markup import ours

_STATIC = Path(__file__).parents[1] / "widgets" / "static"


@cache
def esm(name: str) -> str:
    """Give a widget's browser module.

    Parameters
    ----------
    name : str
        The bundle's name, such as ``"reader"`` or ``"question_one"``.

    Returns
    -------
    str
        One ES module that imports nothing.
    """
    return (_STATIC / f"{name}.js").read_text(encoding="utf-8")


@cache
def css(name: str) -> str:
    """Give a widget's style sheet.

    Parameters
    ----------
    name : str
        The bundle's name, such as ``"reader"`` or ``"question_deck"``.

    Returns
    -------
    str
        The kit's theme, what all questions share if it is one, and the widget's own rules; a
        kind of question may have none.
    """
    sheets = [_STATIC / "theme.css"]
    own = _STATIC / f"{name}.css"
    if name.startswith("question_"):
        sheets.append(_STATIC / "question.css")
        sheets += [own] if own.is_file() else []
    else:
        sheets.append(own)
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def style(*names: str) -> Markup:
    """Give style sheets as elements of a page, each once.

    Parameters
    ----------
    *names : str
        As for :func:`css`.

    Returns
    -------
    Markup
    """
    sheets = dict.fromkeys(ours(css(name)) for name in names)
    return Markup("").join(Markup("<style>{}</style>").format(sheet) for sheet in sheets)
