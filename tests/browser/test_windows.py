"""A window that is used again is as new."""

from __future__ import annotations

import pytest
from windows import Window

pytestmark = pytest.mark.browser

SEEN = """() => ["print", "(prefers-color-scheme: dark)", "(forced-colors: active)",
  "(prefers-reduced-motion: reduce)"].map((query) => matchMedia(query).matches)"""


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "reduced_motion": "reduce"}])
def test_what_a_test_set_is_taken_back(chrome, options):
    window = Window(chrome, options)
    asked = window.page.evaluate(SEEN)
    window.page.emulate_media(
        media="print", color_scheme="dark", forced_colors="active", reduced_motion="reduce"
    )
    assert all(window.page.evaluate(SEEN))
    window.clear()
    assert window.page.evaluate(SEEN) == asked
    window.context.close()
