"""Provenance graph: from the first to know to the page, and what is left after folding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.figures.board import Board
from whosays.figures.pictures import picture
from whosays.figures.provenance import left as left_drawn
from whosays.figures.provenance import told, way
from whosays.figures.provenance.folded import Folded
from whosays.figures.provenance.known import load_known
from whosays.figures.provenance.placed import place
from whosays.figures.style import LINE, Plate
from whosays.sourcing import provenance
from whosays.sourcing.claims import load_nodes, load_traces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.figures.provenance.placed import Placed
    from whosays.sourcing.claims import Node, Trace

Show = Literal["both", "way", "left"]
BESIDE = 158.0
"""How wide the column at the right is at least."""
APART = 12.0
"""From a way to the line at its right, and from there to what is left."""


def pick(claim: str | None = None, kit: Kit = HERE) -> tuple[Trace, ...]:
    """Load one claim's trace, or all.

    Parameters
    ----------
    claim : str, optional
        Such as ``"c01"``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Trace

    Raises
    ------
    KitError
        If there is no such claim.
    """
    traces = load_traces(kit)
    found = tuple(trace for trace in traces if claim in (None, trace.id))
    if not found:
        raise KitError(text("figures.no_claim", claim=claim, known=", ".join(t.id for t in traces)))
    return found


def _svg(traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded, show: Show) -> str:
    if show == "left":
        return _left_alone(nodes, left)
    placed = place(traces, nodes)
    if show == "way":
        board = Board(way.height(placed) + 12)
        way.draw(placed, board)
        return board.svg()
    return _below(placed, left) if placed.crowded else _beside(traces, nodes, left)


def _left_alone(nodes: Mapping[str, Node], left: Folded) -> str:
    room = left_drawn.below()
    frames = left_drawn.frames(left, nodes, room)
    board = Board(6 + left_drawn.height(left, frames, room))
    left_drawn.draw(left, frames, board, room, 0)
    return board.svg()


def _below(placed: Placed, left: Folded) -> str:
    """Draw a way that needs the whole width, and what is left below it."""
    room, y = left_drawn.below(), way.height(placed) + 20
    frames = left_drawn.frames(left, placed.nodes, room)
    board = Board(y + 6 + left_drawn.height(left, frames, room))
    way.draw(placed, board)
    board.line([(room.x, y), (room.x + room.wide, y)], color=LINE)
    left_drawn.draw(left, frames, board, room, y)
    return board.svg()


def _beside(traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded) -> str:
    """Draw a way with what is left in a column at its right."""
    placed = place(traces, nodes, BESIDE + 2 * APART)
    room = left_drawn.beside(placed.end + 2 * APART)
    frames = left_drawn.frames(left, nodes, room)
    high = left_drawn.height(left, frames, room)
    board = Board(max(way.height(placed) + 12, high))
    way.draw(placed, board)
    x = placed.end + APART
    board.line([(x, 12), (x, board.height - 12)], color=LINE)
    left_drawn.draw(left, frames, board, room, 0)
    return board.svg()


def plate(
    traces: Sequence[Trace],
    nodes: Mapping[str, Node],
    known: Mapping[str, str],
    show: Show = "both",
) -> Plate:
    """Draw how one claim, or several together, reached the page.

    Parameters
    ----------
    traces : sequence of Trace
        At least one.
    nodes : Mapping of str to Node
    known : Mapping of str to str
        What steps are known by, as from :func:`load_known`.
    show : str
        The ``way``, what is ``left``, or ``both``: side by side, or of very many roots one below
        the other.

    Returns
    -------
    Plate
    """
    left = Folded(provenance.graph(traces, nodes))
    takeaway = told.takeaway(traces, left)
    alt = told.alt(told.way_rows(traces, nodes, known), takeaway)
    return Plate(
        picture(f"{show} {alt}", lambda: _svg(traces, nodes, left, show)),
        alt,
        takeaway,
        told.table(traces, nodes, left, known),
    )


def claim_plate(claim: str | None = None, kit: Kit = HERE, show: Show = "both") -> Plate:
    """Draw the reference trace of one claim, or of all together.

    Parameters
    ----------
    claim : str, optional
        Such as ``"c01"``; all by default.
    kit : Kit, optional
        What is read from; the kit in use by default.
    show : str
        As for :func:`plate`.

    Returns
    -------
    Plate
    """
    return plate(pick(claim, kit), load_nodes(kit), load_known(kit), show)
