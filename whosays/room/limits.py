"""How much one student, or one device, may ask for: what is too much costs only whoever asks."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_KNOWN = 2_000
"""Askers that are remembered; the one who asked longest ago is forgotten first."""


@dataclass(slots=True)
class Limit:
    """So many at once, and so many a second after that, for each asker apart.

    Parameters
    ----------
    at_once : float
    a_second : float
    clock : callable
        Seconds that only grow.
    """

    at_once: float
    a_second: float
    clock: Callable[[], float] = time.monotonic
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def allows(self, asker: str) -> bool:
        """Count one question, and tell whether it may be answered.

        Parameters
        ----------
        asker : str

        Returns
        -------
        bool
        """
        now = self.clock()
        left, then = self._left.pop(asker, (self.at_once, now))
        left = min(self.at_once, left + (now - then) * self.a_second)
        self._left[asker] = (left - 1 if left >= 1 else left), now
        if len(self._left) > _MOST_KNOWN:
            del self._left[next(iter(self._left))]
        return left >= 1
