"""Sortings of cards into piles, and how near one sorting is to another.

A pile stands for one root: one first source behind what its cards say. Two piles may be
tied: "these may be one, the text does not show it". The pile ``aside`` holds cards that
say nothing of their own; it is a pile like others, but not a root.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from whosays.sourcing.collapse import collapse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from whosays.sourcing.collapse import Left

ASIDE = "aside"

Relation = Literal["together", "tied", "apart", "open"]
Count = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sorting:
    """Cards in piles.

    Attributes
    ----------
    place : Mapping of str to str
        Card to pile; a card without a pile is not sorted yet.
    ties : frozenset of frozenset of str
        Pairs of piles that may be one. A tie of a pile without cards, or of ``aside``,
        counts for nothing.
    """

    place: Mapping[str, str]
    ties: frozenset[frozenset[str]] = field(default=frozenset())

    def piles(self) -> list[str]:
        """List the piles that stand for a root, in the order of their first card."""
        return [pile for pile in dict.fromkeys(self.place.values()) if pile != ASIDE]

    def cards(self, pile: str) -> list[str]:
        """List the cards of a pile."""
        return [card for card, where in self.place.items() if where == pile]

    def left(self) -> Left:
        """Collapse the sorting: each pile is a root; the tied ones may be one."""
        pairs = [pair for tie in self.ties for pair in combinations(sorted(tie), 2)]
        # A root hands something on: to the place aside, which is never a root itself.
        return collapse([(pile, ASIDE) for pile in self.piles()], same=pairs)

    def bundles(self) -> dict[str, str]:
        """Give each pile the first pile it may be one with, over any number of ties."""
        piles = self.piles()
        group_of = {pile: group for group in self.left().groups for pile in group}
        return {pile: min(group_of[pile], key=piles.index) for pile in piles}

    def count(self) -> Count:
        """Count the roots.

        Returns
        -------
        tuple of (int, int)
            At least (tied piles are one) and at most (they are not).
        """
        left = self.left()
        return left.least, left.most

    def relation(self, one: str, other: str) -> Relation:
        """Tell how two cards stand to each other.

        Parameters
        ----------
        one, other : str
            Two cards.

        Returns
        -------
        str
            ``together`` in a pile; ``tied``, in piles that may be one; ``apart``; or
            ``open``, where one of them is not sorted yet.
        """
        here, there = self.place.get(one), self.place.get(other)
        if here is None or there is None:
            return "open"
        if here == there:
            return "together"
        first = self.bundles()
        tied = here in first and first[here] == first.get(there)
        return "tied" if tied else "apart"

    def mates(self, card: str) -> frozenset[str]:
        """Give the cards that are in one pile with a card, itself left out."""
        return frozenset(self.cards(self.place[card])) - {card}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two sortings agree over all pairs of cards.

    Attributes
    ----------
    share : float
        From 0 to 1; 1 where there is no pair.
    agreed, pairs : int
        Pairs on which both say the same, and all pairs.
    too_sure : int
        Pairs sorted together or apart where the reference says "may be one".
    too_open : int
        Pairs left as "may be one" where the reference has them together or apart.
    astray : int
        Cards set aside in only one of the two sortings, and in a pile in the other.
    """

    share: float
    agreed: int
    pairs: int
    too_sure: int
    too_open: int
    astray: int


def agreement(given: Sorting, reference: Sorting, cards: Collection[str]) -> Agreement:
    """Compare two sortings, pair of cards by pair of cards.

    Parameters
    ----------
    given, reference : Sorting
    cards : collection of str
        All cards, sorted or not.

    Returns
    -------
    Agreement

    Notes
    -----
    The share is the Rand index: the part of all pairs that both sortings put together, or
    both put apart (W. M. Rand, "Objective criteria for the evaluation of clustering
    methods", Journal of the American Statistical Association 66, 1971, 846–850). It asks
    nothing of the piles' names or order. Ours are three answers instead of two: a pair that
    both call "may be one" agrees in full; "may be one" against together or apart is half
    an agreement, since it is no more than one step off. A pair with a card that is not sorted
    yet agrees in nothing. Pairs do not tell a root from what is aside, so that the two could
    change places unseen: each card set aside in only one of the two sortings counts as one
    more pair, on which they differ. Without ties and cards aside it is Rand's index.
    """
    agreed = sure = opened = 0
    pairs = list(combinations(cards, 2))
    for one, other in pairs:
        mine, theirs = given.relation(one, other), reference.relation(one, other)
        agreed += mine == theirs
        sure += theirs == "tied" and mine in ("together", "apart")
        opened += mine == "tied" and theirs in ("together", "apart")
    astray = sum(_is_astray(card, given, reference) for card in cards)
    asked = len(pairs) + astray
    share = (agreed + (sure + opened) / 2) / asked if asked else 1.0
    return Agreement(share, agreed, len(pairs), sure, opened, astray)


def _is_astray(card: str, given: Sorting, reference: Sorting) -> bool:
    here, there = given.place.get(card), reference.place.get(card)
    return None not in (here, there) and (here == ASIDE) is not (there == ASIDE)


def opened(one: Sorting, other: Sorting) -> Sorting:
    """Leave open what two sortings settle in two ways.

    Parameters
    ----------
    one, other : Sorting

    Returns
    -------
    Sorting
        The first, with a tie between any two of its piles that have cards together in the
        other: where careful readers differ, "may be one" is an answer of its own.
    """
    spread: dict[str, set[str]] = {}
    for card, pile in one.place.items():
        there = other.place.get(card, ASIDE)
        if ASIDE not in (pile, there):
            spread.setdefault(there, set()).add(pile)
    pairs = (pair for piles in spread.values() for pair in combinations(sorted(piles), 2))
    return Sorting(one.place, one.ties | {frozenset(pair) for pair in pairs})


def count_error(given: Count, reference: Count) -> int:
    """Measure how far a count of roots reaches outside the range of the reference.

    Parameters
    ----------
    given, reference : tuple of (int, int)
        At least and at most, in roots.

    Returns
    -------
    int
        0 where the whole count lies within the range; else the number of roots by which
        it reaches below or above it, whichever is more.
    """
    return max(reference[0] - given[0], given[1] - reference[1], 0)


def matched(given: Sorting, reference: Sorting) -> dict[str, str]:
    """Find which pile means which pile of the reference.

    Parameters
    ----------
    given, reference : Sorting

    Returns
    -------
    dict of str to str
        Pile to the reference's pile, one to one, so that as many cards as can be are in
        the pile that is meant; piles that mean none are left out. ``aside`` means aside.
    """
    targets = reference.piles()

    @cache
    def best(number: int, taken: int) -> tuple[int, tuple[tuple[str, str], ...]]:
        """Match the piles from this number on; taken: a bit for each target used up."""
        if number == len(piles):
            return 0, ()
        shared, pairs = best(number + 1, taken)
        mine = set(given.cards(piles[number]))
        for place, target in enumerate(targets):
            common = len(mine & set(reference.cards(target)))
            if common and not taken >> place & 1:
                rest, others = best(number + 1, taken | 1 << place)
                if common + rest >= shared:  # in a draw the earlier pile is meant
                    shared, pairs = common + rest, ((piles[number], target), *others)
        return shared, pairs

    piles = given.piles()
    return {**dict(best(0, 0)[1]), ASIDE: ASIDE}
