"""Which mark belongs to which attribution, and what that comes to, before any word is said.

Matching is by overlap with the cue, as is usual for spans whose edges are a matter of
taste; contested records are never counted against a student.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from whosays.questions.verdict import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution, Coding
    from whosays.corpus.marks import Mark

Outcome = Literal["found", "wrong_code", "partly", "missed", "contested"]

# A mark points at a cue if it covers half of it, or half of the words that name the source:
# less is a slip of the hand.
COVERS = 0.5
# A mark may take in cue and statement, and as many other words again, before it is so wide
# that it no longer shows which words the student means.
WIDE = 0.5
Reach = tuple[int, int, "Attribution"]
"""Where cue and statement of an attribution begin and end, and the attribution."""

_WORDS = re.compile(r"\w+")
_SMALL = {"a", "an", "the", "of", "for", "in", "and"}
# What an attribution is worth: half for the place, half for the code. Finding who speaks and
# saying what kind of source that is are the two things the exercise asks for, and neither is
# the harder one everywhere. A near place brings half of a place, as a band does for a rating.
PLACE, CODE, NEAR_PLACE = 0.5, 0.5, 0.25
# A mark too many weighs half an attribution: with nothing, marking every name would be a way
# in; with a whole one, a careful student who marks a doubtful case would lose more than the
# place of a sure one brings.
EXTRA = 0.5
# Who has found every place under its code, and one mark too many for four of them at most, has
# nothing left to find: that can be discussed, and is no longer "partly".
FEW = 4
# Which mark belongs to which attribution. These only order candidates, they are no score: any
# difference in the share of the cue counts before any in the rest of the sentence for cues
# that differ by a quarter or more, and the code (an eighth of a whole cue) only decides
# between marks that lie nearly alike.
BY_CUE, BY_INSIDE, BY_CODE = 4.0, 1.0, 0.5


@lru_cache(maxsize=4096)  # a class marks the same few words
def _words(of: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(of.casefold()))


def _names(mark: Mark, record: Attribution) -> bool:
    """Tell whether a mark, within the cue, holds at least half of the words that name the source.

    Students are asked for the words that name the source. A cue can be much longer: it has a
    verb, an office or a day as well.
    """
    start, end = mark["start"] - record.cue.start, mark["end"] - record.cue.start
    marked = _words(record.cue.text[start:end])
    name = (_words(record.source) - _SMALL) & _words(record.cue.text)
    return bool(name) and len(name & marked) >= COVERS * len(name)


def _shares(mark: Mark, record: Attribution) -> tuple[float, float]:
    """Give the share of the cue covered, and the share of the mark inside the attribution."""
    start, end = mark["start"], mark["end"]
    cue = record.cue.overlap(start, end) / (record.cue.end - record.cue.start)
    within = record.cue.start <= start and end <= record.cue.end
    if cue < COVERS and within and _names(mark, record):
        cue = COVERS
    low, high = _reach(record)
    inside = max(0, min(high, end) - max(low, start)) / (end - start)
    return cue, inside


def _reach(record: Attribution) -> tuple[int, int]:
    """Give where cue and statement together begin and end."""
    cue, said = record.cue, record.statement
    return min(cue.start, said.start), max(cue.end, said.end)


def match(marks: Sequence[Mark], records: Sequence[Attribution]) -> dict[str, tuple[int, float]]:
    """Pair marks with attributions, one to one, the best fit first.

    Parameters
    ----------
    marks : sequence of dict
        Each with id, start, end (code points) and code.
    records : sequence of Attribution

    Returns
    -------
    dict of str to tuple of (int, float)
        Record id to the index of its mark and the share of the cue it covers (0 where the
        mark only touches the statement).
    """
    return _matched(marks, [(*_reach(record), record) for record in records])


def _matched(marks: Sequence[Mark], reach: Sequence[Reach]) -> dict[str, tuple[int, float]]:
    fits = []
    # Most marks lie nowhere near most attributions.
    for number, mark in enumerate(marks):
        start, end = mark["start"], mark["end"]
        for low, high, record in reach:
            if end <= low or start >= high:
                continue
            cue, inside = _shares(mark, record)
            if cue or inside >= COVERS:
                same = mark["code"] == record.source_type
                weight = BY_CUE * cue + BY_INSIDE * inside + BY_CODE * same
                # Where two fit alike, the mark itself decides, never the order of the list.
                tie = (start, end, mark["code"], mark["id"])
                fits.append((-weight, record.cue.start, record.id, tie, number, cue))
    pairs: dict[str, tuple[int, float]] = {}
    used: set[int] = set()
    for _, _, record_id, _, number, cue in sorted(fits):
        if record_id not in pairs and number not in used:
            pairs[record_id] = (number, cue)
            used.add(number)
    return pairs


def _outcome(mark: Mark | None, cue: float, record: Attribution) -> tuple[Outcome, str]:
    """Give the outcome and the name of the sentence that explains it."""
    if record.open_on("source_type"):
        return "contested", "contested"
    if mark is None:
        return "missed", "missed"
    _, inside = _shares(mark, record)
    if cue < COVERS:
        return "partly", "partly" if cue else "beside"
    if inside < WIDE:
        return "partly", "wide"
    if mark["code"] == record.source_type:
        return "found", "found"
    if mark["code"] in record.also:
        return "found", "found_also"
    return "wrong_code", "wrong_code"


def _points(outcome: Outcome, *, code_fits: bool) -> float:
    if outcome == "found":
        return PLACE + CODE
    if outcome == "wrong_code":
        return PLACE
    if outcome == "partly":
        return NEAR_PLACE + (CODE if code_fits else 0)
    return 0.0


def _extra_sentence(
    mark: Mark,
    article: Article,
    coding: Coding,
    taken: Iterable[Attribution],
    paragraphs: Sequence[int],
) -> tuple[str, dict[str, str], bool]:
    """Name the sentence why a mark fits nothing, and say whether it counts against the student."""
    start, end = mark["start"], mark["end"]
    para = article.paragraph_at(start)
    if paragraphs and (para is None or para.number not in paragraphs):
        return "extra_outside", {}, False
    for left_out in coding.not_coded:
        if left_out.span.overlap(start, end) * 2 >= min(
            end - start, left_out.span.end - left_out.span.start
        ):
            return "extra_mention", {"reason": left_out.reason}, True
    if para and para.kind in ("title", "label"):
        return "extra_headline", {}, True
    if para and para.kind in ("furniture", "dateline"):
        return "extra_furniture", {}, True
    for record in taken:
        cue, inside = _shares(mark, record)
        if cue or inside >= COVERS:
            # Twice the same is a slip; several codes for one cue would be a way to guess.
            counts = not code_fits(mark, record) and not record.open_on("source_type")
            sentence = "extra_double" if cue else "extra_statement"
            return sentence, {"cue": record.cue.text}, counts
    return "extra", {}, True


def code_fits(mark: Mark, record: Attribution) -> bool:
    """Tell whether a mark's code is the attribution's, or another that is as good.

    Parameters
    ----------
    mark : dict
    record : Attribution

    Returns
    -------
    bool
    """
    return mark["code"] in (record.source_type, *record.also)


class Judged(NamedTuple):
    """An attribution, the mark that it met, and what that comes to."""

    record: Attribution
    mark: Mark | None
    outcome: Outcome
    sentence: str


class Read(NamedTuple):
    """Marks held against the coding, before anything is put into words."""

    records: list[Judged]
    extras: list[tuple[Mark, str, dict[str, str], bool]]

    def number(self, *outcomes: Outcome) -> int:
        """Count the attributions of which one of these came."""
        came = [one.outcome for one in self.records]
        return sum(map(came.count, outcomes))

    @property
    def counted(self) -> int:
        """How many marks too many count against the student."""
        return sum(counts for *_, counts in self.extras)

    @property
    def total(self) -> int:
        """How many attributions count."""
        return len(self.records) - self.number("contested")

    @property
    def tally(self) -> Tally:
        """What the verdict is made from."""
        missed, near = self.number("missed"), self.number("wrong_code", "partly")
        few = not missed + near and FEW * self.counted <= self.total
        return Tally(
            fits=self.number("found"), partly=near, missing=missed,
            open=self.counted if few else 0, fits_not=0 if few else self.counted,
        )  # fmt: skip

    @property
    def score(self) -> float:
        """Points, of those that the attributions and the marks too many come to."""
        points = 0.0
        for record, mark, outcome, _ in self.records:
            if mark is not None:
                points += _points(outcome, code_fits=code_fits(mark, record))
        against = self.total + EXTRA * self.counted
        return round(points / against if against else 1.0, 4)


class _Same:
    """A coding, known by being the same object: to compare what is in it takes too long."""

    __slots__ = ("coding",)

    def __init__(self, coding: Coding) -> None:
        self.coding = coding

    def __hash__(self) -> int:
        return id(self.coding)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.coding is self.coding


@lru_cache(maxsize=64)
def _asked(same: _Same, paragraphs: tuple[int, ...]) -> tuple[list[Attribution], list[Reach]]:
    """List the attributions that are asked for, once for a class: a coding never changes."""
    there = same.coding.attributions
    records = [one for one in there if not paragraphs or one.paragraph in paragraphs]
    return records, [(*_reach(one), one) for one in records]


def read(
    marks: Sequence[Mark],
    coding: Coding,
    article: Article,
    paragraphs: Sequence[int],
) -> Read:
    """Hold clean marks against the coding.

    Parameters
    ----------
    marks : sequence of dict
        Of known codes, within the text.
    coding : Coding
    article : Article
    paragraphs : sequence of int
        Only these count; all if empty.

    Returns
    -------
    Read
    """
    records, reach = _asked(_Same(coding), tuple(paragraphs))
    pairs = _matched(marks, reach)
    judged = []
    for record in records:
        number, cue = pairs.get(record.id, (None, 0.0))
        mark = None if number is None else marks[number]
        judged.append(Judged(record, mark, *_outcome(mark, cue, record)))
    used = {number for number, _ in pairs.values()}
    extras = [
        (mark, *_extra_sentence(mark, article, coding, records, paragraphs))
        for number, mark in enumerate(marks)
        if number not in used
    ]
    return Read(judged, extras)
