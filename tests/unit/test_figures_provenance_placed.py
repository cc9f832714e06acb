from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.figures.board import Board
from whosays.figures.provenance.boxes import LEFT, WIDTHS
from whosays.figures.provenance.placed import place
from whosays.figures.provenance_graph import pick
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(Kit(ROOT))
NODES = load_nodes(Kit(ROOT))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_columns_stand_from_left_to_right_on_the_board(trace):
    placed = place([trace], NODES)
    assert placed.lefts[0] == LEFT
    rights = [left + WIDTHS[kind] for left, kind in zip(placed.lefts, placed.kinds, strict=True)]
    gaps = [nxt - right for right, nxt in zip(rights, placed.lefts[1:], strict=False)]
    assert all(gap > verb for gap, verb in zip(gaps, placed.verbs, strict=False))
    assert rights[-1] <= Board(1).width


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_every_hand_stands_in_the_column_of_its_kind(trace):
    placed = place([trace], NODES)
    named = {name for step in trace.steps for name in (step.source, step.target)}
    assert named <= set(placed.column)
    for name, column in placed.column.items():
        assert placed.kinds[column] == NODES[name].kind
        assert placed.left(name) == placed.lefts[column]
        assert placed.right(name) == placed.left(name) + WIDTHS[NODES[name].kind]


def test_many_roots_close_up():
    one, everything = place(pick("c01", Kit(ROOT)), NODES), place(TRACES, NODES)
    assert (one.crowded, everything.crowded) == (False, True)
    name = next(name for name in one.heights if name in everything.heights)
    assert everything.heights[name] < one.heights[name]


def test_a_pair_that_is_both_is_told_as_the_surer_one():
    (trace,) = pick("c01", Kit(ROOT))
    pair = trace.same[0]
    assert place([trace], NODES).ties[pair] == "same"
    both = type(trace)(**{**{n: getattr(trace, n) for n in trace.__slots__}, "one": (pair,)})
    assert place([both], NODES).ties[pair] == "one"
