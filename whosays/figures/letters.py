"""The letters that figures are drawn with: the kit brings them along.

They are the Latin, Greek and Cyrillic ones of Noto Sans (see ``fonts/OFL.txt``), drawn as paths.
So a figure is the same on every machine, and a label is as wide as it was measured.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("fonts")
FAMILY = "Kit Sans"
FAMILIES = (FAMILY, "DejaVu Sans")
"""The second comes with matplotlib, for a sign that the first does not have."""


@cache
def ready() -> None:
    """Tell matplotlib where the letters are, once in a process."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - only when drawing

    for file in sorted(FOLDER.glob("*.ttf")):
        fontManager.addfont(file)
