"""Figures where they are shown: letters of twelve pixels at least, and nothing to be moved."""

from __future__ import annotations

import pytest
from test_screens import LAID_OUT

from whosays.figures import bars_slim
from whosays.figures.style import SMALL, WIDTH

pytestmark = pytest.mark.browser

# 1280 at 200 and 400 %, too.
WIDTHS = (1280, 1024, 768, 640, 390, 320)
FIGURES = """() => [...document.querySelectorAll('.ws-figure')].map((figure) => {
  const view = figure.querySelector('.ws-figure-view');
  const image = [...view.querySelectorAll('img')].find((one) => one.checkVisibility());
  const style = image && getComputedStyle(image);
  const inside = image &&
    image.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return {
    shown: !image ? 'list' : image.matches('.ws-figure-slim') ? 'slim' : 'wide',
    inside, moved: view.scrollWidth - view.clientWidth,
    rows: [...figure.querySelectorAll('tbody tr')].filter((one) => one.checkVisibility()).length,
  };
})"""


def letters(figure):
    """Give the size of a figure's smallest letters in pixels."""
    if figure["shown"] == "slim":
        return bars_slim.SIZE * figure["inside"] / bars_slim.WIDE
    return SMALL * figure["inside"] / (WIDTH * 72)


@pytest.mark.parametrize("place", ["solutions/00-five-articles.ipynb"])
def test_letters_are_large_enough_and_nothing_is_cut_at_any_width(room, place):
    page = room.open(place)
    page.locator(".ws-figure").nth(10).wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(LAID_OUT)
        found = page.evaluate(FIGURES)
        assert len(found) > 10
        for number, figure in enumerate(found):
            told = (width, number, figure)
            assert figure["moved"] <= 0, told
            if figure["shown"] == "list":
                assert width < 768, told
                assert figure["rows"] > 0, told
            else:
                assert letters(figure) >= 12, told
        # Where there is room, all are drawn.
        assert ("list" in {figure["shown"] for figure in found}) is (width < 768)
