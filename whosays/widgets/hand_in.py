"""The hand-in button: one file of all answers, with a nickname or a class code, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from whosays.core.i18n import text
from whosays.widgets.maker import Maker

if TYPE_CHECKING:
    from collections.abc import Callable


class HandIn(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A line for a nickname, and a button that makes the hand-in file.

    Parameters
    ----------
    make : callable
        ``make(name) -> str``: makes the file; gives safe markup that says what is in it, where
        it lies and what to do with it.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        self.name = ipywidgets.Text(
            placeholder=text("hand_in.placeholder"),
            description=text("hand_in.name"),
            style={"description_width": "initial"},
            layout={"width": "100%", "max_width": "34em", "margin": "0 0 0.6em"},
        )
        about = text("hand_in.about")
        self.maker = Maker(text("hand_in.button"), about, lambda: make(str(self.name.value)),
                           busy=text("hand_in.busy"))  # fmt: skip
        intro, button, told = self.maker.children
        super().__init__([intro, self.name, button, told])
        self.add_class("ws")

    def __repr__(self) -> str:
        return text("printing.repr", label=self.maker.button.description)
