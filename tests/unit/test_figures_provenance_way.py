from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.figures.board import Board
from whosays.figures.provenance import way
from whosays.figures.provenance.placed import place
from whosays.figures.provenance_graph import pick
from whosays.figures.style import look
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
NODES = load_nodes(Kit(ROOT))


def drawn(claim):
    placed = place(pick(claim, Kit(ROOT)), NODES)
    with look():
        board = Board(way.height(placed))
        way.draw(placed, board)
    return placed, board


@pytest.mark.parametrize("trace", load_traces(Kit(ROOT)), ids=lambda trace: trace.id)
def test_there_is_a_box_for_each_hand_and_an_arrow_for_each_step(trace):
    placed, board = drawn(trace.id)
    names = [type(patch).__name__ for patch in board.axes.patches]
    assert names.count("FancyBboxPatch") == len(placed.column)
    assert names.count("FancyArrowPatch") == len(placed.edges)


@pytest.mark.parametrize(("claim", "kinds"), [("c01", {"same"}), ("c04", {"one"})])
def test_the_legend_names_the_ties_that_are_there(claim, kinds):
    placed, board = drawn(claim)
    said = {each.get_text() for each in board.axes.texts}
    assert set(placed.ties.values()) >= kinds
    for kind in ("same", "one"):
        assert (text(f"figures.graph_tie_{kind}") in said) is (kind in placed.ties.values())


def test_without_ties_there_is_no_room_for_a_legend():
    (trace,) = pick("c01", Kit(ROOT))
    loose = place([type(trace)(**{**{n: getattr(trace, n) for n in trace.__slots__}, "same": ()})],
                  NODES)  # fmt: skip
    assert way.height(loose) - loose.layout.height == 44
