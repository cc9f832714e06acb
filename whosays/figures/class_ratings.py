"""A class's ratings card by card: each a dot, the middle half as a box, the median as a bar."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.figures.style import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    SMALL,
    WIDTH,
    Plate,
    look,
    new_figure,
    to_svg,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

_HEIGHT = 4.6  # inches
_DOT, _BOX = ACCENT, "#dcebf7"
_BAR = "#D55E00"
# How far equal ratings are set apart, and how far from their card they may lie at most, in
# distances between two cards.
_APART, _REACH = 0.07, 0.36
# Dots of a class larger than this are drawn smaller.
_LARGE = 60


@dataclass(frozen=True, slots=True)
class Step:
    """The ratings after one card, or before the first.

    Attributes
    ----------
    name : str
        As it stands below the axis.
    label : str
        In full, for the table.
    ratings : tuple of int
        0 to 100.
    """

    name: str
    label: str
    ratings: tuple[int, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        """The ratings, if there are enough of them to be shown at all."""
        return self.ratings if few.enough(len(self.ratings)) else ()


def quartiles(ratings: Sequence[int]) -> tuple[float, float, float]:
    """Give the quarter marks of some ratings.

    Parameters
    ----------
    ratings : sequence of int
        At least one.

    Returns
    -------
    tuple of float
        Lower quartile, median, upper quartile (type 7 of Hyndman & Fan 1996, as a
        spreadsheet's QUARTILE.INC counts).
    """
    if len(ratings) == 1:
        return (float(ratings[0]),) * 3
    low, middle, high = quantiles(ratings, n=4, method="inclusive")
    return low, middle, high


def offsets(ratings: Sequence[int]) -> list[tuple[float, int]]:
    """Set equal ratings apart, so that each is seen.

    Parameters
    ----------
    ratings : sequence of int

    Returns
    -------
    list of (float, int)
        Distance from the card, in distances between two cards, and the rating.
    """
    places = []
    for rating, count in sorted(Counter(ratings).items()):
        step = min(_APART, 2 * _REACH / max(1, count - 1))
        places += [((number - (count - 1) / 2) * step, rating) for number in range(count)]
    return places


def _number(value: float) -> str:
    return f"{value:g}"


def _moves(rated: Sequence[Step]) -> list[tuple[Step, float, float]]:
    """List the cards that moved the class's median most: none, one, or several as much."""
    steps = [
        (after, float(median(before.shown)), float(median(after.shown)))
        for before, after in pairwise(rated)
    ]
    most = max((abs(b - a) for _, a, b in steps), default=0.0)
    return [move for move in steps if most and abs(move[2] - move[1]) == most]


def _takeaway(rated: Sequence[Step]) -> str:
    ends = {
        "first": _number(median(rated[0].shown)),
        "last": _number(median(rated[-1].shown)),
    }
    if len(rated) == 1:
        return text("class_view.takeaway_start", **ends)
    moves = _moves(rated)
    if not moves:
        return text("class_view.takeaway_flat", **ends)
    _, before, after = moves[0]
    if len(moves) == 1:
        moved = {"before": _number(before), "after": _number(after)}
        return text("class_view.takeaway", card=moves[0][0].name, **ends, **moved)
    names = ", ".join(step.name for step, _, _ in moves)
    return text("class_view.takeaway_tie", cards=names, by=_number(abs(after - before)), **ends)


def _many(count: int) -> str:
    return str(count) if few.enough(count) or not count else text("class_view.few", least=few.LEAST)


def table(steps: Sequence[Step]) -> Table:
    """Give the ratings in rows.

    Parameters
    ----------
    steps : sequence of Step

    Returns
    -------
    Table
        For each step how many rated, the quarter marks, and every rating from low to high;
        of a step that too few rated, only that.
    """
    rows = []
    for step in steps:
        marks = [_number(x) for x in quartiles(step.shown)] if step.shown else ["–"] * 3
        every = ", ".join(map(str, sorted(step.shown))) or "–"
        rows.append((step.label, _many(len(step.ratings)), *marks, every))
    names = ("card", "count", "lower", "median", "upper", "every")
    columns = tuple(text(f"class_view.col_{name}") for name in names)
    return Table(text("class_view.caption"), columns, tuple(rows))


def _draw(axes: Axes, steps: Sequence[Step]) -> None:
    size = 26 if max(len(step.shown) for step in steps) <= _LARGE else 9
    middles = []
    for at, step in enumerate(steps):
        if not step.shown:
            continue
        low, middle, high = quartiles(step.shown)
        middles.append((at, middle))
        axes.bar(at, high - low, 0.84, low, color=_BOX, edgecolor=MUTED, linewidth=1, zorder=1)
        axes.plot([at - 0.42, at + 0.42], [middle, middle], color=_BAR, linewidth=4, zorder=2)
        x, y = zip(*offsets(step.shown), strict=True)
        axes.scatter(
            [at + shift for shift in x],
            y,
            size,
            color=_DOT,
            edgecolor="white",
            linewidth=0.6,
            zorder=3,
        )
    axes.plot(*zip(*middles, strict=True), color=_BAR, linewidth=1.2, linestyle="--", zorder=1.5)
    names = [
        f"{step.name}\n{_number(quartiles(step.shown)[1]) if step.shown else '–'}" for step in steps
    ]
    axes.set_xticks(range(len(steps)), names, fontsize=SMALL)
    axes.set(xlim=(-0.6, len(steps) - 0.4), ylim=(-4, 104), yticks=range(0, 101, 25))
    axes.set_xlabel(text("class_view.below"), color=MUTED, fontsize=SMALL)
    axes.set_ylabel(text("class_view.side"), color=INK, fontsize=SMALL)
    axes.tick_params(axis="both", labelsize=SMALL, length=0)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)


def plate(steps: Sequence[Step]) -> Plate:
    """Draw a class's ratings.

    Parameters
    ----------
    steps : sequence of Step
        Before the first card, then card by card; at least one of them rated by enough.

    Returns
    -------
    Plate

    Raises
    ------
    ValueError
        If no step has enough ratings to be shown.
    """
    if not any(step.shown for step in steps):
        raise ValueError(text("figures.no_steps"))
    with look():
        figure = new_figure(WIDTH, _HEIGHT)
        _draw(figure.subplots(), steps)
        svg = to_svg(figure)
    rated = [step for step in steps if step.shown]
    parts = []
    for step in rated:
        low, middle, high = (_number(value) for value in quartiles(step.shown))
        marks = {"median": middle, "lower": low, "upper": high}
        parts.append(text("class_view.alt_step", name=step.name, **marks))
    alt = text("class_view.alt", steps="; ".join(parts))
    return Plate(svg, alt, _takeaway(rated), table(steps))
