"""The way of a claim, drawn: a box for each hand, an arrow for each step, ties between roots."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.figures.board import text_width, wrap
from whosays.figures.provenance.boxes import KIND_STYLE, LEFT, LINE_HIGH, PAD, TIE_STYLE
from whosays.figures.style import MUTED, SMALL

if TYPE_CHECKING:
    from whosays.figures.board import Board
    from whosays.figures.provenance.placed import Placed

Point = tuple[float, float]


def height(placed: Placed) -> float:
    """Say how much of a board the way takes.

    Parameters
    ----------
    placed : Placed

    Returns
    -------
    float
        Points.
    """
    return _top(placed) + placed.layout.height


def draw(placed: Placed, board: Board) -> None:
    """Draw the way at the top of a board.

    Parameters
    ----------
    placed : Placed
    board : Board
    """
    top = _top(placed)
    for kind, x in zip(placed.kinds, placed.lefts, strict=True):
        heading = text(f"figures.graph_kind_{kind}")
        board.say(x, top - 20, heading, fontsize=SMALL, fontweight="bold", color=MUTED)
    for (a, b), kind in placed.ties.items():
        _tie(placed, board, (a, b), kind)
    for a, b in placed.edges:
        _arrow(placed, board, a, b)
    for name in placed.column:
        _box(placed, board, name)
    if _needs_legend(placed):
        _legend(placed, board)


def _neighbours(placed: Placed, pair: tuple[str, str]) -> bool:
    """Tell whether two stand next to each other, so that their tie has room between them."""
    a, b = pair
    listed = placed.layout.columns[placed.column[a]]
    return placed.column[a] == placed.column[b] and abs(listed.index(a) - listed.index(b)) == 1


def _needs_legend(placed: Placed) -> bool:
    """Tell whether a tie has no room for its words beside it."""
    return any(placed.crowded or not _neighbours(placed, pair) for pair in placed.ties)


def _top(placed: Placed) -> float:
    return 64.0 if _needs_legend(placed) else 44.0


def _legend(placed: Placed, board: Board) -> None:
    x = LEFT
    for kind, how in TIE_STYLE.items():
        if kind in placed.ties.values():
            words = text(f"figures.graph_tie_{kind}")
            board.line([(x, 14), (x + 30, 14)], solid_capstyle="butt", **how)
            board.say(x + 37, 14, words, fontsize=SMALL)
            x += 37 + text_width(words, SMALL) + 30


def _box(placed: Placed, board: Board, name: str) -> None:
    kind = placed.nodes[name].kind
    fill, edge, weight = KIND_STYLE[kind]
    x, y = placed.left(name), _top(placed) + placed.layout.middle[name]
    high = placed.heights[name]
    board.box(
        x, y - high / 2, placed.wide(name), high, facecolor=fill, edgecolor=edge,
        linewidth=1.6 if kind in ("root", "article") else 1.0, zorder=3,
    )  # fmt: skip
    named, did = placed.labels[name], placed.verbs[name]
    middle = y - len(did) * LINE_HIGH / 2
    board.say_lines(x + PAD, middle, named, fontsize=SMALL, fontweight=weight, zorder=4)
    middle += (len(named) + len(did)) * LINE_HIGH / 2
    board.say_lines(x + PAD, middle, did, fontsize=SMALL, color=MUTED, zorder=4)


def _stops(placed: Placed, a: str, b: str) -> list[Point]:
    """Give the places an arrow goes through: its ends, and both ends of each lane."""
    top, layout = _top(placed), placed.layout
    stops = [(placed.right(a), top + layout.middle[a])]
    for place, y in layout.lanes[a, b]:
        left = placed.lefts[place]
        stops += [(left, top + y), (left + placed.widths[place], top + y)]
    back = placed.column[b] <= placed.column[a]
    return [*stops, (placed.right(b) if back else placed.left(b), top + layout.middle[b])]


def _arrow(placed: Placed, board: Board, a: str, b: str) -> None:
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415 - only when drawing
    from matplotlib.path import Path as Line  # noqa: PLC0415 - only when drawing

    stops = _stops(placed, a, b)
    back = placed.column[b] <= placed.column[a]
    points, codes = [stops[0]], [Line.MOVETO]
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(stops)):
        bend = placed.bend if back else (x2 - x1) * 0.5
        if number % 2 == 0:
            points += [(x1 + bend, y1), (x2 + (bend if back else -bend), y2), (x2, y2)]
            codes += [Line.CURVE4] * 3
        else:
            points.append((x2, y2))
            codes.append(Line.LINETO)
    board.axes.add_patch(
        FancyArrowPatch(
            path=Line(points, codes), arrowstyle="-|>", mutation_scale=11, color=MUTED,
            linewidth=1.2, zorder=2, shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip


def _tie(placed: Placed, board: Board, pair: tuple[str, str], kind: str) -> None:
    a, b = pair
    top, middle, heights = _top(placed), placed.layout.middle, placed.heights
    x = placed.left(a)
    (high, first), (low, second) = sorted((middle[name], name) for name in (a, b))
    y1, y2 = top + high + heights[first] / 2, top + low - heights[second] / 2
    if _neighbours(placed, pair):
        board.line([(x + 12, y1), (x + 12, y2)], solid_capstyle="butt", **TIE_STYLE[kind])
        if not placed.crowded:
            lines = wrap(text(f"figures.graph_tie_{kind}"), placed.wide(a) - 20, SMALL)
            board.say_lines(x + 20, (y1 + y2) / 2, lines, fontsize=SMALL, color=MUTED)
        return
    out, ends = x - 9, (top + high, top + low)
    board.line(
        [(x, ends[0]), (out, ends[0]), (out, ends[1]), (x, ends[1])],
        solid_capstyle="butt", solid_joinstyle="round", **TIE_STYLE[kind],
    )  # fmt: skip
