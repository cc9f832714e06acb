"""The notebooks of the browser edition, and the list of them that a page asks for.

A page is read-only in the browser's storage: a student's copy of it would hide the next version of
the kit for good. (The kit's own extension saves nothing into a page anyway.) What there is to read
in a question stands in the page from the start, as the server of a desktop puts it there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from whosays.classroom.edition_pages import sums, written
from whosays.classroom.student_edition import STATIC
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.notebook.first_paint import paint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SPEC = {"display_name": "Python", "language": "python", "name": "python"}
_WHEN = "2020-01-01T00:00:00Z"


_FOLDER = re.compile(r"Your answers stay on this computer, in the folder shown above\.")
_COMMAND = re.compile(r"\n*<span class=\"whosays-fallback\">.*?</span>", re.DOTALL)


def adapted(edition: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give a student edition whose words are true in a browser.

    Parameters
    ----------
    edition : Mapping of str to bytes

    Returns
    -------
    dict of str to bytes
        With its list of the kit's own words brought into line.
    """
    made = dict(edition)
    listed = f"{STATIC}texts.json"
    known = json.loads(edition[listed])
    for place in (place for place in edition if place.endswith(".ipynb")):
        book = json.loads(edition[place])
        for cell in book["cells"]:
            if cell["cell_type"] == "markdown":
                said = _COMMAND.sub("", "".join(cell["source"]))
                said = _FOLDER.sub(text("site.yours_kept"), said)
                cell["source"] = said.splitlines(keepends=True)
        made[place], known[place] = written(book), sums(book)
    made[listed] = (json.dumps(known, indent=1, sort_keys=True) + "\n").encode()
    return made


def page(raw: bytes, kit: Path) -> bytes:
    """Give a notebook as the browser's page opens it.

    Parameters
    ----------
    raw : bytes
        Of a student edition.
    kit : Path
        A folder with that edition.

    Returns
    -------
    bytes
        With the browser's kernel, and with what there is to read.
    """
    book = json.loads(raw)
    book["metadata"]["kernelspec"] = SPEC
    paint(book, Kit(kit))
    return written(book)


def _model(
    path: str, kind: str, content: object = None, size: int | None = None
) -> dict[str, object]:
    return {
        "name": path.rpartition("/")[2], "path": path, "type": kind, "writable": False,
        "created": _WHEN, "last_modified": _WHEN, "mimetype": None, "size": size,
        "content": content, "format": "json" if content is not None else None,
    }  # fmt: skip


def listings(books: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write the lists by which a page finds notebooks.

    Parameters
    ----------
    books : Mapping of str to bytes
        Place to notebook.

    Returns
    -------
    dict of str to bytes
        Place in the site to content.
    """
    folders: dict[str, list[dict[str, Any]]] = {"": []}
    for place, raw in sorted(books.items()):
        folder = place.rpartition("/")[0]
        if folder not in folders:
            folders[folder] = []
            folders[""].append(_model(folder, "directory"))
        folders[folder].append(_model(place, "notebook", size=len(raw)))
    made = {}
    for folder, models in folders.items():
        listed = {**_model(folder, "directory", models), "writable": True}
        place = "/".join(filter(None, ("api/contents", folder, "all.json")))
        made[place] = (json.dumps(listed, indent=1) + "\n").encode()
    return made
