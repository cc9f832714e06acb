"""Speaks to the person at the terminal: plain steps, counts, no colours to get lost."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WIDTH = 24


_WINDOWS = os.name == "nt"


def sentence(key: str, **values: object) -> str:
    """Give one text, with the commands in it as they are typed on this system.

    Parameters
    ----------
    key : str
        As in ``locale/en/start.toml``.
    **values : object
        What stands for its placeholders.

    Returns
    -------
    str
    """
    words = text(f"start.{key}", **values)
    return words.replace("python3 -m whosays", "py -m whosays") if _WINDOWS else words


def line(key: str, **values: object) -> None:
    """Print one text of the interface.

    Parameters
    ----------
    key : str
        As in ``locale/en/start.toml``.
    **values : object
        What stands for its placeholders.
    """
    print(sentence(key, **values), flush=True)


def bar(done: int, total: int) -> str:
    """Draw a progress bar in plain characters.

    Parameters
    ----------
    done, total : int

    Returns
    -------
    str
        Such as ``[######..................]  28 of 113``.
    """
    share = min(done, total) / total if total else 0.0
    full = round(share * _WIDTH)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {min(done, total)} of {total}"


class Step:
    """One step of the work, shown while it goes on."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._live = sys.stdout.isatty()
        self._last = ""

    def show(self, note: str) -> None:
        """Show how far the step is; on a file or pipe only the end is printed.

        Parameters
        ----------
        note : str
        """
        if self._live and note != self._last:
            print(f"\r  {self.title} {note}\033[K", end="", flush=True)
            self._last = note


@contextmanager
def step(key: str, clock: Callable[[], float] = time.monotonic) -> Iterator[Step]:
    """Show a step from its beginning to its end, with the seconds it took.

    Parameters
    ----------
    key : str
        Its title, as in ``locale/en/start.toml``.
    clock : callable
        Gives seconds.

    Yields
    ------
    Step
    """
    title = text(f"start.{key}")
    shown = Step(title)
    begun = clock()
    if sys.stdout.isatty():
        shown.show("…")
    else:
        print(f"  {title} …", flush=True)
    try:
        yield shown
    except BaseException:
        if sys.stdout.isatty():
            print(flush=True)
        raise
    seconds = text("start.seconds", seconds=round(clock() - begun))
    if sys.stdout.isatty():
        print(f"\r  {title} {seconds}\033[K", flush=True)
    else:
        print(f"  {title} {seconds}", flush=True)
