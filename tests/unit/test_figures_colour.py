from __future__ import annotations

import pytest

from whosays.figures.colour import (
    DEFICIENCIES,
    contrast,
    difference,
    lab,
    least_difference,
    linear,
    simulate,
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    # The values that WCAG's own tools give.
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast(first, second, expected):
    assert contrast(first, second) == pytest.approx(expected, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#ffffff", (100, 0, 0)),
        ("#000000", (0, 0, 0)),
        ("#ff0000", (53.24, 80.09, 67.20)),
        ("#00ff00", (87.73, -86.18, 83.18)),
        ("#0000ff", (32.30, 79.19, -107.86)),
    ],
)
def test_lab_of_known_colours(colour, expected):
    assert lab(linear(colour)) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_grey_stays_grey(deficiency):
    # Each row of each matrix adds up to 1: nobody is colour blind for grey.
    assert [sum(row) for row in DEFICIENCIES[deficiency]] == pytest.approx([1, 1, 1], abs=1e-4)
    seen = simulate("#808080", deficiency)
    assert seen == pytest.approx(linear("#808080"), abs=1e-4)


@pytest.mark.parametrize(
    ("deficiency", "first", "second"),
    # Pairs that people with that deficiency mix up, and that differ plainly for others.
    [
        ("protanopia", "#5e0000", "#1e1e00"),
        ("deuteranopia", "#b07a00", "#7d9800"),
        ("tritanopia", "#0f9f5f", "#009c9c"),
    ],
)
def test_a_deficiency_brings_its_colours_together(deficiency, first, second):
    assert difference(first, second, deficiency) < difference(first, second) * 0.7


def test_least_difference_is_the_least():
    pair = ("#D55E00", "#009E73")
    assert least_difference(*pair) == min(
        difference(*pair), *(difference(*pair, eye) for eye in DEFICIENCIES)
    )
    assert least_difference(*pair) < difference(*pair)
    assert least_difference("#123456", "#123456") == 0
