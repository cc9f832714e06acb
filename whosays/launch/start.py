"""The start command: from a fresh copy of the kit to the start page on screen."""

from __future__ import annotations

import contextlib
import hashlib
import html
import os
import signal
import sys
import webbrowser
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import install, lock, network, places, running, say, server

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
    answers = places.answers_dir(kit)
    lab = None
    try:
        with lock.held(kit) as holds:
            already = running.page(kit, answers)
            if already and port is None and not afresh:
                say.line("already")
                _show(kit, already, browser=browser)
                return 0
            if afresh and running.anywhere(kit):
                raise KitError(say.sentence("stop_first"))
            if port is not None or ip != "127.0.0.1":
                server.find_port(ip, port)  # what cannot be had is told before it installs
            python = install.prepare(kit, afresh=afresh, holds=holds)
            _stop_with_the_window()
            places.make_private(answers, ours=answers.parent == kit)
            lab = _begin(kit, python, ip=ip, port=port, answers=answers)
            running.remember(kit, lab, answers)
        lab.warm_up()
        if not network.is_here_only(ip):
            say.line("ip_open")
        _show(kit, lab.page(), lab.page_elsewhere(), browser=browser)
        say.line("stop")
        lab.process.wait()
    except KeyboardInterrupt:
        if lab is None:
            raise
        say.line("stopping")
    finally:
        if lab is not None:
            running.forget(kit, answers)
            _door(kit, lab.page()).unlink(missing_ok=True)
            lab.stop()
    return 0


def _begin(kit: Path, python: Path, *, ip: str, port: int | None, answers: Path) -> server.Server:
    """Start the server and wait until it is up; one that does not come up is stopped."""
    extra = {"WHOSAYS_ANSWERS": str(answers)}
    lab = server.start(kit, python, ip=ip, port=port, extra=extra)
    try:
        server.wait_until_up(lab)
    except BaseException as error:
        lab.stop()
        if not isinstance(error, KitError) or port is not None or not lab.lost_its_port():
            raise
    else:
        return lab
    # Somebody on this computer took the port between our look and our start.
    return _begin(kit, python, ip=ip, port=0, answers=answers)


def _door(kit: Path, address: str) -> Path:
    """Name the file by which the browser is led to an address."""
    mark = hashlib.sha256(address.encode()).hexdigest()[:12]
    return places.own_dir(kit) / f"open-{mark}.html"


_LEADS = """<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={0}"><title>Who says so?</title>
<p><a href="{0}">Who says so?</a></p>
"""


def _led(kit: Path, address: str) -> str:
    """Give an address without a secret that leads to one with it.

    Everybody on a computer can see a browser's command line. So the browser is given a file,
    which only this person can read.
    """
    door = _door(kit, address)
    running.write_private(door, _LEADS.format(html.escape(address)))
    return door.as_uri()


def _show(kit: Path, address: str, elsewhere: str | None = None, *, browser: bool) -> None:
    """Open the page, and give its address to whoever wants to open it by hand."""
    opened = False
    if browser:
        with contextlib.suppress(OSError):  # no room for the file
            opened = _open(_led(kit, address))
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
