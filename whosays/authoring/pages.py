"""The kit's own copy of what students open, so that a damaged page can be put back.

It holds every lesson and every exercise without outputs: what a page consists of, and nothing of
what came of running it. ``python -m whosays trust --write`` renews it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from whosays.authoring.notebooks import clean, notebook_files, read
from whosays.core.paths import kit_root
from whosays.launch.pages import STORE

if TYPE_CHECKING:
    from pathlib import Path

FOR_STUDENTS = ("lessons", "exercises")


def made(root: Path | None = None) -> str:
    """Give the copy as it should be.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    str
        JSON, one page a line, so that two people's changes to two pages meet in peace.
    """
    base = root or kit_root()
    own = {
        file.relative_to(base).as_posix(): clean(read(file), with_outputs=False)
        for file in notebook_files(base)
        if file.parent.name in FOR_STUDENTS
    }
    lines = [
        f"{json.dumps(place)}: {json.dumps(book, ensure_ascii=False, sort_keys=True)}"
        for place, book in sorted(own.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write(root: Path | None = None) -> None:
    """Renew the copy.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.
    """
    STORE.write_text(made(root), encoding="utf-8", newline="\n")


def is_fresh(root: Path | None = None) -> bool:
    """Tell whether the copy fits the notebooks as they are.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    bool
    """
    return STORE.is_file() and STORE.read_text(encoding="utf-8") == made(root)
