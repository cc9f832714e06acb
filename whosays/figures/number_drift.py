"""Number drift: one number, followed from text to text, and what it counts in each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.table import Table
from whosays.figures.board import LEADING, Board, wrap
from whosays.figures.pictures import picture
from whosays.figures.style import ACCENT, INK, LINE, MUTED, PAPER, SMALL, Plate
from whosays.sourcing.numbers import load_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.sourcing.numbers import Number, Seen

# A place where a word, or nothing, stands instead of the number.
WORD = "word"
# Marker, fill and size: an article's own words, or a card, which is in our words.
PLACE_STYLE = {"article": ("s", INK, 12.0), "card": ("o", ACCENT, 10.5)}

_WHERE, _GRID = 8.0, 168.0
# A column of the grid at most, and all of them; from there to the words.
_COLUMN, _GRID_WIDE, _APART = 104.0, 268.0, 16.0
_LINE_HIGH = SMALL * LEADING
_BETWEEN = 12.0


def where(place: Seen) -> str:
    """Say where a number stands.

    Parameters
    ----------
    place : Seen

    Returns
    -------
    str
    """
    if place.card is not None:
        return text("figures.drift_card", publication=place.card.publication)
    return text("figures.drift_article", article=place.article, paragraph=place.paragraph)


def _words(place: Seen) -> str:
    # Only an article's words are quoted; a card is our own retelling.
    return place.words if place.card is not None else text("figures.quoted", words=place.words)


def pick(name: str | None = None, kit: Kit = HERE) -> tuple[Number, ...]:
    """Load one number, or all.

    Parameters
    ----------
    name : str, optional
        Such as ``"60"``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Number

    Raises
    ------
    KitError
        If there is no such number.
    """
    numbers = load_numbers(kit)
    found = tuple(number for number in numbers if name in (None, number.id))
    if not found:
        raise KitError(
            text("figures.number_unknown", name=name, known="; ".join(n.id for n in numbers))
        )
    return found


class _Panel:
    def __init__(self, number: Number) -> None:
        self.number = number
        wide = min(_COLUMN, _GRID_WIDE / len(number.counts))
        self.words = _GRID + wide * len(number.counts) + _APART
        self.columns = {
            count: _GRID + wide * (place + 0.5) for place, count in enumerate(number.counts)
        }
        self.heads = {c: wrap(label, wide - 10, SMALL) for c, label in number.counts.items()}
        room = Board(1).width - self.words - 6
        self.left = [
            [say_date(place.date), *wrap(where(place), _GRID - _WHERE - 12, SMALL)]
            for place in number.seen
        ]
        self.right = [wrap(_words(place), room, SMALL) for place in number.seen]
        self.rows = [
            max(len(a), len(b)) * _LINE_HIGH + _BETWEEN
            for a, b in zip(self.left, self.right, strict=True)
        ]
        self.head = max(26.0, max(map(len, self.heads.values())) * _LINE_HIGH) + 10
        self.height = self.head + sum(self.rows)

    def draw(self, board: Board, top: float) -> None:
        y = top + self.head / 2
        board.say(_WHERE, y, self.number.id, fontsize=22, fontweight="bold")
        for count, x in self.columns.items():
            board.say_lines(
                x, y, self.heads[count], ha="center", fontsize=SMALL, fontweight="bold", color=MUTED
            )
            board.line(
                [(x, top + self.head), (x, top + self.height)], color=LINE, linewidth=1, zorder=1
            )
        y = top + self.head
        dots = []
        for place, left, right, high in zip(
            self.number.seen, self.left, self.right, self.rows, strict=True
        ):
            middle = y + high / 2
            board.say_lines(_WHERE, middle, left, fontsize=SMALL, color=MUTED)
            board.say_lines(self.words, middle, right, fontsize=SMALL)
            dots.append((self.columns[place.counts], middle, place, y + high))
            y += high
        way = [(dots[0][0], dots[0][1])]
        for (x, _, _, edge), (next_x, next_y, _, _) in pairwise(dots):
            # Down, across between two rows, down again: the line never runs over words.
            way += [(x, edge), (next_x, edge), (next_x, next_y)]
        board.line(way, color=INK, linewidth=1.8, zorder=2, solid_joinstyle="round")
        for x, middle, place, _ in dots:
            _dot(board, x, middle, "card" if place.card is not None else "article")


def _dot(board: Board, x: float, y: float, kind: str) -> None:
    marker, fill, size = PLACE_STYLE[kind]
    board.axes.plot(
        [x], [y], marker=marker, color=fill, markersize=size, markeredgecolor=PAPER,
        markeredgewidth=1.2, linestyle="none", zorder=3,
    )  # fmt: skip


def _draw(numbers: Sequence[Number]) -> str:
    panels = [_Panel(number) for number in numbers]
    board = Board(30 + sum(panel.height + 18 for panel in panels))
    x = _WHERE
    for kind in PLACE_STYLE:
        _dot(board, x + 6, 16, kind)
        board.say(x + 18, 16, text(f"figures.drift_legend_{kind}"), fontsize=SMALL)
        x += 230
    y = 36.0
    for place, panel in enumerate(panels):
        if place:
            board.line([(_WHERE, y - 8), (board.width - 6, y - 8)], color=LINE)
        panel.draw(board, y)
        y += panel.height + 18
    return board.svg()


def _part(number: Number) -> str:
    """Say what a number counts from text to text, each thing where it first comes up."""
    met = dict.fromkeys(place.counts for place in number.seen)
    first, *later = (number.counts[count] for count in met)
    if not later:
        return text("figures.drift_same", number=number.id, first=first)
    then = "".join(text("figures.drift_then", thing=thing) for thing in later)
    return text("figures.drift_part", number=number.id, first=first, then=then)


def _table(numbers: Sequence[Number]) -> Table:
    """Give every place as a row; which number it is, only where there are several."""
    rows = [
        (
            number.id,
            say_date(place.date),
            where(place),
            _words(place),
            number.counts[place.counts],
        )
        for number in numbers
        for place in number.seen
    ]
    names = ("number", "date", "where", "words", "counts")
    columns = tuple(text(f"figures.drift_column_{name}") for name in names)
    skip = int(len(numbers) == 1)
    return Table(text("figures.drift_caption"), columns[skip:], tuple(row[skip:] for row in rows))


def plate(numbers: Sequence[Number]) -> Plate:
    """Draw numbers, one below the other.

    Parameters
    ----------
    numbers : sequence of Number
        As from :func:`pick`.

    Returns
    -------
    Plate
    """
    told = [
        text(
            "figures.drift_alt_place",
            number=number.id,
            date=say_date(place.date),
            where=where(place),
            words=_words(place),
            counts=number.counts[place.counts],
        )
        for number in numbers
        for place in number.seen
    ]
    alt = text("figures.drift_alt", places=" ".join(told))
    return Plate(
        picture(alt, lambda: _draw(numbers)),
        alt,
        " ".join(_part(number) for number in numbers),
        _table(numbers),
    )
