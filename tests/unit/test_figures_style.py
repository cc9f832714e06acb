from __future__ import annotations

import itertools
import re

import pytest
from matplotlib import rcParams

from whosays.corpus.codebook import SOURCE_TYPES
from whosays.figures import number_drift, shared_wording, style, timeline
from whosays.figures.colour import contrast, least_difference
from whosays.figures.provenance import boxes

# Clearly different at a glance; 2.3 is what can just be seen side by side.
APART = 12
PALETTES = {
    "source types": style.SOURCE_STYLE,
    "naming": style.NAMING_STYLE,
}
MARKERS = {"timeline": timeline.KIND_STYLE, "drift": number_drift.PLACE_STYLE}


def luminance(fill):
    return contrast(fill, "#000000")


@pytest.mark.parametrize("palette", PALETTES)
def test_any_two_fills_look_different_to_every_eye(palette):
    # In a stacked bar any two can stand side by side, as those between may be empty.
    close = [
        (a, b)
        for (a, one), (b, two) in itertools.combinations(PALETTES[palette].items(), 2)
        if least_difference(one[0], two[0]) < APART
    ]
    assert close == []


@pytest.mark.parametrize("palette", PALETTES)
def test_any_two_fills_look_different_without_colour(palette):
    same = [
        (a, b)
        for (a, one), (b, two) in itertools.combinations(PALETTES[palette].items(), 2)
        if one[1] == two[1]
        and max(luminance(one[0]), luminance(two[0])) / min(luminance(one[0]), luminance(two[0]))
        < 1.3
    ]
    assert same == []


def test_a_poor_palette_would_be_caught():
    # Red and green of one lightness, the classic mistake.
    assert least_difference("#c0392b", "#6b7d1e") < APART
    assert least_difference("#0072B2", "#0b74ae") < APART


@pytest.mark.parametrize("palette", PALETTES)
def test_text_and_hatch_can_be_read_on_every_fill(palette):
    for fill, _ in PALETTES[palette].values():
        assert contrast(style.text_on(fill), fill) >= style.READABLE
        assert contrast(style.hatch_on(fill), fill) >= 2


@pytest.mark.parametrize("fill", [f"#{step:02x}{step:02x}{step:02x}" for step in range(256)])
def test_text_on_finds_a_readable_colour_for_any_grey(fill):
    assert contrast(style.text_on(fill), fill) >= style.READABLE


@pytest.mark.parametrize("name", MARKERS)
def test_markers_differ_in_shape(name):
    shapes = [marker for marker, _, _ in MARKERS[name].values()]
    assert len(set(shapes)) == len(shapes)
    # A cross or a tick would pass judgement.
    assert not set(shapes) & set("xX+P")
    for _, fill, _ in MARKERS[name].values():
        assert contrast(fill, style.PAPER) >= 3  # WCAG 2.2, 1.4.11


def test_text_colours_on_every_ground():
    for fill, _, _ in boxes.KIND_STYLE.values():
        assert contrast(style.INK, fill) >= style.READABLE
        assert contrast(style.MUTED, fill) >= style.READABLE
    assert contrast(style.INK, style.PAPER) >= style.READABLE
    assert contrast(style.MUTED, style.PAPER) >= style.READABLE


def test_ties_differ_in_line_and_not_only_in_colour():
    same, one = boxes.TIE_STYLE.values()
    assert same["linestyle"] != one["linestyle"]


def test_the_two_kinds_of_run_differ_to_every_eye():
    assert least_difference(shared_wording.BETWEEN, shared_wording.WITHIN) >= APART


def test_styles_cover_the_codebook_in_its_order():
    assert tuple(style.SOURCE_STYLE) == SOURCE_TYPES


def test_look_leaves_the_settings_of_others_alone():
    before = rcParams["font.size"]
    with style.look():
        assert rcParams["font.size"] == style.PLAIN
    assert rcParams["font.size"] == before


def test_svg_has_no_date_and_the_same_ids_each_time():
    def once():
        with style.look():
            figure = style.new_figure(2, 1)
            figure.subplots().barh(0, 1, hatch="//")
            return style.to_svg(figure)

    first = once()
    assert first == once()
    assert not re.search(r"<dc:date>|Matplotlib v", first)


def test_a_dollar_sign_is_a_dollar_sign():
    with style.look():
        figure = style.new_figure(2, 1)
        shown = figure.text(0, 0, "$5 and $6")
        assert not shown.get_parse_math()
