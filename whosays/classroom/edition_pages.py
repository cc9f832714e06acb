"""A notebook as a student edition holds it: no outputs, nothing for teachers, no key in its words.

The saved outputs of lessons show codings that are keys of questions; the page makes them anew
where the edition has them.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from typing import Any

from whosays.core.edition import ASSESSED
from whosays.core.i18n import text

Notebook = dict[str, Any]

TAG = "teacher"
"""On a cell that only teachers get."""
START = "lessons/00-start.ipynb"
# What an exercise says at its end gives answers away; where nothing is marked it comes too early.
_SUMMED_UP = re.compile(
    r"^## What you can say now\n.*?(?=^## |^\*\*Next:|\Z)", re.DOTALL | re.MULTILINE
)
_CHECK = re.compile(r",? then press \*\*Check\*\*")


def _words(source: str, mode: str) -> str:
    if mode != ASSESSED:
        return source
    return _CHECK.sub("", _SUMMED_UP.sub("", source))


def page(book: Notebook, place: str, mode: str) -> Notebook:
    """Give a notebook as students get it.

    Parameters
    ----------
    book : dict
        As the kit saves it.
    place : str
        From the kit's folder, with slashes.
    mode : str
        One of :data:`whosays.core.edition.MODES`.

    Returns
    -------
    dict
    """
    cells = []
    for cell in book["cells"]:
        if TAG in cell["metadata"].get("tags", ()):
            continue
        fresh = copy.deepcopy(cell)
        if cell["cell_type"] == "markdown":
            kept = _words("".join(cell["source"]), mode).rstrip("\n")
            if not kept:
                continue
            fresh["source"] = kept.splitlines(keepends=True)
        else:
            fresh |= {"outputs": [], "execution_count": None}
        cells.append(fresh)
    if place == START:
        said = text(f"edition.page_{mode}").splitlines(keepends=True)
        cells.append({"cell_type": "markdown", "metadata": {"editable": False}, "source": said})
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number:02d}"
    return {**book, "cells": cells}


def sums(book: Notebook) -> list[str]:
    """Give the checksums of a page's words, by which it is known that they are the kit's.

    Parameters
    ----------
    book : dict

    Returns
    -------
    list of str
    """
    said = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "markdown"]
    return sorted({hashlib.sha256(words.encode()).hexdigest() for words in said})


def written(book: Notebook) -> bytes:
    """Write a notebook in the one form that all of them have.

    Parameters
    ----------
    book : dict

    Returns
    -------
    bytes
    """
    return (json.dumps(book, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def store(raw: bytes, mode: str, places: set[str]) -> bytes:
    """Give the copy from which damaged pages are put back, as students get it.

    Parameters
    ----------
    raw : bytes
        The kit's own.
    mode : str
    places : set of str
        The pages that there are.

    Returns
    -------
    bytes
    """
    lines = [
        f"{json.dumps(place)}: "
        + json.dumps(page(book, place, mode), ensure_ascii=False, sort_keys=True)
        for place, book in sorted(json.loads(raw).items())
        if place in places
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
