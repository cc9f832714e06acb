"""Stacked bars as SVG with nothing but words and numbers: for a Python that has no matplotlib.

The same rows, colours, hatches, numbers and legend as :mod:`whosays.figures.stacked`; the letters
are the browser's own.
"""

from __future__ import annotations

from dataclasses import dataclass
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
_LEFT, _RIGHT, _BAR, _ROW = 290, 24, 44, 74
FONT = "system-ui,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif"
# What each hatch of matplotlib's looks like, in a tile of 10 by 10.
_TILES = {
    "/": "M0 10 L10 0", "\\": "M0 0 L10 10", "x": "M0 0 L10 10 M0 10 L10 0",
    "+": "M5 0 V10 M0 5 H10", "-": "M0 5 H10", "|": "M5 0 V10", ".": "M5 4 a1 1 0 1 0 .1 0",
    "o": "M5 3 a2 2 0 1 0 .1 0",
}  # fmt: skip


# Names over a bar: their size, and how wide a letter of it is at most, on the whole.
_NAME, _LETTER = 15, 8.2
PLAIN = Markup("")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of bars and legend, in units of the drawing; pairs are width and height.

    Parameters
    ----------
    left, wide, high : int
        Of a bar: where it begins, and its size.
    edge : float
        The line round each part.
    plate : tuple of (int, int)
        The ground of a number.
    word : int
        From a bar's upper edge down to the number's line.
    least : float
        Percent: a narrower part has no room for its number.
    key : tuple of (int, int)
        A square of the legend.
    key_left, key_top, key_row, key_room : int
        Where the legend begins, the height of its rows, and its width.
    key_word : tuple of (int, int)
        From a square to its name.
    """

    left: int
    wide: int
    high: int
    edge: float
    plate: tuple[int, int]
    word: int
    least: float
    key: tuple[int, int]
    key_left: int
    key_top: int
    key_row: int
    key_room: int
    key_word: tuple[int, int]


_SIZES = Sizes(
    left=_LEFT, wide=WIDE - _LEFT - _RIGHT, high=_BAR, edge=2, plate=(32, 24), word=28, least=5.0,
    key=(28, 16), key_left=_RIGHT, key_top=8, key_row=30, key_room=WIDE - 2 * _RIGHT,
    key_word=(36, 14),
)  # fmt: skip


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


def name_width(name: str) -> float:
    """Say how wide a name over a bar is, whatever letters a browser draws it with.

    Parameters
    ----------
    name : str

    Returns
    -------
    float
        Percent of the bar.
    """
    return 100 * _LETTER * len(name) / _SIZES.wide


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


def legend(names: Sequence[str], columns: int, sizes: Sizes) -> tuple[Markup, float]:
    """Write the legend.

    Parameters
    ----------
    names : sequence of str
    columns : int
    sizes : Sizes

    Returns
    -------
    tuple of (Markup, float)
        The legend, and its height.
    """
    column, (wide, high) = sizes.key_room / columns, sizes.key
    made = []
    for number, name in enumerate(names):
        row, place = divmod(number, columns)
        x, y = sizes.key_left + place * column, sizes.key_top + row * sizes.key_row
        made.append(
            Markup('<rect x="{:.1f}" y="{}" width="{}" height="{}" fill="url(#p{})"/>').format(
                x, y, wide, high, number
            )
            + words(x + sizes.key_word[0], y + sizes.key_word[1], name)
        )
    return Markup("").join(made), sizes.key_top + sizes.key_row * -(-len(names) // columns)


def bar(
    y: float, shares: Sequence[float], whole: Sequence[int], fills: Sequence[str], sizes: Sizes
) -> Markup:
    """Draw a row's bar, with a number on each part that has room for one.

    Parameters
    ----------
    y : float
        Its upper edge.
    shares : sequence of float
        Percents, in the order of the parts.
    whole : sequence of int
        The same as they are told.
    fills : sequence of str
    sizes : Sizes

    Returns
    -------
    Markup
    """
    x, made, (wide, high) = float(sizes.left), [], sizes.plate
    for number, share in enumerate(shares):
        long = sizes.wide * share / 100
        if not long:
            continue
        made.append(
            Markup(
                '<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="url(#p{})" '
                'stroke="{}" stroke-width="{}"/>'
            ).format(x, y, long, sizes.high, number, PAPER, sizes.edge)
        )
        if share >= sizes.least:
            middle, fill, down = x + long / 2, fills[number], (sizes.high - high) // 2
            made.append(
                Markup('<rect x="{:.1f}" y="{}" width="{}" height="{}" rx="4" fill="{}"/>').format(
                    middle - wide // 2, y + down, wide, high, fill)
                + words(middle, y + sizes.word, str(whole[number]),
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


def _label(y: float, said: str) -> Markup:
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
    told: int | Sequence[Mapping[str, float]],
    axis: str,
) -> Markup:
    """Draw the bars.

    Parameters
    ----------
    rows : sequence of (str, sequence of float, sequence of int)
        A row's name, its shares in the order of the parts, and the same in whole percents.
    styles : Mapping of str to (str, str)
        What each part is called, to its fill and hatch.
    told : int or sequence of Mapping of str to float
        Columns of a legend; or, of each row, the names that stand over its bar and where each
        begins, in percent of the bar.
    axis : str
        What is counted.

    Returns
    -------
    Markup
        SVG.
    """
    over: Sequence[Mapping[str, float]] = []
    if isinstance(told, int):
        head, top = legend(list(styles), told, _SIZES)
    else:
        head, top, over = PLAIN, 24.0, told
    fills = [fill for fill, _ in styles.values()]
    made = [patterns(styles), head]
    for number, (name, shares, whole) in enumerate(rows):
        y = top + 12 + number * _ROW
        made += [_label(y, name), bar(y, shares, whole, fills, _SIZES)]
        for part, at in (over[number] if over else {}).items():
            x = _LEFT + _SIZES.wide * at / 100
            made.append(words(x, y - 7, part, Markup('font-size="{}"').format(_NAME)))
    bottom = top + 12 + len(rows) * _ROW
    high = bottom + 56
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}" font-family="{}" font-size="17" fill="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}'
        "{}</svg>"
    ).format(WIDE, high, WIDE, high, FONT, INK, PAPER, Markup("").join(made), _axis(bottom, axis))
    return ours(themed(drawing))
