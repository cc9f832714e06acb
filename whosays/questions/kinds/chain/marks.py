"""The student's own marks, as hands of the chain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions.items import find_item
from whosays.questions.own_marks import own_marks
from whosays.sourcing import claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.corpus.articles import Article
    from whosays.questions.kinds.chain.records import ChainItem, ChainShown, Hand, HandShown
    from whosays.questions.own_marks import MarkItem

_WORD = re.compile(r"\w+")
_LONG = 3  # letters of a word that names somebody; shorter ones are "of" and "an"
MOST = 8
"""Hands that come from marks alone: with the item's own they still fit one view."""


def _span(hand: Hand, article: Article) -> tuple[int, int] | None:
    if hand.article != article.id or not hand.words:
        return None
    return article.find(hand.words, paragraph=hand.paragraph)


def _shown_by(item: ChainItem, kit: Kit) -> dict[str, set[str]]:
    """Give, hand by hand, the records that show that it handed the claim on."""
    try:
        traces = claims.load_traces(kit)
    except KitError:  # not in a student's copy, or amiss: the chain can be built without
        return {}
    found: dict[str, set[str]] = {}
    for trace in traces:
        for step in trace.steps if trace.id == item.claim else ():
            found.setdefault(step.source, set()).add(step.shown_by)
    return found


def _words(words: str) -> set[str]:
    return {word for word in _WORD.findall(words.casefold()) if len(word) >= _LONG}


def _places(item: ChainItem, article: Article, kit: Kit) -> dict[str, list[tuple[int, int]]]:
    """Give the places of each hand: its own words, and wherever the text credits the same hand.

    A text names a body in one paragraph and its statement in the next. Whoever marks the one
    has marked the other, though the item names only one of them.
    """
    own = {hand.id: span for hand in item.hands if (span := _span(hand, article))}
    coding, shown_by = load_text_coding(article.id, kit), _shown_by(item, kit)
    # A cue in which a hand has words of its own is told apart by these.
    free = [
        one
        for one in (coding.attributions if coding else ())
        if not any(one.cue.overlap(*span) for span in own.values())
    ]
    found: dict[str, list[tuple[int, int]]] = {}
    for name, span in own.items():
        called = _words(article.text[slice(*span)])
        sources = {
            one.source
            for one in (coding.attributions if coding else ())
            if one.cue.overlap(*span) and called & _words(one.source)
        }
        also = [
            (one.cue.start, one.cue.end)
            for one in free
            if one.source in sources or one.id in shown_by.get(name, ())
        ]
        found[name] = [span, *also]
    return found


def with_marks(
    item: ChainItem,
    shown: ChainShown,
    records: Mapping[str, Mapping[str, object]],
    kit: Kit,
) -> ChainShown:
    """Give the public item with the marks of an earlier one taken in.

    Parameters
    ----------
    item : ChainItem
    shown : ChainShown
    records : Mapping
        The unit's answers on disk, by item.
    kit : Kit

    Returns
    -------
    dict
        A hand that a mark points at, by sharing a code point with its words or with another
        cue that credits the same hand, has ``marked``. Marks that share
        none, the first ``MOST``, are hands with ``own``, whose id is the mark's; ``left_out``
        counts the others.
    """
    made = shown.copy()
    if not item.marks_from:
        return made
    marking = cast("MarkItem", find_item(item.marks_from, kit)[1])
    try:
        article = load_text(marking.article, kit)
        marks = own_marks(marking, records.get(item.marks_from, {}).get("value"), kit)
    except KitError:  # the text was taken away since; the chain can be built without marks
        return made
    places = _places(item, article, kit)
    met: set[str] = set()
    fresh: dict[tuple[int, int], str] = {}
    for mark in marks:
        fits = {
            name
            for name, spans in places.items()
            if any(min(end, mark["end"]) > max(start, mark["start"]) for start, end in spans)
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
