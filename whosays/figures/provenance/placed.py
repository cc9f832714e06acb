"""Where each hand of a claim stands, and through which lanes the steps between them run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.figures.board import Board, wrap
from whosays.figures.layers import Layout, lay_out
from whosays.figures.provenance.boxes import KIND_STYLE, LEFT, LINE_HIGH, PAD, WIDTHS
from whosays.figures.style import SMALL
from whosays.sourcing import provenance
from whosays.sourcing.claims import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.sourcing.claims import Node, Trace
    from whosays.sourcing.collapse import Pair

# From so many roots on, boxes close up and ties are told by the legend alone.
_CROWD = 10
# At the board's right edge; between two columns, least and most; how much wider boxes become.
_EDGE, _BENDS, _WIDER = 6.0, (28.0, 60.0), 1.35


@dataclass(frozen=True, slots=True)
class Placed:
    """A way that is laid out and can be drawn.

    Attributes
    ----------
    nodes : Mapping of str to Node
    edges : tuple of (str, str)
        Steps, each once.
    ties : Mapping of (str, str) to str
        Roots that stand together: ``same`` or ``one``.
    kinds : tuple of str
        The columns from left to right.
    column : Mapping of str to int
        Node to its column.
    labels : Mapping of str to list of str
        Node to the lines that name it in its box.
    verbs : Mapping of str to list of str
        Node to the lines below, what it did with the claim.
    heights : Mapping of str to float
    layout : Layout
    lefts : tuple of float
        Column to its left edge.
    widths : tuple of float
        Column to the width of its boxes.
    crowded : bool
        Whether boxes are closed up.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Pair, ...]
    ties: Mapping[Pair, str]
    kinds: tuple[str, ...]
    column: Mapping[str, int]
    labels: Mapping[str, list[str]]
    verbs: Mapping[str, list[str]]
    heights: Mapping[str, float]
    layout: Layout
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    crowded: bool

    def left(self, name: str) -> float:
        """Give the left edge of a box."""
        return self.lefts[self.column[name]]

    def right(self, name: str) -> float:
        """Give the right edge of a box."""
        return self.left(name) + self.wide(name)

    def wide(self, name: str) -> float:
        """Give the width of a box."""
        return self.widths[self.column[name]]

    @property
    def end(self) -> float:
        """Where the last column ends."""
        return self.lefts[-1] + self.widths[-1]

    @property
    def bend(self) -> float:
        """Give the room between two columns, in which lines bend."""
        return self.lefts[1] - self.lefts[0] - self.widths[0] if len(self.lefts) > 1 else _BENDS[1]


def _hows(traces: Iterable[Trace]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for trace in traces:
        for step in trace.steps:
            verb = text(f"figures.graph_how_{step.how}")
            listed = found.setdefault(step.source, [])
            if verb not in listed:
                listed.append(verb)
    return {name: ", ".join(verbs) for name, verbs in found.items()}


def _ties(traces: Iterable[Trace]) -> dict[Pair, str]:
    found: dict[Pair, str] = {}
    for trace in traces:
        found |= dict.fromkeys(trace.same, provenance.SAME)
    for trace in traces:
        found |= dict.fromkeys(trace.one, provenance.ONE)
    return found


def place(traces: Sequence[Trace], nodes: Mapping[str, Node], beside: float = 0.0) -> Placed:
    """Lay out the way of one claim, or of several together.

    Parameters
    ----------
    traces : sequence of Trace
    nodes : Mapping of str to Node
    beside : float
        How much of the board's width is left to what stands at the right.

    Returns
    -------
    Placed
    """
    ties, hows = _ties(traces), _hows(traces)
    steps = [(step.source, step.target) for trace in traces for step in trace.steps]
    edges = list(dict.fromkeys(steps))
    names = list(dict.fromkeys(name for pair in (*edges, *ties) for name in pair))
    kinds = [kind for kind in KINDS if any(nodes[name].kind == kind for name in names)]
    column = {name: kinds.index(nodes[name].kind) for name in names}
    lefts, widths = _columns(kinds, Board(1).width - LEFT - _EDGE - beside)
    inside = {name: widths[column[name]] - 2 * PAD for name in names}
    labels = {
        name: wrap(nodes[name].label, inside[name], SMALL, KIND_STYLE[nodes[name].kind][2])
        for name in names
    }
    verbs = {name: wrap(hows.get(name, ""), inside[name], SMALL) for name in names}
    crowded = sum(nodes[name].kind == "root" for name in names) >= _CROWD
    pad = 3.5 if crowded else PAD
    heights = {n: (len(labels[n]) + len(verbs[n])) * LINE_HIGH + 2 * pad for n in names}
    gaps = (7.0, 13.0) if crowded else (11.0, 2 * LINE_HIGH + 8)
    layout = lay_out(column, edges, list(ties), heights, gaps)
    return Placed(
        nodes, tuple(edges), ties, tuple(kinds), column, labels, verbs, heights, layout,
        lefts, widths, crowded,
    )  # fmt: skip


def _columns(kinds: Sequence[str], room: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Share out the width: room for lines to bend comes first, then boxes become wider."""
    least, gaps = [WIDTHS[kind] for kind in kinds], max(1, len(kinds) - 1)
    bend = min(_BENDS[1], max(_BENDS[0], (room - sum(least)) / gaps))
    wider = min(_WIDER, max(1.0, (room - bend * (len(kinds) - 1)) / sum(least)))
    widths = tuple(wide * wider for wide in least)
    lefts = [LEFT]
    for wide in widths[:-1]:
        lefts.append(lefts[-1] + wide + bend)
    return tuple(lefts), widths
