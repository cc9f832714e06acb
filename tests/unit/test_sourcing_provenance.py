from __future__ import annotations

import json
from itertools import pairwise

import pytest

from whosays.sourcing.claims import Node, Step, Trace, load_nodes, load_traces
from whosays.sourcing.provenance import as_dict, chain, collapse, graph, roots, steps_only


def trace(steps, same=(), one=(), name="c1"):
    made = tuple(Step(*step.split(">"), "reports", "catalogue") for step in steps.split())
    return Trace(
        name, "Says.", ("t1-01",), (1, 1), "Why.", made, tuple(same), tuple(one), "none",
        "not_said", "nobody", "absent", "Why.", (),
    )  # fmt: skip


KINDS = {"r": "root", "g": "relay", "a": "article", "s": "site"}
NODES = {
    name: Node(name, name.upper(), KINDS[name[0]], "unknown")
    for name in ("r1", "r2", "r3", "g1", "g2", "g3", "a1", "a2", "s1")
}


def built(*args, **kwargs):
    return graph([trace(*args, **kwargs)], NODES)


def counts(made):
    left = collapse(made)
    return left.least, left.most


# ---------------------------------------------------------------- graph
def test_nodes_and_edges_carry_what_figures_show():
    made = built("r1>g1 g1>a1", same=[("r1", "r2")])
    assert made.nodes["g1"] == {
        "label": "G1", "kind": "relay", "affiliation": "unknown", "date": "",
    }  # fmt: skip
    kinds = sorted((a, b, kind) for a, b, kind in made.edges(data="kind"))
    assert kinds == [("g1", "a1", "step"), ("r1", "g1", "step"), ("r1", "r2", "same")]
    step = made.edges["r1", "g1", "c1:reports"]
    assert (step["claim"], step["how"], step["shown_by"]) == ("c1", "reports", "catalogue")


def test_two_claims_share_nodes_and_keep_their_edges_apart():
    made = graph([trace("r1>a1"), trace("r1>a1", name="c2")], NODES)
    assert len(made) == 2
    assert {edge["claim"] for _, _, edge in made.edges(data=True)} == {"c1", "c2"}


def test_steps_only_leaves_out_what_only_joins_roots():
    plain = steps_only(built("r1>a1 r2>a1", same=[("r1", "r2")], one=[("r1", "r2")]))
    assert sorted(plain.edges) == [("r1", "a1"), ("r2", "a1")]


def test_the_plain_form_is_json():
    table = as_dict(built("r1>g1 g1>a1", same=[("r1", "r2")]))
    assert json.loads(json.dumps(table)) == table
    assert [node["id"] for node in table["nodes"]] == ["a1", "g1", "r1", "r2"]
    assert {(e["from"], e["to"]) for e in table["edges"]} == {
        ("r1", "g1"), ("g1", "a1"), ("r1", "r2"),
    }  # fmt: skip


# ---------------------------------------------------------------- collapse
def test_five_outlets_over_one_root_are_one():
    left = collapse(built("r1>g1 g1>g2 g2>a1 g1>a2 a2>s1"))
    assert (left.groups, left.outlets, left.least, left.most) == ((("r1",),), 5, 1, 1)


def test_two_roots_are_two():
    assert counts(built("r1>a1 r2>a1")) == (2, 2)


def test_the_same_story_from_two_roots_is_one_or_two():
    left = collapse(built("r1>a1 r2>a1", same=[("r1", "r2")]))
    assert (left.least, left.most) == (1, 2)
    assert left.groups == (("r1", "r2"),)


def test_two_voices_of_one_body_are_one():
    assert counts(built("r1>a1 r2>a1", one=[("r1", "r2")])) == (1, 1)


def test_same_and_one_together():
    made = built("r1>a1 r2>a1 r3>a1", same=[("r2", "r3")], one=[("r1", "r2")])
    assert counts(made) == (1, 2)


def test_a_root_that_only_repeats_another_is_none():
    """Who got it from somebody is no first knower, whatever it is called."""
    made = built("r1>r2 r2>a1")
    assert roots(made) == ["r1"]
    assert counts(made) == (1, 1)
    assert counts(built("r1>r2 r2>a1", same=[("r1", "r2")])) == (1, 1)


def test_a_circle_counts_once():
    """Each names the other: one of them must have begun."""
    made = built("g1>g2 g2>g1 g2>a1")
    assert roots(made) == ["g1", "g2"]
    assert counts(made) == (1, 1)
    assert collapse(made).outlets == 1


def test_a_circle_that_somebody_fed_has_that_root():
    made = built("r1>g1 g1>g2 g2>g3 g3>g1 g3>a1")
    assert roots(made) == ["r1"]
    assert counts(made) == (1, 1)


def test_a_circle_beside_a_root():
    assert counts(built("g1>g2 g2>g1 g1>a1 r1>a1")) == (2, 2)


def test_a_node_that_is_only_joined_is_no_root():
    made = built("r1>a1", same=[("r1", "r2")])
    assert roots(made) == ["r1"]
    assert counts(made) == (1, 1)


def test_nothing_collapses_to_nothing():
    left = collapse(graph([], NODES))
    assert (left.groups, left.outlets, left.least, left.most) == ((), 0, 0, 0)


# ---------------------------------------------------------------- chains
def test_chains_come_shortest_first():
    made = built("r1>g1 g1>g2 g2>a1 g1>a1 r2>a1")
    assert chain(made, "a1") == [["r2", "a1"], ["r1", "g1", "a1"], ["r1", "g1", "g2", "a1"]]


def test_chains_go_through_a_circle_once():
    assert chain(built("g1>g2 g2>g1 g2>a1"), "a1") == [["g2", "a1"], ["g1", "g2", "a1"]]


def test_a_root_s_chain_is_itself_and_a_stranger_has_none():
    made = built("r1>a1 r2>a2")
    assert chain(made, "r1") == [["r1"]]
    assert chain(made, "g3") == []
    assert chain(made, "a2") == [["r2", "a2"]]


@pytest.mark.parametrize("number", range(3))
def test_every_chain_of_the_kit_goes_from_a_root_along_steps(kit, number):
    traces, nodes = load_traces(kit), load_nodes(kit)
    made = graph([traces[number]], nodes)
    plain, first = steps_only(made), set(roots(made))
    for name in plain:
        for way in chain(made, name):
            assert way[0] in first
            assert way[-1] == name
            assert all(plain.has_edge(a, b) for a, b in pairwise(way))
