"""The addresses that students' browsers ask: the pages, joining, and their own answers.

There is no address that gives anybody's answers but one's own, and whose they are is told by the
secret alone.
"""

from __future__ import annotations

import errno
import json
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from whosays.core.disk import make_folder, write_whole
from whosays.room import join_page, pages, shelf
from whosays.room.register import FullError
from whosays.room.web import BOXED, SEAT, STRICT, Base

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.room.register import Seat

_DAYS = 30
_PIECE = 256 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Files(Base):
    """The browser edition's files."""

    async def get(self, place: str) -> None:
        """Hand one out.

        Parameters
        ----------
        place : str
            What is asked for: a name in a list, never a path.
        """
        place = place or pages.FIRST
        if place.endswith("/"):
            place += "index.html"
        if place in pages.OWN and not self.room.register.who(self.get_cookie(SEAT) or ""):
            self.set_header("Content-Security-Policy", STRICT)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(join_page.page([seat.nick for seat in self.room.register.seats]))
            return
        found = self.room.pages.get(place)
        if found is None:
            raise HTTPError(404)
        await self._give(found)

    async def _give(self, found: pages.Page) -> None:
        kept = "max-age=31536000, immutable" if found.for_good else "no-cache"
        self.set_header("Cache-Control", f"private, {kept}")
        self.set_header("Content-Type", found.kind)
        self.set_header("Vary", "Accept-Encoding, Cookie")
        self.set_header("Etag", f'"{found.sign}"')
        if self.request.headers.get("If-None-Match") == f'"{found.sign}"':
            self.set_status(304)
            return
        raw = found.raw
        if found.squeezed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            raw = found.squeezed
        self.set_header("Content-Length", len(raw))
        # Piece by piece, as fast as a browser takes it: a class loads the same at once.
        for at in range(0, len(raw), _PIECE):
            self.write(raw[at : at + _PIECE])
            await self.flush()

    def compute_etag(self) -> None:
        """Leave the sign of a file to this class."""


class Join(Base):
    """Saying who one is."""

    async def post(self) -> None:
        """Give a seat, and its secret as a cookie that no script can read."""
        if not self.room.joins.allows(self.asker):
            raise HTTPError(429)
        typed = self.table().get("name")
        join = partial(self.room.register.join, typed if isinstance(typed, str) else "", self.asker)
        try:
            seat, secret = await self.aside(join)
        except FullError as error:
            self.set_status(403)
            self.finish({"problem": str(error)})
            return
        except OSError:
            raise HTTPError(507) from None
        self.set_cookie(
            SEAT, secret, httponly=True, samesite="Strict", path="/", expires_days=_DAYS
        )
        self.finish({"name": seat.nick})


class Leave(Base):
    """Letting somebody else sit down at this browser."""

    def post(self) -> None:
        """Forget the secret here."""
        self.clear_cookie(SEAT, path="/", httponly=True, samesite="Strict")
        self.finish({})


class Me(Base):
    """What a page shows beside the answers."""

    async def get(self) -> None:
        """Say who asks, and whether the class's answers are shown."""
        seat = self.seat()
        self.room.live.seen(seat.id)
        shown = self.room.register.revealed
        if self.room.register.after and not shown:
            shown = await self.aside(self.room.live.is_shown)
        told = {
            "name": seat.nick,
            "place": seat.place,
            "revealed": shown,
            "handed_in": bool(seat.handed_in),
        }
        self.finish(told)


class Own(Base):
    """One's own answers, all of them."""

    async def get(self) -> None:
        """Give them."""
        seat = self.seat()
        self.room.live.seen(seat.id)
        found = await self.aside(partial(self.room.shelf.all_of, seat.id))
        units = {unit: _held(raw) for unit, raw in found.items()}
        self.finish(json.dumps({"units": units, "deletions": seat.deletions, "place": seat.place}))

    async def delete(self) -> None:
        """Delete them."""
        seat = self.seat()
        if not self.room.hand_ins.allows(seat.id):
            raise HTTPError(429)
        self.finish({"deletions": (await self.aside(partial(self._delete, seat))).deletions})

    def _delete(self, seat: Seat) -> Seat:
        # Counted first: another window of this student must not put them back.
        # What was handed in is the teacher's.
        noted = self.room.register.note(seat.id, deletions=seat.deletions + 1)
        self.room.shelf.delete(seat.id)
        return noted


def _held(raw: bytes) -> dict[str, str]:
    return {"sign": shelf.sign(raw), "raw": raw.decode("utf-8", "replace")}


class Unit(Base):
    """One's own answers to one unit."""

    async def put(self, unit: str) -> None:
        """Keep them; answered only once they are on the disk.

        Parameters
        ----------
        unit : str
            One that the course has, or it is refused.
        """
        seat = self.seat()
        self.room.live.seen(seat.id)
        if not self.room.saves.allows(seat.id):
            raise HTTPError(429)
        if unit not in self.room.shelf.course.totals:
            raise HTTPError(404)
        if len(self.request.body) > shelf.LARGEST:
            raise HTTPError(413)
        made_from = self.request.headers.get("If-Match", "").strip('"')
        put = partial(self.room.shelf.put, seat.id, unit, self.request.body, made_from)
        kept = await self._kept(put)
        self.set_status(200 if kept.ok else 412)
        told: dict[str, Any] = {"sign": shelf.sign(kept.raw), "deletions": self.seat().deletions}
        if not kept.ok:
            told["raw"] = kept.raw.decode("utf-8", "replace")
        self.finish(json.dumps(told))

    async def _kept(self, put: Callable[[], shelf.Kept]) -> shelf.Kept:
        try:
            return await self.aside(put)
        except ValueError:
            raise HTTPError(400) from None
        except OSError as error:
            raise HTTPError(507 if error.errno in _FULL else 500) from None


class HandIn(Base):
    """Handing in: what stands here is put into one file, with the nickname that stands here."""

    async def post(self) -> None:
        """Make the file."""
        seat = self.seat()
        if not self.room.hand_ins.allows(seat.id):
            raise HTTPError(429)
        try:
            await self.aside(partial(self._made, seat))
        except OSError as error:
            raise HTTPError(507 if error.errno in _FULL else 500) from None
        self.finish({})

    def _made(self, seat: Seat) -> None:
        target = self.room.live.handed_in(seat)
        make_folder(target.parent)
        write_whole(target, self.room.live.packed(seat))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.room.register.note(seat.id, handed_in=now)


class ClassPage(Base):
    """The class beside one's own answers: when the teacher says so, or enough have answered."""

    async def get(self) -> None:
        """Give the class beside the asker's own answers, or say that nothing is shown."""
        seat = self.seat()
        if not await self.aside(self.room.live.is_shown):
            raise HTTPError(404)
        self.set_header("Content-Security-Policy", BOXED)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(await self.aside(partial(self.room.live.beside, seat)))


def routes() -> list[tuple[str, type[Base]]]:
    """List the addresses.

    Returns
    -------
    list of (str, type)
    """
    return [
        (r"/room/join", Join),
        (r"/room/leave", Leave),
        (r"/room/me", Me),
        (r"/room/answers", Own),
        (r"/room/answers/([0-9a-z-]{1,60})", Unit),
        (r"/room/handin", HandIn),
        (r"/class", ClassPage),
        (r"/(.*)", Files),
    ]
