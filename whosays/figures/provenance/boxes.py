"""How the boxes and ties of a provenance graph look; sizes in points."""

from __future__ import annotations

from typing import Any

from whosays.figures.board import LEADING
from whosays.figures.style import ACCENT, INK, MUTED, PAPER, SMALL
from whosays.sourcing import provenance

# Fill, edge and weight of the boxes; the heading of the column says the same in words.
KIND_STYLE = {
    "root": ("#dcebf7", ACCENT, "normal"),
    "relay": (PAPER, MUTED, "normal"),
    "article": ("#e3e6ea", INK, "bold"),
    "site": (PAPER, MUTED, "normal"),
}
WIDTHS = {"root": 136.0, "relay": 80.0, "article": 94.0, "site": 88.0}
"""How wide a box is at least."""
TIE_STYLE: dict[str, dict[str, Any]] = {
    provenance.SAME: {"linestyle": (0, (3, 2)), "linewidth": 1.6},
    provenance.ONE: {"linestyle": "-", "linewidth": 3.2},
}
PAD = 6.0
LEFT = 16.0
LINE_HIGH = SMALL * LEADING
