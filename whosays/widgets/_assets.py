"""Joins the shared JavaScript and CSS with a widget's own, so that no build step is needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def esm(name: str) -> str:
    """Give a widget's browser module.

    Parameters
    ----------
    name : str
        The widget's own file, such as ``"reader.js"``.

    Returns
    -------
    str
        ``common.js`` followed by the file: one ES module, nothing imported.
    """
    parts = [(_HERE / part).read_text(encoding="utf-8") for part in ("common.js", name)]
    return "\n".join(parts)


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
