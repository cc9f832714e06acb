"""The counting rule of the chain builder: fold what was passed on, count who knew first.

The same rule as :func:`whosays.sourcing.provenance.collapse`, over plain pairs and without a
library for graphs: a student's kernel does not load one. ``question_chain_rule.js`` has it a third
time, for the page; a test holds the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left when every relay is folded into the root behind it.

    Attributes
    ----------
    roots : tuple of str
        Hands that got the claim from nobody and passed it on. Of a chain that runs in a
        circle all members: one of them must have begun.
    units : tuple of tuple of str
        Roots that count once for sure: a circle, or the voices of one body.
    groups : tuple of tuple of str
        Roots that may be one stand together as well.
    folded : tuple of str
        The hands that were folded away.
    """

    roots: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    folded: tuple[str, ...]

    @property
    def least(self) -> int:
        """How many roots there are if all that may be one is one."""
        return len(self.groups)

    @property
    def most(self) -> int:
        """How many roots there are if nothing that may be one is one."""
        return len(self.units)


def reach(edges: Iterable[Pair]) -> dict[str, set[str]]:
    """Tell which hands a claim can get to from each hand.

    Parameters
    ----------
    edges : iterable of (str, str)
        From the hand that gave to the hand that got.

    Returns
    -------
    dict of str to set of str
        Every hand with an edge, in the order of the edges.
    """
    ways: dict[str, set[str]] = {}
    for source, target in edges:
        ways.setdefault(source, set()).add(target)
        ways.setdefault(target, set())
    for middle, onward in ways.items():
        for found in ways.values():
            if middle in found:
                found.update(onward)
    return ways


def _joined(names: Iterable[str], pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    for first, second in pairs:
        if first in groups and second in groups and groups[first] is not groups[second]:
            both = tuple(sorted(groups[first] + groups[second]))
            groups |= dict.fromkeys(both, both)
    return tuple(sorted(set(groups.values())))


def fold(edges: Iterable[Pair], same: Iterable[Pair] = (), one: Iterable[Pair] = ()) -> Left:
    """Fold a chain to its roots.

    Parameters
    ----------
    edges : iterable of (str, str)
        From the hand that gave to the hand that got.
    same : iterable of (str, str)
        Roots that may be one: the texts do not show it.
    one : iterable of (str, str)
        Roots that are two voices of one body.

    Returns
    -------
    Left
    """
    same, one = list(same), list(one)
    ways = reach(edges)
    # A member of a circle at the head of a chain: whoever leads to it, it leads there too.
    ahead = {name: all(giver in ways[name] for giver in _upstream(name, ways)) for name in ways}
    roots = tuple(sorted(name for name in ways if ahead[name] and ways[name]))
    circles = [(a, b) for a in roots for b in roots if a < b and b in ways[a] and a in ways[b]]
    units = _joined(roots, [*circles, *one])
    groups = _joined(roots, [*circles, *one, *same])
    return Left(roots, units, groups, tuple(name for name in ways if name not in roots))


def _upstream(name: str, ways: dict[str, set[str]]) -> list[str]:
    return [giver for giver in ways if name in ways[giver]]


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
