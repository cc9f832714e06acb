"""Hands a site out on this computer, and to nobody else: from a folder, or from a USB stick."""

from __future__ import annotations

import contextlib
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import SupportsRead, SupportsWrite

HERE = "127.0.0.1"
KINDS = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
    ".json": "application/json", ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml", ".css": "text/css", ".html": "text/html",
}  # fmt: skip
"""What a file is, by its ending. Windows asks its registry, where other programs may have written
nonsense."""


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder; no lists of folders, and no word on the terminal for each."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **KINDS}  # noqa: RUF012 - the base class has it as a plain dict

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def list_directory(self, _path: object) -> None:
        """Show no list of a folder."""
        self.send_error(404)

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:  # type: ignore[override]
        """Send a file; a browser that went on to another page wants no more of it."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Have the browser ask each time: a stick may hold a newer site."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Make a server for a site.

    Parameters
    ----------
    folder : Path
    port : int
        0 for any that is free.

    Returns
    -------
    ThreadingHTTPServer
        Listening on this computer alone.

    Raises
    ------
    KitError
        If there is no site, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise KitError(text("site.no_site", folder=folder))
    try:
        return ThreadingHTTPServer((HERE, port), partial(Handler, directory=str(folder)))
    except OSError:
        raise KitError(text("site.port_taken", port=port)) from None


def run(folder: Path, port: int = 0, *, browser: bool = True) -> int:
    """Hand a site out until somebody stops it.

    Parameters
    ----------
    folder : Path
    port : int
        0 for any that is free.
    browser : bool
        Whether to open the first page.

    Returns
    -------
    int
        Exit status.

    Raises
    ------
    KitError
        As :func:`server`.
    """
    with server(folder, port) as running:
        # Not the number: for browsers a secure place is one of either, and people know this name.
        address = f"http://localhost:{running.server_port}/"
        print(text("site.serving", folder=folder, address=address), flush=True)
        if browser:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            running.serve_forever()
    return 0
