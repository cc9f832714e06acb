"""The look that all figures share, and the form in which a figure is handed on.

Colours are the Okabe-Ito set (Okabe & Ito 2008, *Color Universal Design*), told apart by
people with the common kinds of colour blindness; a hatch says the same without colour, on
a poor projector and in black-and-white print.

A figure is ``WIDTH`` inches wide. Shown 748 pixels wide on a page, 1024 on a projector, or 17 cm
on an A4 page, the smallest text (``SMALL`` points here) is 12 pixels, 17 pixels or 8 points high.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.figures import letters
from whosays.figures.colour import contrast
from whosays.figures.dark import themed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

    from whosays.core.table import Table

WIDTH = 9.6
SMALL = 12.0
PLAIN = 13.0
# WCAG 2.2, success criterion 1.4.3: the least contrast of text.
READABLE = 4.5
# White lines of a hatch are seen on a fill from about this contrast on.
_SEEN = 2.0

# Fill and hatch of each source type: cool hues are named, warm hues are not.
SOURCE_STYLE = {
    "named_person": ("#0072B2", ""),
    "named_institution": ("#56B4E9", ""),
    "named_document": ("#009E73", ""),
    "unnamed_person": ("#D55E00", "//"),
    "unnamed_group": ("#E69F00", "\\\\"),
    "vague": ("#CC79A7", "xx"),
}
# Fill and hatch of the three groups of source types.
NAMING_STYLE = {
    "named": ("#0072B2", ""),
    "unnamed": ("#E69F00", "\\\\"),
    "vague": ("#CC79A7", "xx"),
}
INK = "#1c2430"
MUTED = "#545f6e"
LINE = "#c9d0d9"
PAPER = "#ffffff"
ACCENT = "#0b5c9e"
"""Of marks that are no code; as on the page, it is bright in the dark."""
BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class Plate:
    """A finished figure.

    Attributes
    ----------
    svg : str
        The drawing.
    alt : str
        What it shows, for whoever cannot see it.
    takeaway : str
        One sentence, computed from the data.
    table : Table
        The same information.
    slim : str
        The drawing for a phone; empty where the table is read there in its place.
    """

    svg: str
    alt: str
    takeaway: str
    table: Table
    slim: str = ""


def text_on(fill: str) -> str:
    """Give the text colour that can be read on a fill.

    Parameters
    ----------
    fill : str
        ``"#rrggbb"``.

    Returns
    -------
    str
        White where its contrast is enough, else black (one of the two always is).
    """
    return PAPER if contrast(fill, PAPER) >= READABLE else BLACK


def hatch_on(fill: str) -> str:
    """Give the colour of a hatch that can be seen on a fill.

    Parameters
    ----------
    fill : str
        ``"#rrggbb"``.

    Returns
    -------
    str
        White, or ink on a light fill.
    """
    return PAPER if contrast(fill, PAPER) >= _SEEN else INK


@contextmanager
def look() -> Iterator[None]:
    """Set the kit's look for whatever is drawn inside the ``with`` block."""
    from matplotlib import rc_context  # noqa: PLC0415 - loaded only when a figure is drawn

    letters.ready()
    with rc_context(_RC):
        yield


def new_figure(width: float, height: float) -> Figure:
    """Make an empty figure.

    Parameters
    ----------
    width, height : float
        Inches.

    Returns
    -------
    Figure
        Made without pyplot, so that nothing is shown twice and no state is kept.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - loaded only when a figure is drawn

    return Figure(figsize=(width, height), layout="constrained")


def to_svg(figure: Figure) -> str:
    """Write a figure as SVG that follows its page's theme, the same bytes each time.

    Parameters
    ----------
    figure : Figure
        Drawn inside :func:`look`.

    Returns
    -------
    str
    """
    target = io.StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return themed(target.getvalue())


_RC: dict[Any, Any] = {
    "font.size": PLAIN,
    "font.family": list(letters.FAMILIES),
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": LINE,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
    # A dollar sign in an article is a dollar sign.
    "text.parse_math": False,
    # Fixed ids, or the file would differ from run to run.
    "svg.hashsalt": "whosays",
    "svg.fonttype": "path",
    # As wide as in the file, wherever it is measured.
    "text.hinting": "no_hinting",
}
