"""The chain builder's key: edges, ties and reasons, from the trace of a claim."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.corpus import articles, attributions
from whosays.questions.kinds.chain.between import between
from whosays.sourcing import cards, claims
from whosays.sourcing.collapse import Pair, collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.kinds.chain.records import ChainItem, ChainKey

# The end of a sentence: a stop, the marks that close it, and a gap before a new beginning.
_STOP = re.compile(r"[.!?][”’\"')\]]*\s+(?=[^\sa-z])")

MOST = 240
"""Code points of a sentence that are quoted: about three lines."""


def check(
    key: ChainKey,
    item: ChainItem,
    file: Path,
    kit: Kit,
    check_pair: Callable[..., None],
) -> None:
    """Make sure that a key fits its item.

    Parameters
    ----------
    key : ChainKey
    item : ChainItem
    file, kit : Path
    check_pair : callable
        See :func:`whosays.questions.kinds.chain.kind.check_pair`.

    Raises
    ------
    DataError
        If it names what is not there, or has edges from two places or from none.
    """
    where = f"key {key.item}"
    pairs = {"edges": key.edges, "same": key.same, "one": key.one}
    for name, given in {**pairs, "accept": key.accept}.items():
        for pair in given:
            check_pair(pair, item, file, f"{where}, {name}")
    for reason in key.option:
        sign = "=" if "=" in reason.id else ">"
        check_pair(reason.id.split(sign), item, file, f"{where}, option {reason.id}")
    listed_here = [name for name, given in pairs.items() if given]
    if item.claim and listed_here:
        raise DataError(file, f"{where}, {listed_here[0]}", *amiss("kinds.chain_said_already"))
    if item.modelled or key.prediction:
        return
    if not complete(key, item, kit).edges:
        raise DataError(file, f"{where}, edges", *amiss("kinds.chain_no_arrow"))


def _shown(step: claims.Step, kit: Kit) -> str:
    """Say where a step can be read."""
    if step.shown_by == "catalogue":
        return text("kinds.chain_catalogue")
    if step.shown_by.startswith("card:"):
        name = step.shown_by.removeprefix("card:")
        card = next(card for card in cards.load_cards(kit) if card.id == name)
        return text("kinds.chain_card", publication=card.publication, date=card.date)
    coding = attributions.load_coding(step.shown_by.partition("-")[0], kit)
    record = next(entry for entry in coding.attributions if entry.id == step.shown_by)
    paragraph = articles.load_article(record.article, kit).paragraph(record.paragraph)
    start = record.cue.start - paragraph.start
    words = sentence(paragraph.text, start, record.cue.end - paragraph.start)
    return text("kinds.chain_says", article=record.article, paragraph=record.paragraph, words=words)


def sentence(words: str, start: int, end: int) -> str:
    """Give the sentence round a place, so that a short cue is not quoted bare.

    Parameters
    ----------
    words : str
        A paragraph.
    start, end : int
        The place in it, in code points.

    Returns
    -------
    str
        Verbatim, with the sentence's own stop; of a very long sentence ``MOST`` code points
        or a little more, to the ends of words, with "…" where something is left out.
    """
    stops = [found.end() for found in _STOP.finditer(words)]
    low = max((stop for stop in stops if stop <= start), default=0)
    high = min((stop for stop in stops if stop >= end), default=len(words))
    if high - low <= MOST:
        return words[low:high].strip()
    room = max(0, (MOST - (end - start)) // 2)
    first, last = max(low, start - room), min(high, end + room)
    while first > low and not words[first - 1].isspace():
        first -= 1
    while last < high and not words[last].isspace():
        last += 1
    cut = words[first:last].strip()
    return f"{'… ' if first > low else ''}{cut}{' …' if last < high else ''}"


def complete(key: ChainKey, item: ChainItem, kit: Kit) -> ChainKey:
    """Give the key with everything that marking needs.

    Parameters
    ----------
    key : ChainKey
    item : ChainItem
    kit : Kit

    Returns
    -------
    ChainKey
        With arrows and ties between the item's hands.
    """
    hands = [hand.id for hand in item.hands]
    edges, same, one = (pairs_of(given) for given in (key.edges, key.same, key.one))
    places: dict[str, str] = {}
    why, outside = "", False
    if item.claim:
        trace = next(t for t in claims.load_traces(kit) if t.id == item.claim)
        steps = {(step.source, step.target): step for step in trace.steps}
        ways = between(steps, hands)
        places = {
            f"{way[0][0]}>{way[-1][1]}": " ".join(_shown(steps[part], kit) for part in way)
            for way in ways
        }
        shown_by = [steps[part].shown_by for way in ways for part in way]
        outside = any(by == "catalogue" or by.startswith("card:") for by in shown_by)
        edges = [(way[0][0], way[-1][1]) for way in ways]
        same = [pair for pair in trace.same if set(pair) <= set(hands)]
        one = [pair for pair in trace.one if set(pair) <= set(hands)]
        whole = collapse(steps, trace.same, trace.one)
        why = trace.roots_why if set(whole.roots) <= set(hands) else ""
    left = collapse(edges, same, one)
    return replace(
        key,
        edges=tuple(edges),
        same=tuple(same),
        one=tuple(one),
        places=places,
        outside=outside,
        count=(left.least, left.most),
        why=why,
    )


def pairs_of(given: Iterable[Sequence[str]]) -> list[Pair]:
    """Give pairs of hands as pairs.

    Parameters
    ----------
    given : iterable of sequence of str

    Returns
    -------
    list of (str, str)
    """
    return [(pair[0], pair[1]) for pair in given]
