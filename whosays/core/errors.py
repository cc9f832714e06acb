"""The errors a person may see: one clear sentence each, never a traceback to decode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core import shown

if TYPE_CHECKING:
    from pathlib import Path


class KitError(Exception):
    """Something a teacher or student can act on.

    The message says what happened, why, and what to do next.
    """


class DataError(KitError):
    """A data file of the kit cannot be used as it stands.

    Parameters
    ----------
    file : Path or str
        The file with the problem.
    field : str
        Where in the file, in the words of the file (``item u1-q3, options``).
    problem : str
        What is there and why it does not fit.
    mend : str
        What to change so that it does.
    """

    def __init__(self, file: Path | str, field: str, problem: str, mend: str) -> None:
        self.file = str(file)
        self.field = field
        self.problem = problem
        self.mend = mend
        shown_file = shown.name(self.file)
        where = f"{shown_file}, {field}" if field else shown_file
        super().__init__(f"{where}: {problem} {mend}")

    def __reduce__(self) -> tuple[type[DataError], tuple[str, str, str, str]]:
        """Let it travel between processes: the batch marker may use several."""
        return type(self), (self.file, self.field, self.problem, self.mend)


class NoKeyError(DataError):
    """What is asked for is part of the keys, and this copy of the kit holds none of them.

    A student edition has no ``solutions/``: nothing is amiss, so a page says it without alarm.
    """
