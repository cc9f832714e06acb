"""The coding of a control text with some of its switches thrown.

Only the two ends of a pair are coded by hand. Whatever lies between is made of their
sentences, so each record is taken from the end whose words still stand there.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING

from whosays.corpus.attributions import Attribution, Span
from whosays.corpus.pair_files import SIDES
from whosays.corpus.pairs import switched
from whosays.corpus.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.corpus.articles import Article
    from whosays.corpus.pair_files import Pair

MOST = 4
"""Switches of one exercise: each one more doubles the texts there are."""


def settings(count: int) -> list[tuple[int, ...]]:
    """List every way in which switches can be set.

    Parameters
    ----------
    count : int
        How many switches there are.

    Returns
    -------
    list of tuple of int
        Those that are thrown; first none of them, last all.
    """
    names = range(count)
    return list(chain.from_iterable(combinations(names, size) for size in range(count + 1)))


def name_of(setting: tuple[int, ...]) -> str:
    """Give a setting's name in plain data.

    Parameters
    ----------
    setting : tuple of int

    Returns
    -------
    str
        ``""`` for none thrown, ``"0-2"`` for the first and the third.
    """
    return "-".join(map(str, setting))


def from_side(pair: Pair, side: str, setting: tuple[int, ...]) -> Article:
    """Give a side's text with some switches thrown, whichever side it is.

    Parameters
    ----------
    pair : Pair
    side : str
        ``"well"`` or ``"weak"``: where the student starts.
    setting : tuple of int
        The switches thrown from there.

    Returns
    -------
    Article
    """
    on = set(setting)
    if side == SIDES[1]:
        on = set(range(len(pair.switches))) - on
    return switched(pair, on)


def _nth(text: str, at: int, words: str) -> int:
    """Count which occurrence of the words stands here, from 0."""
    return sum(text.startswith(words, place) for place in range(at))


def _place(text: str, words: str, nth: int) -> int | None:
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    return places[min(nth, len(places) - 1)] if places else None


def _around(text: str, low: int, high: int) -> list[str]:
    """Give the whole sentences that a stretch of a paragraph touches."""
    return [text[a:b] for a, b in sentences_of(text, 0, len(text)) if a < high and b > low]


def _moved(record: Attribution, home: Article, article: Article) -> tuple[Attribution, int] | None:
    """Find a record's words in a switched text; say how much of what is around them stands."""
    before, now = home.paragraph(record.paragraph), article.paragraph(record.paragraph)
    spans = []
    for span in (record.cue, record.statement):
        nth = _nth(before.text, span.start - before.start, span.text)
        at = _place(now.text, span.text, nth)
        if at is None:
            return None
        spans.append(Span(now.start + at, now.start + at + len(span.text), span.text))
    low = min(record.cue.start, record.statement.start) - before.start
    high = max(record.cue.end, record.statement.end) - before.start
    kept = all(words in now.text for words in _around(before.text, low, high))
    same = 2 * kept + (before.text == now.text)
    return replace(record, article=article.id, cue=spans[0], statement=spans[1]), same


def _standing(pair: Pair, article: Article) -> Iterator[tuple[int, str, Attribution]]:
    for name in SIDES:
        side = pair.side(name)
        for record in side.coding.attributions if side.coding else ():
            found = _moved(record, side.article, article)
            if found:
                yield found[1], name, found[0]


def _touch(one: Attribution, other: Attribution) -> bool:
    return bool(
        one.cue.overlap(other.cue.start, other.cue.end)
        or one.statement.overlap(other.statement.start, other.statement.end)
    )


def coding_of(pair: Pair, article: Article) -> tuple[Attribution, ...]:
    """Give the attributions of a switched text.

    Parameters
    ----------
    pair : Pair
        With its coding.
    article : Article
        As :func:`from_side` gives it.

    Returns
    -------
    tuple of Attribution
        In text order, with spans of the switched text. A record whose whole sentence stands
        there goes before one of which only the words do; the two ends never both credit the
        same words.
    """
    taken: list[tuple[str, Attribution]] = []
    for _, side, record in sorted(_standing(pair, article), key=lambda found: -found[0]):
        # Records of one end may lie inside each other; those of two ends would count double.
        if not any(name != side and _touch(record, other) for name, other in taken):
            taken.append((side, record))
    records = (record for _, record in taken)
    return tuple(sorted(records, key=lambda record: (record.cue.start, record.statement.start)))
