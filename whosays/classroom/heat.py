"""What a class marked in a text, beside the reference coding: where it agrees, and where not.

A student's mark belongs to a place of the coding if they share words; of several, the one that
shares most. A place is disputed in the measure in which the class is spread over the kinds of
source it was given, none being one of them (entropy, in bits).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.classroom import few
from whosays.sourcing.alpha import alpha_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution

NONE = ""
"""Stands for no mark, where codes are counted."""
LEVELS = (0.01, 0.25, 0.5, 0.75)
"""Shares of the class from which a stretch is drawn stronger."""

Marks = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the coding, and what the class made of it.

    Attributes
    ----------
    record : Attribution
    codes : dict of str to int
        How many gave it each kind of source; ``""`` for no mark.
    spread : float
        In bits; 0 where all agree.
    """

    record: Attribution
    codes: dict[str, int]
    spread: float

    @property
    def shown(self) -> dict[str, int | None]:
        """The counts as they may be shown."""
        return few.cells(self.codes)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of source in the coding, and what the class called its places.

    Attributes
    ----------
    code : str
    places : int
        Of the coding.
    told : int
        Those of them whose number can be told; what follows is about these.
    same : float
        The share of what the class said there that is the same, from 0 to 1.
    instead : str
        What it said there most often instead; empty for no mark.
    others : int
        How often it said that.
    alpha : float or None
        Krippendorff's, of the class on this kind or not, on all places where its number can be
        told: so it says no more than those numbers do.
    """

    code: str
    places: int
    told: int
    same: float
    instead: str
    others: int
    alpha: float | None = None


def _within(kind: str, places: Sequence[Place]) -> float | None:
    """Say how far a class agrees with itself on what is of a kind and what is not."""
    told = [one for one in places if one.shown.get(kind, 0) is not None]
    counts = [(one.codes.get(kind, 0), sum(one.codes.values())) for one in told]
    return alpha_of(Counter({True: same, False: given - same}) for same, given in counts)


def _code(kind: str, all_of: Sequence[Place]) -> Code:
    """Count a kind's places; one where few said the same, or few said otherwise, is left out."""
    places = [one for one in all_of if one.record.source_type == kind]
    there = [one for one in places if one.shown.get(kind, 0) is not None]
    given = sum(sum(one.codes.values()) for one in there)
    same = sum(one.codes.get(kind, 0) for one in there)
    others: Counter[str] = Counter()
    for one in there:
        others.update({code: n for code, n in one.shown.items() if n and code != kind})
    instead, most = max(others.items(), key=lambda found: found[1], default=(NONE, 0))
    share, within = same / given if given else 0.0, _within(kind, all_of)
    return Code(kind, len(places), len(there), share, instead, most, within)


@dataclass(frozen=True, slots=True)
class Heat:
    """A class on one text.

    Attributes
    ----------
    students : int
        Who marked anything in it.
    places : tuple of Place
        In the order of the text; empty for too few.
    stretches : tuple of (int, int, int)
        Start, end and strength (1 to 4) of what was marked, by five students at the least.
    alpha : float or None
        Krippendorff's, of the class on the places of the coding.
    """

    students: int
    places: tuple[Place, ...] = ()
    stretches: tuple[tuple[int, int, int], ...] = ()
    alpha: float | None = None

    def by_code(self) -> list[Code]:
        """Say for each kind of source of the coding how far the class calls it the same.

        Returns
        -------
        list of Code
            In the order in which they come in the text.
        """
        kinds = dict.fromkeys(place.record.source_type for place in self.places)
        return [_code(kind, self.places) for kind in kinds]

    def disputed(self) -> list[Place]:
        """List the places to talk about, the most disputed first.

        Returns
        -------
        list of Place
        """
        return sorted(
            (place for place in self.places if place.spread > 0),
            key=lambda place: (-place.spread, place.record.cue.start),
        )


def code_at(record: Attribution, marks: Marks) -> str:
    """Give what one student called a place.

    Parameters
    ----------
    record : Attribution
    marks : list of dict
        The student's, clean.

    Returns
    -------
    str
        The code of the mark that shares most words with it; empty for no mark.
    """
    best, most = NONE, 0
    low, high = record.cue.start, record.cue.end
    for mark in marks:
        start, end = mark["start"], mark["end"]
        if start < high and end > low:  # most marks lie nowhere near
            shared = min(end, high) - max(start, low)
            if shared > most:
                best, most = str(mark["code"]), shared
    return best


def spread(codes: Mapping[str, int]) -> float:
    """Give how far a class is from being of one mind.

    Parameters
    ----------
    codes : Mapping of str to int

    Returns
    -------
    float
        Entropy in bits.
    """
    total = sum(codes.values())
    shares = [count / total for count in codes.values() if count]
    return max(0.0, -sum(share * math.log2(share) for share in shares))


def _stretches(answers: Sequence[Marks], length: int) -> Iterator[tuple[int, int, int]]:
    """Join neighbouring code points that a like share of the class marked."""
    steps = [0] * (length + 2)
    for marks in answers:
        covered: list[list[int]] = []
        for start, end in sorted((mark["start"], mark["end"]) for mark in marks):
            if covered and start <= covered[-1][1]:
                covered[-1][1] = max(covered[-1][1], end)
            else:
                covered.append([start, end])
        for start, end in covered:  # nobody counts twice at one place
            steps[start] += 1
            steps[end] -= 1
    begun, level, depth = 0, 0, 0
    for at in range(length + 1):
        depth += steps[at]
        share = depth / len(answers) if depth >= few.SMALL else 0.0
        now = sum(share >= step for step in LEVELS) if at < length else 0
        if now != level:
            if level:
                yield begun, at, level
            begun, level = at, now


def heat(article: Article, records: Sequence[Attribution], answers: Sequence[Marks]) -> Heat:
    """Lay a class's marks over each other and over the coding.

    Parameters
    ----------
    article : Article
    records : sequence of Attribution
        Of the paragraphs that were asked about.
    answers : sequence of list of dict
        Clean marks, one list for each student who marked anything.

    Returns
    -------
    Heat
    """
    if not few.enough(len(answers)):
        return Heat(len(answers))
    given = [Counter(code_at(record, marks) for marks in answers) for record in records]
    places = tuple(
        Place(record, dict(counts), spread(counts))
        for record, counts in zip(records, given, strict=True)
    )
    stretches = tuple(_stretches(answers, len(article.text)))
    return Heat(len(answers), places, stretches, alpha_of(given))
