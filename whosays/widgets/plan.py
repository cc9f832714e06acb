"""The course as a table on the teacher's page: pages, notes and paper of each unit."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import anywidget
import traitlets

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.records import record, told
from whosays.html.assets import css, esm
from whosays.widgets.message import message
from whosays.widgets.progress import way_to_kit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LOG = logging.getLogger(__name__)


@record
class Row:
    """One unit or form.

    Attributes
    ----------
    mark : str
        Its number or letter.
    minutes : int
        Of lesson and exercise.
    core : int
        Of the core path; 0 if it has none.
    notes : str
        Safe markup of the notes for the teacher, empty if there are none.
    lesson, exercise, answers : str
        Notebooks, from the kit's folder; empty where there is none.
    """

    unit: str
    mark: str
    title: str
    minutes: int
    core: int = 0
    notes: str = ""
    lesson: str = ""
    exercise: str = ""
    answers: str = ""


class Plan(anywidget.AnyWidget):
    """A table with a row for each unit.

    Parameters
    ----------
    rows : iterable of Row
    on_print : callable
        ``on_print(unit) -> sentence``: makes the paper of a unit and says where it is.
    base : str, optional
        The way from the notebook's folder to the kit's; found out if not given.

    Notes
    -----
    A `KitError` of `on_print` is shown as its sentence. Any other exception is shown as a calm
    sentence, logged, and raised again.
    """

    _esm = esm("plan")
    _css = css("plan")

    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    base = traitlets.Unicode(".").tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)

    def __init__(
        self, rows: Iterable[Row], *, on_print: Callable[[str], str], base: str | None = None
    ) -> None:
        self._on_print = on_print
        given = [told(row) for row in rows]
        self._units = {str(row["unit"]) for row in given}
        super().__init__(
            rows=given,
            base=way_to_kit() if base is None else base,
            strings=section("plan"),
        )

    def __repr__(self) -> str:
        return text("plan.repr", titles=" · ".join(str(row["title"]) for row in self.rows))

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Print a unit when asked; anything else is passed over."""
        sent = message(content)
        unit = sent.get("unit")
        if sent.get("type") != "print" or not isinstance(unit, str) or unit not in self._units:
            return
        try:
            self._tell(unit, self._on_print(unit), problem=False)
        except KitError as problem:
            self._tell(unit, str(problem), problem=True)
        except Exception:
            _LOG.exception("A unit's paper could not be made")
            self._tell(unit, text("plan.unexpected"), problem=True)
            raise

    def _tell(self, unit: str, sentence: str, *, problem: bool) -> None:
        self.send({"type": "told", "unit": unit, "text": sentence, "problem": problem})
