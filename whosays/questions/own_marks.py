"""A student's marks of one item, as far as they are marks in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from whosays.core.kit import HERE, Kit
from whosays.core.records import record
from whosays.corpus import codebook
from whosays.corpus.marks import clean_marks
from whosays.corpus.texts import load_text
from whosays.questions.item import Item

if TYPE_CHECKING:
    from whosays.corpus.marks import Mark


@record
class MarkItem(Item):
    """An item whose answer is marks.

    Attributes
    ----------
    article : str
        The text.
    paragraphs : tuple of int
        Those of it that are part of the task; all if empty.
    category : str
        What is chosen for a mark.
    """

    article: str = ""
    paragraphs: tuple[int, ...] = ()
    category: Literal["source_type", "affiliation", "how_know"] = "source_type"


def bounds(item: MarkItem, kit: Kit = HERE) -> tuple[list[dict[str, str]], int]:
    """Give what a mark of an item can be: its codes, and the last place it can reach.

    Parameters
    ----------
    item : MarkItem
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of (list of dict, int)
        The codes as :func:`whosays.corpus.codebook.codes` gives them, and code points.

    Raises
    ------
    KitError
        If there is no such text.
    """
    article = load_text(item.article, kit)
    # The page has no place to show a mark below its last paragraph, so there is none.
    end = max((para.end for para in article.paragraphs), default=0)
    return codebook.codes(item.category, kit), end


def own_marks(item: MarkItem, value: object, kit: Kit = HERE) -> list[Mark]:
    """Keep of an answer the marks that the item's reader would show.

    Parameters
    ----------
    item : MarkItem
    value : object
        The answer as it stands on disk: a file can be edited, so anything may stand there.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Mark
        As :func:`whosays.corpus.marks.clean_marks` gives them, in the order of creation.

    Raises
    ------
    KitError
        If there is no such text.
    """
    codes, end = bounds(item, kit)
    return clean_marks(value, [code["code"] for code in codes], end)[0]
