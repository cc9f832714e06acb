"""Who is in a room: nicknames for the teacher, and secrets by which a browser is known again.

Of a secret only its checksum is kept. A nickname opens nothing, and no file is called by it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.core.disk import write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.room import nicknames

if TYPE_CHECKING:
    from pathlib import Path

NAME = "room.json"
MOST = 200
"""Seats in a room."""
MOST_EACH = 60
"""Seats that one address on the network gets, so that one device cannot take all of them."""
_FORM = 1


class FullError(Exception):
    """There is no seat left, for this address or for anybody; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One student.

    Attributes
    ----------
    id : str
        What the student's folder is called: letters and digits that we drew.
    nick : str
        For the teacher, and for the student.
    sum : str
        The checksum of the secret.
    address : str
        Where the browser was when it joined.
    deletions : int
        How often this student deleted everything.
    handed_in : str
        When, in UTC, ISO 8601; empty for not yet.
    """

    id: str
    nick: str
    sum: str
    address: str = ""
    deletions: int = 0
    handed_in: str = ""

    @property
    def place(self) -> str:
        """Give a name by which a browser keeps this student's answers apart from another's."""
        return hashlib.sha256(f"place {self.id}".encode()).hexdigest()[:16]


def _sum(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


@dataclass(slots=True)
class Register:
    """A room's seats and switches, on disk before they count.

    Attributes
    ----------
    file : Path
    open : bool
        Whether somebody new may still join.
    revealed : bool
        Whether students may see the class's answers.
    after : int
        How many must have answered a question for it to be seen without that; 0 for never.
    """

    file: Path
    open: bool = True
    revealed: bool = False
    after: int = 0
    _seats: dict[str, Seat] = field(default_factory=dict)
    _by_sum: dict[str, str] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Everybody, in the order of joining."""
        return tuple(self._seats.values())

    def join(self, typed: str, address: str) -> tuple[Seat, str]:
        """Give somebody a seat.

        Parameters
        ----------
        typed : str
            The nickname, or nothing.
        address : str

        Returns
        -------
        tuple of (Seat, str)
            The seat and its secret, which is told this once.

        Raises
        ------
        FullError
            If there is none, or nobody is let in now.
        OSError
            If the disk refuses.
        """
        with self._lock:
            if not self.open:
                raise FullError(text("room.closed"))
            here = sum(seat.address == address for seat in self.seats)
            if len(self._seats) >= MOST or here >= MOST_EACH:
                raise FullError(text("room.no_seat"))
            secret = secrets.token_urlsafe(32)
            name = nicknames.given(typed, [seat.nick for seat in self.seats])
            seat = Seat(f"s{secrets.token_hex(5)}", name, _sum(secret), address)
            self._write({**self._seats, seat.id: seat}, self.open, self.revealed)
            return seat, secret

    def who(self, secret: str) -> Seat | None:
        """Tell whose a secret is.

        Parameters
        ----------
        secret : str

        Returns
        -------
        Seat or None
        """
        found = self._by_sum.get(_sum(secret)) if secret else None
        return self._seats[found] if found else None

    def note(
        self, seat_id: str, *, deletions: int | None = None, handed_in: str | None = None
    ) -> Seat:
        """Change what is known of a seat.

        Parameters
        ----------
        seat_id : str
        deletions : int, optional
        handed_in : str, optional
            As :class:`Seat` has them; None leaves one as it is.

        Returns
        -------
        Seat
        """
        with self._lock:
            seat = self._seats[seat_id]
            seat = replace(
                seat,
                deletions=seat.deletions if deletions is None else deletions,
                handed_in=seat.handed_in if handed_in is None else handed_in,
            )
            self._write({**self._seats, seat_id: seat}, self.open, self.revealed)
            return seat

    def switch(
        self, *, open_: bool | None = None, revealed: bool | None = None, after: int | None = None
    ) -> None:
        """Turn a switch.

        Parameters
        ----------
        open_, revealed : bool, optional
        after : int, optional
            Brought to what makes sense: 0, or from the least that a class is shown of to the seats
            of a room. None leaves one as it is.
        """
        with self._lock:
            now = self.open if open_ is None else open_
            shown = self.revealed if revealed is None else revealed
            before = self.after
            if after is not None:
                self.after = min(max(after, few.LEAST), MOST) if after > 0 else 0
            try:
                self._write(self._seats, now, shown)
            except OSError:
                self.after = before
                raise

    def _write(self, seats: dict[str, Seat], open_: bool, revealed: bool) -> None:  # noqa: FBT001 - both always
        table = {
            "form": _FORM, "open": open_, "revealed": revealed, "after": self.after,
            "seats": [asdict(seat) for seat in seats.values()],
        }  # fmt: skip
        words = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
        write_whole(self.file, words.encode("utf-8", "replace"))
        self._seats, self.open, self.revealed = seats, open_, revealed
        self._by_sum = {seat.sum: seat.id for seat in seats.values()}


def opened(file: Path) -> Register:
    """Open a room's register; where there is none, a new one.

    Parameters
    ----------
    file : Path

    Returns
    -------
    Register

    Raises
    ------
    KitError
        If it cannot be read: whose answers are whose stands only there.
    """
    try:
        table = json.loads(file.read_bytes())
        seats = [Seat(**one) for one in table["seats"]]
        after = int(table.get("after", 0))  # there was a time when no room had one
        found = Register(file, bool(table["open"]), bool(table["revealed"]), after)
    except FileNotFoundError:
        return Register(file)
    except (OSError, ValueError, TypeError, KeyError):
        raise KitError(text("room.register_broken", file=file)) from None
    found._seats = {seat.id: seat for seat in seats}  # noqa: SLF001 - made here
    found._by_sum = {seat.sum: seat.id for seat in seats}  # noqa: SLF001 - as above
    return found
