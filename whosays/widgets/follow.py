"""Following a class while it works: how many began, and how many answered each question."""

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
    from collections.abc import Callable, Mapping

_LOG = logging.getLogger(__name__)


class Follow(anywidget.AnyWidget):
    """A button that follows the class, and bars that keep up with it.

    Parameters
    ----------
    look : callable
        ``look() -> dict``: how far the class is, as :func:`whosays.classroom.follow.look` gives it.
        The page asks again two seconds after it was answered, as long as it is seen.
    """

    _esm = esm("follow")
    _css = css("follow")

    strings = traitlets.Dict().tag(sync=True)

    def __init__(self, look: Callable[[], Mapping[str, object]]) -> None:
        self._look = look
        super().__init__(strings=section("follow"))

    def __repr__(self) -> str:
        return text("follow.repr")

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Look when asked; anything else is passed over."""
        if message(content).get("type") != "look":
            return
        try:
            self.send({"type": "seen", **self._look()})
        except KitError as error:
            self.send({"type": "problem", "text": str(error)})
        except Exception as error:
            _LOG.exception("The class could not be looked at")
            self.send({"type": "problem", "text": text("page.fault", error=repr(error))})
            raise
