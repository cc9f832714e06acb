"""Passages: the words that an item shows, from an article, a text of ours or the item itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, counted, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import record
from whosays.corpus import pairs
from whosays.corpus.texts import is_ours, load_text

if TYPE_CHECKING:
    from pathlib import Path


@record
class Place:
    """Words of an article, or of a longer text of ours.

    Attributes
    ----------
    words : str
        For less than the whole paragraph.
    also : tuple of int
        For more: further paragraphs, in order.
    """

    article: str
    paragraph: int
    words: str = ""
    also: tuple[int, ...] = ()


@record
class OurSide:
    """The whole of a text of ours that is one of a pair."""

    control: str
    side: Literal["a", "b"]


@record
class Short:
    """A short text of ours that stands in the item itself."""

    ours: str
    outlet: str


Passage = Place | OurSide | Short


class PassageShown(TypedDict):
    """A passage, resolved to the words that stand there.

    ``article`` is empty for a short text of ours and the pair for a side: its name is the key.
    ``start`` and ``end`` are code points.
    """

    article: str
    label: str
    text: str
    start: int
    end: int
    ours: bool


def check_passage(entry: Passage | None, file: Path, where: str) -> None:
    """Make sure that a passage points to a control pair that is there.

    Parameters
    ----------
    entry : Place or OurSide or Short, optional
    file : Path
        Named in the error.
    where : str
        The field, named in the error.

    Raises
    ------
    DataError
        If there is no such pair.
    """
    if not isinstance(entry, OurSide):
        return
    known = pairs.pair_files(Kit(file.parents[1]))
    if entry.control not in known:
        raise DataError(
            file,
            f"{where}, control",
            *amiss("items.no_control", pair=entry.control, known=", ".join(known)),
        )


def passage(where: Passage, kit: Kit = HERE) -> PassageShown:
    """Resolve a passage to the words that stand there.

    Parameters
    ----------
    where : Place or OurSide or Short
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict
        The text exactly as in the file.
    """
    if isinstance(where, OurSide):
        return _ours(pairs.lettered(where.control, where.side, kit))
    if isinstance(where, Short):
        words = where.ours.strip()
        label = text("items.ours", outlet=where.outlet)
        return {
            "article": "", "label": label, "text": words, "start": 0, "end": len(words),
            "ours": True,
        }  # fmt: skip
    article = load_text(where.article, kit)
    para = article.paragraph(where.paragraph)
    start, end = para.start, para.end
    if where.words:
        start, end = article.find(where.words, paragraph=para.number)
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    shown = article.text[start:end]
    numbers = [para.number, *where.also]
    for number in numbers[1:]:
        more = article.paragraph(number)
        shown, end = f"{shown}\n\n{more.text}", more.end
    listed_numbers = " · ".join(map(str, numbers))
    label = counted("items.passage", len(numbers), article=article.id, paragraph=listed_numbers)
    if is_ours(article.id):
        label = text("items.ours", outlet=article.info.short)
    return {
        "article": article.id,
        "label": label,
        "text": shown,
        "start": start,
        "end": end,
        "ours": is_ours(article.id),
    }


def _ours(side: pairs.Side) -> PassageShown:
    return {
        "article": side.article.id.partition("/")[0],
        "label": text("items.ours", outlet=side.outlet),
        "text": side.article.text,
        "start": 0,
        "end": len(side.article.text),
        "ours": True,
    }
