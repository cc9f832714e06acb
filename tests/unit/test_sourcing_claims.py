from __future__ import annotations

import pytest

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.sourcing.claims import Node, load_nodes, load_traces
from whosays.sourcing.provenance import collapse, graph


def error(tiny, file="solutions/claims.toml"):
    with pytest.raises(DataError) as caught:
        load_traces(Kit(tiny.write()))
    assert caught.value.file == str(tiny.root / file)
    assert caught.value.mend
    return caught.value


# ---------------------------------------------------------------- what fits
def test_a_claim_is_read_with_its_words(tiny):
    (trace,) = load_traces(Kit(tiny.write()))
    assert (trace.id, trace.says) == ("c1", "The harbour is closed.")
    assert trace.carried_by == ("t1-01", "t1-04")
    assert trace.roots == (1, 2)
    assert (trace.steps[0].source, trace.steps[0].target) == ("src", "gazette")
    assert (trace.same, trace.one) == ((("src", "port"),), ())
    (loss,) = trace.losses
    assert (loss.kind, loss.article, loss.span.text) == ("hedge", "t1", "ships wait")
    assert tiny.text[loss.span.start : loss.span.end] == "ships wait"


def test_nodes_are_read_by_id(tiny):
    nodes = load_nodes(Kit(tiny.write()))
    assert list(nodes) == ["src", "port", "gazette", "t1"]
    assert (nodes["src"].kind, nodes["src"].date) == ("root", "")
    assert Node("a", "A", "root", "unknown").date == ""


def test_every_trace_of_the_kit_counts_the_roots_its_graph_collapses_to(kit):
    nodes = load_nodes(Kit(kit))
    traces = load_traces(Kit(kit))
    assert traces
    for trace in traces:
        left = collapse(graph([trace], nodes)).left
        assert (left.least, left.most) == trace.roots, trace.id


def test_every_step_of_the_kit_leads_on_to_an_article_that_carries_the_claim(kit):
    nodes = load_nodes(Kit(kit))
    for trace in load_traces(Kit(kit)):
        ends = {step.target for step in trace.steps} - {step.source for step in trace.steps}
        assert ends, trace.id
        assert {nodes[end].kind for end in ends} <= {"article", "site"}, trace.id


# ---------------------------------------------------------------- nodes
@pytest.mark.parametrize("field", ["id", "kind", "label", "affiliation"])
def test_a_node_without_a_field_is_named(tiny, field):
    del tiny.claims["node"][0][field]
    assert error(tiny).field == f"node {'' if field == 'id' else 'src'}, {field}"


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "leaf"), ("affiliation", "mars"), ("date", 2024), ("x", "y")]
)
def test_a_node_s_field_that_does_not_fit_is_named(tiny, field, value):
    tiny.claims["node"][0][field] = value
    assert error(tiny).field == f"node src, {field}"


def test_a_step_may_be_shown_by_the_catalogue_and_the_mend_says_so(tiny):
    tiny.claim["steps"][0]["shown_by"] = "t1-99"
    assert "“catalogue”" in error(tiny).problem
    tiny.claim["steps"][0]["shown_by"] = "catalogue"
    (trace,) = load_traces(Kit(tiny.write()))
    assert trace.steps[0].shown_by == "catalogue"


@pytest.mark.parametrize("roots", [[0, 1], [2, 1], [1], [1, 2, 3]])
def test_roots_that_are_no_range_are_told_as_such(tiny, roots):
    tiny.claim["roots"] = roots
    assert error(tiny).problem == f"{roots} is no range."


def test_two_nodes_of_one_id_are_named(tiny):
    tiny.claims["node"].append(dict(tiny.claims["node"][0]))
    assert error(tiny).field == "node src"


# ---------------------------------------------------------------- claims
@pytest.mark.parametrize(
    "field",
    ["carried_by", "roots", "roots_why", "steps", "evidence_offered", "evidence_checked",
     "accused", "reply", "reply_why"],
)  # fmt: skip
def test_a_claim_without_a_field_is_named(tiny, field):
    del tiny.claim[field]
    assert error(tiny).field == f"claim c1, {field}"


@pytest.mark.parametrize(
    ("field", "value", "spot"),
    [
        ("reply", "perhaps", "reply"),
        ("evidence_checked", "maybe", "evidence_checked"),
        ("verdict", "none", "verdict"),
        ("carried_by", "t1-01", "carried_by"),
        ("carried_by", ["t1-01", "t1-99"], "carried_by"),
        ("carried_by", [1], "carried_by"),
        ("roots", [0, 1], "roots"),
        ("roots", [2, 1], "roots"),
        ("roots", [3, 3], "roots"),
        ("roots", [1], "roots"),
        ("roots", [1, 2, 3], "roots"),
        ("roots", [1, "2"], "roots"),
        ("roots", 1, "roots"),
        ("same", [["src", "mars"]], "same or one"),
        ("one", [["src", "mars"]], "same or one"),
        ("one", [["src", "port", "gazette"]], "same or one"),
        ("same", ["src"], "same"),
        ("steps", ["src"], "steps"),
    ],
)
def test_a_claim_s_field_that_does_not_fit_is_named(tiny, field, value, spot):
    tiny.claim[field] = value
    assert error(tiny).field == f"claim c1, {spot}"


@pytest.mark.parametrize(
    ("field", "value", "spot"),
    [
        ("from", "mars", "steps"),
        ("to", "mars", "steps"),
        ("how", "dreams", "steps, how"),
        ("shown_by", "t1-99", "steps, shown_by"),
        ("shown_by", "card:none", "steps, shown_by"),
        ("when", "2024", "steps, when"),
    ],
)
def test_a_step_that_does_not_fit_is_named(tiny, field, value, spot):
    tiny.claim["steps"][0][field] = value
    assert error(tiny).field == f"claim c1, {spot}"


@pytest.mark.parametrize(
    ("field", "value", "spot"),
    [
        ("kind", "colour", "kind"),
        ("article", "t9", "article"),
        ("words", "never said", "words"),
        ("paragraph", 3, "words"),
        ("paragraph", 99, "words"),
        ("why", "", "why"),
    ],
)
def test_a_loss_that_does_not_fit_is_named(tiny, field, value, spot):
    tiny.claim["losses"][0][field] = value
    assert error(tiny).field == f"claim c1, losses, {spot}"


def test_a_claim_that_the_cards_do_not_know_is_named(tiny):
    tiny.claim["id"] = "c9"
    caught = error(tiny)
    assert caught.field == "claim c9"
    assert "cards" in caught.problem


def test_a_claim_that_has_no_trace_is_named(tiny):
    tiny.card_claims["claim"].append({"id": "c2", "says": "More.", "carried_by": ["t1"]})
    caught = error(tiny)
    assert "c2" in caught.problem
    assert caught.field == "", "it is the file that lacks it, no entry of it"


def test_carriers_agree_with_the_cards(tiny):
    tiny.card_claims["claim"][0]["carried_by"] = ["t1", "t2"]
    assert error(tiny).field == "claim c1, carried_by"


def test_a_claim_traced_twice_is_named(tiny):
    tiny.claims["claim"].append(dict(tiny.claim))
    assert error(tiny).field == "claim c1"


@pytest.mark.parametrize("name", ["claim", "node"])
def test_single_brackets_are_named(tiny, name):
    tiny.claims[name] = tiny.claims[name][0]
    assert f"[[{name}]]" in error(tiny).mend


def test_a_student_edition_has_no_traces(tiny):
    root = tiny.write()
    (root / "solutions" / "claims.toml").unlink()
    with pytest.raises(DataError, match="missing"):
        load_traces(Kit(root))
