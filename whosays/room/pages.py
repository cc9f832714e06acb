"""The browser edition as a room gets it: held in memory, so that no address is ever a path.

Over plain http a browser lets a page keep no copy of itself and gives its Python no storage. So the
page's Python is told that its answers go to this laptop, and what the pages say of that is said
here: each sentence that would not be true is put in the place of one of the edition's.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.markup import in_script
from whosays.room import books
from whosays.site.serve import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSETS = Path(__file__).parent / "assets"
_ASSETS = ("join.js", "room.js", "room.css", "teacher.js")
FIRST = "index.html"
NOTEBOOK = "notebooks/index.html"
OWN = ("index.html", "notebooks/index.html")
"""Pages for those alone who said who they are."""
_SETTINGS = "jupyter-lite.json"
_LEFT_OUT = ("service-worker.js", "manifest.webmanifest", "site.js")
# These are squeezed as they are.
_SQUEEZED = (".whl", ".zip", ".png", ".woff2", ".ico")
# A name that holds a sum of what the file holds: it never changes.
_FOR_GOOD = re.compile(
    r"build/.+\.[0-9a-f]{16,}\.js|.*\+[0-9a-f]{12}-py3-.*|extensions/.+\.[0-9a-f]{16,}\.js"
)
_SAID = {
    "yours_kept": "yours_kept", "yours_safe": "yours_safe", "nothing_needed": "nothing_needed",
    "not_yet": "offline", "opening": "opening",
}  # fmt: skip
_LINE = (
    "line_kept", "line_away", "line_unknown", "line_waits_one", "line_waits_other", "class_link",
    "not_me", "leave_sure", "leave_waits",
)  # fmt: skip
_MANIFEST = re.compile(r'\n *<link rel="manifest"[^>]*>')
_SCRIPT = re.compile(r'<script src="[./]*site\.js"[^>]*></script>')


@dataclass(frozen=True, slots=True)
class Page:
    """One file that is handed out.

    Attributes
    ----------
    raw : bytes
    squeezed : bytes
        The same with gzip; empty where that is no smaller.
    kind : str
        Its media type.
    sign : str
        Another for every other content.
    for_good : bool
        Whether this address will never hold anything else.
    """

    raw: bytes
    squeezed: bytes
    kind: str
    sign: str
    for_good: bool


_KINDS = {
    **KINDS, ".ipynb": "application/json", ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}  # fmt: skip


def page(place: str, raw: bytes) -> Page:
    """Make a file ready to be handed out.

    Parameters
    ----------
    place : str
        In the site.
    raw : bytes

    Returns
    -------
    Page
    """
    ending = f".{place.rpartition('.')[2]}"
    squeezed = b"" if ending in _SQUEEZED else gzip.compress(raw, 6, mtime=0)
    kind = _KINDS.get(ending) or mimetypes.guess_type(place)[0] or "application/octet-stream"
    return Page(
        raw, squeezed if len(squeezed) < len(raw) else b"", kind,
        hashlib.sha256(raw).hexdigest()[:32], bool(_FOR_GOOD.fullmatch(place)),
    )  # fmt: skip


def read(folder: Path) -> dict[str, bytes]:
    """Read a browser edition.

    Parameters
    ----------
    folder : Path
        What ``whosays site`` made.

    Returns
    -------
    dict of str to bytes

    Raises
    ------
    KitError
        If there is none.
    """
    if not (folder / FIRST).is_file() or not (folder / _SETTINGS).is_file():
        raise KitError(text("site.no_site", folder=folder))
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }


def _told(words: str) -> str:
    """Put what is true in a room in the place of what is true of the edition."""
    theirs, mine = section("site"), section("room")
    for name, other in _SAID.items():
        words = words.replace(escape(theirs[name]), escape(mine[other]))
    words = _MANIFEST.sub("", words)
    told = in_script({name: mine[name] for name in _LINE})
    script = Markup(
        '<script id="whosays-room" type="application/json">{}</script>\n'
        '  <script src="/room/room.js" defer></script>'
    ).format(told)
    return _SCRIPT.sub(lambda _: script, words)


def adapted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give a browser edition as a room gets it.

    Parameters
    ----------
    files : Mapping of str to bytes
        As :func:`read` gives it.

    Returns
    -------
    dict of str to bytes
    """
    made = {place: raw for place, raw in files.items() if place not in _LEFT_OUT}
    settings = json.loads(made[_SETTINGS])
    plugins = settings["jupyter-config-data"]["litePluginSettings"]
    for said in plugins.values():
        said["loadPyodideOptions"]["env"]["WHOSAYS_ROOM"] = "yes"
    made[_SETTINGS] = (json.dumps(settings, ensure_ascii=False, sort_keys=True) + "\n").encode()
    made |= books.adapted(files)
    for place in OWN:
        made[place] = _told(made[place].decode()).encode()
    return made


def handed_out(folder: Path) -> dict[str, Page]:
    """Give every file of a room, ready to be handed out.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    dict of str to Page
    """
    own = {f"room/{name}": (ASSETS / name).read_bytes() for name in _ASSETS}
    return {place: page(place, raw) for place, raw in {**adapted(read(folder)), **own}.items()}
