"""What the notebooks show for paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.calm import calm
from whosays.strings import text

if TYPE_CHECKING:
    from whosays.widgets.maker import Maker


@calm
def printables() -> Maker:
    """Show a button that makes everything printable.

    Returns
    -------
    Maker
    """
    from whosays.printing import make  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    def run() -> str:
        files, problem = make.everything()
        told = text("printing.written", count=len(files), folder=files[0].parent)
        more = f'<p role="alert">{escape(problem)}</p>' if problem else ""
        return f"<p>{escape(told)}</p>{more}"

    return Maker(text("printing.button"), text("printing.about"), run)
