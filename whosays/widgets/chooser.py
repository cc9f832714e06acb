"""The report's button, with a line for the codes of what the teacher wants to project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from whosays.core.i18n import text
from whosays.widgets.line import Line
from whosays.widgets.maker import Maker

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup


class Chooser(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A line for codes, and a button that makes the report.

    Parameters
    ----------
    make : callable
        ``make(typed) -> str``: makes the report with what stands in the line; gives safe markup.
    chosen : str
        What stands there at first.
    """

    def __init__(self, make: Callable[[str], Markup], chosen: str = "") -> None:
        keys = ("chooser", "chooser_example", "button")
        label, hint, button = (text(f"class_report.{key}") for key in keys)
        self.codes = Line(label, hint, button, chosen, width="44em")
        self.maker = Maker(
            button,
            text("class_report.button_about"),
            lambda: make(self.codes.pressed_with),
            busy=text("class_report.busy"),
            line=self.codes,
        )
        intro, self.button, self.told = self.maker.children
        super().__init__([intro, self.button, self.told])
        self.add_class("ws")

    def __repr__(self) -> str:
        return text("printing.repr", label=self.button.description)
