"""Messages from a page, one at a time, and none undoing what a newer one has done.

JupyterLab hands the messages of one page to the kernel in several threads (its subshells).
Two that are sent within a moment may come in at the same time, or the later one first. Each
carries a window's whole answer and a number, so the older of the two has nothing to add.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TypeVar, cast

from whosays.widgets.message import Message, message

T = TypeVar("T")

# More than a browser would ever have kept of one item; what is beyond is not from our page.
_MOST_OLDER = 20


def older_changes(sent: Message) -> list[Message]:
    """Give the changes of windows that are gone, which a message brings along.

    Parameters
    ----------
    sent : Message
        With ``left``, oldest first, where it has any.

    Returns
    -------
    list of Message
    """
    left = sent.get("left")
    if not isinstance(left, list):
        return []
    changes = (message(change) for change in left[:_MOST_OLDER])
    return [change for change in changes if "base" in change]


def when_made(sent: Message) -> str:
    """Give when a late change was made.

    Parameters
    ----------
    sent : Message
        With ``made``, in milliseconds since 1970, where it is a late one.

    Returns
    -------
    str
        In UTC, ISO 8601; empty for one that is made just now.
    """
    made = sent.get("made")
    if isinstance(made, bool) or not isinstance(made, int | float):
        return ""
    try:
        return datetime.fromtimestamp(made / 1000, UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):
        return ""


class Turns:
    """Whose turn it is, and how far each window has got.

    Attributes
    ----------
    lock : threading.RLock
        Held while a message is answered.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._newest: dict[str, int] = {}
        self._stored: dict[tuple[str, str], tuple[int, object]] = {}

    def is_overtaken(self, sent: Message) -> bool:
        """Tell whether a newer message of the same window has come in before this one.

        Parameters
        ----------
        sent : Message
            With ``view`` (the window) and ``seq`` (its number), where it has any.

        Returns
        -------
        bool
            False for a message without a number: it cannot be told.
        """
        view, number = sent.get("view"), sent.get("seq")
        if not isinstance(view, str) or type(number) is not int:
            return False
        newest = self._newest.get(view, number)
        self._newest[view] = max(newest, number)
        return number < newest

    def made_from(self, sent: Message, part: str, base: T) -> T:
        """Give what a window made a change from: what it named, or a later change of its own.

        A window that types on does not wait for an answer. What it names as the base of its
        next change is then older than what it has had stored itself in the meantime.

        Parameters
        ----------
        sent : Message
            With ``view``, and ``after``: the number of the last change that `base` takes in.
        part : str
            Which part of the answer: ``answer``, ``why`` or ``marks``.
        base : object
            What the window named.

        Returns
        -------
        object
        """
        after = sent.get("after")
        number, value = self._stored.get((str(sent.get("view")), part), (0, None))
        return cast("T", value) if type(after) is int and number > after else base

    def stored(self, sent: Message, part: str, value: object) -> None:
        """Note what a window has had stored.

        Parameters
        ----------
        sent : Message
            With ``view`` and ``seq``.
        part : str
        value : object
            As the window shows it.
        """
        number = sent.get("seq")
        if type(number) is int:
            self._stored[str(sent.get("view")), part] = (number, value)
