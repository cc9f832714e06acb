from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.figures.board import Board
from whosays.figures.provenance import left as drawn
from whosays.figures.provenance.folded import Folded, how_many
from whosays.figures.style import look
from whosays.sourcing import provenance
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
NODES = load_nodes(Kit(ROOT))


@pytest.mark.parametrize("trace", load_traces(Kit(ROOT)), ids=lambda trace: trace.id)
def test_there_is_a_frame_for_each_root_with_every_name(trace):
    left = Folded(provenance.graph([trace], NODES))
    made = drawn.frames(left, NODES)
    with look():
        board = Board(drawn.height(made))
        drawn.draw(left, made, board, 0)
    assert len(board.axes.patches) == left.left.least
    said = " ".join(each.get_text() for each in board.axes.texts)
    assert how_many(left.left.least, left.left.most) in said
    for name in left.left.roots:
        assert all(word.split("-")[0] in said for word in NODES[name].label.split())


def test_high_frames_come_first_and_the_board_has_room_for_all():
    left = Folded(provenance.graph(load_traces(Kit(ROOT)), NODES))
    made = drawn.frames(left, NODES)
    heights = [frame.height for frame in made]
    assert heights == sorted(heights, reverse=True)
    assert drawn.height(made) > sum(heights[::3])


def test_bodies_that_may_be_one_share_a_frame():
    (trace,) = (trace for trace in load_traces(Kit(ROOT)) if trace.id == "c05")
    (frame,) = drawn.frames(Folded(provenance.graph([trace], NODES)), NODES)
    assert len(frame.bodies) == 3
    assert "3" in frame.count
