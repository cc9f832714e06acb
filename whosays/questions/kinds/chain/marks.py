"""The student's own marks, as hands of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus.texts import load_text
from whosays.questions.items import find_item
from whosays.questions.own_marks import own_marks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.corpus.articles import Article
    from whosays.questions.kinds.chain.records import ChainItem, ChainShown, Hand, HandShown
    from whosays.questions.own_marks import MarkItem

MOST = 8
"""Hands that come from marks alone: with the item's own they still fit one view."""


def _span(hand: Hand, article: Article) -> tuple[int, int] | None:
    if hand.article != article.id or not hand.words:
        return None
    return article.find(hand.words, paragraph=hand.paragraph)


def with_marks(
    item: ChainItem,
    shown: ChainShown,
    records: Mapping[str, Mapping[str, object]],
    root: Path,
) -> ChainShown:
    """Give the public item with the marks of an earlier one taken in.

    Parameters
    ----------
    item : ChainItem
    shown : ChainShown
    records : Mapping
        The unit's answers on disk, by item.
    root : Path

    Returns
    -------
    dict
        A hand whose words share a code point with a mark has ``marked``. Marks that share
        none, the first ``MOST``, are hands with ``own``, whose id is the mark's; ``left_out``
        counts the others.
    """
    made = shown.copy()
    if not item.marks_from:
        return made
    marking = cast("MarkItem", find_item(item.marks_from, root)[1])
    try:
        article = load_text(marking.article, root)
        marks = own_marks(marking, records.get(item.marks_from, {}).get("value"), root)
    except KitError:  # the text was taken away since; the chain can be built without marks
        return made
    spans = {hand.id: _span(hand, article) for hand in item.hands}
    met: set[str] = set()
    fresh: dict[tuple[int, int], str] = {}
    for mark in marks:
        fits = {
            name
            for name, span in spans.items()
            if span and min(span[1], mark["end"]) > max(span[0], mark["start"])
        }
        met |= fits
        if not fits and article.text[mark["start"] : mark["end"]].strip():
            fresh.setdefault((mark["start"], mark["end"]), mark["id"])
    # The marks made first, in the order of the text: a later mark must not push out a hand
    # that arrows rest on already.
    kept = sorted(list(fresh.items())[:MOST])
    made["hands"] = [
        *(_met(hand, met) for hand in shown["hands"]),
        *(_own(name, article, *span) for span, name in kept),
    ]
    made["left_out"] = len(fresh) - len(kept)
    return made


def _met(hand: HandShown, met: set[str]) -> HandShown:
    made = hand.copy()
    made["marked"] = hand["id"] in met
    return made


def _own(name: str, article: Article, start: int, end: int) -> HandShown:
    number = next((para.number for para in article.paragraphs if para.start <= start < para.end), 0)
    words = " ".join(article.text[start:end].split())
    return {
        "id": name if name.startswith("m-") else f"m-{name}",
        "text": words,
        "words": "",
        "place": text("kinds.chain_own", paragraph=number),
        "marked": True,
        "own": True,
    }
