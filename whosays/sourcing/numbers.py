"""Numbers that come back, and wording told twice: read and held against texts and cards.

File: ``solutions/numbers.toml``. Every place is given by exact words, which must stand in
the article's paragraph or in the card; the file says what a number counts there, and not
which use holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.articles import load_article, load_catalogue
from whosays.corpus.attributions import Span
from whosays.sourcing.cards import load_cards

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.corpus.articles import Article
    from whosays.sourcing.cards import Card


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a number, or the word that took its place, stands.

    Attributes
    ----------
    words : str
        Exact words.
    counts : str
        What is counted, an id of the number's list.
    date : str
        As precise as known.
    article : str
        Id, or empty for a card.
    paragraph : int
        0 for a card.
    span : Span or None
        The place in the article.
    card : Card or None
    """

    words: str
    counts: str
    date: str
    article: str = ""
    paragraph: int = 0
    span: Span | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the things it was made to count and the places where it stands."""

    id: str
    counts: Mapping[str, str]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """A writer's sentence and the quotation it retells, in one article.

    Attributes
    ----------
    article : str
    own, quoted : Span
    own_paragraph, quoted_paragraph : int
    differs : str
        What is not the same, in one sentence.
    """

    article: str
    own: Span
    own_paragraph: int
    quoted: Span
    quoted_paragraph: int
    differs: str


@record
class Count:
    """One thing that a number is made to count."""

    id: str
    label: str


@record
class InArticle:
    """Where a number stands in an article."""

    CALLED: ClassVar = "seen {number}"

    article: str
    words: str
    counts: str
    date: str
    paragraph: int


@record
class OnCard:
    """Where a number stands on a card."""

    card: str
    words: str
    counts: str
    date: str


@record
class NumberEntry:
    """A number, as the file has it."""

    id: str
    counts: tuple[Count, ...]
    seen: tuple[InArticle | OnCard, ...]


@record
class Place:
    """Words in a paragraph."""

    paragraph: int
    words: str


@record
class RetoldEntry:
    """A sentence told twice, as the file has it."""

    article: str
    own: Place
    quoted: Place
    differs: str


def _file(kit: Kit) -> Path:
    return kit / "solutions" / "numbers.toml"


def _span(article: Article, paragraph: int, words: str, file: Path, where: str) -> Span:
    try:
        start, end = article.find(words, paragraph=paragraph)
    except KitError as error:
        raise DataError(file, where, str(error), text("sourcing.words_mend")) from None
    return Span(start, end, article.text[start:end])


def _article(articles: Mapping[str, Article], name: str, file: Path, where: str) -> Article:
    if name not in articles:
        raise DataError(file, where, *amiss("sourcing.no_article", name=name))
    return articles[name]


def _seen(
    entry: InArticle | OnCard,
    articles: Mapping[str, Article],
    cards: Mapping[str, Card],
    file: Path,
    where: str,
) -> Seen:
    if isinstance(entry, OnCard):
        if entry.card not in cards:
            raise DataError(file, f"{where}, card", *amiss("sourcing.no_card", card=entry.card))
        card = cards[entry.card]
        if entry.words not in card.who:
            raise DataError(
                file,
                f"{where}, words",
                *amiss("sourcing.number_words", words=entry.words, card=card.id),
            )
        return Seen(entry.words, entry.counts, entry.date, card=card)
    article = _article(articles, entry.article, file, f"{where}, article")
    span = _span(article, entry.paragraph, entry.words, file, f"{where}, words")
    return Seen(span.text, entry.counts, entry.date, article.id, entry.paragraph, span)


@files.remembered
def load_numbers(kit: Kit = HERE) -> tuple[Number, ...]:
    """Load the numbers that come back.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Number
        In the file's order.

    Raises
    ------
    DataError
        If words do not stand where they should, or something named is not there.
    """
    file = _file(kit)
    articles = {name: load_article(name, kit) for name in load_catalogue(kit)}
    cards = {card.id: card for card in load_cards(kit)}
    numbers = []
    for table in listed(read_toml(file), "number", file):
        where = f"number {table.get('id', '')}"
        entry = read(NumberEntry, table, file, where)
        check_unique((count.id for count in entry.counts), file, f"{where}, counts")
        counts = {count.id: count.label for count in entry.counts}
        seen = tuple(
            _seen(place, articles, cards, file, f"{where}, seen {at}")
            for at, place in enumerate(entry.seen, start=1)
        )
        for at, place in enumerate(seen, start=1):
            if place.counts not in counts:
                raise DataError(
                    file,
                    f"{where}, seen {at}, counts",
                    *amiss("sourcing.number_counts", given=place.counts, counts=", ".join(counts)),
                )
        numbers.append(Number(entry.id, counts, seen))
    check_unique((number.id for number in numbers), file, "number")
    return tuple(numbers)


@files.remembered
def load_retold(kit: Kit = HERE) -> tuple[Retold, ...]:
    """Load the sentences told twice in one article.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Retold
        In the file's order.

    Raises
    ------
    DataError
        If words do not stand where they should.
    """
    file = _file(kit)
    articles = {name: load_article(name, kit) for name in load_catalogue(kit)}
    found = []
    for at, table in enumerate(listed(read_toml(file), "retold", file), start=1):
        where = f"retold {at}"
        entry = read(RetoldEntry, table, file, where)
        article = _article(articles, entry.article, file, f"{where}, article")
        own, quoted = entry.own, entry.quoted
        found.append(
            Retold(
                article.id,
                _span(article, own.paragraph, own.words, file, f"{where}, own"),
                own.paragraph,
                _span(article, quoted.paragraph, quoted.words, file, f"{where}, quoted"),
                quoted.paragraph,
                entry.differs,
            )
        )
    return tuple(found)
