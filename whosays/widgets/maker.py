"""A button that makes files, and the sentence that says where they are."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import ipywidgets
from markupsafe import Markup

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.html.assets import style

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.widgets.line import Line

_LOG = logging.getLogger(__name__)


def told(make: Callable[[], Markup]) -> Markup:
    """Do what a button asks for, and say what came of it.

    Parameters
    ----------
    make : callable
        ``make() -> str``: gives safe markup.

    Returns
    -------
    Markup
        Safe markup: what `make` gives, or the sentence of what went wrong. Nobody sees what a
        button's callback raises, so that without this a page would say nothing, or "wait", for
        ever.
    """
    try:
        return make()
    except KitError as error:
        said = str(error)
    except Exception as error:  # noqa: BLE001 - logged, and said on the page
        _LOG.exception("A button's work failed")
        said = text("page.fault", error=repr(error))
    return Markup('<p role="alert">{}</p>').format(said)


class Maker(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A button with a line of what it does and a place for what came of it.

    Parameters
    ----------
    label, about : str
        On the button, and before it.
    make : callable
        ``make() -> str``: does the work; gives safe markup that says what was made. What it
        raises is shown as a sentence.
    busy : str
        What is said meanwhile.
    line : Line, optional
        A line to type in with its button, in the place of a button alone.
    """

    def __init__(
        self,
        label: str,
        about: str,
        make: Callable[[], Markup],
        *,
        busy: str = "",
        line: Line | None = None,
    ) -> None:
        self._make = make
        self._busy = busy or text("printing.busy")
        self._made = Markup()
        self.button = line or ipywidgets.Button(
            description=label, button_style="primary", layout={"width": "auto"}
        )
        self.told = ipywidgets.HTML()
        self.told.add_class("ws-made")
        self.button.on_click(self._clicked)
        intro = ipywidgets.HTML(style("maker") + Markup("<p>{}</p>").format(about))
        super().__init__([intro, self.button, self.told])
        self.add_class("ws")

    def _clicked(self, _: object = None) -> None:
        self.button.disabled = True
        self.told.value = Markup('<p role="status">{}</p>').format(self._busy)
        self._made = told(self._make)
        self.button.disabled = False
        self.add("")

    def add(self, words: str) -> None:
        """Say something of what was made, before the rest that is said of it.

        Parameters
        ----------
        words : str
            Nothing more than what came of the button if empty.
        """
        if not self._made:
            return
        more = Markup("<p><strong>{}</strong></p>").format(words) if words else ""
        said = Markup('<div role="status">{}{}</div>').format(more, self._made)
        if said != self.told.value:  # what is said again would be read again
            self.told.value = said

    def __repr__(self) -> str:
        return text("printing.repr", label=self.button.description)
