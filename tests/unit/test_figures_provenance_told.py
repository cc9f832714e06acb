from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.figures.provenance import told
from whosays.figures.provenance.folded import Folded, how_many
from whosays.figures.provenance.known import load_known
from whosays.sourcing import provenance
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(Kit(ROOT))
BY_ID = {trace.id: trace for trace in TRACES}
NODES = load_nodes(Kit(ROOT))
KNOWN = load_known(Kit(ROOT))
LEFT = "what is left"


def folded(*traces):
    return Folded(provenance.graph(traces, NODES))


def table(*traces):
    return told.table(traces, NODES, folded(*traces), KNOWN)


def takeaway(*traces):
    return told.takeaway(traces, folded(*traces))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_table_has_every_step_and_tie(trace):
    rows = [row for row in table(trace).rows if row[1] != LEFT]
    assert len(rows) == len(trace.steps) + len(trace.same) + len(trace.one)
    for row, step in zip(rows, trace.steps, strict=False):
        assert row[0] == NODES[step.source].label
        assert row[1] == text(f"figures.graph_how_{step.how}")
        assert row[2] == NODES[step.target].label
        assert row[3] == KNOWN[step.shown_by]
    assert trace.id not in f"{table(trace)} {takeaway(trace)}"


def test_what_is_left_is_in_the_table():
    left = {
        name: [row[2] for row in table(BY_ID[name]).rows if row[1] == LEFT]
        for name in ("c05", "c11")
    }
    assert left == {"c05": ["at least 1, at most 3 roots"], "c11": ["1 root", "1 root"]}


def test_a_tie_is_never_told_as_more_than_it_shows():
    assert "same story: can’t tell" in {row[1] for row in table(BY_ID["c01"]).rows}
    assert "two voices of one body" in {row[1] for row in table(BY_ID["c04"]).rows}


def test_all_claims_together_are_counted_together():
    left = folded(*TRACES)
    said = takeaway(*TRACES)
    assert f"{len(TRACES)} claims" in said
    assert how_many(left.left.least, left.left.most) in said
    assert f"{left.outlets} hands" in said


def test_a_hand_more_changes_the_count_of_hands():
    trace = BY_ID["c09"]
    assert "passed on only once on its way to us, however often the article names its source" in (
        takeaway(trace)
    )
    step = trace.steps[0]
    longer = replace(
        trace,
        steps=(replace(step, target="rt"), replace(step, source="rt", how="rewords")),
    )
    assert "through 2 hands (" in takeaway(longer)


def test_who_does_not_see_the_drawing_is_told_every_step_or_where_they_stand():
    few = told.way_rows([BY_ID["c01"]], NODES, KNOWN)
    said = told.alt(few, "In sum.")
    assert all(" – ".join(row[1:4]) in said for row in few)
    assert said.endswith("In sum.")
    many = told.alt(told.way_rows(TRACES, NODES, KNOWN), "In sum.")
    assert len(many) < len(said) + 200
    assert "In sum." in many


@pytest.mark.parametrize("count", [14, 15])
def test_fourteen_steps_are_read_out_and_fifteen_are_in_the_table(count):
    said = told.alt([("c1", "A", "reports", f"B{n}", "") for n in range(count)], "In sum.")
    assert ("B13" in said) is (count == 14)
