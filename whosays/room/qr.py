"""An address as a pattern that cameras read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno

from whosays.core.markup import ours

if TYPE_CHECKING:
    from markupsafe import Markup


def svg(address: str) -> Markup:
    """Draw it for a page.

    Parameters
    ----------
    address : str

    Returns
    -------
    Markup
        An ``svg`` element, dark on white whatever the page's colours are.
    """
    made = segno.make(address, error="m", micro=False)
    # As large as the page likes: a size of its own would leave it in a corner.
    return ours(made.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", title=address))


def terminal(address: str) -> str:
    """Draw it for a terminal.

    Parameters
    ----------
    address : str

    Returns
    -------
    str
    """
    out = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()
