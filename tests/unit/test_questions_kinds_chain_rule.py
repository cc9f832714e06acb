"""One rule in two places: the chain builder's own, and provenance's over a graph."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from whosays.questions.kinds.chain.rule import between, fold, reach
from whosays.sourcing.claims import load_nodes, load_traces
from whosays.sourcing.provenance import collapse, graph


def edges(words):
    return [tuple(step.split(">")) for step in words.split()]


def reference(steps, same=(), one=()):
    """Build the graph that whosays.sourcing.provenance works on."""
    built = nx.MultiDiGraph()
    for kind, pairs in (("step", steps), ("same", same), ("one", one)):
        for pair in pairs:
            built.add_nodes_from(pair, kind="relay")
            built.add_edge(*pair, kind=kind)
    return built


@pytest.mark.parametrize(
    ("steps", "same", "one", "expected"),
    [
        ("", [], [], (0, 0, ())),
        ("a>b b>c", [], [], (1, 1, ("b", "c"))),
        ("a>c b>c", [], [], (2, 2, ("c",))),
        ("a>c b>c", [("a", "b")], [], (1, 2, ("c",))),
        ("a>c b>c", [], [("a", "b")], (1, 1, ("c",))),
        ("a>d b>d c>d", [("a", "b")], [("b", "c")], (1, 2, ("d",))),
        ("a>b b>a b>c", [], [], (1, 1, ("c",))),
        ("a>b b>a", [], [], (1, 1, ())),
        ("x>a a>b b>a", [], [], (1, 1, ("a", "b"))),
        ("a>c b>c", [("a", "c")], [("b", "z")], (2, 2, ("c",))),
    ],
)
def test_what_is_left(steps, same, one, expected):
    left = fold(edges(steps), same, one)
    assert (left.least, left.most, left.folded) == expected


def test_every_claim_of_the_set_folds_as_provenance_folds_it():
    nodes = load_nodes()
    for trace in load_traces():
        expected = collapse(graph([trace], nodes))
        left = fold([(s.source, s.target) for s in trace.steps], trace.same, trace.one)
        assert (left.groups, left.most) == (expected.groups, expected.most), trace.id


@pytest.mark.parametrize("seed", range(40))
def test_any_graph_folds_as_provenance_folds_it(seed):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    names = "abcdefgh"[: chance.randint(2, 8)]

    def pairs(most):
        return [tuple(chance.sample(names, 2)) for _ in range(chance.randint(0, most))]

    steps, same, one = pairs(11), pairs(3), pairs(2)
    expected = collapse(reference(steps, same, one))
    left = fold(steps, same, one)
    assert (left.groups, left.least, left.most) == (
        expected.groups, expected.least, expected.most,
    )  # fmt: skip
    assert len(left.folded) == expected.outlets - _only_tied(steps, same, one)


def _only_tied(steps, same, one):
    """Count the hands that have ties and no step: the graph holds them, nothing folds them."""
    inside = {name for pair in steps for name in pair}
    return len({name for pair in (*same, *one) for name in pair} - inside)


def test_where_a_claim_can_get_to():
    assert reach(edges("a>b b>c")) == {"a": {"b", "c"}, "b": {"c"}, "c": set()}


def test_between_some_hands_the_way_leads_past_the_others():
    steps = edges("a>b b>c x>c a>c")
    assert sorted(between(steps, "abcx")) == sorted((step,) for step in steps)
    assert between(steps, "ac") == [(("a", "c"),)]
    assert between(steps[:2], "ac") == [(("a", "b"), ("b", "c"))]
    assert between(edges("a>b b>a"), "a") == []
    assert between(edges("a>b b>c c>b b>d"), "ad") == [(("a", "b"), ("b", "d"))]
