from __future__ import annotations

import json

from whosays.sourcing.claims import Node, Step, Trace
from whosays.sourcing.provenance import ONE, SAME, STEP, Edge, as_dict, collapse, graph


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
    left = collapse(made).left
    return left.least, left.most


def roots(made):
    return list(collapse(made).left.roots)


# ---------------------------------------------------------------- graph
def test_nodes_and_edges_carry_what_figures_show():
    made = built("r1>g1 g1>a1", same=[("r1", "r2")])
    assert made.nodes == {name: NODES[name] for name in ("r1", "g1", "a1", "r2")}
    assert made.edges == (
        Edge("r1", "g1", STEP, "c1", "reports", "catalogue"),
        Edge("g1", "a1", STEP, "c1", "reports", "catalogue"),
        Edge("r1", "r2", SAME, "c1"),
    )


def test_two_claims_share_nodes_and_keep_their_edges_apart():
    made = graph([trace("r1>a1"), trace("r1>a1", name="c2")], NODES)
    assert list(made.nodes) == ["r1", "a1"]
    assert [edge.claim for edge in made.edges] == ["c1", "c2"]
    assert made.pairs(STEP) == [("r1", "a1")]


def test_an_edge_that_a_trace_lists_twice_is_one():
    assert len(built("r1>a1 r1>a1").edges) == 1


def test_pairs_are_those_of_one_kind():
    made = built("r1>a1 r2>a1", same=[("r1", "r2")], one=[("r2", "r1")])
    assert made.pairs(STEP) == [("r1", "a1"), ("r2", "a1")]
    assert made.pairs(SAME) == [("r1", "r2")]
    assert made.pairs(ONE) == [("r2", "r1")]


def test_the_plain_form_is_json():
    table = as_dict(built("r1>g1 g1>a1", same=[("r1", "r2")]))
    assert json.loads(json.dumps(table)) == table
    assert [node["id"] for node in table["nodes"]] == ["a1", "g1", "r1", "r2"]
    assert table["nodes"][0] == {
        "id": "a1", "label": "A1", "kind": "article", "affiliation": "unknown", "date": "",
    }  # fmt: skip
    assert table["edges"] == [
        {"from": "g1", "to": "a1", "kind": "step", "claim": "c1", "how": "reports",
         "shown_by": "catalogue"},
        {"from": "r1", "to": "g1", "kind": "step", "claim": "c1", "how": "reports",
         "shown_by": "catalogue"},
        {"from": "r1", "to": "r2", "kind": "same", "claim": "c1"},
    ]  # fmt: skip


def test_steps_and_ties_between_the_same_two_come_by_what_they_are():
    """A tie has no way of its own: it stands by its kind, whatever order they came in."""
    made = graph([trace("r1>r2", same=[("r1", "r2")], one=[("r1", "r2")])], NODES)
    kinds = [edge["kind"] for edge in as_dict(made)["edges"]]
    assert kinds == sorted(kinds, key=lambda kind: "reports" if kind == STEP else kind)
    assert kinds == [ONE, STEP, SAME]


def test_a_tie_has_no_way_and_shows_by_nothing():
    tie = Edge("a", "b", SAME, "c1")
    assert (tie.how, tie.shown_by) == ("", "")


# ---------------------------------------------------------------- collapse
def test_five_outlets_over_one_root_are_one():
    found = collapse(built("r1>g1 g1>g2 g2>a1 g1>a2 a2>s1"))
    assert (found.left.groups, found.outlets) == ((("r1",),), 5)


def test_two_roots_are_two():
    assert counts(built("r1>a1 r2>a1")) == (2, 2)


def test_the_same_story_from_two_roots_is_one_or_two():
    left = collapse(built("r1>a1 r2>a1", same=[("r1", "r2")])).left
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


def test_no_root_is_counted_as_an_outlet():
    """Neither who knew first, nor who only repeats it, nor who is tied and gave it to nobody."""
    assert collapse(built("r1>a1")).outlets == 1
    assert collapse(built("r1>r2 r2>a1")).outlets == 1
    assert collapse(built("r1>a1", same=[("r1", "r2")])).outlets == 1
    assert collapse(built("g1>a1")).outlets == 1, "a relay that nobody gave it to is the root here"


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
    found = collapse(graph([], NODES))
    assert (found.left.groups, found.outlets) == ((), 0)
