"""Opening a class on this laptop from the teacher's page, and closing it.

The room is a program of its own: closing or restarting this page does not end a lesson. A file in
its folder, for its owner alone, says how to get in; it is there as long as the room is open.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from whosays.core import files
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.notebook.button import button
from whosays.notebook.calm import calm

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.widgets.maker import Maker

TELL, LOG = "open.json", "log.txt"
LONGEST = 900.0
"""Seconds that a room may take to open: the first time its pages are made."""
ENDING = 10.0
"""Seconds that a room which was told to stop may take to let go of its port."""
_PAUSE, _ANSWER = 0.2, 5.0
_LAST = 400
_HEADERS = {"X-Whosays": "room", "Content-Type": "application/json"}

Entry = dict[str, str]


def _folder() -> Path:
    return kit_root() / "room"


def _ask(entry: Entry, path: str, body: str = "", cookie: str = "") -> tuple[int, str]:
    """Ask the room on this computer; give what it says, and the cookie it gives."""
    place = urlsplit(str(entry["teacher"]))
    if place.hostname != "localhost":
        raise ValueError(place.hostname)
    line = http.client.HTTPConnection("localhost", place.port or 80, timeout=_ANSWER)
    try:
        sent = {**_HEADERS, **({"Cookie": cookie} if cookie else {})}
        line.request("POST" if body else "GET", path, body or None, sent)
        answer = line.getresponse()
        answer.read()
        if answer.getheader("Server") != "whosays":
            raise ValueError(path)
        return answer.status, (answer.getheader("Set-Cookie") or "").partition(";")[0]
    finally:
        line.close()


def entry() -> Entry | None:
    """Say how to get into the room that is open.

    Returns
    -------
    dict of str to str or None
        None where none is open, whatever a file says.
    """
    try:
        found = json.loads((_folder() / TELL).read_bytes())
        _ask(found, "/teacher")
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return None
    return {str(name): str(value) for name, value in found.items()}


def shown(found: Entry) -> Markup:
    """Write how to get in.

    Parameters
    ----------
    found : dict of str to str
        As :func:`entry` gives it.

    Returns
    -------
    Markup
        Safe markup: the address and its pattern for students, page and password for the teacher.
    """
    from whosays.core.sanitize import words  # noqa: PLC0415 - only where a room is open

    # The pattern is our own file's, drawn anew as a picture: nothing in it can run.
    picture = found.get("qr", "")
    address = words(found["address"], 200) or text("room_button.no_network")
    page, password = found["teacher"], found["password"]
    warned = Markup("").join(
        Markup("<li>{}</li>").format(one) for one in found["warnings"].splitlines() if one
    )
    return Markup(
        "<p><strong>{}</strong></p>"
        '<p style="font-size:1.6em"><strong>{}</strong></p>{}'
        "<p>{} "
        '<a href="{}" target="_blank" rel="noopener">{}</a></p>'
        "<p>{} <code>{}</code></p>"
        "<p>{}</p><ul>{}</ul>"
    ).format(
        text("room_button.open"),
        address,
        _picture(picture),
        text("room_button.mine"),
        page,
        page,
        text("room_button.password"),
        password,
        text("room_button.handins", folder=found["folder"]),
        warned,
    )


def _picture(svg: str) -> Markup:
    """Put a picture on the page as a picture, in which no script can run."""
    if not svg.startswith("<svg"):
        return Markup("")
    from whosays.html.data_uri import data_uri  # noqa: PLC0415 - only where a room is open

    return Markup('<img src="{}" alt="{}" width="220" height="220">').format(
        data_uri(svg), text("room_button.qr")
    )


def _started(mode: str) -> subprocess.Popen[bytes]:
    folder = _folder()
    folder.mkdir(exist_ok=True)
    (folder / TELL).unlink(missing_ok=True)  # of a room that ended without a word
    words = [sys.executable, "-m", "whosays", "class", "--no-browser", "--mode", mode,
             "--tell", str(folder / TELL)]  # fmt: skip
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    variables |= {"PYTHONPATH": str(kit_root()), "WHOSAYS_KIT": str(kit_root())}
    with (folder / LOG).open("wb") as out:
        return subprocess.Popen(  # noqa: S603 - the kit's own command
            words, cwd=kit_root(), env=variables, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )  # fmt: skip


def _opened(mode: str) -> Markup:
    if found := entry():
        return shown(found)
    if not files.is_dir(kit_root() / "solutions"):
        raise KitError(text("edition.teacher_only"))
    try:
        process = _started(mode)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=_folder(), reason=reason)) from None
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        if found := entry():
            return shown(found)
        if process.poll() is not None:
            said = (_folder() / LOG).read_text(encoding="utf-8", errors="replace")
            raise KitError(text("room_button.failed", said=said.strip()[-_LAST:]))
        time.sleep(_PAUSE)
    raise KitError(text("room_button.long", file=_folder() / LOG))


def _closed() -> Markup:
    found = entry()
    if not found:
        return Markup("<p>{}</p>").format(text("room_button.none"))
    said = json.dumps({"password": found["password"]})
    try:
        _, cookie = _ask(found, "/teacher/enter", said)
        status, _ = _ask(found, "/teacher/stop", "{}", cookie)
    except (OSError, ValueError, http.client.HTTPException):
        status = 0
    if status != 200:  # noqa: PLR2004 - http's own
        raise KitError(text("room_button.stays", page=found["teacher"]))
    # It still says its last words: who opens another at once would be shown the one that ends.
    until = time.monotonic() + ENDING
    while entry() and time.monotonic() < until:
        time.sleep(_PAUSE)
    return Markup("<p>{}</p>").format(text("room_button.closed", folder=found["folder"]))


@calm
def open_room(mode: str = "practice") -> Maker:
    """Show a button that makes this computer the laptop of a room.

    Parameters
    ----------
    mode : str
        ``"practice"`` or ``"assessed"``.

    Returns
    -------
    Maker
        Where a room is open, it says how to get in.
    """
    label, about = "room_button.button", "room_button.about"
    made = button(label, about, lambda: _opened(mode), busy="room_button.busy")
    if found := entry():
        made.told.value = shown(found)
    return made


@calm
def close_room() -> Maker:
    """Show a button that closes the room.

    Returns
    -------
    Maker
    """
    return button("room_button.stop", "room_button.stop_about", _closed, busy="printing.busy")
