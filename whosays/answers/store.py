"""What every place for answers offers: a file on disk, or a browser's own storage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Unpack, runtime_checkable

if TYPE_CHECKING:
    from whosays.answers.record import Change, Notes, Record, Records

FORMAT = 1
"""The form in which answers are kept; a kit leaves a higher one alone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change.

    Attributes
    ----------
    ok : bool
        Whether it is kept for good, on disk for one.
    value : object
        The answer as it now stands: merged, if another window had changed it too.
    message : str
        What to tell the student.
    """

    ok: bool
    value: object
    message: str

    def status(self) -> dict[str, str]:
        """Give the form that widgets show.

        Returns
        -------
        dict
            ``state`` (``saved`` or ``unsaved``) and ``text``.
        """
        return {"state": "saved" if self.ok else "unsaved", "text": self.message}


@runtime_checkable
class Store(Protocol):
    """The answers to one exercise, wherever they are kept.

    Attributes
    ----------
    exercise : str
        Its id.
    """

    exercise: str

    @property
    def notice(self) -> str:
        """What is amiss with the answers as a whole just now; empty if nothing is."""
        ...

    @property
    def state(self) -> tuple[int, ...]:
        """What is another whenever something was kept, by whomever; empty if nothing is."""
        ...

    def unsaved(self, item_id: str) -> str:
        """Say why an answer is not kept as it is shown.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        str
            Empty if it is.
        """
        ...

    def records(self) -> Records:
        """Give every answer as it stands, what waits in memory included.

        Returns
        -------
        dict of str to dict
            Item id to record: ``value``, ``version``, ``changed`` (UTC, ISO 8601), and
            where there is reason ``hints``, ``checked``, ``first``, ``earlier``.
        """
        ...

    def record(self, item_id: str) -> Record:
        """Give one answer's record and remember it as what this window has seen.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        dict
            Empty if there is none.
        """
        ...

    def save(self, item_id: str, value: object, **fields: Unpack[Notes]) -> Saved:
        """Keep a change.

        Parameters
        ----------
        item_id : str
        value : object
            The answer, as JSON.
        **fields : Notes
            More to keep with it: ``item`` (the item's fingerprint), ``hints`` (shown),
            ``checked`` (bool).

        Returns
        -------
        Saved
            ``ok`` only once nothing can take it away again.
        """
        ...

    def take(self, item_id: str, base: Record, made: str = "", **fields: Unpack[Change]) -> Saved:
        """Keep what a window made from an answer that it names.

        Parameters
        ----------
        item_id : str
        base : dict
            What it was made from: ``value``, ``why``, or both.
        made : str
            When it was made, in UTC, where that was not just now: in a window that is gone.
        **fields : Change
            The change, as :meth:`save` and :meth:`note` take it.

        Returns
        -------
        Saved
        """
        ...

    def is_waiting(self, item_id: str) -> bool:
        """Tell whether something of an item is in memory only.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        bool
        """
        ...

    def note(self, item_id: str, **fields: Unpack[Notes]) -> Saved:
        """Keep something about an answer, whatever the answer is by now.

        Parameters
        ----------
        item_id : str
        **fields : Notes
            Such as ``hints`` (shown). Unlike :meth:`save` it takes no answer along: another
            window may have changed that since this one showed it.

        Returns
        -------
        Saved
        """
        ...

    def flush(self, item_id: str) -> Saved:
        """Try to keep everything that waits in memory.

        Parameters
        ----------
        item_id : str
            Whose outcome to report.

        Returns
        -------
        Saved
        """
        ...
