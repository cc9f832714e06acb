"""What every figure must keep to: legible, nothing over the edge, nothing over something else."""

from __future__ import annotations

import hashlib
import itertools
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from whosays.corpus.attributions import load_coding, words_credited
from whosays.figures import (
    affiliation,
    board,
    class_ratings,
    naming,
    number_drift,
    provenance_graph,
    shared_wording,
    source_mix,
    stacked,
    style,
    timeline,
)
from whosays.figures.colour import contrast

ROOT = Path(__file__).parents[2]
IDS = ("000", "001", "002", "003", "004")
CLAIMS = [f"c{number:02d}" for number in range(1, 14)]
VERDICTS = tomllib.loads(
    (ROOT / "tests" / "content" / "verdict_words.toml").read_text(encoding="utf-8")
)


def mix():
    rows = {f"Article {name}": words_credited(load_coding(name)) for name in IDS}
    return source_mix.plate(rows, "words")


def ratings(cards, students):
    """Give a made-up class that spreads over the whole scale, and one card nobody rated."""
    steps = [
        class_ratings.Step(
            f"Card {n}" if n else "Start",
            f"Card {n}, The Paper",
            tuple((17 * k * (n + 3)) % 101 for k in range(students)),
        )
        for n in range(cards)
    ]
    return class_ratings.plate([*steps, class_ratings.Step(f"Card {cards}", "The last", ())])


PLATES = {
    "source mix": mix,
    "affiliation": lambda: affiliation.plate(affiliation.rows(IDS)),
    "affiliation in words": lambda: affiliation.plate(affiliation.rows(IDS, "words"), "words"),
    "naming": lambda: naming.plate(naming.rows(IDS)),
    "timeline": lambda: timeline.plate(timeline.stories()),
    "timeline, one story": lambda: timeline.plate(timeline.stories("idlib")),
    "number drift": lambda: number_drift.plate(number_drift.pick()),
    "number drift, one": lambda: number_drift.plate(number_drift.pick("60")),
    "shared wording": shared_wording.set_plate,
    "ratings of a class": lambda: ratings(8, 30),
    "ratings of the smallest class": lambda: ratings(3, 8),
    "ratings of a year": lambda: ratings(8, 300),
    "all claims": provenance_graph.claim_plate,
    "all claims, way": lambda: provenance_graph.claim_plate(show="way"),
    "all claims, left": lambda: provenance_graph.claim_plate(show="left"),
    **{name: (lambda name=name: provenance_graph.claim_plate(name)) for name in CLAIMS},
}


@cache
def drawn(name):
    """Give a plate and the matplotlib figure behind it, each drawn once."""
    kept = []
    real = style.to_svg

    def keep(figure):
        kept.append(figure)
        return real(figure)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board, "to_svg", keep)
        patch.setattr(stacked, "to_svg", keep)
        patch.setattr(class_ratings, "to_svg", keep)
        plate = PLATES[name]()
    with style.look():
        # As it is in the file: one pixel is one point.
        kept[0].set_dpi(72)
        kept[0].canvas.draw()
    return plate, kept[0]


def written(figure):
    """List the texts that are seen, each with its box in points."""
    return [
        (text, text.get_window_extent())
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip()
    ]


def shrunk(box, by):
    return box.x0 + by, box.y0 + by, box.x1 - by, box.y1 - by


def meet(a, b):
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = shrunk(a, 1.5), shrunk(b, 1.5)
    return ax0 < bx1 and bx0 < ax1 and ay0 < by1 and by0 < ay1


def fills(figure):
    """List what is filled: the box around each patch, what is drawn later behind it, its colour."""
    listed = [
        (patch.get_zorder(), patch.get_path().get_extents(patch.get_transform()), patch)
        for axes in figure.axes
        for patch in axes.patches
        if "Arrow" not in type(patch).__name__  # an arrow has no ground
    ]
    return sorted(listed, key=lambda one: one[0])


def ground(filled, box):
    """Give the fill that lies under the middle of a text."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for _, there, patch in reversed(filled):
        if there.x0 <= x <= there.x1 and there.y0 <= y <= there.y1:
            return to_hex(patch.get_facecolor())
    return style.PAPER


@pytest.mark.parametrize("name", PLATES)
def test_every_text_is_large_enough(name):
    _, figure = drawn(name)
    assert [t.get_text() for t, _ in written(figure) if t.get_fontsize() < style.SMALL] == []


@pytest.mark.parametrize("name", PLATES)
def test_the_smallest_text_is_readable_on_a_projector_and_on_paper(name):
    _, figure = drawn(name)
    wide = figure.get_figwidth() * 72
    smallest = min(t.get_fontsize() for t, _ in written(figure))
    assert smallest / wide * 1024 >= 17
    assert smallest / wide * (170 / 25.4 * 72) >= 8


@pytest.mark.parametrize("name", PLATES)
def test_no_text_runs_over_the_edge(name):
    _, figure = drawn(name)
    edge = figure.bbox
    over = [
        t.get_text()
        for t, box in written(figure)
        if box.x0 < edge.x0 or box.y0 < edge.y0 or box.x1 > edge.x1 or box.y1 > edge.y1
    ]
    assert over == []


@pytest.mark.parametrize("name", PLATES)
def test_no_text_runs_into_another(name):
    _, figure = drawn(name)
    clashes = [
        (a.get_text(), b.get_text())
        for (a, one), (b, two) in itertools.combinations(written(figure), 2)
        if meet(one, two)
    ]
    assert clashes == []


@pytest.mark.parametrize("name", PLATES)
def test_every_text_stands_out_from_its_ground(name):
    _, figure = drawn(name)
    filled = fills(figure)
    pale = [
        (t.get_text(), to_hex(t.get_color()), under)
        for t, box in written(figure)
        for under in (ground(filled, box),)
        if contrast(to_hex(t.get_color()), under) < style.READABLE
    ]
    assert pale == []


@pytest.mark.parametrize("name", [name for name in PLATES if name[0] == "c"])
def test_labels_stay_inside_their_boxes(name):
    _, figure = drawn(name)
    (axes,) = figure.axes
    boxes = [
        patch.get_path().get_extents(patch.get_transform())
        for patch in axes.patches
        if "Box" in type(patch).__name__
    ]
    for text, box in written(figure):
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        for frame in boxes:
            if frame.x0 <= middle[0] <= frame.x1 and frame.y0 <= middle[1] <= frame.y1:
                assert frame.x0 <= box.x0, text.get_text()
                assert box.x1 <= frame.x1, text.get_text()


@pytest.mark.parametrize("name", PLATES)
def test_alt_takeaway_and_table_are_there(name):
    plate, _ = drawn(name)
    assert len(plate.alt) > 40
    assert plate.takeaway.endswith(".")
    assert plate.table.caption
    assert plate.table.rows
    assert all(len(row) == len(plate.table.columns) for row in plate.table.rows)
    assert all(cell for row in plate.table.rows for cell in row)


@pytest.mark.parametrize("name", PLATES)
def test_no_placeholder_is_left(name):
    plate, figure = drawn(name)
    seen = [plate.alt, plate.takeaway, plate.table.caption]
    seen += [t.get_text() for t, _ in written(figure)]
    assert [text for text in seen if re.search(r"\{\w+\}", text)] == []


@pytest.mark.parametrize("name", PLATES)
def test_no_verdict_words(name):
    plate, _ = drawn(name)
    pattern = r"\b(?:(?:{})|(?:{})\w*)\b".format(
        "|".join(VERDICTS["words"]), "|".join(VERDICTS["stems"])
    )
    for ours in (plate.alt, plate.takeaway, plate.table.caption, *plate.table.columns):
        for opening, closing in VERDICTS["quotation_marks"]:
            ours = re.sub(f"{opening}[^{closing}]*{closing}", " ", ours)  # noqa: PLW2901
        assert re.findall(pattern, ours, re.IGNORECASE) == []


@pytest.mark.parametrize(
    "name",
    [
        "ratings of a class",
        "source mix",
        "timeline",
        "number drift",
        "shared wording",
        "c05",
        "all claims",
    ],
)
def test_drawn_again_it_is_the_same_to_the_byte(name):
    plate, _ = drawn(name)
    assert PLATES[name]().svg == plate.svg


def test_another_process_draws_the_same_bytes():
    # Hash seeds differ from process to process; sets must not decide any order.
    code = (
        "import hashlib; from whosays.figures import provenance_graph as p, shared_wording as s;"
        "print(hashlib.sha256((p.claim_plate().svg + s.set_plate().svg).encode()).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    here = drawn("all claims")[0].svg + drawn("shared wording")[0].svg
    assert there.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()


def test_matplotlib_is_not_loaded_before_a_figure_is_drawn():
    code = (
        "import sys;"
        "from whosays.figures import affiliation, board, class_ratings, layers, naming,"
        "number_drift,"
        "provenance_graph, shared_wording, source_mix, stacked, style, timeline;"
        "print([m for m in ('matplotlib', 'numpy') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "[]"


def test_pyplot_is_never_loaded():
    code = (
        "import sys; from whosays.figures import provenance_graph as p;"
        "p.claim_plate('c01'); print('matplotlib.pyplot' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "False"


def test_the_checks_catch_a_text_over_another_and_over_the_edge():
    with style.look():
        sheet = board.Board(60)
        sheet.say(10, 20, "one text here")
        sheet.say(40, 22, "another upon it")
        sheet.say(680, 40, "over the edge")
        figure = sheet._figure
        figure.canvas.draw()
    boxes = written(figure)
    assert [meet(a[1], b[1]) for a, b in itertools.combinations(boxes, 2)] == [True, False, False]
    assert [box.x1 > figure.bbox.x1 for _, box in boxes] == [False, False, True]
