"""The answers of a session: one item with its key and its place on disk.

The only state that lasts is the answer on disk. A cell that runs again, in a new kernel or a
new copy of the notebook, shows what was there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Unpack, cast

from whosays.answers.browser_store import BrowserStore
from whosays.answers.file_store import FileStore
from whosays.answers.observers import tell
from whosays.answers.room_store import RoomStore, mirror
from whosays.core import browser
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.paths import answers_dir
from whosays.questions import registry
from whosays.questions.feedback import is_blank
from whosays.questions.items import find_item, load_info
from whosays.questions.keys import load_key
from whosays.questions.options import offered
from whosays.questions.staging import TRIES

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.answers.record import Change, Notes
    from whosays.answers.store import Saved, Store

Told = Callable[[str], None]


def _kind() -> type[FileStore]:
    if browser.in_room():
        return RoomStore
    return BrowserStore if browser.here() else FileStore


class Session:
    """What the widgets of one kernel share: the answers of each unit, and who follows them."""

    def __init__(self) -> None:
        if browser.in_room():  # what follows reads the folder, too, and not answers alone
            mirror()
        self._stores: dict[tuple[str, Path], Store] = {}
        self._followers: dict[str, Told] = {}

    def store(self, unit_id: str) -> Store:
        """Give the answers of one unit; always the same object, so that all widgets agree.

        Parameters
        ----------
        unit_id : str

        Returns
        -------
        Store
        """
        place = (unit_id, answers_dir())
        if place not in self._stores:
            self._stores[place] = _kind()(*place)
        return self._stores[place]

    def follow(self, name: str, told: Told) -> None:
        """Have something told of each change of an answer.

        Parameters
        ----------
        name : str
            Whose place it takes: a cell that runs again shows a new widget, and the one
            before is past. So a saved answer costs the same however often cells ran.
        told : callable
            ``told(unit_id)``, after each save.
        """
        self._followers[name] = told

    @property
    def followers(self) -> tuple[str, ...]:
        """Who is told, by name."""
        return tuple(self._followers)

    def tell(self, unit_id: str) -> None:
        """Tell whoever follows that an answer of a unit is stored.

        Parameters
        ----------
        unit_id : str
        """
        tell(self._followers.values(), unit_id)


@cache
def current() -> Session:
    """Give the session of this kernel; a test clears the cache and gets a fresh one.

    Returns
    -------
    Session
    """
    return Session()


def store(unit_id: str) -> Store:
    """Give the answers of one unit in the session of this kernel.

    Parameters
    ----------
    unit_id : str

    Returns
    -------
    Store
    """
    return current().store(unit_id)


def place() -> str:
    """Give a name for the folder of answers that says nothing about it.

    Returns
    -------
    str
        By it a browser tells whether an answer that it kept was meant for this folder. Empty
        where it is not known whose answers these are: then a browser keeps none.
    """
    if browser.in_room():
        return mirror().place
    return hashlib.sha256(str(answers_dir().resolve()).encode()).hexdigest()[:16]


class Sheet:
    """One item with its key and its place on disk.

    Parameters
    ----------
    item_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.
    session : Session, optional
        Where it lies; that of this kernel by default.
    """

    def __init__(self, item_id: str, kit: Kit = HERE, session: Session | None = None) -> None:
        self.session = session or current()
        self.kit = kit
        self.unit_id, self.item = find_item(item_id, self.kit)
        # What is assessed gives no feedback, even in the teacher's copy that holds the keys.
        unit = load_info(self.unit_id, self.kit)
        assessed = unit.part == "form"
        self.key = None if assessed else load_key(self.unit_id, item_id, self.kit)
        self.store = self.session.store(self.unit_id)
        self.record = self.store.record(item_id)
        self.fingerprint = self.item.fingerprint
        self.value: object = self.record.get("value")

    @property
    def status(self) -> dict[str, str]:
        """What to say about the answer when the page opens."""
        if waits := self.store.unsaved(self.item.id):
            return {"state": "unsaved", "text": waits}
        if self.store.notice:
            return {"state": "unsaved", "text": self.store.notice}
        if is_blank(self.value):
            return {"state": "idle", "text": ""}
        if self.record.get("item", self.fingerprint) != self.fingerprint:
            return {"state": "idle", "text": text("exercise.feedback_old")}
        try:  # the file keeps UTC; the student reads the clock on the wall
            when = datetime.fromisoformat(self.record["changed"]).astimezone()
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            return {"state": "saved", "text": text("answers.restored_some_time")}
        day, clock = when.strftime("%Y-%m-%d"), when.strftime("%H:%M")
        return {"state": "saved", "text": text("answers.restored", day=day, time=clock)}

    @property
    def hints_shown(self) -> int:
        """How many hints were given earlier."""
        shown = self.record.get("hints", 0)
        return shown if type(shown) is int else 0

    @property
    def tries(self) -> int:
        """How many checks did not fit so far.

        An answer that was checked before this was counted has had its feedback whole.
        """
        tries = self.record.get("tries", TRIES if self.record.get("checked") else 0)
        return tries if type(tries) is int else 0

    @property
    def why(self) -> str:
        """What was written when the item asked for reasons."""
        said = self.record.get("why", "")
        return said if isinstance(said, str) else ""

    def _said_first(self) -> object:
        """Give the answer to the earlier item that this one looks back on; None for none."""
        name = self.item.first
        if not name:
            return None
        unit_id, _ = find_item(name, self.kit)
        # Read without claiming that this window has shown it: it may stand in another.
        said = self.session.store(unit_id).records().get(name, {}).get("value")
        return None if is_blank(said) else said

    def earlier(self) -> str:
        """Say what was answered to the earlier item that this one looks back on."""
        said = self._said_first()
        if isinstance(said, bool) or not isinstance(said, int | str):
            return ""
        _, item = find_item(self.item.first, self.kit)
        names = {option.id: option.text for option in offered(item)}
        form = "exercise.earlier_words" if isinstance(said, str) else "exercise.earlier"
        return text(form, value=names.get(str(said), said))

    def first_number(self) -> int | None:
        """Give the rating that this one looks back on; None where there is none."""
        said = self._said_first()
        return said if isinstance(said, int) and not isinstance(said, bool) else None

    def moved(self, answer: object) -> str:
        """Say how a rating has moved since the first time; empty if there was none."""
        first = self._said_first()
        return registry.moved(self.item.kind, first, answer)

    def save(self, value: object, **fields: Unpack[Notes]) -> Saved:
        """Put a change on disk and tell whoever watches.

        Parameters
        ----------
        value : object
        **fields : object
            See :meth:`whosays.answers.store.Store.save`.

        Returns
        -------
        Saved
        """
        notes: Notes = {"item": self.fingerprint, **fields}
        return self._told(self.store.save(self.item.id, value, **notes))

    def take(
        self,
        value: object,
        base: object,
        made: str = "",
        **fields: Unpack[Notes],
    ) -> Saved:
        """Put a change on disk that a window made from an answer it names.

        Parameters
        ----------
        value : object
        base : object
            What it was made from.
        made : str
            When, in UTC, if not just now.
        **fields : object
            See :meth:`whosays.answers.store.Store.take`.

        Returns
        -------
        Saved
        """
        change = cast("Change", {"item": self.fingerprint, **fields, "value": value})
        return self._told(self.store.take(self.item.id, {"value": base}, made, **change))

    def hint(self, shown: int) -> None:
        """Remember how many hints were given; the answer is not touched by it.

        Parameters
        ----------
        shown : int
        """
        self.store.note(self.item.id, hints=shown)

    def explain(self, why: str, base: str | None = None) -> dict[str, str]:
        """Put the reasons on disk beside the answer, which is not touched by it.

        Parameters
        ----------
        why : str
        base : str, optional
            What they were made from, if it is known.

        Returns
        -------
        dict
            The status to show.
        """
        # Known here from now on, so that it is not taken for another window's.
        self.record = {**self.record, "why": why}
        if base is None:
            return self.store.note(self.item.id, why=why).status()
        return self.store.take(self.item.id, {"why": base}, why=why).status()

    def retry(self) -> Saved:
        """Try once more to put on disk what waits in memory.

        Returns
        -------
        Saved
        """
        return self._told(self.store.flush(self.item.id))

    def _told(self, saved: Saved) -> Saved:
        self.value = saved.value
        self.session.tell(self.unit_id)
        return saved

    def was_checked(self) -> bool:
        """Tell whether the answer on disk is the one that was last checked."""
        same_item = self.record.get("item", self.fingerprint) == self.fingerprint
        return bool(self.record.get("checked")) and same_item and not is_blank(self.value)
