"""Stacked bars for a phone: each row's name over its bar, the same colours, numbers and legend.

A page has room for some 330 pixels there, so a figure that is made for a screen would be too small
to read or would have to be moved. The letters are the browser's own.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from whosays.figures.bars import FONT, patterns, words
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


def _lines(x: float, y: float, said: str, how: str = "") -> tuple[str, int]:
    """Write words in as many lines as they need; give how many more than one these are."""
    lines = wrap(said, int(WIDE / _LETTER))
    made = "".join(words(x, y + _LINE * n, line, how) for n, line in enumerate(lines))
    return made, len(lines) - 1


def _legend(names: Sequence[str]) -> tuple[str, float]:
    """Write the legend, in two columns where all names fit; give its height, too."""
    longest = max(map(len, names), default=0) * _LETTER + 24
    columns = 2 if longest <= WIDE / 2 else 1
    made = []
    for number, name in enumerate(names):
        row, place = divmod(number, columns)
        x, y = place * WIDE / columns, 4 + row * _KEY
        made.append(
            f'<rect x="{x:.1f}" y="{y}" width="18" height="14" fill="url(#p{number})"/>'
            + words(x + 24, y + 12, name)
        )
    return "".join(made), 4 + _KEY * -(-len(names) // columns)


def _bar(y: float, shares: Sequence[float], whole: Sequence[int], fills: Sequence[str]) -> str:
    x, made = 0.0, []
    for number, share in enumerate(shares):
        long = WIDE * share / 100
        if not long:
            continue
        made.append(
            f'<rect x="{x:.1f}" y="{y}" width="{long:.1f}" height="{_BAR}" '
            f'fill="url(#p{number})" stroke="{PAPER}" stroke-width="1.5"/>'
        )
        if share >= _ROOM:
            middle, fill = x + long / 2, fills[number]
            made.append(
                f'<rect x="{middle - 12:.1f}" y="{y + 7}" width="24" height="20" rx="4" '
                f'fill="{fill}"/>'
                + words(middle, y + 22, str(whole[number]),
                        f'id="{KEPT}-{y:.0f}-{number}" text-anchor="middle" '
                        f'font-weight="bold" fill="{text_on(fill)}"')
            )  # fmt: skip
        x += long
    return "".join(made)


def draw(
    rows: Sequence[tuple[str, Sequence[float], Sequence[int]]],
    styles: Mapping[str, Style],
    axis: str,
) -> str:
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
    str
        SVG.
    """
    legend, top = _legend(list(styles))
    fills = [fill for fill, _ in styles.values()]
    made = [patterns(styles), legend]
    y = top + 12
    for name, shares, whole in rows:
        said, more = _lines(0, y + 16, name, 'font-weight="600"')
        y += _LINE * more
        made += [said, _bar(y + 24, shares, whole, fills)]
        y += _ROW
    said, more = _lines(0, y + 8, axis, f'fill="{MUTED}"')
    high = y + 16 + _LINE * more
    return themed(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high:.0f}" '
        f'width="{WIDE}" height="{high:.0f}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(made)}{said}</svg>'
    )
