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


@pytest.mark.parametrize("room", [drawn.below(), drawn.beside(520)], ids=["below", "beside"])
@pytest.mark.parametrize("trace", load_traces(Kit(ROOT)), ids=lambda trace: trace.id)
def test_there_is_a_frame_for_each_root_with_every_name(trace, room):
    left = Folded(provenance.graph([trace], NODES))
    made = drawn.frames(left, NODES, room)
    with look():
        board = Board(drawn.height(left, made, room))
        drawn.draw(left, made, board, room, 0)
    assert len(board.axes.patches) == left.left.least
    for patch in board.axes.patches:
        box = patch.get_bbox()
        assert room.x - 0.1 <= box.x0 < box.x1 <= room.x + room.wide + 0.1
        assert 0 <= box.y0 < box.y1 <= board.height
    said = " ".join(each.get_text() for each in board.axes.texts)
    assert how_many(left.left.least, left.left.most) in said
    for name in left.left.roots:
        assert all(word.split("-")[0] in said for word in NODES[name].label.split())


def test_high_frames_come_first_and_the_board_has_room_for_all():
    left = Folded(provenance.graph(load_traces(Kit(ROOT)), NODES))
    room = drawn.below()
    made = drawn.frames(left, NODES, room)
    heights = [frame.height for frame in made]
    assert heights == sorted(heights, reverse=True)
    assert drawn.height(left, made, room) > sum(heights[::3])
    one = drawn.beside(room.x)
    assert drawn.height(left, drawn.frames(left, NODES, one), one) > sum(heights)


def test_bodies_that_may_be_one_share_a_frame():
    (trace,) = (trace for trace in load_traces(Kit(ROOT)) if trace.id == "c05")
    (frame,) = drawn.frames(Folded(provenance.graph([trace], NODES)), NODES, drawn.below())
    assert len(frame.bodies) == 3
    assert "3" in frame.count
