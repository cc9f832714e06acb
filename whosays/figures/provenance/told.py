"""A provenance graph in words: the table with every step, and the sentence that sums it up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.core.i18n import counted, text
from whosays.core.table import Table
from whosays.figures.provenance.folded import how_many
from whosays.figures.provenance.known import shown_by
from whosays.sourcing import provenance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.figures.provenance.folded import Folded
    from whosays.sourcing.claims import Node, Trace

Row = tuple[str, ...]
# From so many steps on, the alt text points to the table.
_MANY = 14


def way_rows(
    traces: Sequence[Trace], nodes: Mapping[str, Node], known: Mapping[str, str]
) -> list[Row]:
    """Give every step and tie.

    Parameters
    ----------
    traces : sequence of Trace
    nodes : Mapping of str to Node
    known : Mapping of str to str
        As from :func:`whosays.figures.provenance.known.load_known`.

    Returns
    -------
    list of tuple of str
        Claim, from whom, how, to whom, how one knows.
    """
    rows: list[Row] = []
    for trace in traces:
        rows += [
            (
                trace.id, nodes[step.source].label, text(f"figures.graph_how_{step.how}"),
                nodes[step.target].label, shown_by(step, known),
            )
            for step in trace.steps
        ]  # fmt: skip
        for kind, pairs in ((provenance.SAME, trace.same), (provenance.ONE, trace.one)):
            how = text(f"figures.graph_tie_{kind}")
            rows += [
                (trace.id, nodes[a].label, how, nodes[b].label, trace.roots_why) for a, b in pairs
            ]
    return rows


def _left_rows(traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded) -> list[Row]:
    together = traces[0].id if len(traces) == 1 else text("figures.graph_all")
    rows: list[Row] = []
    for group in left.groups:
        bodies = [text("figures.graph_and").join(nodes[n].label for n in body) for body in group]
        rows.append(
            (
                together, "; ".join(bodies), text("figures.graph_left_row"),
                how_many(1, len(group)), text("figures.graph_left_by"),
            )
        )  # fmt: skip
    return rows


def table(
    traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded, known: Mapping[str, str]
) -> Table:
    """Give the graph as a table: the way, then what is left.

    Parameters
    ----------
    traces : sequence of Trace
    nodes : Mapping of str to Node
    left : Folded
    known : Mapping of str to str

    Returns
    -------
    Table
    """
    roots = how_many(left.left.least, left.left.most)
    columns = tuple(
        text(f"figures.graph_column_{n}") for n in ("claim", "from", "how", "to", "shown")
    )
    rows = (*way_rows(traces, nodes, known), *_left_rows(traces, nodes, left))
    if len(traces) == 1:  # whose claim it is stands above; what our files call it helps nobody
        return Table(
            text("figures.graph_caption_one", roots=roots),
            columns[1:],
            tuple(row[1:] for row in rows),
        )
    claims = ", ".join(trace.id for trace in traces)
    return Table(text("figures.graph_caption", claims=claims, roots=roots), columns, rows)


def _short(says: str) -> str:
    """Give the first sentence of a claim, without what stands in brackets."""
    return re.sub(r"\s*\([^()]*\)", "", says).partition(". ")[0].rstrip(".")


def takeaway(traces: Sequence[Trace], left: Folded) -> str:
    """Sum up: through how many hands, back to how many roots.

    Parameters
    ----------
    traces : sequence of Trace
    left : Folded

    Returns
    -------
    str
        A sentence.
    """
    hands = counted("figures.graph_hand", left.outlets)
    roots = how_many(left.left.least, left.left.most)
    if len(traces) == 1:
        says = _short(traces[0].says)
        if left.outlets == 1:
            return text("figures.graph_takeaway_once", claim=says, roots=roots)
        return text("figures.graph_takeaway", claim=says, hands=hands, roots=roots)
    return text("figures.graph_takeaway_all", claims=len(traces), hands=hands, roots=roots)


def alt(way: Sequence[Row], sentence: str) -> str:
    """Say what a reader who does not see the drawing has to know.

    Parameters
    ----------
    way : sequence of tuple of str
        As from :func:`way_rows`.
    sentence : str
        As from :func:`takeaway`.

    Returns
    -------
    str
        Every step; of many only how many they are, since the table has them.
    """
    steps = (
        text("figures.graph_alt_many", count=len(way))
        if len(way) > _MANY
        else "; ".join(" – ".join(row[1:4]) for row in way)
    )
    return text("figures.graph_alt", steps=steps, takeaway=sentence)
