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


def violations(page, part=None):
    """Give what axe finds on a page, or in the parts that a selector names."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(source())
    return page.evaluate(
        """async (part) => (await axe.run(part ? { include: [[part]] } : document,
          { resultTypes: ["violations"] })).violations""",
        part,
    )
