from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.figures.board import Board, text_width
from whosays.figures.provenance.boxes import KIND_STYLE, LEFT, PAD, WIDTHS
from whosays.figures.provenance.placed import place
from whosays.figures.provenance_graph import APART, BESIDE, pick
from whosays.figures.style import SMALL
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(Kit(ROOT))
NODES = load_nodes(Kit(ROOT))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_columns_stand_from_left_to_right_on_the_board(trace):
    placed = place([trace], NODES)
    assert placed.lefts[0] == LEFT
    rights = [left + wide for left, wide in zip(placed.lefts, placed.widths, strict=True)]
    gaps = [nxt - right for right, nxt in zip(rights, placed.lefts[1:], strict=False)]
    assert all(28 <= gap <= 60 for gap in gaps)
    assert gaps == pytest.approx([placed.bend] * len(gaps))
    assert placed.end == rights[-1] <= Board(1).width
    narrow = [WIDTHS[kind] for kind in placed.kinds]
    assert all(wide >= least for wide, least in zip(placed.widths, narrow, strict=True))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_beside_it_is_room_for_what_is_left(trace):
    placed = place([trace], NODES, BESIDE + 2 * APART)
    assert placed.end + 2 * APART + BESIDE <= Board(1).width
    wide = place([trace], NODES)
    assert placed.end <= wide.end


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_a_box_has_the_name_and_below_it_what_that_hand_did(trace):
    placed = place([trace], NODES, BESIDE + 2 * APART)
    gives = {step.source for step in trace.steps}
    for name in placed.column:
        assert bool(placed.verbs[name]) is (name in gives)
        weight = KIND_STYLE[NODES[name].kind][2]
        inside = placed.wide(name) - 2 * PAD
        assert all(text_width(line, SMALL, weight) <= inside for line in placed.labels[name])
        assert all(text_width(line, SMALL) <= inside for line in placed.verbs[name])


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_every_hand_stands_in_the_column_of_its_kind(trace):
    placed = place([trace], NODES)
    named = {name for step in trace.steps for name in (step.source, step.target)}
    assert named <= set(placed.column)
    for name, column in placed.column.items():
        assert placed.kinds[column] == NODES[name].kind
        assert placed.left(name) == placed.lefts[column]
        assert placed.right(name) == placed.left(name) + placed.widths[column]


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
