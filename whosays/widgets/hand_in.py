"""The hand-in button: one file of all answers, with a nickname or a class code, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets
from markupsafe import Markup

from whosays.core.i18n import text
from whosays.widgets import maker
from whosays.widgets.line import Line
from whosays.widgets.maker import Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class HandIn(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A line for a nickname, and a button that makes the hand-in file.

    Parameters
    ----------
    make : callable
        ``make(name) -> str``: makes the file; gives safe markup that says what is in it, where
        it lies and what to do with it.
    back : callable, optional
        ``back(file) -> str``: brings answers back from such a file, and says so.
    said : str
        What is to be read from the beginning, where everything is handed in already.
    """

    def __init__(
        self,
        make: Callable[[str], Markup],
        back: Callable[[bytes], str] | None = None,
        *,
        said: str = "",
    ) -> None:
        label, hint, button = (text(f"hand_in.{key}") for key in ("name", "placeholder", "button"))
        self.name = Line(label, hint, button, width="34em")
        self.maker = Maker(
            button,
            text("hand_in.about"),
            lambda: make(self.name.pressed_with),
            busy=text("hand_in.busy"),
            line=self.name,
        )
        intro, line, told = self.maker.children
        if said:
            told.value = Markup('<div role="note"><p>{}</p></div>').format(said)
        parts = [intro, line, told]
        if back is not None:
            parts += self._bring_back(back)
        super().__init__(parts)
        self.add_class("ws")

    def _bring_back(self, back: Callable[[bytes], str]) -> list[ipywidgets.Widget]:
        """Offer to bring answers back from such a file."""
        about = ipywidgets.HTML(Markup("<p>{}</p>").format(text("hand_in.back_about")))
        self.file = ipywidgets.FileUpload(
            accept=".whosays", description=text("hand_in.back_button"), layout={"width": "auto"}
        )
        told = ipywidgets.HTML()

        def chosen(change: Mapping[str, Sequence[Mapping[str, bytes]]]) -> None:
            if change["new"]:
                raw = bytes(change["new"][0]["content"])
                said = maker.told(lambda: Markup("<p>{}</p>").format(back(raw)))
                told.value = Markup('<div role="status">{}</div>').format(said)
                self.file.value = ()

        self.file.observe(chosen, "value")
        return [about, self.file, told]

    def __repr__(self) -> str:
        return text("printing.repr", label=self.maker.button.description)
