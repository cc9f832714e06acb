"""The tour's pictures show something: they are taken with the browser that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from whosays.authoring import tour
from whosays.launch import chromium

pytestmark = pytest.mark.browser


def test_a_picture_is_of_the_card(tmp_path):
    program = Path(os.environ.get("WHOSAYS_CHROMIUM") or chromium.find())
    tour.write(tmp_path, steps=[("one", "amiss", 760)], program=program)
    picture = Image.open(tmp_path / "one.png").convert("RGB")
    assert picture.size == (tour.WIDE, 760)
    # Letters and colours all over it, not one blank sheet.
    parts = [picture.crop((0, top, tour.WIDE, top + 190)) for top in range(0, 760, 190)]
    assert min(len(part.getcolors(10**6)) for part in parts[:3]) > 40
