"""How often an answer was checked and did not fit: what our reading waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions import staging

if TYPE_CHECKING:
    from whosays.answers.record import Notes
    from whosays.answers.session import Sheet


class Tries:
    """The checks of one sheet that did not fit.

    Parameters
    ----------
    sheet : Sheet
    """

    def __init__(self, sheet: Sheet) -> None:
        self._made = sheet.tries
        self._due = False

    @property
    def are_few(self) -> bool:
        """Whether our reading still waits."""
        return self._made < staging.TRIES

    def one_more(self) -> None:
        """Count one; more than are needed say nothing."""
        self._count(self._made + 1)

    def enough(self) -> None:
        """Wait no longer: our reading was asked for."""
        self._count(staging.TRIES)

    def keep(self) -> None:
        """Have it written down how many there were: nothing was tried."""
        self._due = True

    def due(self) -> Notes:
        """Give what is to be written down beside the answer, once.

        Returns
        -------
        dict
            ``tries``; empty if that stands there already.
        """
        notes: Notes = {"tries": self._made} if self._due else {}
        self._due = False
        return notes

    def _count(self, tries: int) -> None:
        tries = min(tries, staging.TRIES)
        if tries != self._made:
            self._made = tries
            self.keep()
