"""The kit's own copy of what students open, so that a damaged page can be put back.

It holds every lesson and every exercise without outputs: what a page consists of, and nothing of
what came of running it. ``python -m whosays trust --write`` renews it.
"""

from __future__ import annotations

import json

from whosays.authoring.notebooks import clean, notebook_files, read
from whosays.core.kit import HERE, Kit
from whosays.launch.pages import STORE

FOR_STUDENTS = ("lessons", "exercises")


def made(kit: Kit = HERE) -> str:
    """Give the copy as it should be.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        JSON, one page a line, so that two people's changes to two pages meet in peace.
    """
    own = {
        file.relative_to(kit.folder).as_posix(): clean(read(file), with_outputs=False)
        for file in notebook_files(kit)
        if file.parent.name in FOR_STUDENTS
    }
    lines = [
        f"{json.dumps(place)}: {json.dumps(book, ensure_ascii=False, sort_keys=True)}"
        for place, book in sorted(own.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write(kit: Kit = HERE) -> None:
    """Renew the copy.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    """
    STORE.write_text(made(kit), encoding="utf-8", newline="\n")


def is_fresh(kit: Kit = HERE) -> bool:
    """Tell whether the copy fits the notebooks as they are.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    bool
    """
    return STORE.is_file() and STORE.read_text(encoding="utf-8") == made(kit)
