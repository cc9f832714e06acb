"""The way from a page to the teacher's laptop that handed it out: one question, one answer.

The page's Python runs beside the page and may wait for a reply, so that “Saved” can be said after
the laptop has it on its disk, and not before.
"""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from whosays.core.i18n import text

SECONDS = 8
"""How long a page waits for the laptop before it says that it cannot be reached."""
HEADER = "X-Whosays"
"""No other site's page can send it along without being asked first, and nobody answers that."""


class AwayError(OSError):
    """The laptop does not answer, or takes nothing; the message is a sentence of the kit's."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the laptop said.

    Attributes
    ----------
    status : int
        Of HTTP.
    table : dict
        What came with it.
    """

    status: int
    table: dict[str, Any] = field(default_factory=dict)


class Link(Protocol):
    """Anything that carries a question to the laptop."""

    def ask(self, method: str, place: str, raw: bytes = b"", sign: str = "") -> Told:
        """Ask.

        Parameters
        ----------
        method : str
        place : str
            Behind ``/room/``.
        raw : bytes
            What goes along.
        sign : str
            The state of the file that it was made from.

        Returns
        -------
        Told

        Raises
        ------
        AwayError
            If nobody answers.
        """
        ...


def understood(status: int, words: str) -> Told:
    """Read a reply.

    Parameters
    ----------
    status : int
    words : str

    Returns
    -------
    Told
        Without a table where there is none.
    """
    try:
        table = json.loads(words)
    except (ValueError, RecursionError):
        table = {}
    return Told(status, table if isinstance(table, dict) else {})


class PageLink:
    """The way from a page in a browser."""

    def __init__(self) -> None:
        self._js: Any = importlib.import_module("js")

    def ask(self, method: str, place: str, raw: bytes = b"", sign: str = "") -> Told:
        """Ask, and wait for the reply; see :meth:`Link.ask`.

        Parameters
        ----------
        method, place : str
        raw : bytes
        sign : str

        Returns
        -------
        Told

        Raises
        ------
        AwayError
            If nobody answers.
        """
        request = self._js.XMLHttpRequest.new()
        request.open(method, f"{self._js.location.origin}/room/{place}", False)  # noqa: FBT003 - JavaScript's own
        request.timeout = 1000 * SECONDS
        request.setRequestHeader(HEADER, "room")
        request.setRequestHeader("If-Match", f'"{sign}"')
        try:
            request.send(raw.decode() if raw else None)
        except Exception:  # noqa: BLE001 - JavaScript's own kinds have no name here
            raise AwayError(text("answers.room_away")) from None
        return understood(int(request.status), str(request.responseText))
