"""A text with its coding, as safe markup: every cue with its letter, and what the letters mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.corpus import codebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution


def _piece(words: str, covering: Sequence[Attribution], ending: Sequence[Attribution]) -> Markup:
    inner = escape(words)
    if not covering:
        return inner
    record = covering[0]
    tags = Markup("").join(Markup("<sup>{}</sup>").format(_short(r.source_type)) for r in ending)
    return Markup('<span class="ws-cue ws-code-{}">{}{}</span>').format(
        record.source_type, inner, tags
    )


def _short(code: str) -> str:
    for entry in codebook.load_codebook().codes["source_type"]:
        if entry.code == code:
            return entry.short
    return Markup("")


def _letters(records: Iterable[Attribution]) -> Markup:
    """Say what the letters mean that stand in a passage, and no others."""
    here = {record.source_type for record in records}
    meant = [
        Markup('<span class="ws-letter"><b>{}</b> {}</span>').format(entry.short, entry.label)
        for entry in codebook.load_codebook().codes["source_type"]
        if entry.code in here
    ]
    said = Markup(" ").join(meant)
    return Markup('<p class="ws-code-letters">{}</p>').format(said) if meant else said


def coded_passage(
    article: Article, records: Iterable[Attribution], paragraphs: Sequence[int] = ()
) -> Markup:
    """Show paragraphs with every cue marked in its code's colour, line and letter.

    What the letters mean stands below: whoever sees the passage may have seen no codebook.

    Parameters
    ----------
    article : Article
    records : iterable of Attribution
    paragraphs : sequence of int
        Which ones; all if empty.

    Returns
    -------
    Markup
    """
    listed = list(records)
    rows = []
    seen: list[Attribution] = []
    for para in article.paragraphs:
        if paragraphs and para.number not in paragraphs:
            continue
        here = [r for r in listed if r.cue.start < para.end and r.cue.end > para.start]
        seen += here
        edges = {para.start, para.end}
        for record in here:
            edges |= {max(record.cue.start, para.start), min(record.cue.end, para.end)}
        places = sorted(edges)
        pieces = []
        for start, end in pairwise(places):
            covering = [r for r in here if r.cue.start <= start and r.cue.end >= end]
            ending = [r for r in covering if r.cue.end == end]
            pieces.append(_piece(article.text[start:end], covering, ending))
        number = Markup('<span class="ws-number" aria-hidden="true">{}</span>').format(para.number)
        label = Markup('<span class="ws-sr">{} {}: </span>').format(
            text("page.paragraph"), para.number
        )
        rows.append(Markup("{}<p>{}{}</p>").format(number, label, Markup("").join(pieces)))
    direction = Markup(' lang="{}" dir="{}"').format(article.lang, article.dir)
    body = Markup('<div class="ws-text"{}>{}</div>').format(direction, Markup("").join(rows))
    return body + _letters(seen)
