"""A line to type in with its button: what is typed travels with the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anywidget
import traitlets

from whosays.core.i18n import text
from whosays.html.assets import esm
from whosays.widgets.message import message

if TYPE_CHECKING:
    from collections.abc import Callable


class Line(anywidget.AnyWidget):
    """A line to type in, and the button that uses what stands there.

    Parameters
    ----------
    label, hint, button : str
        Before the line, in it while it is empty, and on the button.
    value : str
        What stands there at first.
    width : str
        How wide the line may be, as a style sheet says it.

    Attributes
    ----------
    pressed_with : str
        What stood in the line when the button was pressed. That is not always `value`, which a page
        sends when it comes to it.

    Notes
    -----
    The style sheet is the one of the :class:`~whosays.widgets.maker.Maker` it belongs to.
    """

    _esm = esm("line")

    label = traitlets.Unicode().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    button = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    width = traitlets.Unicode().tag(sync=True)
    disabled = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, label: str, hint: str, button: str, value: str = "", *, width: str) -> None:
        self.pressed_with = value
        self._do: Callable[[], object] | None = None
        super().__init__(label=label, hint=hint, button=button, value=value, width=width)

    def __repr__(self) -> str:
        return text("printing.repr", label=self.description)

    @property
    def description(self) -> str:
        """What stands on the button, by the name that ipywidgets has for it."""
        return str(self.button)

    def on_click(self, do: Callable[[], object]) -> None:
        """Say what a press does.

        Parameters
        ----------
        do : callable
            ``do()``
        """
        self._do = do

    def click(self) -> None:
        """Press the button with what stands in the line."""
        self._press(str(self.value))

    def _press(self, typed: str) -> None:
        self.pressed_with = typed
        if self._do is not None:
            self._do()

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Take a press; anything else is passed over."""
        sent = message(content)
        typed = sent.get("text")
        if sent.get("type") == "press" and isinstance(typed, str):
            self._press(typed)
