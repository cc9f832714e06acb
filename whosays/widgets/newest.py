"""Keeps open pages up to date with what is on disk, whoever wrote it.

Two windows of one exercise may hang on one kernel or on two. Each shows what it was given
when it was opened; what another window has stored since must reach it before it is asked to
say "saved" over it. One look at the state of a file, every two seconds and after each save
of this kernel, serves every widget of the session.
"""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.answers.record import Record
    from whosays.answers.session import Session, Sheet
    from whosays.answers.store import Store

PAUSE = 2.0
"""Seconds between two looks at a file of answers."""
# A page that is loaded again shows new widgets, and nobody tells of the old ones.
MOST = 6


class Shown(Protocol):
    """A widget that can be given what stands on disk."""

    def renew(self, record: Callable[[], Record], status: dict[str, str]) -> None:
        """Show an answer from elsewhere, unless it is shown already."""


def _when(record: Record) -> str:
    with contextlib.suppress(KeyError, TypeError, ValueError, OverflowError, OSError):
        return datetime.fromisoformat(record["changed"]).astimezone().strftime("%H:%M:%S")
    return "?"


class Newest:
    """One follower for all widgets of a session.

    Parameters
    ----------
    later : callable, optional
        ``later(seconds, f)`` calls `f` after a while; without it only :meth:`look` looks.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], object] | None = None) -> None:
        self.later = later
        self._shown: dict[str, list[tuple[Sheet, Shown]]] = {}
        self._drawn: dict[str, tuple[Store, Callable[[], None]]] = {}
        self._times: dict[str, tuple[int, ...]] = {}
        self._begun = False

    def add(self, sheet: Sheet, shown: Shown) -> None:
        """Follow an item for a widget that shows it.

        Parameters
        ----------
        sheet : Sheet
        shown : Shown
        """
        same = self._shown.setdefault(sheet.item.id, [])
        same.append((sheet, shown))
        del same[:-MOST]
        self._begin(sheet.unit_id, sheet.store)

    def draw(self, name: str, store: Store, draw: Callable[[], None]) -> None:
        """Have something that is made of answers drawn anew whenever one of them is another.

        Parameters
        ----------
        name : str
            Whose place it takes: a cell that runs again shows a new one.
        store : Store
            Of the unit.
        draw : callable
        """
        self._drawn[name] = (store, draw)
        self._begin(name, store)

    def _begin(self, name: str, store: Store) -> None:
        self._times.setdefault(name, store.state)
        if self.later is not None and not self._begun:
            self._begun = True
            self.later(PAUSE, self._again)

    def _again(self) -> None:
        try:
            self.look()
        finally:
            if self.later is not None:
                self.later(PAUSE, self._again)

    def soon(self, _unit_id: str) -> None:
        """Look once more in a moment: an answer was stored.

        Not at once: who stores it is still answering a page, and two that wait for each
        other's widget would wait for ever.
        """
        if self.later is not None:
            self.later(0.0, self.look)

    def look(self) -> None:
        """Look at each unit's file, and show what is new in it."""
        units = {row[0].unit_id: row[0] for rows in self._shown.values() for row in rows}
        for unit_id, sheet in units.items():
            time = sheet.store.state
            if time and time != self._times.get(unit_id):
                self._times[unit_id] = time
                self._show(unit_id, sheet)
        for name, (store, draw) in self._drawn.items():
            if store.state != self._times.get(name):
                self._times[name] = store.state
                draw()

    def _show(self, unit_id: str, one: Sheet) -> None:
        records = one.store.records()
        for name, rows in self._shown.items():
            record = records.get(name)
            for sheet, shown in rows:
                # What waits in memory is newer than the disk, and is merged when it is saved.
                if record is None or sheet.unit_id != unit_id or sheet.store.is_waiting(name):
                    continue
                if record.get("value") == sheet.value and record.get("why", "") == sheet.why:
                    continue
                sheet.record = record
                sheet.value = record.get("value")
                said = text("outbox.changed", time=_when(record))
                now = partial(self._now, sheet)
                shown.renew(now, {"state": "saved", "text": said})

    @staticmethod
    def _now(sheet: Sheet) -> Record:
        return sheet.store.records().get(sheet.item.id, {})


def _later(seconds: float, again: Callable[[], None]) -> object:
    """Call after a while on the kernel's own loop; without a loop never."""
    try:
        return asyncio.get_running_loop().call_later(seconds, again)
    except RuntimeError:
        return None


@cache
def newest(session: Session) -> Newest:
    """Give the follower of a session, which hears of each answer stored there.

    Parameters
    ----------
    session : Session

    Returns
    -------
    Newest
    """
    made = Newest(_later)
    session.follow("the disk", made.soon)
    return made
