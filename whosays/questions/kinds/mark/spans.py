"""Marks held against the reference coding: what was found, missed, coded otherwise, and why.

Matching is by overlap with the cue, as is usual for spans whose edges are a matter of
taste; contested records are never counted against a student.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

from whosays.core.i18n import text
from whosays.corpus.marks import clean_marks
from whosays.questions.verdict import State, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
# Which mark belongs to which attribution. These only order candidates, they are no score: any
# difference in the share of the cue counts before any in the rest of the sentence for cues
# that differ by a quarter or more, and the code (an eighth of a whole cue) only decides
# between marks that lie nearly alike.
BY_CUE, BY_INSIDE, BY_CODE = 4.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class RecordLine:
    """Feedback on one attribution of the reference coding."""

    record: str
    outcome: Outcome
    mark: str | None
    start: int
    end: int
    quote: str
    code: str
    says: str
    rule: str
    shows: str


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """Feedback on a mark that fits no attribution of the reference coding."""

    mark: str
    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class SpanFeedback:
    """What a student reads after checking marks.

    Attributes
    ----------
    state : str
        ``right``, ``partly``, ``not_yet`` or ``blank``.
    score : float or None
        From 0 to 1: half of each attribution for the place, half for the code; each mark
        too many adds half an attribution to what the score is measured against.
    found, total : int
        Attributions whose place was found, of those that count (contested ones do not).
    """

    state: State
    score: float | None
    headline: str
    found: int
    total: int
    records: tuple[RecordLine, ...]
    extras: tuple[ExtraLine, ...]
    notes: tuple[str, ...]


def as_dict(feedback: SpanFeedback) -> dict[str, object]:
    """Give feedback in the form the reader widget shows.

    Parameters
    ----------
    feedback : SpanFeedback

    Returns
    -------
    dict
        JSON-ready.
    """
    table = asdict(feedback)
    for name in ("records", "extras", "notes"):
        table[name] = list(table[name])
    return table


def _names(mark: Mark, record: Attribution) -> bool:
    """Tell whether a mark within a cue holds at least half of the words that name the source.

    Students are asked for the words that name the source. A cue can be much longer: it has a
    verb, an office or a day as well.
    """
    start, end = mark["start"] - record.cue.start, mark["end"] - record.cue.start
    if start < 0 or mark["end"] > record.cue.end:
        return False
    marked = set(_WORDS.findall(record.cue.text[start:end].casefold()))
    name = set(_WORDS.findall(record.source.casefold())) - _SMALL
    name &= set(_WORDS.findall(record.cue.text.casefold()))
    return bool(name) and len(name & marked) >= COVERS * len(name)


def _shares(mark: Mark, record: Attribution) -> tuple[float, float]:
    """Give the share of the cue covered, and the share of the mark inside the attribution."""
    start, end = mark["start"], mark["end"]
    cue = record.cue.overlap(start, end) / (record.cue.end - record.cue.start)
    if cue < COVERS and _names(mark, record):
        cue = COVERS
    low = min(record.cue.start, record.statement.start)
    high = max(record.cue.end, record.statement.end)
    inside = max(0, min(high, end) - max(low, start)) / (end - start)
    return cue, inside


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
    fits = []
    for number, mark in enumerate(marks):
        for record in records:
            cue, inside = _shares(mark, record)
            if cue or inside >= COVERS:
                same = mark["code"] == record.source_type
                weight = BY_CUE * cue + BY_INSIDE * inside + BY_CODE * same
                # Where two fit alike, the mark itself decides, never the order of the list.
                tie = (mark["start"], mark["end"], mark["code"], mark["id"])
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


def _extra_reason(
    mark: Mark,
    article: Article,
    coding: Coding,
    taken: Iterable[Attribution],
    paragraphs: Sequence[int],
) -> tuple[str, bool]:
    """Say why a mark fits nothing, and whether it counts against the student."""
    start, end = mark["start"], mark["end"]
    para = article.paragraph_at(start)
    if paragraphs and (para is None or para.number not in paragraphs):
        return text("spans.extra_outside"), False
    for left_out in coding.not_coded:
        if left_out.span.overlap(start, end) * 2 >= min(
            end - start, left_out.span.end - left_out.span.start
        ):
            return text("spans.extra_mention", reason=left_out.reason), True
    if para and para.kind in ("title", "label"):
        return text("spans.extra_headline"), True
    if para and para.kind in ("furniture", "dateline"):
        return text("spans.extra_furniture"), True
    for record in taken:
        cue, inside = _shares(mark, record)
        if cue or inside >= COVERS:
            # Twice the same is a slip; several codes for one cue would be a way to guess.
            guess = mark["code"] not in (record.source_type, *record.also)
            counts = guess and not record.open_on("source_type")
            sentence = "spans.extra_double" if cue else "spans.extra_statement"
            return text(sentence, cue=record.cue.text), counts
    return text("spans.extra"), True


def _code_fits(mark: Mark, record: Attribution) -> bool:
    return mark["code"] in (record.source_type, *record.also)


def _record_line(
    mark: Mark | None,
    cue: float,
    record: Attribution,
    book: Mapping[str, Mapping[str, str]],
) -> RecordLine:
    """Say what became of one attribution."""
    outcome, sentence = _outcome(mark, cue, record)
    code = book[record.source_type]
    rule = text("spans.rule", label=code["label"], definition=code["definition"])
    shows = text(
        f"spans.shows_{sentence}",
        yours=book[mark["code"]]["label"] if mark else "",
        label=code["label"],
        cue=record.cue.text,
        note=record.note,
    )
    return RecordLine(
        record.id,
        outcome,
        mark["id"] if mark else None,
        record.cue.start,
        record.cue.end,
        record.cue.text,
        record.source_type,
        text("spans.says", paragraph=record.paragraph, cue=record.cue.text),
        # What was found needs no definition: the student has just used it.
        "" if outcome == "found" else rule,
        shows,
    )


def _rules_once(lines: Iterable[RecordLine]) -> tuple[RecordLine, ...]:
    """Say what a code means with the first place that needs it."""
    said = {""}
    told = []
    for line in lines:
        told.append(replace(line, rule="") if line.rule in said else line)
        said.add(line.rule)
    return tuple(told)


def _extras(
    marks: Iterable[Mark],
    article: Article,
    coding: Coding,
    records: Sequence[Attribution],
    paragraphs: Sequence[int],
) -> tuple[tuple[ExtraLine, ...], int]:
    """Say of each mark that met no attribution why, and how many of them count."""
    lines, counted = [], 0
    for mark in marks:
        reason, counts = _extra_reason(mark, article, coding, records, paragraphs)
        counted += counts
        quote = article.text[mark["start"] : mark["end"]]
        lines.append(ExtraLine(mark["id"], mark["start"], mark["end"], quote, reason))
    return tuple(lines), counted


def compare(
    marks: Sequence[Mark],
    coding: Coding,
    article: Article,
    codes: Sequence[Mapping[str, str]],
    paragraphs: Sequence[int] = (),
) -> SpanFeedback:
    """Hold a student's marks against the reference coding.

    Parameters
    ----------
    marks : sequence of Mark
        The code is a source type. What is no mark
        in this text is passed over.
    coding : Coding
        The reference.
    article : Article
        The text both point at.
    codes : sequence of dict
        As from :func:`whosays.corpus.codebook.codes`: labels and definitions for the sentences.
    paragraphs : sequence of int
        Only these paragraphs count; all if empty.

    Returns
    -------
    SpanFeedback
    """
    records = [r for r in coding.attributions if not paragraphs or r.paragraph in paragraphs]
    total = sum(not record.open_on("source_type") for record in records)
    known = [code["code"] for code in codes]
    marks, _ = clean_marks(marks, known, len(article.text))
    if not marks:
        return SpanFeedback("blank", None, text("spans.blank"), 0, total, (), (), ())
    pairs = match(marks, records)
    book = {code["code"]: code for code in codes}
    lines, points = [], 0.0
    for record in records:
        number, cue = pairs.get(record.id, (None, 0.0))
        mark = None if number is None else marks[number]
        line = _record_line(mark, cue, record, book)
        lines.append(line)
        points += _points(line.outcome, code_fits=mark is not None and _code_fits(mark, record))
    used = {number for number, _ in pairs.values()}
    left = [mark for number, mark in enumerate(marks) if number not in used]
    extras, counted = _extras(left, article, coding, records, paragraphs)
    found = sum(line.outcome in ("found", "wrong_code") for line in lines)
    coded = sum(line.outcome == "wrong_code" for line in lines)
    near = sum(line.outcome == "partly" for line in lines)
    missed = sum(line.outcome == "missed" for line in lines)
    count = Tally(fits=found - coded, partly=coded + near, fits_not=counted, missing=missed)
    told = {"other_code": coded, "near": near, "missed": missed, "extras": counted}
    parts = [text("spans.headline", fits=found - coded, total=total)]
    parts += [text(f"spans.count_{name}", count=number) for name, number in told.items() if number]
    against = total + EXTRA * counted
    score = points / against if against else 1.0
    return SpanFeedback(
        count.state,
        round(score, 4),
        " · ".join(parts),
        found,
        total,
        _rules_once(lines),
        extras,
        (text("spans.extras_note", count=counted),) if counted else (),
    )
