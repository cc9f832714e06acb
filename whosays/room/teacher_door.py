"""The door of the teacher's page: a password that the terminal shows, and few tries at it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from whosays.room.limits import Limit

# No letter that could be taken for another, and no vowel that could make a word.
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 12
_MOST_OPEN = 20


def password() -> str:
    """Make a password up.

    Returns
    -------
    str
        Twelve signs in three groups, to be typed from a terminal: 57 bits.
    """
    made = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(made[at : at + 4] for at in range(0, _LENGTH, 4))


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "replace")).digest()


@dataclass(slots=True)
class Door:
    """Who may see the class.

    Parameters
    ----------
    password : str
    anywhere : bool
        Whether the teacher's page answers to other devices of the network, too.
    """

    password: str
    anywhere: bool = False
    tries: Limit = field(default_factory=lambda: Limit(5, 0.1))
    _open: dict[bytes, None] = field(default_factory=dict)

    def enter(self, typed: str, asker: str) -> str:
        """Let somebody in.

        Parameters
        ----------
        typed : str
        asker : str
            The address on the network.

        Returns
        -------
        str
            A secret for the browser; empty where the password does not fit, or was tried too often.
        """
        if not self.tries.allows(asker):
            return ""
        if not hmac.compare_digest(_digest(typed.strip()), _digest(self.password)):
            return ""
        secret = secrets.token_urlsafe(32)
        self._open[_digest(secret)] = None
        while len(self._open) > _MOST_OPEN:
            del self._open[next(iter(self._open))]
        return secret

    def is_open(self, secret: str) -> bool:
        """Tell whether a browser was let in.

        Parameters
        ----------
        secret : str

        Returns
        -------
        bool
        """
        return bool(secret) and _digest(secret) in self._open
