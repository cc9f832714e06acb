"""A chain limited to the hands of an exercise: ways lead past those that are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.sourcing.collapse import Pair


def between(edges: Iterable[Pair], hands: Iterable[str]) -> list[tuple[Pair, ...]]:
    """Limit a chain to some hands, leading past those that are left out.

    Parameters
    ----------
    edges : iterable of (str, str)
    hands : iterable of str

    Returns
    -------
    list of tuple of (str, str)
        For each edge between two of the hands the steps it stands for: one, or several
        where hands in the middle are left out. No two have the same ends.
    """
    edges, known = list(edges), set(hands)
    found: dict[Pair, tuple[Pair, ...]] = {}
    for start in dict.fromkeys(source for source, _ in edges if source in known):
        ways: list[tuple[Pair, ...]] = [(step,) for step in edges if step[0] == start]
        passed = {start}
        for way in ways:  # grows while it is walked: the nearest hands come first
            at = way[-1][1]
            if at in known:
                found.setdefault((start, at), way)
            elif at not in passed:
                passed.add(at)
                ways += [(*way, step) for step in edges if step[0] == at]
    return [way for (start, end), way in found.items() if start != end]
