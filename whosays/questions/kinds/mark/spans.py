"""Marks held against the reference coding: what was found, missed, coded otherwise, and why.

Matching is by overlap with the cue, as is usual for spans whose edges are a matter of
taste; contested records are never counted against a student.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution, Coding

Outcome = Literal["found", "wrong_code", "partly", "missed", "contested"]

# A mark points at a cue if it covers half of it, or half of the words that name the source:
# less is a slip of the hand.
COVERS = 0.5
# A mark may take in cue and statement, and as many other words again, before it is so wide
# that it no longer shows which words the student means.
WIDE = 0.5
_WORDS = re.compile(r"\w+")
_SMALL = {"a", "an", "the", "of", "for", "in", "and"}
# A record's mark: half for the place, half for the code; a near place brings half of a place.
PLACE, CODE, NEAR_PLACE = 0.5, 0.5, 0.25


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

    state: str
    score: float | None
    headline: str
    found: int
    total: int
    records: tuple[RecordLine, ...]
    extras: tuple[ExtraLine, ...]
    notes: tuple[str, ...]


def as_dict(feedback: SpanFeedback) -> dict[str, Any]:
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


def _names(mark: Mapping[str, Any], record: Attribution) -> bool:
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


def _shares(mark: Mapping[str, Any], record: Attribution) -> tuple[float, float]:
    """Give the share of the cue covered, and the share of the mark inside the attribution."""
    start, end = mark["start"], mark["end"]
    cue = record.cue.overlap(start, end) / (record.cue.end - record.cue.start)
    if cue < COVERS and _names(mark, record):
        cue = COVERS
    low = min(record.cue.start, record.statement.start)
    high = max(record.cue.end, record.statement.end)
    inside = max(0, min(high, end) - max(low, start)) / (end - start)
    return cue, inside


def match(
    marks: Sequence[Mapping[str, Any]], records: Sequence[Attribution]
) -> dict[str, tuple[int, float]]:
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
                weight = 4 * cue + inside + (0.5 if mark["code"] == record.source_type else 0)
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


def _outcome(
    mark: Mapping[str, Any] | None, cue: float, record: Attribution
) -> tuple[Outcome, str]:
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


def _points(outcome: Outcome, code_fits: bool) -> float:  # noqa: FBT001 - two plain facts
    if outcome == "found":
        return PLACE + CODE
    if outcome == "wrong_code":
        return PLACE
    if outcome == "partly":
        return NEAR_PLACE + (CODE if code_fits else 0)
    return 0.0


def _extra_reason(
    mark: Mapping[str, Any],
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


def _is_mark(mark: object, length: int) -> bool:
    """Tell a mark from anything else: answers are files, and files can be edited."""
    if not isinstance(mark, dict):
        return False
    start, end = mark.get("start"), mark.get("end")
    named = isinstance(mark.get("id"), str) and isinstance(mark.get("code"), str)
    return named and type(start) is int and type(end) is int and 0 <= start < end <= length


def compare(
    marks: Sequence[Mapping[str, Any]],
    coding: Coding,
    article: Article,
    codes: Sequence[Mapping[str, str]],
    paragraphs: Sequence[int] = (),
) -> SpanFeedback:
    """Hold a student's marks against the reference coding.

    Parameters
    ----------
    marks : sequence of dict
        Each with id, start, end (code points) and code (a source type). What is no mark
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
    listed = marks if isinstance(marks, list | tuple) else ()
    marks = [mark for mark in listed if _is_mark(mark, len(article.text))]
    if not marks:
        return SpanFeedback("blank", None, text("spans.blank"), 0, total, (), (), ())
    book = {code["code"]: code for code in codes}
    pairs = match(marks, records)
    lines: list[RecordLine] = []
    points, found = 0.0, 0
    for record in records:
        number, cue = pairs.get(record.id, (None, 0.0))
        mark = marks[number] if number is not None else None
        outcome, sentence = _outcome(mark, cue, record)
        code = book[record.source_type]
        yours = book[mark["code"]]["label"] if mark and mark["code"] in book else ""
        fits = bool(mark) and mark["code"] in (record.source_type, *record.also)  # type: ignore[index]
        if not record.open_on("source_type"):
            points += _points(outcome, fits)
            found += outcome in ("found", "wrong_code")
        shows = text(
            f"spans.shows_{sentence}",
            yours=yours,
            label=code["label"],
            cue=record.cue.text,
            note=record.note,
        )
        lines.append(
            RecordLine(
                record.id,
                outcome,
                mark["id"] if mark else None,
                record.cue.start,
                record.cue.end,
                record.cue.text,
                record.source_type,
                text("spans.says", paragraph=record.paragraph, cue=record.cue.text),
                text("spans.rule", label=code["label"], definition=code["definition"]),
                shows,
            )
        )
    used = {number for number, _ in pairs.values()}
    extras: list[ExtraLine] = []
    counted = 0
    for number, mark in enumerate(marks):
        if number in used:
            continue
        reason, counts = _extra_reason(mark, article, coding, records, paragraphs)
        counted += counts
        quote = article.text[mark["start"] : mark["end"]]
        extras.append(ExtraLine(mark["id"], mark["start"], mark["end"], quote, reason))
    against = total + 0.5 * counted
    score = points / against if against else 1.0
    state = "right" if score >= 1 else "partly" if score > 0 else "not_yet"
    headline = "spans.headline_all" if found == total else "spans.headline"
    notes = (text("spans.extras_note", count=counted),) if counted else ()
    return SpanFeedback(
        state,
        round(score, 4),
        text(headline, found=found, total=total),
        found,
        total,
        tuple(lines),
        tuple(extras),
        notes,
    )
