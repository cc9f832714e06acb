"""Provenance: the graph root → relay → article of a claim, and its collapse to roots.

A ``same`` edge joins two roots that give the same number or story: the texts do not show
whether they are two or one. A ``one`` edge joins two voices of one body. Neither is a step on
the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.sourcing.collapse import Left, Pair
from whosays.sourcing.collapse import collapse as collapse_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.sourcing.claims import Node, Trace

STEP = "step"
SAME = "same"
ONE = "one"


@dataclass(frozen=True, slots=True)
class Edge:
    """A step of a claim from hand to hand, or a tie between two roots.

    Attributes
    ----------
    source, target : str
        Ids of nodes.
    kind : str
        ``step``, ``same`` or ``one``.
    claim : str
        Id of the trace that has it.
    how, shown_by : str
        Of a step, as in the trace; of a tie empty.
    """

    source: str
    target: str
    kind: str
    claim: str
    how: str = ""
    shown_by: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """The provenance graph of one claim or of several.

    Attributes
    ----------
    nodes : Mapping of str to Node
        Those that an edge names, in the order of the edges.
    edges : tuple of Edge
        Each once: a claim may take the same step in two ways, not twice in one.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    def pairs(self, kind: str) -> list[Pair]:
        """List the ends of the edges of one kind, each pair once."""
        found = ((edge.source, edge.target) for edge in self.edges if edge.kind == kind)
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Collapsed:
    """What is left of a graph when every relay is folded into the root behind it.

    Attributes
    ----------
    left : Left
        Roots, those that count once for sure, and those that may be one.
    outlets : int
        Relays, articles and sites that were folded away.
    """

    left: Left
    outlets: int


def graph(traces: Iterable[Trace], nodes: Mapping[str, Node]) -> Graph:
    """Build the provenance graph of one claim or of several.

    Parameters
    ----------
    traces : iterable of Trace
    nodes : Mapping of str to Node
        As from :func:`whosays.sourcing.claims.load_nodes`.

    Returns
    -------
    Graph
    """
    edges: list[Edge] = []
    for trace in traces:
        edges += [
            Edge(step.source, step.target, STEP, trace.id, step.how, step.shown_by)
            for step in trace.steps
        ]
        for kind, pairs in ((SAME, trace.same), (ONE, trace.one)):
            edges += [Edge(first, second, kind, trace.id) for first, second in pairs]
    once = {(e.source, e.target, e.kind, e.claim, e.how): e for e in edges}
    named = dict.fromkeys(name for edge in edges for name in (edge.source, edge.target))
    return Graph({name: nodes[name] for name in named}, tuple(once.values()))


def collapse(built: Graph) -> Collapsed:
    """Collapse a graph to its independent roots.

    Parameters
    ----------
    built : Graph

    Returns
    -------
    Collapsed
        A first knower that only repeats another is no root, and no outlet either.
    """
    left = collapse_pairs(built.pairs(STEP), built.pairs(SAME), built.pairs(ONE))
    outlets = [
        name for name, node in built.nodes.items() if name not in left.roots and node.kind != "root"
    ]
    return Collapsed(left, len(outlets))


def as_dict(built: Graph) -> dict[str, list[dict[str, str]]]:
    """Give a graph in plain form.

    Parameters
    ----------
    built : Graph

    Returns
    -------
    dict
        JSON-ready ``nodes`` and ``edges``, in the order of their ids. A step also has
        ``how`` and ``shown_by``.
    """
    order = sorted(built.edges, key=lambda e: (e.source, e.target, e.claim, e.how or e.kind))
    return {
        "nodes": [
            {
                "id": name, "label": node.label, "kind": node.kind,
                "affiliation": node.affiliation, "date": node.date,
            }
            for name, node in sorted(built.nodes.items())
        ],
        "edges": [
            {
                "from": edge.source, "to": edge.target, "kind": edge.kind, "claim": edge.claim,
                **({"how": edge.how, "shown_by": edge.shown_by} if edge.kind == STEP else {}),
            }
            for edge in order
        ],
    }  # fmt: skip
