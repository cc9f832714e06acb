from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.figures.provenance_graph import (
    Folded,
    claim_plate,
    how_many,
    load_known,
    pick,
    plate,
)
from whosays.sourcing import provenance
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(ROOT)
NODES = load_nodes(ROOT)
KNOWN = load_known(ROOT)
LEFT = "what is left"


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_the_sentence_holds_the_range_of_the_reference(trace):
    told = claim_plate(trace.id, ROOT)
    assert told.takeaway.startswith(f"Claim {trace.id} ")
    assert told.takeaway.endswith(f"leads back to {how_many(*trace.roots)}.")


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_table_has_every_step_and_tie(trace):
    rows = [row for row in claim_plate(trace.id, ROOT).table.rows if row[2] != LEFT]
    assert len(rows) == len(trace.steps) + len(trace.same) + len(trace.one)
    for row, step in zip(rows, trace.steps, strict=False):
        assert row[0] == trace.id
        assert row[1] == NODES[step.source].label
        assert row[2] == text(f"figures.graph_how_{step.how}")
        assert row[3] == NODES[step.target].label
        assert row[4] == KNOWN[step.shown_by]


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_what_is_left_adds_up_to_least_and_most(trace):
    left = Folded(provenance.graph([trace], NODES))
    assert len(left.groups) == left.collapsed.least
    assert sum(len(group) for group in left.groups) == left.collapsed.most
    roots = sorted(name for group in left.groups for body in group for name in body)
    assert roots == provenance.roots(left.built)


def test_all_claims_together_add_up_too():
    left = Folded(provenance.graph(TRACES, NODES))
    assert sum(len(group) for group in left.groups) == left.collapsed.most
    assert len(left.groups) == left.collapsed.least
    told = claim_plate(root=ROOT)
    assert f"{len(TRACES)} claims" in told.takeaway
    assert how_many(left.collapsed.least, left.collapsed.most) in told.takeaway
    assert f"{left.collapsed.outlets} hands" in told.takeaway


def test_what_is_left_is_in_the_table():
    left = {
        name: [row[3] for row in claim_plate(name, ROOT).table.rows if row[2] == LEFT]
        for name in ("c05", "c11")
    }
    assert left == {"c05": ["at least 1, at most 3 roots"], "c11": ["1 root", "1 root"]}


def test_how_each_step_is_known_is_said_in_words():
    rows = claim_plate("c10", ROOT).table.rows
    assert "card: TIME, 7 Jan 2021" in {row[4] for row in rows}
    assert KNOWN["001-02"].startswith("article 001, paragraph 4: “")
    assert all(step.shown_by in KNOWN for trace in TRACES for step in trace.steps)


def test_a_tie_is_never_told_as_more_than_it_shows():
    rows = claim_plate("c01", ROOT).table.rows
    assert "same story: can’t tell" in {row[2] for row in rows}
    rows = claim_plate("c04", ROOT).table.rows
    assert "two voices of one body" in {row[2] for row in rows}


def test_a_tie_less_changes_sentence_table_and_drawing():
    (trace,) = pick("c01", ROOT)
    loose = plate([replace(trace, same=())], NODES, KNOWN)
    tied = plate([trace], NODES, KNOWN)
    assert loose.takeaway.endswith("leads back to 2 roots.")
    assert tied.takeaway.endswith("leads back to at least 1, at most 2 roots.")
    assert loose.table.rows != tied.table.rows
    assert loose.svg != tied.svg


def test_a_hand_more_changes_the_count_of_hands():
    (trace,) = pick("c09", ROOT)
    assert "through 1 hand (" in plate([trace], NODES, KNOWN).takeaway
    step = trace.steps[0]
    longer = replace(
        trace,
        steps=(replace(step, target="rt"), replace(step, source="rt", how="rewords")),
    )
    assert "through 2 hands (" in plate([longer], NODES, KNOWN).takeaway


def test_a_circle_can_be_drawn():
    (trace,) = pick("c01", ROOT)
    step = trace.steps[0]
    circle = replace(
        trace,
        same=(),
        steps=(
            replace(step, source="sputnik", target="rt", how="reports"),
            replace(step, source="rt", target="sputnik", how="reports"),
            replace(step, source="rt", target="a000", how="rewords"),
        ),
    )
    told = plate([circle], NODES, KNOWN)
    assert told.takeaway.endswith("leads back to 1 root.")
    assert "<svg" in told.svg


def test_parts_can_be_shown_alone():
    both, way, left = (claim_plate("c01", ROOT, show) for show in ("both", "way", "left"))
    assert len({both.svg, way.svg, left.svg}) == 3
    assert both.table == way.table == left.table


def test_a_claim_that_is_not_there_is_told_plainly():
    with pytest.raises(KitError, match=r"no claim “c99”\. Use one of: c01"):
        pick("c99", ROOT)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1, 1, "1 root"), (2, 2, "2 roots"), (1, 3, "at least 1, at most 3 roots")],
)
def test_how_many(low, high, said):
    assert how_many(low, high) == said
