"""A line that saves a file which only the page holds."""

from __future__ import annotations

from markupsafe import Markup

from whosays.html.data_uri import file_uri

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
    return Markup('<a style="{}" download="{}" href="{}">{}</a>').format(
        _LINK, file_name, file_uri(raw), words
    )
