"""Remembers the kit that is running, so that starting it twice opens it instead."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING
from urllib.error import URLError

from whosays.launch import places
from whosays.launch.server import ask

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.launch.server import Server


def _file(kit: Path) -> Path:
    return places.own_dir(kit) / "running.json"


def remember(kit: Path, server: Server) -> None:
    """Note where the kit runs.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    server : Server
        The server that is up.
    """
    note = {"base": server.base, "token": server.token, "page": server.page()}
    file = _file(kit)
    with contextlib.suppress(OSError):
        file.touch(mode=0o600)  # it opens the server, so it is for this person only
        file.write_text(json.dumps(note), encoding="utf-8")


def forget(kit: Path) -> None:
    """Take the note away.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    """
    with contextlib.suppress(OSError):
        _file(kit).unlink(missing_ok=True)


def page(kit: Path) -> str | None:
    """Give the start page's address of a kit that is running already.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    str or None
        None if there is no note, or nobody answers there.
    """
    try:
        note = json.loads(_file(kit).read_text(encoding="utf-8"))
        ask(note["base"], note["token"], "/api/status", timeout=3)
        return str(note["page"])
    except (OSError, URLError, ValueError, KeyError, TypeError):
        return None
