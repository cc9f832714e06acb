from __future__ import annotations

import json

from whosays.classroom import student_edition
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.site import figures


def test_every_picture_of_the_pages_is_drawn_and_what_is_made_of_bars_is_not():
    edition = student_edition.made(Kit(kit_root()), "practice")
    assert list(figures.calls(edition)) == [
        ("claim_path", ["c08"]), ("number_drift", ["60"]),
        ("who_is_quoted", ["001", "002", "004"]), ("timeline", ["idlib"]),
    ]  # fmt: skip
    drawn = json.loads(figures.drawn(edition))
    assert len(drawn) == 4
    assert all("<svg" in one for one in drawn.values())
