"""Remembers the kit that is running, so that starting it twice opens it instead."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import TYPE_CHECKING
from urllib.error import URLError

from whosays.launch import places
from whosays.launch.server import ask

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.launch.server import Server


def _file(kit: Path, answers: Path) -> Path:
    """Name the note: one for each folder of answers, so that nobody opens another's."""
    mark = hashlib.sha256(os.fsencode(answers)).hexdigest()[:12]
    return places.own_dir(kit) / f"running-{mark}.json"


def remember(kit: Path, server: Server, answers: Path) -> None:
    """Note where the kit runs.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    server : Server
        The server that is up.
    answers : Path
        The folder its answers go to.
    """
    note = {"base": server.base, "token": server.token, "page": server.page()}
    with contextlib.suppress(OSError):
        write_private(_file(kit, answers), json.dumps(note))


def write_private(file: Path, words: str) -> None:
    """Write a file that opens the server, so that it is for this person only.

    Parameters
    ----------
    file : Path
    words : str
    """
    file.unlink(missing_ok=True)  # one that is there may be open to others
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(words.encode())


def forget(kit: Path, answers: Path) -> None:
    """Take the note away.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    answers : Path
        The folder its answers go to.
    """
    with contextlib.suppress(OSError):
        _file(kit, answers).unlink(missing_ok=True)


def page(kit: Path, answers: Path) -> str | None:
    """Give the start page's address of a kit that is running already with these answers.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    answers : Path
        The folder its answers go to.

    Returns
    -------
    str or None
        None if there is no note, or nobody answers there.
    """
    return _page(_file(kit, answers))


def anywhere(kit: Path) -> bool:
    """Tell whether the kit is running, with whatever answers.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    bool
    """
    return any(_page(file) for file in places.own_dir(kit).glob("running-*.json"))


def _page(file: Path) -> str | None:
    try:
        note = json.loads(file.read_text(encoding="utf-8"))
        ask(note["base"], note["token"], "/api/status", timeout=3)
        return str(note["page"])
    except (OSError, URLError, ValueError, KeyError, TypeError):
        return None
