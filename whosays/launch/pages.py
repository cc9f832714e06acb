"""The kit's own pages as they should be, and what becomes of one that is not.

A student cannot lose a question by a slip: a lesson or an exercise in which a cell is missing or
changed is put back when it is opened. What stood there and is not the kit's is kept first, in the
folder ``changed``. A page that was edited on purpose (*Edit this page*) says so and is left alone.
"""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]

STORE = Path(__file__).parents[1] / "lab" / "pages.json"
MARKER = Path("seeds") / "catalogue.toml"
KEPT = "changed"
"""The folder for what was found in place of a page, from the kit's folder."""

NOTE = "whosays"
"""Where a notebook's metadata says what was done to it."""


@functools.cache
def _store(file: Path) -> dict[str, Record]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def own(root: str, path: str) -> Record | None:
    """Give a page as it should be.

    Parameters
    ----------
    root : str
        The folder that a server shows.
    path : str
        A file's place in it, with slashes.

    Returns
    -------
    dict or None
        A notebook to do with as one likes; None where the folder is not a kit, or the file is
        none of its pages.
    """
    book = _store(STORE).get(path.strip("/"))
    return copy.deepcopy(book) if book and root and (Path(root) / MARKER).is_file() else None


def _cells(book: Record) -> list[tuple[str, str]]:
    cells = book.get("cells")
    return [
        (str(cell.get("cell_type")), "".join(cell.get("source") or []))
        for cell in (cells if isinstance(cells, list) else [])
        if isinstance(cell, dict)
    ]


def is_whole(book: Record, page: Record) -> bool:
    """Tell whether a notebook is the page it should be, or was changed on purpose.

    Parameters
    ----------
    book : dict
        As found.
    page : dict
        As it should be.

    Returns
    -------
    bool
    """
    metadata = book.get("metadata")
    note = metadata.get(NOTE) if isinstance(metadata, dict) else None
    edited = isinstance(note, dict) and note.get("edited") is True
    return edited or _cells(book) == _cells(page)


def brings(book: Record, page: Record) -> bool:
    """Tell whether a notebook holds anything that the page does not.

    Parameters
    ----------
    book : dict
        As found.
    page : dict
        As it should be.

    Returns
    -------
    bool
    """
    ours = set(_cells(page))
    return any(cell not in ours and cell[1].strip() for cell in _cells(book))


def place_for(path: str, taken: list[str]) -> str:
    """Name the file that what was found is kept in.

    Parameters
    ----------
    path : str
        The page's place.
    taken : list of str
        Names that are there already.

    Returns
    -------
    str
        A place in the folder ``changed``.
    """
    stem = path.strip("/").removesuffix(".ipynb").replace("/", "-")
    number = 1
    while f"{stem}-{number}.ipynb" in taken:
        number += 1
    return f"{KEPT}/{stem}-{number}.ipynb"
