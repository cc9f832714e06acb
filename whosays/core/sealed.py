"""Keys of a practice edition, in one file that tells nothing to whoever opens it by chance.

A page that says at once what fits needs the keys beside it. They lie in a single file that no
editor and no archive program reads: a ZIP, turned by a stream of bytes that anybody can compute.
That keeps them from a curious look. It is no secret from somebody who takes the kit apart; an
assessed edition holds no key at all.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from whosays.core import zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "feedback.bin"
"""The file, in the kit's folder."""


def turned(raw: bytes) -> bytes:
    """Turn bytes, or turn them back.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    bytes
    """
    stream = hashlib.shake_256(b"whosays feedback").digest(len(raw))
    whole = int.from_bytes(raw, "big") ^ int.from_bytes(stream, "big")
    return whole.to_bytes(len(raw), "big")


def seal(files: Mapping[str, bytes]) -> bytes:
    """Put files into one; the same files make the same bytes.

    Parameters
    ----------
    files : Mapping of str to bytes
        Place from the kit's folder, with slashes, to content.

    Returns
    -------
    bytes
    """
    return turned(zipped.pack(sorted(files.items())))


def unseal(raw: bytes) -> dict[str, bytes]:
    """Give the files of a sealed one.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    dict of str to bytes
        Empty for a damaged file: then nothing is checked, and every answer is saved all the same.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(turned(raw))) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return {}
