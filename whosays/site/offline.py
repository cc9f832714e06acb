"""What makes the site work without a network, and lets a device install it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.site import needs

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKER, MANIFEST = "service-worker.js", "manifest.webmanifest"


def stamp(files: Mapping[str, bytes]) -> str:
    """Give a name for what a site holds.

    Parameters
    ----------
    files : Mapping of str to bytes

    Returns
    -------
    str
        Another for every other content.
    """
    digest = hashlib.sha256()
    for place, raw in sorted(files.items()):
        digest.update(f"{place}\0".encode() + hashlib.sha256(raw).digest())
    return digest.hexdigest()[:16]


def worker(files: Mapping[str, bytes]) -> bytes:
    """Write the script that keeps a site's files in a browser.

    Parameters
    ----------
    files : Mapping of str to bytes
        All of them, but this one.

    Returns
    -------
    bytes
    """
    words = (needs.ASSETS / WORKER).read_text(encoding="utf-8")
    listed = json.dumps(sorted(files), ensure_ascii=False, indent=0)
    return words.replace("{stamp}", stamp(files)).replace('["{files}"]', listed).encode()


def manifest() -> bytes:
    """Write what a device needs to know to install the site.

    Returns
    -------
    bytes
    """
    said = {
        "name": text("site.title"),
        "short_name": text("site.title"),
        "description": text("site.tagline"),
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b5c9e",
        "icons": [{"src": "./icon.svg", "type": "image/svg+xml", "sizes": "any"}],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
