"""Pictures that are drawn where they are shown, or taken along where nothing can draw them.

What draws figures (matplotlib) has no build for a browser. So the browser edition takes along the
pictures of its pages, each under what it tells: a picture whose data changed tells something else,
and is not found rather than shown wrong. What a student's own answers make is drawn there by
:mod:`whosays.figures.bars`, which needs nothing.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from whosays.core import browser, files
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE
from whosays.figures.style import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whosays.core.kit import Kit

NAME = "pictures.json"
_TAKEN: ContextVar[dict[str, str] | None] = ContextVar("taken_pictures", default=None)


def _sign(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@contextmanager
def taken_along() -> Iterator[dict[str, str]]:
    """Collect the pictures that are drawn while this lasts.

    Yields
    ------
    dict of str to str
        Sign to SVG, as :data:`NAME` holds them.
    """
    taken: dict[str, str] = {}
    token = _TAKEN.set(taken)
    try:
        yield taken
    finally:
        _TAKEN.reset(token)


@files.remembered
def _along(kit: Kit) -> dict[str, str]:
    found: dict[str, str] = json.loads(files.read_bytes(kit / NAME))
    return found


def picture(told: str, draw: Callable[[], str]) -> str:
    """Give a picture.

    Parameters
    ----------
    told : str
        All that it tells, in words: the same words, the same picture.
    draw : callable
        ``draw() -> str``: draws it, in the kit's look.

    Returns
    -------
    str
        SVG.

    Raises
    ------
    KitError
        If nothing can draw here, and it was not taken along.
    """
    if browser.here():
        try:
            return _along(HERE)[_sign(told)]
        except (OSError, KeyError):
            raise KitError(text("figure.not_along")) from None
    with look():
        svg = draw()
    taken = _TAKEN.get()
    if taken is not None:
        taken[_sign(told)] = svg
    return svg
