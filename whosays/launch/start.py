"""The start command: from a fresh copy of the kit to the start page on screen."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import webbrowser
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import install, places, running, say, server

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
    already = None if afresh or port is not None else running.page(kit)
    if already:
        say.line("already")
        _show(already, browser=browser)
        return 0
    python = install.prepare(kit, afresh=afresh)
    _stop_with_the_window()
    lab = server.start(kit, python, ip=ip, port=port)
    try:
        try:
            server.wait_until_up(lab)
        except KitError:
            if port is not None or not lab.lost_its_port():
                raise
            # Somebody on this computer took the port between our look and our start.
            lab = server.start(kit, python, ip=ip, port=0)
            server.wait_until_up(lab)
        lab.warm_up()
        running.remember(kit, lab)
        _show(lab.page(), lab.page_elsewhere(), browser=browser)
        say.line("stop")
        lab.process.wait()
    except KeyboardInterrupt:
        say.line("stopping")
    finally:
        running.forget(kit)
        lab.stop()
    return 0


def _show(address: str, elsewhere: str | None = None, *, browser: bool) -> None:
    """Open the page, and give its address to whoever wants to open it by hand."""
    opened = browser and _open(address)
    say.line("open_here" if opened else "open_there", address=elsewhere or address)


def _stop_with_the_window() -> None:
    """Stop in order, too, when the terminal's window is closed or the computer shuts down."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        with contextlib.suppress(ValueError):  # only the main thread may ask for this
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), stop)


def _open(address: str) -> bool:
    """Open the default browser, with its own chatter kept off the terminal."""
    with_desktop = os.name != "posix" or sys.platform == "darwin"
    if not (with_desktop or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)):
        return False
    with contextlib.suppress(webbrowser.Error):
        return webbrowser.open(address)
    return False
