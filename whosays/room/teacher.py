"""The addresses of the teacher's page: behind a password, and for this computer alone by default.

They begin with ``/teacher``, and so does the cookie's path: no student's page gets it along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tornado.web import HTTPError

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.room import teacher_page
from whosays.room.web import BOXED, STRICT, Base

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "whosays-teacher"
PATH = "/teacher"


class Teacher(Base):
    """An address for the teacher alone."""

    def prepare(self) -> None:
        """Let nobody else in.

        Raises
        ------
        HTTPError
        """
        super().prepare()
        if not self.room.door.anywhere and not self.is_here():
            raise HTTPError(404)
        if not self.open_to_all and not self.is_in():
            raise HTTPError(401)

    open_to_all = False

    def is_in(self) -> bool:
        """Tell whether this browser was let in.

        Returns
        -------
        bool
        """
        return self.room.door.is_open(self.get_cookie(COOKIE) or "")

    def html(self, words: bytes, policy: str = STRICT) -> None:
        """Answer with a page.

        Parameters
        ----------
        words : bytes
        policy : str
            What may run in it.
        """
        self.set_header("Content-Security-Policy", policy)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(words)


class Front(Teacher):
    """The page itself, or the question for the password."""

    open_to_all = True

    def get(self) -> None:
        """Give it."""
        self.html(teacher_page.page() if self.is_in() else teacher_page.door())


class Enter(Teacher):
    """The password."""

    open_to_all = True

    def post(self) -> None:
        """Look at it."""
        typed = self.table().get("password")
        secret = self.room.door.enter(typed if isinstance(typed, str) else "", self.asker)
        if not secret:
            self.set_status(403)
            self.finish({"problem": text("room.wrong_password")})
            return
        self.set_cookie(COOKIE, secret, httponly=True, samesite="Strict", path=PATH)
        self.finish({})


class State(Teacher):
    """How far everybody is, asked for every second."""

    def get(self) -> None:
        """Say it."""
        self.finish({**self.room.live.state()})


class Report(Teacher):
    """The report as the class stands now."""

    async def get(self) -> None:
        """Give the teacher's; with ``?projector`` the one without a name."""
        made = await self.aside(self.room.live.report)
        self.html(made[0 if "projector" in self.request.query_arguments else 1], BOXED)


class Projector(Teacher):
    """The report without names, following the class."""

    def get(self) -> None:
        """Give the page around it."""
        self.html(teacher_page.projector())


class Address(Teacher):
    """The address, large and as a pattern for cameras, for the projector."""

    def get(self) -> None:
        """Give the page."""
        self.html(teacher_page.address(self.room.addresses))


class Switch(Teacher):
    """The switches: whether students see the class, and whether somebody new may join."""

    def post(self) -> None:
        """Turn one."""
        given: Mapping[str, object] = self.table()
        revealed, open_ = given.get("revealed"), given.get("open")
        after = given.get("after")
        try:
            self.room.register.switch(
                open_=open_ if isinstance(open_, bool) else None,
                revealed=revealed if isinstance(revealed, bool) else None,
                after=after if type(after) is int else None,
            )
        except OSError:
            raise HTTPError(507) from None
        self.finish({**self.room.live.state()})


class Collect(Teacher):
    """The end of the lesson: the report as files, and what was handed in beside it."""

    async def post(self) -> None:
        """Write the report."""
        try:
            projector, mine = await self.aside(self.room.live.write)
        except KitError as error:
            self.set_status(507)
            self.finish({"problem": str(error)})
            return
        live = self.room.live
        said = {
            "projector": projector,
            "teacher": mine,
            "handins": live.hand_ins,
            "everybody": live.everybody,
        }
        self.finish({"said": text("room.collected", **said)})


class Stop(Teacher):
    """The end: what was saved is on the disk, and the same command goes on from there."""

    def post(self) -> None:
        """Stop the room, from this computer alone."""
        if not self.is_here():
            raise HTTPError(403)
        self.room.stopped.set()
        self.finish({})


def routes() -> list[tuple[str, type[Base]]]:
    """List the addresses.

    Returns
    -------
    list of (str, type)
    """
    return [
        (r"/teacher/?", Front),
        (r"/teacher/enter", Enter),
        (r"/teacher/state", State),
        (r"/teacher/report", Report),
        (r"/teacher/projector", Projector),
        (r"/teacher/address", Address),
        (r"/teacher/switch", Switch),
        (r"/teacher/collect", Collect),
        (r"/teacher/stop", Stop),
    ]
