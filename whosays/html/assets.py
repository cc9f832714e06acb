"""Joins the shared JavaScript and CSS with a widget's own, so that no build step is needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parents[1] / "widgets"


@cache
def esm(*names: str) -> str:
    """Give a widget's browser module.

    Parameters
    ----------
    *names : str
        The widget's own files in order, such as ``"question.js"``. The last one holds
        the only ``export``; the others hold plain functions.

    Returns
    -------
    str
        ``common.js`` followed by the files: one ES module, nothing imported.
    """
    return "\n".join((_HERE / part).read_text(encoding="utf-8") for part in ("common.js", *names))


@cache
def css(*names: str) -> str:
    """Give a widget's style sheet.

    Parameters
    ----------
    *names : str
        The widget's own files, such as ``"reader.css"``.

    Returns
    -------
    str
        ``theme.css`` followed by the files.
    """
    return "\n".join((_HERE / part).read_text(encoding="utf-8") for part in ("theme.css", *names))
