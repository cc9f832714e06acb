"""The tour's pictures show something: they are taken with the browser that is there."""

from __future__ import annotations

import os
from pathlib import Path

import _axe
import pytest
from PIL import Image

from whosays.authoring import tour
from whosays.launch import chromium

pytestmark = pytest.mark.browser


def test_pictures_are_of_the_cards_down_to_their_last_line(tmp_path):
    program = Path(os.environ.get("WHOSAYS_CHROMIUM") or chromium.find())
    steps = [step for step in tour.STEPS if step[0] in {"start", "mark", "chain"}]
    tour.write(tmp_path, steps=steps, program=program)
    for kind, _, wide, high in steps:
        picture = Image.open(tmp_path / f"{kind}.png").convert("RGB")
        assert picture.size == (wide, high)
        # Letters and colours all over it, no blank sheet and no blank foot.
        parts = [picture.crop((0, top, wide, top + 150)) for top in range(0, high, 150)]
        assert min(len(part.getcolors(10**6)) for part in parts) > 40, kind


@pytest.mark.parametrize("look", ["light", "dark"])
def test_nothing_is_amiss_on_its_page_and_it_asks_nobody(chrome, tmp_path, look):
    place = tmp_path / "tour.html"
    place.write_text(tour.page(), encoding="utf-8")
    context = chrome.new_context(viewport={"width": 320, "height": 600}, color_scheme=look)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place.as_uri())
    assert [one["id"] for one in _axe.violations(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("img").count() == len(tour.STEPS)
    assert [one for one in asked if not one.startswith("file:")] == []
    context.close()
