"""What is left after folding, drawn: a frame for each root, tied bodies in one frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.figures.board import LEADING, Board, wrap
from whosays.figures.provenance.boxes import KIND_STYLE, LEFT, LINE_HIGH, PAD, TIE_STYLE
from whosays.figures.provenance.folded import how_many
from whosays.figures.style import MUTED, PLAIN, SMALL
from whosays.sourcing import provenance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.figures.provenance.folded import Folded
    from whosays.sourcing.claims import Node

_EDGE, _GAP, _COLUMNS = 6.0, 12.0, 3
_HEAD_LINE = PLAIN * LEADING
_TIE = 22.0  # from a frame's edge to the words of a tie


@dataclass(frozen=True, slots=True)
class Room:
    """Where on a board what is left stands.

    Attributes
    ----------
    x, wide : float
    columns : int
        How many frames stand side by side.
    """

    x: float
    wide: float
    columns: int

    @property
    def frame(self) -> float:
        """How wide a frame is."""
        return (self.wide - _GAP * (self.columns - 1)) / self.columns


@dataclass(frozen=True, slots=True)
class Frame:
    """One root that is left, or several that may be one.

    Attributes
    ----------
    count : str
        For how many it counts, in words.
    bodies : tuple of list of str
        Each body that would count on its own: the lines that name it.
    tie : list of str
        The lines that stand between two bodies.
    """

    count: str
    bodies: tuple[list[str], ...]
    tie: list[str]

    @property
    def height(self) -> float:
        """How high the frame is."""
        lines = 1 + sum(map(len, self.bodies)) + (len(self.bodies) - 1) * len(self.tie)
        return lines * LINE_HIGH + (len(self.bodies) - 1) * 8 + 2 * PAD + 6


def below() -> Room:
    """Give the room below a way: the board's whole width.

    Returns
    -------
    Room
    """
    return Room(LEFT, Board(1).width - LEFT - _EDGE, _COLUMNS)


def beside(x: float) -> Room:
    """Give the room at the right of a way.

    Parameters
    ----------
    x : float
        Where it begins.

    Returns
    -------
    Room
    """
    return Room(x, Board(1).width - x - _EDGE, 1)


def frames(left: Folded, nodes: Mapping[str, Node], room: Room) -> list[Frame]:
    """Give each group its count and, for each body in it, the lines that name it.

    Parameters
    ----------
    left : Folded
    nodes : Mapping of str to Node
    room : Room

    Returns
    -------
    list of Frame
        The high ones first, so that the frames of a row are much of a height.
    """
    width = room.frame - 2 * PAD - 4
    tie = wrap(text("figures.graph_tie_same"), room.frame - _TIE - PAD, SMALL)
    made = []
    for group in left.groups:
        key = "figures.graph_counts" if len(group) == 1 else "figures.graph_counts_range"
        names = [text("figures.graph_and").join(nodes[n].label for n in body) for body in group]
        bodies = tuple(wrap(name, width, SMALL) for name in names)
        made.append(Frame(text(key, high=len(group)), bodies, tie))
    return sorted(made, key=lambda frame: frame.height, reverse=True)


def _head(left: Folded, room: Room) -> tuple[list[str], list[str]]:
    """Give the lines of the heading, and of the sum below it."""
    total = how_many(left.left.least, left.left.most)
    return wrap(text("figures.graph_left"), room.wide, PLAIN, "bold"), wrap(total, room.wide, PLAIN)


def _head_high(left: Folded, room: Room) -> float:
    return 12 + sum(map(len, _head(left, room))) * _HEAD_LINE + 14


def height(left: Folded, made: Sequence[Frame], room: Room) -> float:
    """Say how much of a board heading and frames take.

    Parameters
    ----------
    left : Folded
    made : sequence of Frame
    room : Room

    Returns
    -------
    float
        Points.
    """
    rows = _rows(made, room)
    return _head_high(left, room) + sum(max(f.height for f in row) + _GAP for row in rows)


def draw(left: Folded, made: Sequence[Frame], board: Board, room: Room, y: float) -> None:
    """Draw what is left.

    Parameters
    ----------
    left : Folded
    made : sequence of Frame
        As from :func:`frames`.
    board : Board
    room : Room
    y : float
        From where on.
    """
    at = y + 12
    for lines, weight in zip(_head(left, room), ("bold", "normal"), strict=True):
        for line in lines:
            board.say(room.x, at + _HEAD_LINE / 2, line, fontweight=weight, fontsize=PLAIN)
            at += _HEAD_LINE
        at += 2
    y += _head_high(left, room)
    for row in _rows(made, room):
        high = max(frame.height for frame in row)
        for number, frame in enumerate(row):
            x = room.x + number * (room.frame + _GAP)
            _frame(frame, board, (x, y, room.frame, high))
        y += high + _GAP


def _rows(made: Sequence[Frame], room: Room) -> list[Sequence[Frame]]:
    return [made[at : at + room.columns] for at in range(0, len(made), room.columns)]


def _frame(frame: Frame, board: Board, place: tuple[float, float, float, float]) -> None:
    x, y, wide, high = place
    fill, edge, _ = KIND_STYLE["root"]
    board.box(x, y, wide, high, facecolor=fill, edgecolor=edge, linewidth=1.6, zorder=1)
    at = y + PAD + LINE_HIGH / 2
    board.say(x + PAD + 2, at, frame.count, fontsize=SMALL, fontweight="bold")
    at += LINE_HIGH + 3
    for number, lines in enumerate(frame.bodies):
        if number:
            tied = len(frame.tie) * LINE_HIGH
            top = at - LINE_HIGH / 2
            board.line([(x + 12, top), (x + 12, top + tied)], **TIE_STYLE[provenance.SAME])
            board.say_lines(x + _TIE, top + tied / 2, frame.tie, fontsize=SMALL, color=MUTED)
            at += tied + 4
        for line in lines:
            board.say(x + PAD + 2, at, line, fontsize=SMALL)
            at += LINE_HIGH
        at += 4
