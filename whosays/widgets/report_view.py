"""A student's report on the page: shown as it stands by now, and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from whosays.core.i18n import text
from whosays.html.page import Html
from whosays.widgets.maker import Maker, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup


class ReportView(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A report that is drawn anew whenever it is told to, with a button that saves it.

    Parameters
    ----------
    draw : callable
        ``draw() -> str``: safe markup of the report as it is by now.
    save : callable
        ``save() -> str``: puts it into files; gives safe markup that says where.
    """

    def __init__(self, draw: Callable[[], Markup], save: Callable[[], Markup]) -> None:
        self._draw = draw
        self._saved: Markup | None = None
        self.shown = ipywidgets.HTML()
        self.saver = Maker(text("report.save"), text("report.save_about"), self._save(save))
        super().__init__([self.shown, self.saver])
        self.add_class("ws")
        self._put(draw())

    def _save(self, save: Callable[[], Markup]) -> Callable[[], Markup]:
        def run() -> Markup:
            body = self._draw()
            self._put(body)  # what is saved is what is seen
            said = save()
            self._saved = body
            return said

        return run

    def show(self) -> None:
        """Draw the report as it is by now, and say so where another one is saved."""
        body = told(self._draw)
        self._put(body)
        is_late = self._saved is not None and body != self._saved
        self.saver.add(text("report.late") if is_late else "")

    def _put(self, body: Markup) -> None:
        self.shown.value = Html(body, "").markup()

    def __repr__(self) -> str:
        return text("printing.repr", label=self.saver.button.description)
