"""A button on a page, by the names of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from whosays.widgets.maker import Maker


def button(label: str, about: str, run: Callable[[], Markup], *, busy: str) -> Maker:
    """Make a button with a line of what it does and a place for what came of it.

    Parameters
    ----------
    label, about, busy : str
        Names of what stands on it, before it, and below it while it is at work.
    run : callable
        Does the work, and says what was made.

    Returns
    -------
    Maker
    """
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    return Maker(text(label), text(about), run, busy=text(busy))
