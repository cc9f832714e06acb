from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.figures.provenance import left, way
from whosays.figures.provenance.folded import how_many
from whosays.figures.provenance.known import load_known
from whosays.figures.provenance.placed import place
from whosays.figures.provenance_graph import APART, BESIDE, claim_plate, pick, plate
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
TRACES = load_traces(Kit(ROOT))
NODES = load_nodes(Kit(ROOT))
KNOWN = load_known(Kit(ROOT))


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_the_sentence_holds_the_range_of_the_reference(trace):
    told = claim_plate(trace.id, Kit(ROOT))
    assert told.takeaway.startswith("The claim ")
    assert told.takeaway.endswith(f"leads back to {how_many(*trace.roots)}.")


def test_a_tie_less_changes_sentence_table_and_drawing():
    (trace,) = pick("c01", Kit(ROOT))
    loose = plate([replace(trace, same=())], NODES, KNOWN)
    tied = plate([trace], NODES, KNOWN)
    assert loose.takeaway.endswith("leads back to 2 roots.")
    assert tied.takeaway.endswith("leads back to at least 1, at most 2 roots.")
    assert loose.table.rows != tied.table.rows
    assert loose.svg != tied.svg


def test_a_circle_can_be_drawn():
    (trace,) = pick("c01", Kit(ROOT))
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


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.id)
def test_what_is_left_stands_in_a_column_at_the_right_of_the_way(trace, monkeypatch):
    seen = []
    real = left.draw

    def note(folded, made, board, room, y):
        seen.append((room, y, board.height, left.height(folded, made, room)))
        real(folded, made, board, room, y)

    monkeypatch.setattr(left, "draw", note)
    claim_plate(trace.id, Kit(ROOT))
    ((room, y, high, needed),) = seen
    placed = place([trace], NODES, BESIDE + 2 * APART)
    assert (room.x, room.columns, y) == (placed.end + 2 * APART, 1, 0)
    assert room.wide >= BESIDE
    assert high >= max(needed, way.height(placed))


def test_of_very_many_roots_it_stands_below(monkeypatch):
    seen = []
    monkeypatch.setattr(left, "draw", lambda *given: seen.append(given[-2:]))
    claim_plate(None, Kit(ROOT))
    ((room, y),) = seen
    assert room == left.below()
    assert y > way.height(place(TRACES, NODES))


def test_parts_can_be_shown_alone():
    both, way, left = (claim_plate("c01", Kit(ROOT), show) for show in ("both", "way", "left"))
    assert len({both.svg, way.svg, left.svg}) == 3
    assert both.table == way.table == left.table


def test_a_claim_that_is_not_there_is_told_plainly():
    with pytest.raises(KitError, match=r"no claim “c99”\. Use one of: c01"):
        pick("c99", Kit(ROOT))
