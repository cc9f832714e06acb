"""The licences of the programs that a site hands on, in one file."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.site.needs import Parts

_LICENCE = re.compile(r"[^/]+\.dist-info/(?:licenses/)?(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*")
# Pyodide's npm package says which licence it has and has no file with it.
_PYODIDE = "Pyodide: Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/"


def page(parts: Parts) -> bytes:
    """Put the licences together.

    Parameters
    ----------
    parts : Parts

    Returns
    -------
    bytes
    """
    told = [_PYODIDE]
    for package, wheel in sorted(parts.wheels.items()):
        with zipfile.ZipFile(wheel) as archive:
            found = [name for name in archive.namelist() if _LICENCE.fullmatch(name)]
            said = [archive.read(name).decode("utf-8", "replace").strip() for name in found]
        told.append("\n\n".join((f"{package}:", *(said or ["see the package itself"]))))
    return ("\n\n" + "-" * 72 + "\n\n").join(told).encode() + b"\n"
