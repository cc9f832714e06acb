"""Messages from a page, one at a time, and none undoing what a newer one has done.

JupyterLab hands the messages of one page to the kernel in several threads (its subshells).
Two that are sent within a moment may come in at the same time, or the later one first. Each
carries a window's whole answer and a number, so the older of the two has nothing to add.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


# More than a browser would ever have kept of one item; what is beyond is not from our page.
_MOST_OLDER = 20


def older_changes(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the changes of windows that are gone, which a message brings along.

    Parameters
    ----------
    message : Mapping
        With ``left``, oldest first, where it has any.

    Returns
    -------
    list of Mapping
    """
    left = message.get("left")
    if not isinstance(left, list):
        return []
    changes = (change for change in left[:_MOST_OLDER] if isinstance(change, dict))
    return [change for change in changes if "base" in change]


def when_made(message: Mapping[str, Any]) -> str:
    """Give when a late change was made.

    Parameters
    ----------
    message : Mapping
        With ``made``, in milliseconds since 1970, where it is a late one.

    Returns
    -------
    str
        In UTC, ISO 8601; empty for one that is made just now.
    """
    made = message.get("made")
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
        self._stored: dict[tuple[str, str], tuple[int, Any]] = {}

    def is_overtaken(self, message: Mapping[str, Any]) -> bool:
        """Tell whether a newer message of the same window has come in before this one.

        Parameters
        ----------
        message : Mapping
            With ``view`` (the window) and ``seq`` (its number), where it has any.

        Returns
        -------
        bool
            False for a message without a number: it cannot be told.
        """
        view, number = message.get("view"), message.get("seq")
        if not isinstance(view, str) or type(number) is not int:
            return False
        newest = self._newest.get(view, number)
        self._newest[view] = max(newest, number)
        return number < newest

    def made_from(self, message: Mapping[str, Any], part: str, base: Any) -> Any:  # noqa: ANN401 - any JSON
        """Give what a window made a change from: what it named, or a later change of its own.

        A window that types on does not wait for an answer. What it names as the base of its
        next change is then older than what it has had stored itself in the meantime.

        Parameters
        ----------
        message : Mapping
            With ``view``, and ``after``: the number of the last change that `base` takes in.
        part : str
            Which part of the answer: ``answer``, ``why`` or ``marks``.
        base : Any
            What the window named.

        Returns
        -------
        Any
        """
        after = message.get("after")
        number, value = self._stored.get((str(message.get("view")), part), (0, None))
        return value if type(after) is int and number > after else base

    def stored(self, message: Mapping[str, Any], part: str, value: Any) -> None:  # noqa: ANN401 - any JSON
        """Note what a window has had stored.

        Parameters
        ----------
        message : Mapping
            With ``view`` and ``seq``.
        part : str
        value : Any
            As the window shows it.
        """
        number = message.get("seq")
        if type(number) is int:
            self._stored[str(message.get("view")), part] = (number, value)
