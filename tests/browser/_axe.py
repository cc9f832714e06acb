"""axe-core, as its makers publish it: pinned with its checksum beside the page's own code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

KIT = Path(__file__).parents[2]
FILE = KIT / "whosays" / "widgets" / "node_modules" / "axe-core" / "axe.min.js"


@cache
def source():
    """Give its program, or leave a test out and say why."""
    if not FILE.is_file():
        pytest.skip("axe-core is not there; python3 -m whosays check brings it where Node is.")
    return FILE.read_text(encoding="utf-8")


# What the colours of a theme can break; all else is the same in the dark.
COLOURS = ("color-contrast", "link-in-text-block")
# A bench's page in its other theme, at once: nothing may be caught half way between two colours.
TURN = """(theme) => {
  const dark = theme === "dark";
  document.body.dataset.jpThemeLight = String(!dark);
  document.body.style.background = dark ? "#111" : "";
  document.body.style.color = dark ? "#eee" : "";
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
}"""


def violations(page, part=None, only=()):
    """Give what axe finds on a page or in some parts of it, by all rules or by some."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(source())
    how = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    return page.evaluate(
        """async ([part, how]) =>
          (await axe.run(part ? { include: [[part]] } : document, how)).violations""",
        [part, how],
    )


def in_both_themes(page):
    """Give what axe finds on a bench's page in the light, and what the dark breaks besides."""
    found = violations(page)
    # In the system's colours a theme's are not drawn, and axe would judge them all the same.
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return found
    page.evaluate(TURN, "dark")
    found += violations(page, only=COLOURS)
    page.evaluate(TURN, "light")
    return found
