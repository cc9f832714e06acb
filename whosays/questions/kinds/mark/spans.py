"""What is said of marks held against the reference coding: found, missed, coded otherwise, why."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

from whosays.core.i18n import text
from whosays.corpus.marks import clean_marks
from whosays.questions.kinds.mark.matching import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Coding
    from whosays.corpus.marks import Mark
    from whosays.questions.kinds.mark.matching import Judged, Outcome
    from whosays.questions.verdict import State


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


class RecordShown(TypedDict):
    """Feedback on one attribution, in the form the reader shows."""

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


class ExtraShown(TypedDict):
    """Feedback on a mark besides, in the form the reader shows."""

    mark: str
    start: int
    end: int
    quote: str
    reason: str


class SpanShown(TypedDict):
    """Feedback in the form the reader shows; ``first`` is a first look."""

    state: State
    score: float | None
    headline: str
    found: int
    total: int
    records: list[RecordShown]
    extras: list[ExtraShown]
    notes: list[str]
    first: NotRequired[bool]


def as_dict(feedback: SpanFeedback) -> SpanShown:
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
    return cast("SpanShown", table)


def _record_line(judged: Judged, book: Mapping[str, Mapping[str, str]]) -> RecordLine:
    """Say what became of one attribution."""
    record, mark, outcome, sentence = judged
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


def score(
    marks: Sequence[Mark],
    coding: Coding,
    article: Article,
    paragraphs: Sequence[int] = (),
) -> tuple[State, float | None]:
    """Give state and score as :func:`compare` does, without a word: a class has thousands.

    Parameters
    ----------
    marks : sequence of dict
        Clean: of known codes, within the text.
    coding, article, paragraphs
        As for :func:`compare`.

    Returns
    -------
    tuple of (str, float or None)
    """
    if not marks:
        return "blank", None
    found = read(marks, coding, article, paragraphs)
    return found.tally.state, found.score


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
    known = [code["code"] for code in codes]
    marks, _ = clean_marks(marks, known, len(article.text))
    if not marks:
        count = sum(
            not record.open_on("source_type")
            for record in coding.attributions
            if not paragraphs or record.paragraph in paragraphs
        )
        return SpanFeedback("blank", None, text("spans.blank"), 0, count, (), (), ())
    found = read(marks, coding, article, paragraphs)
    book = {code["code"]: code for code in codes}
    extras = tuple(
        ExtraLine(
            mark["id"], mark["start"], mark["end"], article.text[mark["start"] : mark["end"]],
            text(f"spans.{sentence}", **values),
        )
        for mark, sentence, values, _ in found.extras
    )  # fmt: skip
    tally, near, counted = found.tally, found.number("partly"), found.counted
    coded, total = found.number("wrong_code"), found.total
    discussed = sum(one.outcome == "contested" and one.mark is not None for one in found.records)
    told = {
        "open": discussed,
        "other_code": coded,
        "near": near,
        "missed": tally.missing,
        "extras": counted,
    }
    parts = [text("spans.headline", fits=tally.fits, total=total)]
    parts += [text(f"spans.count_{name}", count=number) for name, number in told.items() if number]
    return SpanFeedback(
        tally.state,
        found.score,
        " · ".join(parts),
        found.number("found", "wrong_code"),
        total,
        _rules_once(_record_line(one, book) for one in found.records),
        extras,
        (text("spans.extras_note", count=counted),) if counted else (),
    )
