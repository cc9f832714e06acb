"""A line that saves a file which only the page holds."""

from __future__ import annotations

import base64

from markupsafe import Markup

_LINK = "color:var(--ws-accent);text-decoration:underline;font-weight:600"


def link(words: str, file_name: str, raw: bytes) -> Markup:
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
    Markup
        The file itself is in it.
    """
    held = base64.b64encode(raw).decode()
    return Markup(
        '<a style="{}" download="{}" href="data:application/octet-stream;base64,{}">{}</a>'
    ).format(_LINK, file_name, held, words)
