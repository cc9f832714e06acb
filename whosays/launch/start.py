"""The start command: from a fresh copy of the kit to the start page on screen."""

from __future__ import annotations

import contextlib
import os
import webbrowser
from typing import TYPE_CHECKING

from whosays.launch import install, places, say, server

if TYPE_CHECKING:
    from pathlib import Path


def run(
    kit: Path = places.KIT,
    *,
    browser: bool = True,
    port: int | None = None,
    ip: str = "127.0.0.1",
    afresh: bool = False,
) -> int:
    """Prepare what is missing, start JupyterLab, open the start page, wait until it ends.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    browser : bool
        Open the page in the default browser.
    port : int, optional
        The port to listen on; by default 8888 or any free one.
    ip : str
        The address to listen on.
    afresh : bool
        Make the environment anew.

    Returns
    -------
    int
        Exit status.

    Raises
    ------
    KitError
        If something a person can mend stands in the way.
    """
    python = install.prepare(kit, afresh=afresh)
    # A Python may have been there before the kit was: the pages need nothing else.
    running = server.start(kit, python, ip=ip, port=port)
    try:
        server.wait_until_up(running)
        # A kernel that is up already makes the first page quick. Nobody waits for it.
        address = running.page()
        opened = browser and _open(address)
        say.line("open_here" if opened else "open_there", address=address)
        say.line("stop")
        running.process.wait()
    except KeyboardInterrupt:
        say.line("stopping")
    finally:
        running.stop()
    return 0


def _open(address: str) -> bool:
    """Open the default browser, with its own chatter kept off the terminal."""
    if os.name == "posix" and "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        import sys  # noqa: PLC0415 - only to tell macOS, which needs neither

        if sys.platform != "darwin":
            return False
    with contextlib.suppress(webbrowser.Error):
        return webbrowser.open(address)
    return False
