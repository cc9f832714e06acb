"""One item's answers of a whole class, read from hand-ins that may lie in any order.

Files are read as plain data; nobody's name is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.classroom import handins
from whosays.core.kit import HERE, Kit
from whosays.questions.items import find_item, public

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.questions.item import Shown


@dataclass(frozen=True, slots=True)
class ItemAnswers:
    """What a class answered to one item.

    Attributes
    ----------
    item : dict
        In its public form.
    answers : tuple
        One for each student who answered it, cleaned, in no order that tells who wrote it.
    files : int
        Students who handed in something of the item's unit.
    problems : tuple of str
        A sentence for each file that was left out. It names the file, so it is for the
        teacher alone.
    """

    item: Shown
    answers: tuple[Any, ...]
    files: int
    problems: tuple[str, ...] = field(default=())


def read(item_id: str, folder: Path, kit: Kit = HERE) -> ItemAnswers:
    """Read every hand-in of a folder for one item.

    Parameters
    ----------
    item_id : str
    folder : Path
        Holds what students handed in, as it came.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    ItemAnswers

    Raises
    ------
    KitError
        If there is no such item or no such folder.
    """
    unit, raw = find_item(item_id, kit)
    found = handins.read(folder, [item_id], kit)
    given = [one.units[unit] for one in found.handins if unit in one.units]
    answers = sorted((values[item_id] for values in given if item_id in values), key=repr)
    return ItemAnswers(public(raw, kit), tuple(answers), len(given), found.problems)
