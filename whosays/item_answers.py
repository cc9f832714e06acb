"""One item's answers of a whole class, read from hand-ins that may lie in any order.

A hand-in is one answer file of the item's unit: in a folder for each student, or side by
side. Files are read as plain data; nobody's name is kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays import handins
from whosays.errors import KitError
from whosays.items import find_item, public, unit_files
from whosays.strings import text
from whosays.widgets.question import clean_answer

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
    if not folder.is_dir():
        raise KitError(text("handins.no_folder", folder=folder))
    others = {file.stem for file in unit_files(root)} - {unit}
    seen: set[str] = set()
    found, problems = [], []
    for file in sorted(folder.rglob("*.json")):
        # A link may lead anywhere; another unit's file is not asked about.
        if file.is_symlink() or not file.is_file() or file.name.startswith("."):
            continue
        if file.stem in others:
            continue
        try:
            of, values = handins.read_file(file)
            twice = of == unit and _twice(file, seen)
        except OSError as error:
            reason = error.strerror or str(error)
        except ValueError as error:
            reason = str(error)
        else:
            reason = text("handins.twice") if twice else ""
            if of == unit and not twice:
                found.append(clean_answer(item, values.get(item_id)))
        if reason:
            # A name that is not in UTF-8 cannot go into a page as it is.
            name = str(file.relative_to(folder)).encode("utf-8", "replace").decode("utf-8")
            problems.append(text("handins.problem", file=name, reason=reason))
    given = sorted((answer for answer in found if answer is not None), key=repr)
    return ItemAnswers(item, tuple(given), len(found), tuple(problems))


def _twice(file: Path, seen: set[str]) -> bool:
    """Tell whether the same bytes were read before, and remember them."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    known = digest in seen
    seen.add(digest)
    return known
