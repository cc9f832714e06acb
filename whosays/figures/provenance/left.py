"""What is left after folding, drawn: a frame for each root, tied bodies in one frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.figures.board import Board, wrap
from whosays.figures.provenance.boxes import KIND_STYLE, LEFT, LINE_HIGH, PAD, TIE_STYLE
from whosays.figures.provenance.folded import how_many
from whosays.figures.style import MUTED, PLAIN, SMALL
from whosays.sourcing import provenance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.figures.provenance.folded import Folded
    from whosays.sourcing.claims import Node

_COLUMNS = 3
_GAP = 12
_HEAD = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """One root that is left, or several that may be one.

    Attributes
    ----------
    count : str
        For how many it counts, in words.
    bodies : tuple of list of str
        Each body that would count on its own: the lines that name it.
    """

    count: str
    bodies: tuple[list[str], ...]

    @property
    def height(self) -> float:
        """How high the frame is."""
        lines = sum(len(body) for body in self.bodies) + 1
        return lines * LINE_HIGH + (len(self.bodies) - 1) * (LINE_HIGH + 8) + 2 * PAD + 6


def frames(left: Folded, nodes: Mapping[str, Node]) -> list[Frame]:
    """Give each group its count and, for each body in it, the lines that name it.

    Parameters
    ----------
    left : Folded
    nodes : Mapping of str to Node

    Returns
    -------
    list of Frame
        The high ones first, so that the frames of a row are much of a height.
    """
    width = _width() - 2 * PAD - 4
    made = []
    for group in left.groups:
        key = "figures.graph_counts" if len(group) == 1 else "figures.graph_counts_range"
        names = [text("figures.graph_and").join(nodes[n].label for n in body) for body in group]
        bodies = tuple(wrap(name, width, SMALL) for name in names)
        made.append(Frame(text(key, high=len(group)), bodies))
    return sorted(made, key=lambda frame: frame.height, reverse=True)


def height(made: Sequence[Frame]) -> float:
    """Say how much of a board heading and frames take.

    Parameters
    ----------
    made : sequence of Frame

    Returns
    -------
    float
        Points.
    """
    return _HEAD + sum(max(frame.height for frame in row) + _GAP for row in _rows(made))


def draw(left: Folded, made: Sequence[Frame], board: Board, y: float) -> None:
    """Draw what is left.

    Parameters
    ----------
    left : Folded
    made : sequence of Frame
        As from :func:`frames`.
    board : Board
    y : float
        From where on.
    """
    board.say(LEFT, y + 22, text("figures.graph_left"), fontweight="bold", fontsize=PLAIN)
    board.say(LEFT, y + 42, how_many(left.left.least, left.left.most), fontsize=PLAIN)
    y += _HEAD
    for row in _rows(made):
        high = max(frame.height for frame in row)
        for number, frame in enumerate(row):
            _frame(frame, board, (LEFT + number * (_width() + _GAP), y), high)
        y += high + _GAP


def _width() -> float:
    return (Board(1).width - LEFT - 6 - _GAP * (_COLUMNS - 1)) / _COLUMNS


def _rows(made: Sequence[Frame]) -> list[Sequence[Frame]]:
    return [made[at : at + _COLUMNS] for at in range(0, len(made), _COLUMNS)]


def _frame(frame: Frame, board: Board, place: tuple[float, float], high: float) -> None:
    x, y = place
    fill, edge, _ = KIND_STYLE["root"]
    board.box(x, y, _width(), high, facecolor=fill, edgecolor=edge, linewidth=1.6, zorder=1)
    at = y + PAD + LINE_HIGH / 2
    board.say(x + PAD + 2, at, frame.count, fontsize=SMALL, fontweight="bold")
    at += LINE_HIGH + 3
    for number, lines in enumerate(frame.bodies):
        if number:
            board.line([(x + 10, at), (x + 34, at)], **TIE_STYLE[provenance.SAME])
            board.say(x + 40, at, text("figures.graph_tie_same"), fontsize=SMALL, color=MUTED)
            at += LINE_HIGH + 4
        for line in lines:
            board.say(x + PAD + 2, at, line, fontsize=SMALL)
            at += LINE_HIGH
        at += 4
