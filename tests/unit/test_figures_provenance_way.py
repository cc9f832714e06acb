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
def test_a_tie_has_its_words_beside_it_and_needs_no_legend(claim, kinds):
    placed, board = drawn(claim)
    said = " ".join(each.get_text() for each in board.axes.texts)
    assert set(placed.ties.values()) >= kinds
    for kind in ("same", "one"):
        told = said.count(text(f"figures.graph_tie_{kind}"))
        assert told == list(placed.ties.values()).count(kind)
    assert way.height(placed) - placed.layout.height == 44


def test_where_boxes_close_up_a_legend_names_the_ties():
    placed = place(load_traces(Kit(ROOT)), NODES)
    assert way.height(placed) - placed.layout.height == 64
    with look():
        board = Board(way.height(placed))
        way.draw(placed, board)
    said = [each.get_text() for each in board.axes.texts]
    assert {said.count(text(f"figures.graph_tie_{kind}")) for kind in ("same", "one")} == {1}
