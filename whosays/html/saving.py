"""A line that saves a file which only the page holds."""

from __future__ import annotations

import base64
from html import escape

_LINK = "color:var(--ws-accent);text-decoration:underline;font-weight:600"


def link(words: str, file_name: str, raw: bytes) -> str:
    """Write a link that saves a file.

    Parameters
    ----------
    words : str
        What a reader presses.
    file_name : str
        What the file is called.
    raw : bytes

    Returns
    -------
    str
        Safe markup; the file itself is in it.
    """
    held = base64.b64encode(raw).decode()
    return (
        f'<a style="{_LINK}" download="{escape(file_name, quote=True)}" '
        f'href="data:application/octet-stream;base64,{held}">{escape(words)}</a>'
    )
