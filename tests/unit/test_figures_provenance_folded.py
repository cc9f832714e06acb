from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.figures.provenance.folded import Folded, how_many
from whosays.sourcing import provenance
from whosays.sourcing.claims import Node, Step, Trace, load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(Kit(ROOT))
NODES = load_nodes(Kit(ROOT))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_what_is_left_adds_up_to_least_and_most(trace):
    left = Folded(provenance.graph([trace], NODES))
    assert len(left.groups) == left.left.least
    assert sum(len(group) for group in left.groups) == left.left.most
    roots = sorted(name for group in left.groups for body in group for name in body)
    assert roots == list(left.left.roots)


def test_all_claims_together_add_up_too():
    left = Folded(provenance.graph(TRACES, NODES))
    assert sum(len(group) for group in left.groups) == left.left.most
    assert len(left.groups) == left.left.least


def test_bodies_that_are_tied_stand_next_to_each_other():
    """r1 and r2 are one body; r3 may be one with it, and r4 with r3: r3 stands between."""
    nodes = {n: Node(n, n, "root" if n[0] == "r" else "article", "unknown") for n in NAMES}
    made = Trace(
        "c1", "Says.", (), (1, 3), "Why.",
        tuple(Step(root, "a1", "reports", "catalogue") for root in NAMES[:-1]),
        (("r3", "r2"), ("r4", "r3")), (("r1", "r2"),), "none", "not_said", "nobody", "absent",
        "Why.", (),
    )  # fmt: skip
    left = Folded(provenance.graph([made], nodes))
    assert left.groups == [[("r1", "r2"), ("r3",), ("r4",)], [("r5",)]]
    assert left.outlets == 1


NAMES = ("r1", "r2", "r3", "r4", "r5", "a1")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1, 1, "1 root"), (2, 2, "2 roots"), (1, 3, "at least 1, at most 3 roots")],
)
def test_how_many(low, high, said):
    assert how_many(low, high) == said
