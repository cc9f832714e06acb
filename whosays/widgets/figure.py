"""Figures on a page: a picture with words that carry the same, and a table twin."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

import anywidget
import traitlets
from markupsafe import Markup, escape

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.html.assets import css, esm
from whosays.html.data_uri import data_uri
from whosays.html.page import table_html
from whosays.widgets.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.core.table import Table
    from whosays.figures.style import Plate

_LOG = logging.getLogger(__name__)


def _enlarge(place: str, name: str) -> Markup:
    """Write the button that gives a figure the whole window, and takes it back; Escape does, too.

    It needs no script, so that it works wherever a page is shown.
    """
    return Markup(
        '<button type="button" class="ws-figure-enlarge" popovertarget="{}">'
        '<span class="ws-figure-open">{}</span><span class="ws-figure-close">{}</span>'
        '<span class="ws-sr"> {}</span></button>'
    ).format(
        place, text("figure.enlarge"), text("figure.close"), text("figure.enlarge_what", name=name)
    )


def figure_html(
    picture: str | bytes, alt: str, caption: str, table: Table | None = None, slim: str = ""
) -> Markup:
    """Write a figure as safe markup.

    Parameters
    ----------
    picture : str or bytes
        SVG, or the bytes of a PNG.
    alt : str
        What it shows, for whoever cannot see it.
    caption : str
        The takeaway in one sentence.
    table : Table, optional
        The same information in rows and columns.
    slim : str
        The same drawing for a phone, as SVG.

    Returns
    -------
    Markup
        A ``figure`` element, the takeaway above the picture; all values escaped.
    """
    # JupyterLab keeps all opened pages in one document, and a figure may stand in two of them.
    place = f"ws-fi-{secrets.token_hex(4)}"
    twin = thin = ""
    if slim:
        thin = Markup('<img class="ws-figure-slim" src="{}" alt="{}">').format(data_uri(slim), alt)
    if table is not None:
        name = escape(table.caption)
        twin = Markup(
            '<p class="ws-figure-name ws-muted">{}</p>'
            "<details><summary>{}</summary>"
            '<div class="ws-scroll" role="region" tabindex="0" aria-label="{}">'
            "{}</div></details>"
        ).format(name, text("figure.table"), name, table_html(table, told=True))
    return Markup(
        '<figure class="ws ws-figure" id="{}" popover><figcaption>{}</figcaption>'
        '<div class="ws-figure-view" role="region" tabindex="0" aria-label="{}">'
        '<img src="{}" alt="{}">{}</div>{}{}</figure>'
    ).format(
        place, caption, caption, data_uri(picture), alt, thin,
        _enlarge(place, table.caption if table else caption), twin,
    )  # fmt: skip


class Figure(anywidget.AnyWidget):
    """A figure that is drawn when the student asks, from what they have answered by then.

    Parameters
    ----------
    plate : Plate, optional
        A finished figure to show from the start.
    on_draw : callable, optional
        ``on_draw() -> Plate or str``: draw it, or say in a sentence why there is nothing
        to draw. Without it there is no button.

    Notes
    -----
    A `KitError` from `on_draw` is shown as its sentence. Any other exception is shown as a
    calm sentence, logged, and raised again.
    """

    _esm = esm("figure")
    _css = css("figure")

    picture = traitlets.Unicode().tag(sync=True)
    slim = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    caption = traitlets.Unicode().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    busy = traitlets.Bool(default_value=False).tag(sync=True)
    can_draw = traitlets.Bool(default_value=False).tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)

    def __init__(
        self, plate: Plate | None = None, *, on_draw: Callable[[], Plate | str] | None = None
    ) -> None:
        self._on_draw = on_draw
        super().__init__(strings=section("figure"), can_draw=on_draw is not None)
        if plate is not None:
            self.show(plate)

    def __repr__(self) -> str:
        if not self.picture:
            return text("figure.repr_empty")
        return text("figure.repr", caption=self.caption)

    def show(self, drawn: Plate | str) -> None:
        """Show a figure, or a sentence in its place.

        Parameters
        ----------
        drawn : Plate or str
            A sentence leaves the figure that is there as it is.
        """
        with self.hold_sync():
            self.busy = False
            self.message = drawn if isinstance(drawn, str) else ""
            if isinstance(drawn, str):
                return
            self.picture = data_uri(drawn.svg)
            self.slim = data_uri(drawn.slim) if drawn.slim else ""
            self.alt = drawn.alt
            self.caption = drawn.takeaway
            self.table = {
                "caption": drawn.table.caption,
                "columns": list(drawn.table.columns),
                "rows": [list(row) for row in drawn.table.rows],
            }

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Draw when asked; anything else is passed over."""
        if self._on_draw is None or message(content).get("type") != "draw":
            return
        self.busy = True
        try:
            drawn = self._on_draw()
        except KitError as problem:
            self.show(str(problem))
        except Exception:
            _LOG.exception("Drawing a figure failed")
            self.show(text("figure.failed"))
            raise
        else:
            self.show(drawn)
