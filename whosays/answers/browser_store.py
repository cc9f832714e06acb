"""Answers in a browser's own storage, for the edition that runs there.

The storage looks like a folder to Python, and the files in it are those of a desktop, so that a
hand-in is the same. Nothing is locked: a browser has no locks for files, and a lock file that a
closed tab left behind would keep everybody from saving for good. Instead each writer looks once
more at what it wrote. If another tab wrote in between, both are merged, as on a disk; what still
slips through is known to the tab that wrote it, which puts it back with its next answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from whosays.answers import files
from whosays.answers.file_store import FileStore

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.answers.file_store import Written


class Look:
    """A turn without a lock: it was one's own if what was written is still there.

    Parameters
    ----------
    file : Path
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.wrote: dict[str, object] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to give back."""

    def held(self) -> bool:
        """Tell whether nobody wrote in between.

        Returns
        -------
        bool
        """
        if self.wrote is None:
            return True
        try:
            there, _ = files.load(self._file)
        except ValueError:
            return False
        return there == self.wrote


class BrowserStore(FileStore):
    """The answers to one exercise, in the browser's storage.

    Parameters are those of :class:`whosays.answers.file_store.FileStore`.
    """

    def _take_turn(self) -> Look:
        self._look = Look(self.file)
        return self._look

    def _write_once(self, item_id: str, written: Written) -> bool:
        done = super()._write_once(item_id, written)
        if done:
            self._look.wrote = written.items
        return done
