"""A class's paths and roots laid over each other: how many drew each arrow, how many roots.

Counts follow the rule of eight and five (:mod:`whosays.classroom.few`): what fewer than five drew
is named without a number, in the order of the page and not of the class.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from whosays.classroom import few
from whosays.questions.kinds.chain.key import pairs_of
from whosays.sourcing.collapse import collapse
from whosays.sourcing.piles import Sorting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.classroom.points import Asked

    Count = tuple[int, int]
    Pair = tuple[str, str]
    from whosays.questions.kinds.chain.records import ChainAnswer, ChainKey, ChainShown
    from whosays.questions.kinds.roots.records import RootsAnswer, RootsKey


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow of a path.

    Attributes
    ----------
    giver, taker : str
        Who handed the claim on, and who got it, in words.
    count : int or None
        None where so few drew it that their number is not told.
    fits : bool or None
        None where careful readers differ.
    """

    giver: str
    taker: str
    count: int | None
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A question about roots, with or without a path.

    Attributes
    ----------
    id, prompt : str
    answered : int
    roots : dict of (int, int) to (int or None)
        How many counted so many roots, at least and at most; empty for too few.
    expected : tuple of (int, int)
    arrows : tuple of Arrow
        The most drawn first, then those of few; empty where there is no path.
    """

    id: str
    prompt: str
    answered: int
    roots: dict[Count, int | None]
    expected: Count
    arrows: tuple[Arrow, ...] = ()


def _pairs(answer: ChainAnswer, name: Literal["edges", "ties", "one"]) -> list[Pair]:
    return [(one[0], one[1]) for one in answer.get(name, ())]


def sorting(answer: RootsAnswer) -> Sorting:
    """Give an answer of a root counter as a sorting.

    Parameters
    ----------
    answer : dict
        Clean.

    Returns
    -------
    Sorting
    """
    return Sorting(answer["piles"], frozenset(frozenset(tie) for tie in answer["ties"]))


def _left(edges: Iterable[Pair], same: Iterable[Pair], one: Iterable[Pair]) -> Count:
    left = collapse(edges, same, one)
    return left.least, left.most


def _told(counts: Sequence[Count], expected: Count) -> dict[Count, int | None]:
    given = Counter(counts)
    given.setdefault(expected, 0)
    shown = few.cells(given)
    return {count: shown[count] for count in sorted(shown)}


def roots(one: Asked, answers: Sequence[RootsAnswer]) -> Overlaid:
    """Count how many roots a class found in one pile of cards.

    Parameters
    ----------
    one : Asked
        Of the kind ``roots``.
    answers : sequence of dict
        Clean.

    Returns
    -------
    Overlaid
    """
    counts = [sorting(answer).count() for answer in answers]
    low, high = cast("RootsKey", one.key).count
    told = _told(counts, (low, high)) if few.enough(len(answers)) else {}
    return Overlaid(one.id, str(one.item["prompt"]), len(answers), told, (low, high))


def _arrows(one: Asked, answers: Sequence[ChainAnswer]) -> list[Arrow]:
    names = {hand["id"]: str(hand["text"]) for hand in cast("ChainShown", one.item)["hands"]}
    drawn = Counter(pair for answer in answers for pair in _pairs(answer, "edges"))
    key = cast("ChainKey", one.key)
    fits, open_ = set(pairs_of(key.edges)), set(pairs_of(key.accept))
    for pair in fits:
        drawn.setdefault(pair, 0)
    shown = few.cells(drawn, whole=False)
    order = {name: at for at, name in enumerate(names)}
    ordered = sorted(drawn, key=lambda pair: (-(shown[pair] or 0), order[pair[0]], order[pair[1]]))
    return [
        Arrow(names[a], names[b], shown[a, b], None if (a, b) in open_ else (a, b) in fits)
        for a, b in ordered
    ]


def chain(one: Asked, answers: Sequence[ChainAnswer]) -> Overlaid:
    """Lay a class's paths over each other.

    Parameters
    ----------
    one : Asked
        Of the kind ``chain``, and not a modelled one.
    answers : sequence of dict
        Clean.

    Returns
    -------
    Overlaid
    """
    counts = [
        _left(_pairs(answer, "edges"), _pairs(answer, "ties"), _pairs(answer, "one"))
        for answer in answers
    ]
    key = cast("ChainKey", one.key)
    expected = _left(pairs_of(key.edges), pairs_of(key.same), pairs_of(key.one))
    enough = few.enough(len(answers))
    told = _told(counts, expected) if enough else {}
    return Overlaid(
        one.id, str(one.item["prompt"]), len(answers), told, expected,
        tuple(_arrows(one, answers)) if enough else (),
    )  # fmt: skip
