"""The one collapse of the kit: from who gave it to whom to how many first sources are left.

Plain pairs of names, no library for graphs: a student's kernel counts with it too. The chain
builder, the provenance of a claim and the piles of the root counter all count with
:func:`collapse`. The page has the same rule in ``widgets/src/collapse.js``;
``tests/cases/collapse.json`` holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]
Groups = tuple[tuple[str, ...], ...]


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
    circles : tuple of tuple of str
        Hands that all lead to each other, at the head of the chain or further on.
    """

    roots: tuple[str, ...]
    units: Groups
    groups: Groups
    folded: tuple[str, ...]
    circles: Groups

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


def collapse(edges: Iterable[Pair], same: Iterable[Pair] = (), one: Iterable[Pair] = ()) -> Left:
    """Collapse a chain to its roots.

    Parameters
    ----------
    edges : iterable of (str, str)
        From the hand that gave to the hand that got.
    same : iterable of (str, str)
        Roots that may be one: the texts do not show it. They count once for the least and
        each for the most.
    one : iterable of (str, str)
        Roots that are two voices of one body.

    Returns
    -------
    Left
        All names sorted, but for ``folded``, which is in the order of the edges.
    """
    same, one = list(same), list(one)
    ways = reach(edges)
    mutual = [(a, b) for a in ways for b in ways[a] if a != b and a in ways[b]]
    # A member of a circle at the head of a chain: whoever leads to it, it leads there too.
    roots = sorted(
        name
        for name, onward in ways.items()
        if all(giver in onward for giver in ways if name in ways[giver])
    )
    return Left(
        tuple(roots),
        _joined(roots, [*mutual, *one]),
        _joined(roots, [*mutual, *one, *same]),
        tuple(name for name in ways if name not in roots),
        tuple(group for group in _joined(ways, mutual) if len(group) > 1),
    )


def _joined(names: Iterable[str], pairs: Iterable[Pair]) -> Groups:
    """Put names that pairs join into groups; a pair with a strange name joins nothing."""
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    for first, second in pairs:
        if first in groups and second in groups and groups[first] is not groups[second]:
            both = tuple(sorted(groups[first] + groups[second]))
            groups |= dict.fromkeys(both, both)
    return tuple(sorted(set(groups.values())))
