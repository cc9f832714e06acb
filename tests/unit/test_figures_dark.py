"""Figures in the dark theme: the page's values, and nothing that cannot be read or seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from test_figures_looks import PLATES, drawn, written

import whosays
from whosays.figures import dark, shared_wording, style
from whosays.figures.colour import contrast, least_difference

TOKENS = Path(whosays.__file__).parent / "widgets" / "src" / "tokens.css"
COLOUR = re.compile(r'(?:fill|stroke)(?:: |=")(#[0-9a-fA-F]{6})')
SEEN = 3.0


def themes():
    words = TOKENS.read_text(encoding="utf-8")
    return [dict(re.findall(r"--ws-([\w-]+): (#\w{6});", part)) for part in words.split("}")[:2]]


def outside(svg):
    """Give the colours of a drawing, without hatches and without what stays as it is."""
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<pattern.*?</pattern>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="kept.*?</g>\s*</g>', "", svg, flags=re.DOTALL)
    return {found.lower() for found in COLOUR.findall(svg)}


def test_ground_ink_and_lines_are_the_page_s_own():
    light, dim = themes()
    for name in ("paper", "ink", "muted", "line", "accent"):
        assert dark.COLOURS[light[name]] == dim[name], name
    assert dim["paper"] == dark.PAPER
    ours = (style.PAPER, style.INK, style.MUTED, style.LINE, style.ACCENT)
    assert ours == tuple(light[name] for name in ("paper", "ink", "muted", "line", "accent"))


@pytest.mark.parametrize("name", PLATES)
def test_every_text_can_be_read_in_the_dark(name):
    _, figure = drawn(name)
    grounds = [dark.PAPER, dark.COLOURS["#dcebf7"], dark.COLOURS["#e3e6ea"]]
    weak = {
        (text.get_text(), ground)
        for text, _ in written(figure)
        if not str(text.get_gid() or "").startswith(dark.KEPT)
        for ground in grounds
        if contrast(dark.COLOURS.get(to_hex(text.get_color()), to_hex(text.get_color())), ground)
        < style.READABLE
    }
    assert weak == set()


@pytest.mark.parametrize("name", PLATES)
def test_every_mark_can_be_seen_in_the_dark(name):
    plate, _ = drawn(name)
    soft = {dark.PAPER, *(dark.COLOURS[c] for c in ("#dcebf7", "#e3e6ea", "#c9d0d9"))}
    shown = {dark.COLOURS.get(colour, colour) for colour in outside(plate.svg)} - soft
    pale = {colour for colour in shown if contrast(colour, dark.PAPER) < SEEN}
    assert pale == set()


@pytest.mark.parametrize("ground", [style.PAPER, dark.PAPER])
def test_marks_that_stand_side_by_side_are_told_apart(ground):
    """Shape or hatch tells them, too; here the colours alone, for every eye."""
    light = ground == style.PAPER
    for pair in (("#0b5c9e", "#1c2430"), ("#0b5c9e", "#d55e00"), ("#0b5c9e", "#b96d00")):
        one, two = (colour if light else dark.COLOURS.get(colour, colour) for colour in pair)
        assert least_difference(one, two) >= 15, pair


@pytest.mark.parametrize("ground", ["#ffffff", "#dcebf7"])
def test_dots_lines_and_blocks_that_are_no_code_are_well_seen_in_both_themes(ground):
    """A class's dots lie on their box, too."""
    for mark in (style.ACCENT, "#D55E00", shared_wording.WITHIN):
        assert contrast(mark, ground) >= SEEN, mark
        assert contrast(dark.COLOURS.get(mark, mark), dark.COLOURS[ground]) >= SEEN, mark
    assert contrast(dark.COLOURS[style.ACCENT], dark.COLOURS[ground]) >= 2 * SEEN


def test_words_on_a_fill_and_hatches_stay():
    svg = drawn("source mix")[0].svg
    assert svg.count(f'id="{dark.KEPT}-') > 10
    assert svg.count("prefers-color-scheme: dark") == 1
    rules = dark.sheet()
    assert rules.count(":not(pattern *") == 2 * len(dark.COLOURS)


def test_a_drawing_of_words_alone_is_themed_too():
    assert dark.sheet() in drawn("source mix")[0].slim
    assert f'id="{dark.KEPT}-' in drawn("source mix")[0].slim
