"""The teacher's way through a class as five large buttons; each opens what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import ipywidgets
from markupsafe import Markup

from whosays.core.i18n import text
from whosays.html.assets import style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ON = "ws-step-on"


class Step(NamedTuple):
    """One button.

    Attributes
    ----------
    name : str
        On it.
    when : str
        Before, in or after class; to be read above it.
    panel : callable
        ``panel() -> sequence of widgets``: what it opens; made when it is opened first.
    """

    name: str
    when: str
    panel: Callable[[], Sequence[Any]]


class Steps(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """Large buttons in a row; below them what the one that was pressed opens.

    Parameters
    ----------
    steps : sequence of Step
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._made: dict[int, list[Any]] = {}
        self.buttons = []
        columns = []
        for number, step in enumerate(steps):
            button = ipywidgets.Button(description=step.name, layout={"width": "auto"})
            button.add_class("ws-step")
            button.on_click(lambda _, number=number: self.press(number))
            self.buttons.append(button)
            column = ipywidgets.VBox(
                [ipywidgets.HTML(Markup("<span>{}</span>").format(step.when)), button]
            )
            column.add_class("ws-step-column")
            columns.append(column)
        row = ipywidgets.Box(columns)
        row.add_class("ws-steps")
        self.panel = ipywidgets.VBox()
        sheet = ipywidgets.HTML(style("maker"))
        super().__init__([sheet, row, self.panel])
        self.add_class("ws")

    def press(self, number: int) -> None:
        """Open what belongs to a button.

        Parameters
        ----------
        number : int
        """
        if number not in self._made:
            self._made[number] = list(self._steps[number].panel())
        for at, button in enumerate(self.buttons):
            button.add_class(ON) if at == number else button.remove_class(ON)
        self.panel.children = self._made[number]

    def __repr__(self) -> str:
        return text("edition.steps_repr", names=" · ".join(step.name for step in self._steps))
