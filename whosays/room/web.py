"""What every address of the room's server has in common: who may ask, and how it is answered.

Nothing that comes over the network becomes a path, a program or markup. What changes something
asks for a header that no other site's page can send along.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler

from whosays.answers.room_link import HEADER
from whosays.core.i18n import text
from whosays.room.limits import Limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.room.live import Live
    from whosays.room.pages import Page
    from whosays.room.register import Register, Seat
    from whosays.room.shelf import Shelf
    from whosays.room.teacher_door import Door

T = TypeVar("T")

SEAT = "whosays-seat"
"""The cookie that holds a student's secret."""
_SAFE = {"GET", "HEAD"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "whosays",
}
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
"""For pages of ours that show what students typed."""
BOXED = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'"
)
"""For a report: nothing in it may run, whatever was written into an answer."""


@dataclass(slots=True)
class Room:
    """All that the server's addresses work with.

    Attributes
    ----------
    register : Register
    shelf : Shelf
    pages : dict of str to Page
    live : Live
    door : Door
    addresses : tuple of str
        Where the room is, for the projector; the likeliest first.
    own_names : frozenset of str
        Names of this computer; an address in numbers is always good.
    """

    register: Register
    shelf: Shelf
    pages: dict[str, Page]
    live: Live
    door: Door
    addresses: tuple[str, ...] = ()
    own_names: frozenset[str] = frozenset({"localhost"})
    joins: Limit = field(default_factory=lambda: Limit(45, 0.5))
    saves: Limit = field(default_factory=lambda: Limit(60, 5))
    hand_ins: Limit = field(default_factory=lambda: Limit(5, 0.2))
    workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(8))
    stopped: asyncio.Event = field(default_factory=asyncio.Event)


def own_names() -> frozenset[str]:
    """Give the names under which a browser may know this computer.

    Returns
    -------
    frozenset of str
    """
    name = socket.gethostname().casefold()
    return frozenset({"localhost", name, f"{name.partition('.')[0]}.local"})


class Base(RequestHandler):
    """An address of the room's server."""

    def initialize(self, room: Room) -> None:
        """Take what the addresses work with.

        Parameters
        ----------
        room : Room
        """
        self.room = room

    def set_default_headers(self) -> None:
        """Say what holds for every page."""
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse whoever asks under a strange name, and what another site's page sends.

        Raises
        ------
        HTTPError
        """
        if not self._is_own(self.request.host):
            raise HTTPError(421)
        if not self.is_here():
            self.room.live.reached = True
        if self.request.method in _SAFE:
            return
        origin = self.request.headers.get("Origin")
        elsewhere = origin is not None and urlsplit(origin).netloc != self.request.host
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        if elsewhere or site != "same-origin" or HEADER not in self.request.headers:
            raise HTTPError(403)

    def _is_own(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
            if name in self.room.own_names:
                return True
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def is_here(self) -> bool:
        """Tell whether it is this computer that asks.

        Returns
        -------
        bool
        """
        return ipaddress.ip_address(self.asker).is_loopback

    @property
    def asker(self) -> str:
        """Whoever asks, by the address on the network."""
        return self.request.remote_ip or ""

    def seat(self) -> Seat:
        """Give the student who asks.

        Returns
        -------
        Seat

        Raises
        ------
        HTTPError
            If nobody is known by what the browser sent.
        """
        found = self.room.register.who(self.get_cookie(SEAT) or "")
        if not found:
            raise HTTPError(401)
        return found

    def table(self) -> dict[str, object]:
        """Read a small table that a page sent.

        Returns
        -------
        dict

        Raises
        ------
        HTTPError
            If it is none.
        """
        from whosays.classroom.untrusted import parse  # noqa: PLC0415 - heavy, and seldom asked for

        try:
            found = parse(self.request.body[:2_000])
        except ValueError:
            raise HTTPError(400) from None
        if not isinstance(found, dict):
            raise HTTPError(400)
        return found

    async def aside(self, work: Callable[[], T]) -> T:
        """Do what waits for the disk beside the server, which goes on answering others.

        Parameters
        ----------
        work : callable

        Returns
        -------
        T
        """
        return await IOLoop.current().run_in_executor(self.room.workers, work)

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with one sentence, and never with what was sent.

        Parameters
        ----------
        status_code : int
        """
        known = {401: "unknown", 404: "nothing_here", 429: "too_often", 507: "disk"}
        self.finish({"problem": text(f"room.{known.get(status_code, 'refused')}")})
