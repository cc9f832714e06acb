"""Addresses that hold what they lead to, so that a page needs no other file."""

from __future__ import annotations

import base64

PNG = b"\x89PNG\r\n\x1a\n"


def _address(kind: str, raw: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(raw).decode('ascii')}"


def data_uri(picture: str | bytes) -> str:
    """Give a picture as an address.

    Parameters
    ----------
    picture : str or bytes
        SVG, or the bytes of a PNG.

    Returns
    -------
    str
        ``data:…;base64,…``. Inside an image element an SVG runs no script and loads nothing.
    """
    raw = picture.encode("utf-8") if isinstance(picture, str) else picture
    return _address("image/png" if raw.startswith(PNG) else "image/svg+xml", raw)


def file_uri(raw: bytes) -> str:
    """Give a file as an address that a browser saves and never shows.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    str
        ``data:…;base64,…``.
    """
    return _address("application/octet-stream", raw)
