"""What ``python3 -m whosays class`` does: a room is made or taken up again, and handed out."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.disk import make_folder, write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.room import network, pages, qr, register, server, shelf, teacher, web
from whosays.room.live import Live
from whosays.room.teacher_door import Door, password

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whosays.room.network import Listening
    from whosays.room.web import Room

ANY = "0.0.0.0"  # noqa: S104 - a room has to reach it
_LOCAL = "localhost"
FORGOTTEN = 3 * 3600.0
"""Seconds without a student after which a room that a button started closes by itself: it has no
terminal that would remind anybody."""
_LOOK = 60.0
_LAST_WORD = 0.3
"""Seconds in which whoever stopped the room still gets an answer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a teacher asked for.

    Attributes
    ----------
    folder : Path
        The room's: pages, answers, what was handed in, the report.
    mode, forms : str
        As for the command ``site``.
    port : int or None
    ip : str
    anywhere : bool
        Whether the teacher's page answers to other devices, too.
    remake : bool
        Whether the pages are made anew.
    browser : bool
        Whether to open the teacher's page.
    tell : Path or None
        A file that says how to get in while the room is open, for the button that started it.
    """

    folder: Path
    mode: str = "practice"
    forms: str = "ab"
    port: int | None = None
    ip: str = ANY
    anywhere: bool = False
    remake: bool = False
    browser: bool = True
    tell: Path | None = None


def _made_as(site: Path) -> str:
    """Give the stamp of the edition that a site was made of; empty for none."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        settings = json.loads((site / "jupyter-lite.json").read_bytes())
        return str(settings["jupyter-config-data"]["appVersion"])
    return ""


def prepared(plan: Plan) -> Path:
    """Give the room's pages, made where there are none yet.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Path

    Raises
    ------
    KitError
        If they cannot be made, or the room has others than were asked for.
    """
    from whosays.site import build  # noqa: PLC0415 - only where pages are made

    site = plan.folder / "site"
    stamp = _made_as(site)
    if stamp and not plan.remake:
        if not stamp.startswith(f"{plan.mode}-"):
            raise KitError(text("room.other_mode", folder=plan.folder, mode=plan.mode))
        return site
    print(text("site.making"), flush=True)
    files = build.made(kit_root(), plan.mode, plan.forms)
    beside = site.with_name("site.new")
    shutil.rmtree(beside, ignore_errors=True)
    build.write(beside, files)
    shutil.rmtree(site, ignore_errors=True)
    beside.rename(site)
    return site


def taken_up(folder: Path, site: Path, door: Door, addresses: tuple[str, ...] = ()) -> Room:
    """Take a room up where it stopped; a new one begins.

    Parameters
    ----------
    folder, site : Path
    door : Door
    addresses : tuple of str

    Returns
    -------
    Room

    Raises
    ------
    KitError
        If it cannot be read or written.
    """
    try:
        make_folder(folder)
        listed = register.opened(folder / register.NAME)
        kept = shelf.Shelf(folder / "students", shelf.course())
        kept.open([seat.id for seat in listed.seats])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=folder, reason=reason)) from None
    live = Live(folder, listed, kept)
    return web.Room(
        listed, kept, pages.handed_out(site), live, door, addresses=addresses,
        own_names=web.own_names(),
    )  # fmt: skip


def told(room: Room, plan: Plan, port: int) -> list[str]:
    """Write what the terminal says.

    Parameters
    ----------
    room : Room
    plan : Plan
    port : int

    Returns
    -------
    list of str
        Lines.
    """
    mine = network.address(_LOCAL, port).rstrip("/") + teacher.PATH
    lines = []
    if room.addresses:
        lines += [text("room.students", address=room.addresses[0]), qr.terminal(room.addresses[0])]
    lines += [text("room.teacher", address=mine, password=room.door.password)]
    if room.register.seats:
        lines.append(text("room.taken_up", count=len(room.register.seats), folder=plan.folder))
    found = [one.split("/")[2].partition(":")[0] for one in room.addresses]
    return [*lines, "", *network.warnings(found, port), "", text("room.stop")]


async def _serve(room: Room, listening: Listening, forgotten: float | None) -> None:
    running = server.made(room)
    running.add_sockets(listening.sockets)
    try:
        while not room.stopped.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(room.stopped.wait(), _LOOK)
            if forgotten is not None and room.live.quiet() > forgotten:
                break
        await asyncio.sleep(_LAST_WORD)
    finally:
        running.stop()


def entry(room: Room, plan: Plan, port: int) -> dict[str, str]:
    """Say how to get in, for the button that started the room.

    Parameters
    ----------
    room : Room
    plan : Plan
    port : int

    Returns
    -------
    dict of str to str
    """
    found = [one.split("/")[2].partition(":")[0] for one in room.addresses]
    return {
        "address": room.addresses[0] if room.addresses else "",
        "qr": qr.svg(room.addresses[0]) if room.addresses else "",
        "teacher": network.address(_LOCAL, port).rstrip("/") + teacher.PATH,
        "password": room.door.password,
        "folder": str(plan.folder),
        "warnings": "\n".join(network.warnings(found, port)),
    }


@contextlib.contextmanager
def _telling(plan: Plan, said: dict[str, str]) -> Iterator[None]:
    """Keep the file while the room is open; for its owner alone, since the password is in it."""
    if plan.tell is None:
        yield
        return
    write_whole(plan.tell, (json.dumps(said, indent=1) + "\n").encode(), mode=0o600)
    try:
        yield
    finally:
        plan.tell.unlink(missing_ok=True)


def run(plan: Plan) -> int:
    """Hand a room out until somebody stops it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    int
        Exit status.

    Raises
    ------
    KitError
        If the room cannot be made, or no port is free.
    """
    listening = network.listen(plan.port, plan.ip)  # before the work, not after it
    site = prepared(plan)
    found = network.addresses() if plan.ip == ANY else [plan.ip]
    addresses = tuple(network.address(one, listening.port) for one in found)
    room = taken_up(plan.folder, site, Door(password(), plan.anywhere), addresses)
    network.raise_limits()
    print("\n".join(told(room, plan, listening.port)), flush=True)
    if plan.browser:
        webbrowser.open(network.address(_LOCAL, listening.port).rstrip("/") + teacher.PATH)
    with contextlib.suppress(KeyboardInterrupt), _telling(plan, entry(room, plan, listening.port)):
        asyncio.run(_serve(room, listening, FORGOTTEN if plan.tell else None))
    room.workers.shutdown()
    return 0
