"""A student's marks of one item, as far as they are marks in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.corpus import codebook
from whosays.corpus.marks import clean_marks
from whosays.corpus.texts import load_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
    codes = codebook.codes(item.get("category", "source_type"), root)
    length = len(load_text(item["article"], root).text)
    return clean_marks(value, [code["code"] for code in codes], length)[0]
