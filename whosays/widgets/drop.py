"""A place to drop hand-ins on: files, folders and ZIPs, from the desk into the kit's folder."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import anywidget
import traitlets

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.html.assets import css, esm
from whosays.widgets.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_LOG = logging.getLogger(__name__)


class Drop(anywidget.AnyWidget):
    """A place to drop files on, with a button to choose them.

    Parameters
    ----------
    piece : callable
        ``piece(number, path, raw, last)``: takes a piece of a file. A `KitError` that it raises is
        shown as its sentence, and the next file goes on.
    done : callable
        ``done() -> str``: called when all have arrived; gives the sentence to show.
    """

    _esm = esm("drop")
    _css = css("drop")

    strings = traitlets.Dict().tag(sync=True)

    def __init__(
        self, piece: Callable[[int, str, bytes, bool], None], done: Callable[[], str]
    ) -> None:
        self._piece, self._done = piece, done
        super().__init__(strings=section("drop"))

    def __repr__(self) -> str:
        return text("drop.repr")

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: Sequence[bytes | memoryview]) -> None:
        """Take a piece, or hear that all have arrived; anything else is passed over."""
        sent = message(content)
        number = sent.get("number")
        try:
            if sent.get("type") == "done":
                self.send({"type": "told", "text": self._done()})
            elif sent.get("type") == "piece" and type(number) is int:
                raw = bytes(buffers[0]) if buffers else b""
                self._piece(number, str(sent.get("path", "")), raw, bool(sent.get("last")))
                self.send({"type": "taken", "number": number})
        except KitError as error:
            self.send({"type": "refused", "number": number, "text": str(error)})
        except Exception as error:
            _LOG.exception("A dropped file could not be taken")
            told = text("page.fault", error=repr(error))
            self.send({"type": "refused", "number": number, "text": told})
            raise
