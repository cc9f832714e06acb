"""A student's marks of one item, as far as they are marks in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.corpus import codebook
from whosays.corpus.marks import clean_marks
from whosays.corpus.texts import load_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def bounds(item: Mapping[str, Any], root: Path | None = None) -> tuple[list[dict[str, str]], int]:
    """Give what a mark of an item can be: its codes, and the last place it can reach.

    Parameters
    ----------
    item : Mapping
        Of a kind whose answer is marks, as in the file.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    tuple of (list of dict, int)
        The codes as :func:`whosays.corpus.codebook.codes` gives them, and code points.

    Raises
    ------
    KitError
        If there is no such text.
    """
    article = load_text(item["article"], root)
    # The page has no place to show a mark below its last paragraph, so there is none.
    end = max((para.end for para in article.paragraphs), default=0)
    return codebook.codes(item.get("category", "source_type"), root), end


def own_marks(
    item: Mapping[str, Any], value: object, root: Path | None = None
) -> list[dict[str, Any]]:
    """Keep of an answer the marks that the item's reader would show.

    Parameters
    ----------
    item : Mapping
        Of kind ``mark``, as in the file.
    value : object
        The answer as it stands on disk: a file can be edited, so anything may stand there.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    list of dict
        As :func:`whosays.corpus.marks.clean_marks` gives them, in the order of creation.

    Raises
    ------
    KitError
        If there is no such text.
    """
    codes, end = bounds(item, root)
    return clean_marks(value, [code["code"] for code in codes], end)[0]
