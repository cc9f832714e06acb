from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.figures.layers import LANE, chains, lay_out, spread

GAPS = (10.0, 30.0)


def laid(column, edges, ties=(), high=20.0):
    heights = {name: high + len(name) for name in column}
    return lay_out(column, edges, ties, heights, GAPS), heights


def test_tied_names_stand_in_a_row_from_one_end():
    assert chains(["a", "b", "c", "d"], [("d", "a"), ("a", "b")]) in (
        [["b", "a", "d"], ["c"]],
        [["d", "a", "b"], ["c"]],
        [["c"], ["b", "a", "d"]],
    )


def test_every_name_stands_in_exactly_one_chain():
    found = chains(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a"), ("a", "z")])
    assert sorted(name for group in found for name in group) == ["a", "b", "c"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-200, 200), st.integers(0, 50)), min_size=1, max_size=12))
def test_spread_keeps_the_gaps(pairs):
    wanted = [float(place) for place, _ in pairs]
    gaps = [float(gap) for _, gap in pairs[1:]]
    found = spread(wanted, gaps)
    for (a, b), gap in zip(pairwise(found), gaps, strict=True):
        assert b - a >= gap - 1e-6


def test_spread_moves_nothing_without_need():
    assert spread([0.0, 50.0, 90.0], [10.0, 10.0]) == [0.0, 50.0, 90.0]
    assert spread([10.0, 10.0], [8.0]) == [6.0, 14.0]


@st.composite
def graphs(draw):
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    column = {f"n{c}{i}": c for c, size in enumerate(sizes) for i in range(size)}
    names = list(column)
    pairs = [(a, b) for a in names for b in names if column[a] < column[b]]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    first = [name for name in names if column[name] == 0]
    ties = [pair for pair in pairwise(first) if draw(st.booleans())]
    return column, edges, ties


@settings(deadline=None)
@given(graphs())
def test_boxes_and_lanes_never_overlap_and_stay_on_the_board(graph):
    column, edges, ties = graph
    layout, heights = laid(column, edges, ties)
    for place, listed in enumerate(layout.columns):
        spans = [
            (layout.middle[n] - heights[n] / 2, layout.middle[n] + heights[n] / 2) for n in listed
        ]
        spans += [
            (y - LANE / 2, y + LANE / 2)
            for lanes in layout.lanes.values()
            for at, y in lanes
            if at == place
        ]
        spans.sort()
        for (_, end), (begin, _) in pairwise(spans):
            assert begin - end >= GAPS[0] - 1e-6
        assert spans[0][0] >= -1e-6
        assert spans[-1][1] <= layout.height + 1e-6
    assert sorted(n for listed in layout.columns for n in listed) == sorted(column)


def test_a_line_over_a_column_gets_a_lane_there():
    layout, _ = laid({"a": 0, "b": 1, "c": 2}, [("a", "c"), ("a", "b"), ("b", "c")])
    assert [at for at, _ in layout.lanes["a", "c"]] == [1]
    assert layout.lanes["a", "b"] == []


def test_a_straight_chain_is_drawn_straight():
    layout, _ = laid({"aa": 0, "bb": 1, "cc": 2}, [("aa", "bb"), ("bb", "cc")])
    assert len(set(layout.middle.values())) == 1


def test_lines_that_need_not_cross_do_not():
    column = {"a": 0, "b": 0, "x": 1, "y": 1}
    layout, _ = laid(column, [("a", "y"), ("b", "x")])
    assert (layout.middle["a"] < layout.middle["b"]) == (layout.middle["y"] < layout.middle["x"])


@pytest.mark.parametrize("ties", [(("b", "c"),), (("c", "b"),)])
def test_tied_boxes_stand_next_to_each_other_with_room(ties):
    column = {"a": 0, "b": 0, "d": 0, "c": 0}
    layout, heights = laid(column, [], ties)
    (listed,) = layout.columns
    assert abs(listed.index("b") - listed.index("c")) == 1
    apart = abs(layout.middle["b"] - layout.middle["c"]) - (heights["b"] + heights["c"]) / 2
    assert apart >= GAPS[1] - 1e-6
