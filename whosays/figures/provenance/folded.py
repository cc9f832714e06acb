"""What is left of a provenance graph, in the order in which it is drawn, and how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from whosays.core.i18n import counted, text
from whosays.figures.layers import chains
from whosays.sourcing import provenance

if TYPE_CHECKING:
    from whosays.sourcing.collapse import Left


@dataclass
class Folded:
    """What is left of a graph.

    Attributes
    ----------
    built : Graph
    """

    built: provenance.Graph

    @cached_property
    def left(self) -> Left:
        """The collapse, as everything in the kit counts it."""
        return self._collapsed.left

    @property
    def outlets(self) -> int:
        """How many hands were folded away."""
        return self._collapsed.outlets

    @cached_property
    def _collapsed(self) -> provenance.Collapsed:
        return provenance.collapse(self.built)

    @cached_property
    def groups(self) -> list[list[tuple[str, ...]]]:
        """Groups that may be one; in each, the bodies that would count on their own."""
        body_of = {name: body for body in self.left.units for name in body}
        # Bodies that are tied stand next to each other as far as they can.
        heads = {body: body[0] for body in body_of.values()}
        ties = [
            (heads[body_of[a]], heads[body_of[b]])
            for a, b in self.built.pairs(provenance.SAME)
            if a in body_of and b in body_of and body_of[a] != body_of[b]
        ]
        laid = chains(sorted(heads.values()), ties)
        return [[body_of[head] for head in group] for group in laid]


def how_many(low: int, high: int) -> str:
    """Say how many roots there are.

    Parameters
    ----------
    low, high : int

    Returns
    -------
    str
    """
    if low != high:
        return text("figures.graph_range", low=low, high=high)
    return counted("figures.graph_exactly", low)
