"""Where each hand of a claim stands, and through which lanes the steps between them run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.figures.board import Board, text_width, wrap
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
    hows : Mapping of str to str
        What a hand did with the claim: the verbs of its steps.
    kinds : tuple of str
        The columns from left to right.
    column : Mapping of str to int
        Node to its column.
    labels : Mapping of str to list of str
        Node to the lines in its box.
    heights : Mapping of str to float
    layout : Layout
    verbs : tuple of float
        Column to the room for its verbs, beside the boxes.
    lefts : tuple of float
        Column to its left edge.
    crowded : bool
        Whether boxes are closed up.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Pair, ...]
    ties: Mapping[Pair, str]
    hows: Mapping[str, str]
    kinds: tuple[str, ...]
    column: Mapping[str, int]
    labels: Mapping[str, list[str]]
    heights: Mapping[str, float]
    layout: Layout
    verbs: tuple[float, ...]
    lefts: tuple[float, ...]
    crowded: bool

    def left(self, name: str) -> float:
        """Give the left edge of a box."""
        return self.lefts[self.column[name]]

    def right(self, name: str) -> float:
        """Give the right edge of a box."""
        return self.left(name) + WIDTHS[self.nodes[name].kind]


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


def place(traces: Sequence[Trace], nodes: Mapping[str, Node]) -> Placed:
    """Lay out the way of one claim, or of several together.

    Parameters
    ----------
    traces : sequence of Trace
    nodes : Mapping of str to Node

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
    labels = {name: _label(nodes[name]) for name in names}
    crowded = sum(nodes[name].kind == "root" for name in names) >= _CROWD
    pad = 3.5 if crowded else PAD
    heights = {name: len(lines) * LINE_HIGH + 2 * pad for name, lines in labels.items()}
    gaps = (7.0, 13.0) if crowded else (11.0, 2 * LINE_HIGH + 8)
    layout = lay_out(column, edges, list(ties), heights, gaps)
    # Beside each column is room for its verbs, where no line bends.
    verbs = [
        max((text_width(hows.get(name, ""), SMALL) for name in listed), default=0.0) + 10
        for listed in layout.columns
    ]
    return Placed(
        nodes, tuple(edges), ties, hows, tuple(kinds), column, labels, heights, layout,
        tuple(verbs), _lefts(kinds, verbs), crowded,
    )  # fmt: skip


def _label(node: Node) -> list[str]:
    return wrap(node.label, WIDTHS[node.kind] - 2 * PAD, SMALL, KIND_STYLE[node.kind][2])


def _lefts(kinds: Sequence[str], verbs: Sequence[float]) -> tuple[float, ...]:
    """Share out the width: what boxes and verbs leave is room for lines to bend."""
    used = sum(WIDTHS[kind] for kind in kinds) + sum(verbs[:-1])
    bends = [1.0] * (len(kinds) - 1)
    if kinds[-1] == "site" and len(bends) > 1:
        bends[-1] = 0.6
    free = Board(1).width - LEFT - 6 - used
    lefts = [LEFT]
    for kind, verb, bend in zip(kinds, verbs, bends, strict=False):
        lefts.append(lefts[-1] + WIDTHS[kind] + verb + min(90.0, free * bend / sum(bends)))
    return tuple(lefts)
