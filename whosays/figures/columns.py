"""Bars in columns: a row for each part, a column for each text, all of them in ink.

Whose side is quoted is said by the name before a row. A colour would look like one of the six
codes, or like a flag.
"""

from __future__ import annotations

from textwrap import wrap as in_lines
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.core.markup import ours
from whosays.figures import stacked
from whosays.figures.bars import FONT, words
from whosays.figures.board import LEADING, Board, wrap
from whosays.figures.dark import themed
from whosays.figures.style import INK, LINE, MUTED, PAPER, SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    Rows = Mapping[str, Mapping[str, int]]

_LEFT, _EDGE, _TOP, _ROW, _BAR = 204.0, 8.0, 14.0, 30.0, 16.0
# Beside the longest bar: its number, and room before the next column.
_NUMBER, _APART = 24.0, 8.0
_LINE = SMALL * LEADING
# On a phone: the width of the drawing, of its letters, of a row, and of what stands before a bar.
SLIM, SIZE = 300, 14
SLIM_LETTERS = 39  # of that size, on one line
_SLIM_ROW, _SLIM_NAME, _SLIM_BAR = 34, 26, 8


def _longest(rows: Rows, parts: stacked.Parts) -> float:
    """Give the largest share, in percent: its bar is as long as there is room."""
    every = (stacked.shares(counts, parts.styles).values() for counts in rows.values())
    return max((share for row in every for share in row), default=0.0) or 100.0


def _head(label: str, counts: Mapping[str, int], wide: float) -> list[str]:
    total = text("figures.columns_total", total=sum(counts.values()))
    return [*wrap(label, wide, SMALL, "bold"), *wrap(total, wide, SMALL, "bold")]


def _axis(rows: Rows, unit: str) -> str:
    name = "columns_counts" if stacked.few_in(rows) else "columns_percents"
    return text(f"figures.{name}", unit=unit)


def draw(rows: Rows, parts: stacked.Parts, unit: str, last: str = "") -> str:
    """Draw the rows, each with its name and a bar for each text.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
        Row label to code to count.
    parts : Parts
    unit : str
        What was counted, in words.
    last : str
        The code that is no side: its bars are empty inside.

    Returns
    -------
    str
        SVG.
    """
    wide = (Board(1).width - _LEFT - _EDGE) / len(rows)
    heads = [_head(label, counts, wide - _APART) for label, counts in rows.items()]
    head = _TOP + max(map(len, heads)) * _LINE
    bottom = head + 10 + _ROW * len(parts.styles)
    board = Board(bottom + 40)
    for number, name in enumerate(parts.names.values()):
        y = head + 10 + _ROW * (number + 0.5)
        board.say_lines(_EDGE, y, wrap(name, _LEFT - 2 * _EDGE, SMALL), fontsize=SMALL)
    told, most = stacked.numbers(rows, parts), _longest(rows, parts)
    for place, (label, counts) in enumerate(rows.items()):
        left = _LEFT + place * wide
        board.say_lines(
            left, head - len(heads[place]) * _LINE / 2, heads[place], fontsize=SMALL,
            fontweight="bold" if place == len(rows) - 1 > 0 else "normal",
        )  # fmt: skip
        board.line([(left, head + 6), (left, bottom)], color=LINE, linewidth=1)
        for number, (code, share) in enumerate(stacked.shares(counts, parts.styles).items()):
            y = head + 10 + _ROW * (number + 0.5)
            long = (wide - _NUMBER - _APART) * share / most
            if long:
                board.box(
                    left, y - _BAR / 2, long, _BAR, round=0, linewidth=1,
                    edgecolor=MUTED if code == last else INK,
                    facecolor=PAPER if code == last else INK,
                )  # fmt: skip
            board.say(
                left + long + 5, y, str(told[label][code]), fontsize=SMALL,
                color=INK if share else MUTED,
            )  # fmt: skip
    board.say(_LEFT, bottom + 22, _axis(rows, unit), color=MUTED, fontsize=SMALL)
    return board.svg()


def draw_slim(rows: Rows, parts: stacked.Parts, unit: str, last: str = "") -> str:
    """Draw the rows for a phone: one below the other, each side with its name over its bar.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    parts : Parts
    unit : str
    last : str

    Returns
    -------
    str
        SVG.
    """
    numbers, longest = stacked.numbers(rows, parts), _longest(rows, parts)
    made, y = [], 0
    for (label, counts), name in zip(rows.items(), stacked.row_names(rows, unit), strict=True):
        y += 24
        made.append(words(0, y, name, Markup('font-weight="600"')))
        for code, share in stacked.shares(counts, parts.styles).items():
            if not share:
                continue
            y += _SLIM_ROW
            said = str(numbers[label][code])
            long = (SLIM - _SLIM_NAME - 2) * share / longest
            made += [
                words(_SLIM_NAME - 8, y - 8, said,
                      Markup('text-anchor="end" font-weight="600"')),
                words(_SLIM_NAME, y - 8, parts.names[code]),
                Markup(
                    '<rect x="{}" y="{}" width="{:.1f}" height="{}" fill="{}" stroke="{}"/>'
                ).format(_SLIM_NAME, y - 2, long, _SLIM_BAR, PAPER if code == last else INK,
                         MUTED if code == last else INK),
            ]  # fmt: skip
        y += 18
    for line in in_lines(_axis(rows, unit), SLIM_LETTERS):
        y += 18
        made.append(words(0, y, line, Markup('fill="{}"').format(MUTED)))
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'width="{}" height="{}" font-family="{}" font-size="{}" fill="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}</svg>'
    ).format(SLIM, y + 8, SLIM, y + 8, FONT, SIZE, INK, PAPER, Markup("").join(made))
    return ours(themed(drawing))
