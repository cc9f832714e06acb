"""Messages from a page, one at a time, and none undoing what a newer one has done.

JupyterLab hands the messages of one page to the kernel in several threads (its subshells).
Two that are sent within a moment may come in at the same time, or the later one first. Each
carries a window's whole answer and a number, so the older of the two has nothing to add.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


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
