"""Tells whoever follows the answers, such as a progress bar, that one is stored."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LOG = logging.getLogger(__name__)


def tell(watchers: Iterable[Callable[[str], None]], unit_id: str) -> None:
    """Tell whoever watches that an answer of a unit is stored.

    Parameters
    ----------
    watchers : iterable of callable
    unit_id : str
    """
    for watcher in [*watchers]:  # one that is told may put itself on the list, or off it
        try:
            watcher(unit_id)
        except Exception:  # noqa: BLE001 - logged; the answer itself is stored
            # A bar that cannot be drawn must not say that it is not.
            _LOG.exception("What follows the answers failed")
