"""Figures in the dark theme: the same drawing, with a style sheet of its own for it.

A picture in a page is told by its ``color-scheme`` which theme it stands in. So each drawing
brings along what its colours become in the dark one: ground, ink and lines take the values of
``tokens.css``, and soft fills their dark twins. What tells codes apart stays, with the words on
it and its hatch. Where a browser does not tell pictures of the theme, they stay light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.markup import ours

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = "#14181d"
COLOURS = {
    "#ffffff": PAPER,  # the ground, and edges that set a mark apart from it
    "#1c2430": "#e8ecf1",  # ink
    "#545f6e": "#aab5c2",  # muted
    "#c9d0d9": "#3c4754",  # lines
    "#0b5c9e": "#7cc0f2",  # accent: marks that are no code
    "#dcebf7": "#16304a",  # a root's box
    "#e3e6ea": "#262e38",  # an article's box
    "#a94209": "#e08a5b",  # brackets, and the number in each
}
"""What a colour of the light theme becomes; the others are bright enough on a dark ground."""
KEPT = "kept"
"""Begins the id of a group that is as it is in both themes: words on a fill that stays."""
# A hatch stays, too: it lies on a fill that stays.
_OTHERS = f':not(pattern *, [id^="{KEPT}"], [id^="{KEPT}"] *)'


def sheet(colours: Mapping[str, str] = COLOURS) -> str:
    """Write the style sheet.

    Parameters
    ----------
    colours : Mapping of str to str
        Light to dark.

    Returns
    -------
    str
        CSS for the inside of an SVG.
    """
    rules = "".join(
        f'{_OTHERS}:is([style*="{how}: {light}"], [{how}="{light}" i]) '
        f"{{ {how}: {dark} !important }}"
        for light, dark in colours.items()
        for how in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme: dark) {{ {rules} }}"


def themed(svg: str) -> str:
    """Give a drawing that follows the theme it is shown in.

    Parameters
    ----------
    svg : str
        One that says its colours as ``fill: #rrggbb`` or ``fill="#rrggbb"``.

    Returns
    -------
    str
    """
    end = "</svg>"
    style = Markup("<style>{}</style>").format(ours(sheet()))
    return str(svg).replace(end, str(style) + end, 1)
