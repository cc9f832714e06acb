"""One item's answers of a whole class, read from hand-ins that may lie in any order.

A hand-in is one answer file of the item's unit: in a folder for each student, or side by
side. Files are read as plain data; nobody's name is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.classroom import handins
from whosays.questions.cleaning import clean_answer
from whosays.questions.items import find_item, public, unit_files

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ItemAnswers:
    """What a class answered to one item.

    Attributes
    ----------
    item : dict
        In its public form.
    answers : tuple
        One for each hand-in that answers it, cleaned, in no order that tells who wrote it.
    files : int
        Answer files of the unit that could be read.
    problems : tuple of str
        A sentence for each file that was left out. It names the file, so it is for the
        teacher alone.
    """

    item: dict[str, Any]
    answers: tuple[Any, ...]
    files: int
    problems: tuple[str, ...] = field(default=())


def read(item_id: str, folder: Path, root: Path | None = None) -> ItemAnswers:
    """Read every hand-in of a folder for one item.

    Parameters
    ----------
    item_id : str
    folder : Path
        Holds answer files, at any depth.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    ItemAnswers

    Raises
    ------
    KitError
        If there is no such item or no such folder.
    """
    unit, raw = find_item(item_id, root)
    item = public(raw, root)
    others = {file.stem for file in unit_files(root)} - {unit}
    files, problems = handins.answer_files(folder, others=others)
    found = [clean_answer(item, one.values.get(item_id)) for one in files if one.unit == unit]
    given = sorted((answer for answer in found if answer is not None), key=repr)
    return ItemAnswers(item, tuple(given), len(found), tuple(problems))
