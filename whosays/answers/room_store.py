"""Answers on the teacher's laptop, for pages that it handed out to a room.

What a page's Python calls its folder is gone with the page, so the laptop is the disk here. A file
goes there whole, with the state that it was made from; if another window has written meanwhile, the
laptop sends that back, both are merged as on a disk, and the page tries again. What the laptop has
not confirmed is not saved: the page says so, keeps the answer in the browser and sends it later.
"""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Self

from whosays.answers import files, known
from whosays.answers.file_store import FileStore
from whosays.answers.room_link import AwayError, Link, PageLink, Told
from whosays.core.disk import make_folder, write_whole
from whosays.core.i18n import text
from whosays.core.paths import answers_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SAID = {401: "room_unknown", 413: "room_large", 429: "room_often", 507: "room_full"}
_DONE, _OTHER = 200, 412


class Mirror:
    """What stands on the laptop, as far as this page knows.

    Parameters
    ----------
    link : Link
    folder : Path
        The page's own copy.
    """

    def __init__(self, link: Link, folder: Path) -> None:
        self._link = link
        self.folder = folder
        self.pulled = False
        self.place = ""  # by which a browser tells this student's answers from another's
        self._signs: dict[str, str] = {}
        self._deletions = 0

    def _asked(self, method: str, place: str, raw: bytes = b"", sign: str = "") -> Told:
        told = self._link.ask(method, place, raw, sign)
        if told.status not in (_DONE, _OTHER):
            raise AwayError(text(f"answers.{_SAID.get(told.status, 'room_refused')}"))
        return told

    def pull(self) -> None:
        """Fetch what this student has on the laptop.

        Raises
        ------
        AwayError
            If it cannot be reached, or does not know this student.
        """
        told = self._asked("GET", "answers").table
        make_folder(self.folder)
        for unit, held in told.get("units", {}).items():
            self._put(unit, held)
        self._deletions = int(told.get("deletions", 0))
        self.place = str(told.get("place", ""))
        self.pulled = True

    def _put(self, unit: str, held: Mapping[str, object]) -> None:
        self._signs[unit] = str(held.get("sign", ""))
        file, raw = self.folder / f"{unit}.json", str(held.get("raw", ""))
        if raw:
            write_whole(file, raw.encode())
        else:
            file.unlink(missing_ok=True)

    def push(self, unit: str, raw: bytes) -> bool:
        """Put a file there.

        Parameters
        ----------
        unit : str
        raw : bytes

        Returns
        -------
        bool
            False if another stands there by now, which this page has then.

        Raises
        ------
        AwayError
            If it is not there.
        """
        told = self._asked("PUT", f"answers/{unit}", raw, self._signs.get(unit, ""))
        deletions = int(told.table.get("deletions", 0))
        if deletions > self._deletions:
            # Deleted on purpose, in another window: this one must not put it back.
            known.mark_deletion(self.folder)
            self._deletions = deletions
        self._put(
            unit, told.table if told.status == _OTHER else {**told.table, "raw": raw.decode()}
        )
        return told.status == _DONE

    def delete(self) -> None:
        """Delete everything of this student there.

        Raises
        ------
        AwayError
            If it is still there.
        """
        self._deletions = int(self._asked("DELETE", "answers").table.get("deletions", 0))
        self._signs.clear()

    def hand_in(self) -> None:
        """Say that this is what the student hands in.

        Raises
        ------
        AwayError
            If the laptop has not heard it.
        """
        self._asked("POST", "handin")


@cache
def mirror(folder: Path | None = None) -> Mirror:
    """Give what this kernel knows of the laptop; fetched once, when it is first asked for.

    Parameters
    ----------
    folder : Path, optional
        The answers' folder by default.

    Returns
    -------
    Mirror
    """
    made = Mirror(PageLink(), folder or answers_dir())
    with contextlib.suppress(AwayError):  # the pages open all the same, and say it
        made.pull()
    return made


class _Turn:
    """A turn that is one's own if the laptop took what was made from what it holds."""

    def __init__(self, held: Mirror) -> None:
        self._mirror = held
        self.lost = False

    def __enter__(self) -> Self:
        if not self._mirror.pulled:
            self._mirror.pull()
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to give back."""

    def held(self) -> bool:
        """Tell whether nobody wrote in between.

        Returns
        -------
        bool
        """
        return not self.lost


class RoomStore(FileStore):
    """The answers to one exercise, on the teacher's laptop.

    Parameters
    ----------
    exercise : str
    folder : Path, optional
        As for :class:`whosays.answers.file_store.FileStore`.
    held : Mirror, optional
        The kernel's own by default.
    """

    def __init__(
        self, exercise: str, folder: Path | None = None, held: Mirror | None = None
    ) -> None:
        self._mirror = held or mirror(folder)
        super().__init__(exercise, self._mirror.folder)

    @property
    def notice(self) -> str:
        """What is amiss just now; empty if nothing is."""
        return super().notice if self._mirror.pulled else text("answers.room_unread")

    def _take_turn(self) -> _Turn:
        self._now = _Turn(self._mirror)
        return self._now

    def _put(self, items: dict[str, object]) -> None:
        self._now.lost = not self._mirror.push(self.exercise, files.whole(self.exercise, items))

    def _why(self, error: OSError) -> str:
        if isinstance(error, AwayError):
            return str(error)
        return super()._why(error)
