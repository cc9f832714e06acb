"""Attributions: the reference coding of a text, one record per cue, anchored to exact spans.

Files: ``solutions/coding/<article>.json`` holds ``{"article": …, "attributions": [...],
"not_coded": [...]}``. A record keeps each span as start, end and the words themselves, so
that a reader of the file sees what is meant and a test can hold words and offsets together.
Definitions of the fields: ``lessons/codebook.toml``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, TypedDict, cast, get_args

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_json
from whosays.corpus.article_set import article_set
from whosays.corpus.articles import load_article
from whosays.corpus.codebook import SOURCE_TYPES, HowKnow, SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.corpus.articles import Article


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text: code points ``[start, end)`` and the words there."""

    start: int
    end: int
    text: str

    def overlap(self, start: int, end: int) -> int:
        """Count the code points shared with ``[start, end)``.

        Parameters
        ----------
        start, end : int

        Returns
        -------
        int
            0 if they do not touch.
        """
        return max(0, min(self.end, end) - max(self.start, start))


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where a text credits information to somebody.

    Attributes
    ----------
    id : str
        ``"<article>-<nn>"`` in text order.
    article : str
    paragraph : int
        From 1, over non-empty lines.
    cue, statement : Span
        The words that point to the source; the words credited to it.
    source : str
        As named; empty if the text names none.
    source_type, affiliation, how_know : str
        Codes of the codebook.
    relayed_via : tuple of str
        Outlets it passed through to reach this text, in order.
    contested : bool
        Two careful coders could differ; ``note`` says how. Never marked against a student.
    contested_on : tuple of str
        On what: ``detection`` (whether it is an attribution at all) or a field's name. Empty
        means on everything.
    note : str
        Why it is coded so.
    also : tuple of str
        Other source types that are accepted.
    """

    id: str
    article: str
    paragraph: int
    cue: Span
    statement: Span
    source: str
    source_type: str
    affiliation: str
    how_know: str
    relayed_via: tuple[str, ...] = ()
    contested: bool = False
    note: str = ""
    also: tuple[str, ...] = ()
    contested_on: tuple[str, ...] = ()

    def open_on(self, field: str) -> bool:
        """Tell whether careful coders could differ on a field.

        Parameters
        ----------
        field : str
            ``source_type``, ``affiliation`` or ``how_know``.

        Returns
        -------
        bool
            Also true where they could differ on there being an attribution at all.
        """
        if not self.contested_on:
            return self.contested
        return "detection" in self.contested_on or field in self.contested_on


@dataclass(frozen=True, slots=True)
class NotCoded:
    """Words a reader may well mark, and the reason the codebook leaves them out."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Coding:
    """The reference coding of one text."""

    article: str
    attributions: tuple[Attribution, ...]
    not_coded: tuple[NotCoded, ...] = ()


Contestable = Literal["detection", "source_type", "affiliation", "how_know"]
CONTESTABLE = get_args(Contestable)


@record
class SpanEntry:
    """A place and the words there, as the file has them."""

    start: int
    end: int
    text: str


@record
class NotCodedEntry(SpanEntry):
    """What was not coded, and why, as the file has it."""

    reason: str


@record
class Entry:
    """An attribution, as the file has it."""

    id: str
    article: str
    paragraph: int
    cue: SpanEntry
    statement: SpanEntry
    source: str = ""
    source_type: SourceType
    affiliation: str
    how_know: HowKnow
    relayed_via: tuple[str, ...]
    contested: bool
    contested_on: tuple[Contestable, ...] = ()
    note: str = ""
    also: tuple[SourceType, ...] = ()


class Coded(TypedDict):
    """An attribution in its file form, JSON-ready."""

    id: str
    article: str
    paragraph: int
    cue: dict[str, int | str]
    statement: dict[str, int | str]
    source: str
    source_type: str
    affiliation: str
    how_know: str
    relayed_via: list[str]
    contested: bool
    note: str
    also: list[str]
    contested_on: list[str]


def _span(table: SpanEntry, article: Article, file: Path, where: str) -> Span:
    # Counted from the end the words may agree; no reader counts so.
    back = min(table.start, table.end) < 0
    found = "" if back else article.text[table.start : table.end]
    if not found or found != table.text:
        raise DataError(
            file,
            where,
            *amiss(
                "corpus.words_moved",
                words=table.text,
                start=table.start,
                end=table.end,
                article=article.id,
                found=found,
            ),
        )
    return Span(table.start, table.end, table.text)


def _record(given: Mapping[str, object], article: Article, file: Path) -> Attribution:
    where = f"attribution {given.get('id', '')}"
    table = read(Entry, given, file, where)
    if table.article != article.id:
        raise DataError(
            file,
            f"{where}, article",
            *amiss("corpus.other_article", given=table.article, article=article.id),
        )
    cue = _span(table.cue, article, file, f"{where}, cue")
    para = article.paragraph_at(cue.start)
    if para is None or para.number != table.paragraph:
        raise DataError(
            file,
            f"{where}, paragraph",
            *amiss(
                "corpus.cue_elsewhere" if para else "corpus.cue_nowhere",
                found=para and para.number,
                paragraph=table.paragraph,
            ),
        )
    if table.contested and not table.note.strip():
        raise DataError(file, f"{where}, note", *amiss("corpus.contested_note"))
    if table.contested_on and not table.contested:
        raise DataError(file, f"{where}, contested", *amiss("corpus.contested_on"))
    return Attribution(
        id=table.id,
        article=article.id,
        paragraph=table.paragraph,
        cue=cue,
        statement=_span(table.statement, article, file, f"{where}, statement"),
        source=table.source,
        source_type=table.source_type,
        affiliation=table.affiliation,
        how_know=table.how_know,
        relayed_via=table.relayed_via,
        contested=table.contested,
        note=table.note,
        also=table.also,
        contested_on=table.contested_on,
    )


@files.remembered
def load_coding(article_id: str, kit: Kit = HERE, *, article: Article | None = None) -> Coding:
    """Load the reference coding of one article.

    Parameters
    ----------
    article_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.
    article : Article, optional
        The text itself, where it is none of the set's.

    Returns
    -------
    Coding
        In text order.

    Raises
    ------
    DataError
        If the file is missing (a student edition has none) or a record does not fit the
        codebook or the text.
    """
    file = kit / "solutions" / "coding" / f"{article_id}.json"
    article = article or load_article(article_id, kit)
    table = read_json(file)
    records = tuple(_record(entry, article, file) for entry in listed(table, "attributions", file))
    check_unique((record.id for record in records), file, "attribution")
    known = article_set(kit)
    for found in records:
        known.check_affiliations([found.affiliation], file, f"attribution {found.id}, affiliation")
    left_out = []
    for number, entry in enumerate(listed(table, "not_coded", file), start=1):
        where = f"not_coded {number}"
        said = read(NotCodedEntry, entry, file, where)
        left_out.append(NotCoded(_span(said, article, file, where), said.reason))
    return Coding(article_id, records, tuple(left_out))


def as_dict(record: Attribution) -> Coded:
    """Give a record in its file form.

    Parameters
    ----------
    record : Attribution

    Returns
    -------
    dict
        JSON-ready.
    """
    table = asdict(record)
    table["relayed_via"] = list(record.relayed_via)
    table["also"] = list(record.also)
    table["contested_on"] = list(record.contested_on)
    return cast("Coded", table)


def words_credited(coding: Coding) -> dict[str, int]:
    """Count the words credited to each type of source.

    Parameters
    ----------
    coding : Coding

    Returns
    -------
    dict of str to int
        Source type to the number of whitespace-separated words in its statements. Words
        credited to two sources count once for each.
    """
    counts = dict.fromkeys(SOURCE_TYPES, 0)
    for found in coding.attributions:
        counts[found.source_type] += len(found.statement.text.split())
    return counts
