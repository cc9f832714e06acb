"""On every page of the course: tasks 40 pixels apart, boxes equally wide, the focus in sight.

They take some minutes, so a check leaves them out:
``WHOSAYS_SCREENS=all python3 -m whosays check --layer browser -- -k spaced``.
"""

from __future__ import annotations

import os

import pytest
from _spaced import CLEAR, SPACED
from test_screens import LAID_OUT, PLACES, WIDTHS, answered

pytestmark = pytest.mark.browser

PAGES = PLACES if os.environ.get("WHOSAYS_SCREENS") == "all" else []


@pytest.mark.parametrize("place", PAGES)
def test_things_stand_apart_and_what_has_the_focus_is_in_sight(room, place):
    answered(room, place.split("/")[1])
    page = room.open(f"{place}.ipynb")
    for width, height in (WIDTHS[-1], WIDTHS[0]):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(LAID_OUT)
        page.keyboard.press("Tab")  # somebody with a keyboard, so that rings are drawn
        amiss = page.evaluate(CLEAR) + page.evaluate(SPACED)
        assert not amiss, "\n".join([f"at {width}:", *amiss])
