"""Stacked bars as SVG with nothing but words and numbers: for a Python that has no matplotlib.

The same rows, colours, hatches, numbers and legend as :mod:`whosays.figures.stacked`; the letters
are the browser's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.markup import ours
from whosays.figures.dark import KEPT, themed
from whosays.figures.style import INK, LINE, MUTED, PAPER, hatch_on, text_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Style = tuple[str, str]

WIDE = 960
"""Width of the drawing; every other length is measured by it."""
_LEFT, _RIGHT, _BAR, _ROW, _KEY = 290, 24, 44, 74, 30
_ROOM = 5.0  # percent: a narrower part has no room for its number
FONT = "system-ui,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif"
# What each hatch of matplotlib's looks like, in a tile of 10 by 10.
_TILES = {
    "/": "M0 10 L10 0", "\\": "M0 0 L10 10", "x": "M0 0 L10 10 M0 10 L10 0",
    "+": "M5 0 V10 M0 5 H10", "-": "M0 5 H10", "|": "M5 0 V10", ".": "M5 4 a1 1 0 1 0 .1 0",
    "o": "M5 3 a2 2 0 1 0 .1 0",
}  # fmt: skip


PLAIN = Markup("")


def words(x: float, y: float, said: str, how: Markup = PLAIN) -> Markup:
    """Write one line.

    Parameters
    ----------
    x, y : float
        Where it begins, on its line.
    said : str
    how : Markup
        More attributes.

    Returns
    -------
    Markup
    """
    return Markup('<text x="{:.1f}" y="{:.1f}" {}>{}</text>').format(x, y, how, said)


def patterns(styles: Mapping[str, Style]) -> Markup:
    """Write each part's fill with its hatch.

    Parameters
    ----------
    styles : Mapping of str to (str, str)
        What each part is called, to its fill and hatch.

    Returns
    -------
    Markup
        They are called ``p0``, ``p1`` and so on.
    """
    made = []
    for number, (fill, hatch) in enumerate(styles.values()):
        lines = " ".join(_TILES[sign] for sign in dict.fromkeys(hatch))
        made.append(
            Markup(
                '<pattern id="p{}" width="10" height="10" patternUnits="userSpaceOnUse">'
                '<rect width="10" height="10" fill="{}"/>'
                '<path d="{}" stroke="{}" fill="none"/></pattern>'
            ).format(number, fill, lines, hatch_on(fill))
        )
    return Markup("<defs>{}</defs>").format(Markup("").join(made))


def _legend(names: Sequence[str], columns: int) -> tuple[str, float]:
    """Write the legend; give its height, too."""
    column = (WIDE - 2 * _RIGHT) / columns
    made = []
    for number, name in enumerate(names):
        row, place = divmod(number, columns)
        x, y = _RIGHT + place * column, 8 + row * _KEY
        made.append(
            Markup('<rect x="{:.1f}" y="{}" width="28" height="16" fill="url(#p{})"/>').format(
                x, y, number
            )
            + words(x + 36, y + 14, name)
        )
    return Markup("").join(made), 8 + _KEY * -(-len(names) // columns)


def _bar(y: float, shares: Sequence[float], whole: Sequence[int], fills: Sequence[str]) -> Markup:
    wide, x, made = WIDE - _LEFT - _RIGHT, float(_LEFT), []
    for number, share in enumerate(shares):
        long = wide * share / 100
        if not long:
            continue
        made.append(
            Markup(
                '<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" '
                'fill="url(#p{})" stroke="{}" stroke-width="2"/>'
            ).format(x, y, long, _BAR, number, PAPER)
        )
        if share >= _ROOM:
            middle, fill = x + long / 2, fills[number]
            made.append(
                Markup('<rect x="{:.1f}" y="{}" width="32" height="24" rx="4" '
'fill="{}"/>').format(middle - 16, y + 10, fill)
                + words(middle, y + 28, str(whole[number]),
                         Markup('id="{}-{:.0f}-{}" text-anchor="middle" font-weight="bold" '
                                'fill="{}"').format(KEPT, y, number, text_on(fill)))
            )  # fmt: skip
        x += long
    return Markup("").join(made)


def _axis(y: float, said: str) -> Markup:
    wide, made = (
        WIDE - _LEFT - _RIGHT,
        [Markup('<path d="M{} {} H{}" stroke="{}"/>').format(_LEFT, y, WIDE - _RIGHT, LINE)],
    )
    for mark in range(0, 101, 20):
        at = _LEFT + wide * mark / 100
        made.append(
            words(at, y + 20, str(mark), Markup('text-anchor="middle" fill="{}"').format(MUTED))
        )
    middle = _LEFT + wide / 2
    return Markup("").join(made) + words(middle, y + 44, said, Markup('text-anchor="middle"'))


def _label(y: float, said: str) -> str:
    """Write a row's name beside its bar, in two lines where it is long."""
    how = Markup('text-anchor="end"')
    lines = [""]
    for word in said.split():
        if len(lines[-1]) + len(word) > 30 and len(lines) == 1:  # noqa: PLR2004 - letters beside a bar
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    first = y + _BAR / 2 + 6 - 10 * (len(lines) - 1)
    return Markup("").join(
        words(_LEFT - 12, first + 20 * n, line, how) for n, line in enumerate(lines)
    )


def draw(
    rows: Sequence[tuple[str, Sequence[float], Sequence[int]]],
    styles: Mapping[str, Style],
    columns: int,
    axis: str,
) -> Markup:
    """Draw the bars.

    Parameters
    ----------
    rows : sequence of (str, sequence of float, sequence of int)
        A row's name, its shares in the order of the parts, and the same in whole percents.
    styles : Mapping of str to (str, str)
        What each part is called, to its fill and hatch.
    columns : int
        Columns of the legend.
    axis : str
        What is counted.

    Returns
    -------
    Markup
        SVG.
    """
    legend, top = _legend(list(styles), columns)
    fills = [fill for fill, _ in styles.values()]
    made = [patterns(styles), legend]
    for number, (name, shares, whole) in enumerate(rows):
        y = top + 12 + number * _ROW
        made += [_label(y, name), _bar(y, shares, whole, fills)]
    bottom = top + 12 + len(rows) * _ROW
    high = bottom + 56
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}" font-family="{}" font-size="17" fill="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}'
        "{}</svg>"
    ).format(WIDE, high, WIDE, high, FONT, INK, PAPER, Markup("").join(made), _axis(bottom, axis))
    return ours(themed(drawing))
