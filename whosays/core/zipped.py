"""ZIP files that are the same bytes on every computer, however often they are made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# ZIP has no earlier date; a true one would make other bytes of the same files.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def pack(
    files: Iterable[tuple[str, bytes]], *, deflate: bool = False, mode: int | None = None
) -> bytes:
    """Put files into a ZIP.

    Parameters
    ----------
    files : iterable of (str, bytes)
        Names, with slashes, and contents, in the order in which they are to stand.
    deflate : bool
        Make it smaller. Compressors differ from computer to computer: only for what nobody
        compares between two of them.
    mode : int, optional
        Who may read and write what is unpacked, as on Unix; left to the program without it.

    Returns
    -------
    bytes
    """
    made = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w") as archive:
        for name, raw in files:
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.create_system = _UNIX
            if mode is not None:
                info.external_attr = mode << 16
            archive.writestr(info, raw, how)
    return made.getvalue()
