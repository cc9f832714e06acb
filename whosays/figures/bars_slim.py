"""Stacked bars for a phone: each row's name over its bar, the same colours, numbers and legend.

A page has room for some 260 to 340 pixels there, so a figure that is made for a screen would be too
small to read or would have to be moved. The letters are the browser's own.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.markup import ours
from whosays.figures.bars import FONT, PLAIN, Sizes, bar, legend, patterns, words
from whosays.figures.dark import themed
from whosays.figures.style import INK, MUTED, PAPER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Style = tuple[str, str]

WIDE = 300
SIZE = 14
"""Points of all words: 12 pixels where the drawing is 258 wide, as on the smallest phone."""
_ROW, _LINE = 76, 18
_LETTER = 7.6  # about as wide as a letter of that size
_SIZES = Sizes(
    left=0, wide=WIDE, high=34, edge=1.5, plate=(24, 20), word=22, least=8.0,
    key=(18, 14), key_left=0, key_top=4, key_row=22, key_room=WIDE, key_word=(24, 12),
)  # fmt: skip


def _lines(x: float, y: float, said: str, how: Markup = PLAIN) -> tuple[Markup, int]:
    """Write words in as many lines as they need; give how many more than one these are."""
    lines = wrap(said, int(WIDE / _LETTER))
    made = Markup("").join(words(x, y + _LINE * n, line, how) for n, line in enumerate(lines))
    return made, len(lines) - 1


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
    longest = max(map(len, styles), default=0) * _LETTER + _SIZES.key_word[0]
    head, top = legend(list(styles), 2 if longest <= WIDE / 2 else 1, _SIZES)
    fills = [fill for fill, _ in styles.values()]
    made = [patterns(styles), head]
    y = top + 12
    for name, shares, whole in rows:
        said, more = _lines(0, y + 16, name, Markup('font-weight="600"'))
        y += _LINE * more
        made += [said, bar(y + 24, shares, whole, fills, _SIZES)]
        y += _ROW
    said, more = _lines(0, y + 8, axis, Markup('fill="{}"').format(MUTED))
    high = y + 16 + _LINE * more
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}" font-family="{}" font-size="{}" fill="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}{}</svg>'
    ).format(WIDE, high, WIDE, high, FONT, SIZE, INK, PAPER, Markup("").join(made), said)
    return ours(themed(drawing))
