"""Stacked bars for a phone: each row's name over its bar, the same colours, numbers and legend.

A page has room for some 330 pixels there, so a figure that is made for a screen would be too small
to read or would have to be moved. The letters are the browser's own.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.markup import ours
from whosays.figures.bars import FONT, PLAIN, patterns, words
from whosays.figures.dark import KEPT, themed
from whosays.figures.style import INK, MUTED, PAPER, text_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Style = tuple[str, str]

WIDE = 330
SIZE = 14
"""Points of all words: 12 pixels where the drawing is 283 wide, as on the smallest phone."""
_BAR, _ROW, _KEY, _LINE = 34, 76, 22, 18
_LETTER = 7.6  # about as wide as a letter of that size
_ROOM = 8.0  # percent: a narrower part has no room for its number


def _lines(x: float, y: float, said: str, how: Markup = PLAIN) -> tuple[Markup, int]:
    """Write words in as many lines as they need; give how many more than one these are."""
    lines = wrap(said, int(WIDE / _LETTER))
    made = Markup("").join(words(x, y + _LINE * n, line, how) for n, line in enumerate(lines))
    return made, len(lines) - 1


def _legend(names: Sequence[str]) -> tuple[Markup, float]:
    """Write the legend, in two columns where all names fit; give its height, too."""
    longest = max(map(len, names), default=0) * _LETTER + 24
    columns = 2 if longest <= WIDE / 2 else 1
    made = []
    for number, name in enumerate(names):
        row, place = divmod(number, columns)
        x, y = place * WIDE / columns, 4 + row * _KEY
        made.append(
            Markup('<rect x="{:.1f}" y="{}" width="18" height="14" fill="url(#p{})"/>').format(
                x, y, number
            )
            + words(x + 24, y + 12, name)
        )
    return Markup("").join(made), 4 + _KEY * -(-len(names) // columns)


def _bar(y: float, shares: Sequence[float], whole: Sequence[int], fills: Sequence[str]) -> Markup:
    x, made = 0.0, []
    for number, share in enumerate(shares):
        long = WIDE * share / 100
        if not long:
            continue
        made.append(
            Markup(
                '<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="url(#p{})" '
                'stroke="{}" stroke-width="1.5"/>'
            ).format(x, y, long, _BAR, number, PAPER)
        )
        if share >= _ROOM:
            middle, fill = x + long / 2, fills[number]
            made.append(
                Markup('<rect x="{:.1f}" y="{}" width="24" height="20" rx="4" fill="{}"/>').format(
                    middle - 12, y + 7, fill)
                + words(middle, y + 22, str(whole[number]),
                        Markup('id="{}-{:.0f}-{}" text-anchor="middle" font-weight="bold" '
                               'fill="{}"').format(KEPT, y, number, text_on(fill)))
            )  # fmt: skip
        x += long
    return Markup("").join(made)


def draw(
    rows: Sequence[tuple[str, Sequence[float], Sequence[int]]],
    styles: Mapping[str, Style],
    axis: str,
) -> Markup:
    """Draw the bars.

    Parameters
    ----------
    rows : sequence of (str, sequence of float, sequence of int)
        As :func:`whosays.figures.bars.draw` takes them.
    styles : Mapping of str to (str, str)
        What each part is called, to its fill and hatch.
    axis : str
        What is counted.

    Returns
    -------
    Markup
        SVG.
    """
    legend, top = _legend(list(styles))
    fills = [fill for fill, _ in styles.values()]
    made = [patterns(styles), legend]
    y = top + 12
    for name, shares, whole in rows:
        said, more = _lines(0, y + 16, name, Markup('font-weight="600"'))
        y += _LINE * more
        made += [said, _bar(y + 24, shares, whole, fills)]
        y += _ROW
    said, more = _lines(0, y + 8, axis, Markup('fill="{}"').format(MUTED))
    high = y + 16 + _LINE * more
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}" font-family="{}" font-size="{}" fill="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}{}</svg>'
    ).format(WIDE, high, WIDE, high, FONT, SIZE, INK, PAPER, Markup("").join(made), said)
    return ours(themed(drawing))
