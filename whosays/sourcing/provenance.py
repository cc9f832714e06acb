"""Provenance: the graph root → relay → article of a claim, and its collapse to roots.

``networkx`` holds the graph. A ``same`` edge joins two roots that give the same number or
story: the texts do not show whether they are two or one. A ``one`` edge joins two voices
of one body. Neither is a step on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from whosays.sourcing.claims import Node, Trace

STEP = "step"
SAME = "same"
ONE = "one"


@dataclass(frozen=True, slots=True)
class Collapsed:
    """What is left of a graph when every relay is folded into the root behind it.

    Attributes
    ----------
    groups : tuple of tuple of str
        Roots; those joined by "same story, independence not shown" stand together.
    outlets : int
        Relays, articles and sites that were folded away.
    least, most : int
        How many independent roots there are: one for each group, or one for each root.
    """

    groups: tuple[tuple[str, ...], ...]
    outlets: int
    least: int
    most: int


def graph(traces: Iterable[Trace], nodes: Mapping[str, Node]) -> nx.MultiDiGraph:
    """Build the provenance graph of one claim or of several.

    Parameters
    ----------
    traces : iterable of Trace
    nodes : Mapping of str to Node
        As from :func:`whosays.sourcing.claims.load_nodes`.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes carry ``label``, ``kind``, ``affiliation``, ``date``. Edges carry ``kind``
        (``step``, ``same`` or ``one``) and ``claim``; a step also ``how`` and ``shown_by``.
    """
    import networkx as nx  # noqa: PLC0415 - loaded only where a graph is built

    built = nx.MultiDiGraph()

    def add(name: str) -> None:
        node = nodes[name]
        built.add_node(
            name, label=node.label, kind=node.kind, affiliation=node.affiliation, date=node.date
        )

    for trace in traces:
        for step in trace.steps:
            add(step.source)
            add(step.target)
            built.add_edge(
                step.source,
                step.target,
                key=f"{trace.id}:{step.how}",
                kind=STEP,
                claim=trace.id,
                how=step.how,
                shown_by=step.shown_by,
            )
        for kind, pairs in ((SAME, trace.same), (ONE, trace.one)):
            for first, second in pairs:
                add(first)
                add(second)
                built.add_edge(first, second, key=f"{trace.id}:{kind}", kind=kind, claim=trace.id)
    return built


def steps_only(built: nx.MultiDiGraph) -> nx.DiGraph:
    """Give the ways a claim went, without the edges that only join roots.

    Parameters
    ----------
    built : networkx.MultiDiGraph

    Returns
    -------
    networkx.DiGraph
    """
    import networkx as nx  # noqa: PLC0415 - loaded only where a graph is built

    plain = nx.DiGraph()
    plain.add_nodes_from(built.nodes(data=True))
    plain.add_edges_from((a, b) for a, b, kind in built.edges(data="kind") if kind == STEP)
    return plain


def roots(built: nx.MultiDiGraph) -> list[str]:
    """List the first knowers of a graph.

    Parameters
    ----------
    built : networkx.MultiDiGraph

    Returns
    -------
    list of str
        Nodes that got the claim from nobody and passed it on. A chain that runs in a
        circle has none of its own; then its members are given, since one of them must
        have begun.
    """
    import networkx as nx  # noqa: PLC0415 - loaded only where a graph is built

    plain = steps_only(built)
    condensed = nx.condensation(plain)
    found: list[str] = []
    for place in condensed.nodes:
        members = condensed.nodes[place]["members"]
        gives = any(plain.out_degree(name) for name in members)
        if condensed.in_degree(place) == 0 and gives:
            found += sorted(members)
    return sorted(found)


def collapse(built: nx.MultiDiGraph) -> Collapsed:
    """Collapse a graph to its independent roots.

    Parameters
    ----------
    built : networkx.MultiDiGraph

    Returns
    -------
    Collapsed
        ``most`` counts every root, a circle and the voices of one body once; ``least``
        also counts roots joined by a ``same`` edge once.
    """
    import networkx as nx  # noqa: PLC0415 - loaded only where a graph is built

    plain = steps_only(built)
    first = set(roots(built))
    ties = nx.Graph()
    ties.add_nodes_from(first)
    circles = [c for c in nx.strongly_connected_components(plain) if len(c) > 1 and c & first]
    for circle in circles:
        nx.add_path(ties, sorted(circle))
    joined = [(a, b, kind) for a, b, kind in built.edges(data="kind") if {a, b} <= first]
    ties.add_edges_from((a, b) for a, b, kind in joined if kind == ONE)
    most = nx.number_connected_components(ties) if first else 0
    ties.add_edges_from((a, b) for a, b, kind in joined if kind == SAME)
    groups = tuple(sorted(tuple(sorted(group)) for group in nx.connected_components(ties)))
    outlets = sum(
        1 for name in plain.nodes if name not in first and plain.nodes[name]["kind"] != "root"
    )
    return Collapsed(groups, outlets, len(groups), most)


def chain(built: nx.MultiDiGraph, article: str) -> list[list[str]]:
    """List every way a claim took from a root to one article.

    Parameters
    ----------
    built : networkx.MultiDiGraph
    article : str
        Node id, such as ``"a001"``.

    Returns
    -------
    list of list of str
        Node ids from root to article, the shortest way first.
    """
    import networkx as nx  # noqa: PLC0415 - loaded only where a graph is built

    plain = steps_only(built)
    if article not in plain:
        return []
    ways: list[list[str]] = []
    for root in roots(built):
        ways += nx.all_simple_paths(plain, root, article) if root != article else [[root]]
    return sorted(ways, key=lambda way: (len(way), way))


def as_dict(built: nx.MultiDiGraph) -> dict[str, Any]:
    """Give a graph in plain form.

    Parameters
    ----------
    built : networkx.MultiDiGraph

    Returns
    -------
    dict
        JSON-ready ``nodes`` and ``edges``.
    """
    return {
        "nodes": [{"id": name, **fields} for name, fields in sorted(built.nodes(data=True))],
        "edges": [
            {"from": a, "to": b, **fields}
            for a, b, _, fields in sorted(built.edges(data=True, keys=True), key=lambda e: e[:3])
        ],
    }
