"""Collecting on the teacher's page: a place to drop hand-ins on, and the button that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from whosays.core.i18n import text
from whosays.widgets.drop import Drop
from whosays.widgets.maker import Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from whosays.classroom.received import Receiver


class Collector(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A place to drop hand-ins on, and a button that says what became of each.

    Parameters
    ----------
    receiver : Receiver
        Takes what is dropped.
    folder : str
        Where it goes, from the kit's folder; to be read.
    collect : callable
        ``collect() -> str``: reads the folder; gives safe markup that says what became of what.
        It runs by itself after something was dropped.
    numbered : bool
        Whether files called “00-form-a (3).json” are students of their own.
    on_numbered : callable, optional
        ``on_numbered(numbered)``: told when the teacher decides that.
    """

    def __init__(
        self,
        receiver: Receiver,
        folder: str,
        collect: Callable[[], Markup],
        *,
        numbered: bool = False,
        on_numbered: Callable[[bool], None] | None = None,
    ) -> None:
        self._receiver, self._folder = receiver, folder
        self._on_numbered = on_numbered
        self.numbered = ipywidgets.Checkbox(
            value=numbered, description=text("collect.box_numbered"), indent=False,
            layout={"width": "auto", "margin": "0 0 0.6em"},
        )  # fmt: skip
        self.numbered.observe(self._decided, "value")
        about = text("collect.about", folder=folder)
        self.maker = Maker(text("collect.button"), about, collect, busy=text("class_report.busy"))
        self.drop = Drop(self._piece, self._arrived)
        intro, self.button, self.told = self.maker.children
        super().__init__([intro, self.drop, self.numbered, self.button, self.told])
        self.add_class("ws")

    def _decided(self, change: Mapping[str, object]) -> None:
        if self._on_numbered:
            self._on_numbered(bool(change["new"]))
        self.button.click()

    def _piece(self, number: int, path: str, raw: bytes, last: bool) -> None:  # noqa: FBT001 - as the drop calls it
        self._receiver.piece(number, path, raw, last=last)

    def _arrived(self) -> str:
        kept, there = len(self._receiver.kept), len(self._receiver.there)
        self._receiver.kept.clear()
        self._receiver.there.clear()
        said = [text("drop.done", folder=self._folder, count=kept)]
        if there:
            said.append(text("drop.there", count=there))
        if kept or there:
            self.button.click()
        return " ".join(said)

    def __repr__(self) -> str:
        return text("printing.repr", label=self.button.description)
