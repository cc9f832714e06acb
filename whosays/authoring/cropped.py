"""Cuts a picture off at the bottom, with the standard library alone.

A browser that is told how large its window is counts its own bars as part of it, and leaves the
foot of a picture blank. So pictures are taken taller than they are to be. Lines of a PNG are stored
from the top, each told by the one above at most: the first of them are a picture of their own.
"""

from __future__ import annotations

import struct
import zlib

_SIGN = b"\x89PNG\r\n\x1a\n"
# Numbers for each dot, by the kind of colours: grey, colours, from a list, and with see-through.
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def _chunks(raw: bytes) -> list[tuple[bytes, bytes]]:
    """List the parts of a PNG: what each is, and what it holds."""
    found = []
    at = len(_SIGN)
    while at < len(raw):
        (size,) = struct.unpack_from(">I", raw, at)
        found.append((raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]))
        at += size + 12
    return found


def _chunk(name: bytes, held: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + held))
    return struct.pack(">I", len(held)) + name + held + check


def top(raw: bytes, high: int) -> bytes:
    """Give the upper part of a picture.

    Parameters
    ----------
    raw : bytes
        A PNG whose lines are stored one after the other, as browsers write it.
    high : int
        How many lines are kept; a picture of fewer stays as it is.

    Returns
    -------
    bytes
        A PNG.
    """
    chunks = _chunks(raw)
    wide, whole, depth, kind, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    if whole <= high:
        return raw
    line = 1 + (wide * depth * _CHANNELS[kind] + 7) // 8
    lines = zlib.decompress(b"".join(held for name, held in chunks if name == b"IDAT"))
    made = [_chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, kind, *rest))]
    made += [_chunk(name, held) for name, held in chunks if name not in {b"IHDR", b"IDAT", b"IEND"}]
    made += [_chunk(b"IDAT", zlib.compress(lines[: high * line], 9)), _chunk(b"IEND", b"")]
    return _SIGN + b"".join(made)
