"""axe-core on every screen of every unit: before and after Check, light, dark, forced colours.

They take some minutes, so a check leaves them out:
``WHOSAYS_SCREENS=all python3 -m whosays check --layer browser -- -k every_screen``.
"""

from __future__ import annotations

import os

import _axe
import pytest
from test_complete import FORMS, UNITS
from test_screens import answered

pytestmark = pytest.mark.browser

ALL = [f"{folder}/{unit}" for unit in UNITS for folder in ("lessons", "exercises")]
ALL += [f"exercises/{unit}" for unit in FORMS]
PAGES = ALL if os.environ.get("WHOSAYS_SCREENS") == "all" else []
# JupyterLab's theme, and whether the system's own colours are in force.
LOOKS = {
    "light": ("JupyterLab Light", "none"),
    "dark": ("JupyterLab Dark", "none"),
    "forced": ("JupyterLab Dark", "active"),
}
WEAR = """(theme) => jupyterapp.commands.execute("apputils:change-theme", { theme })"""
# JupyterLab puts on its other look in its own time, and some of it fades.
WORN = """(dark) => document.body.dataset.jpThemeLight === String(!dark)
  && document.getAnimations().every((one) => one.playState !== 'running')"""


def found(page):
    """Give what axe finds on a page in each look."""
    said = []
    for name, (theme, forced) in LOOKS.items():
        page.emulate_media(forced_colors=forced)
        page.evaluate(WEAR, theme)
        page.wait_for_function(WORN, arg=theme.endswith("Dark"))
        said += [
            f"{name}: {one['id']} {node['html'][:160]}"
            for one in _axe.violations(page, ".ws")
            # What axe only advises, such as an order of headings, no criterion asks for.
            if any(tag.startswith("wcag") for tag in one["tags"])
            for node in one["nodes"]
        ]
    page.emulate_media(forced_colors="null")
    page.evaluate(WEAR, LOOKS["light"][0])
    page.wait_for_function(WORN, arg=False)
    return said


@pytest.mark.parametrize("place", PAGES)
def test_axe_finds_nothing_on_a_page_before_and_after_check(room, place):
    folder, unit = place.split("/")
    page = room.open(f"{place}.ipynb")
    before = page.locator(".ws-question, .ws-reader")
    assert before.count() > (folder == "exercises")
    assert found(page) == []
    answered(room, unit)
    page = room.open(f"{place}.ipynb")
    told = page.locator(".qu-feedback:visible, .rd-feedback:visible")
    assert bool(told.count()) == (unit not in FORMS)
    assert found(page) == []
    assert room.errors == []
