"""The text of a form stays in sight while its second question, how many could know, is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.questions.items import find_item
from whosays.questions.passages import passage

if TYPE_CHECKING:
    from whosays.core.kit import Kit
    from whosays.questions.passages import PassageShown

COUNT = "-count"


def same_text(item_id: str, kit: Kit) -> PassageShown | None:
    """Give the passage of the text that a count is about.

    Parameters
    ----------
    item_id : str
        Such as ``"fa-01-count"``, which is about the text of ``"fa-01"``.
    kit : Kit
        What is read from.

    Returns
    -------
    dict or None
        As a widget shows it; none where the question is no count.
    """
    if not item_id.endswith(COUNT):
        return None
    try:
        about = find_item(item_id.removesuffix(COUNT), kit)[1]
    except KitError:
        return None  # a question of somebody's own that only ends alike
    return passage(about.passage, kit) if about.passage else None
