"""Keeps the notebooks clean and reproducible: what is saved in them, and what never is.

Lessons and solutions are saved with their outputs, exercises without. A widget is never
saved: it would be dead in the next kernel, and the page draws it afresh anyway. Of a figure
its words, its table and its size are saved, not the picture, which is drawn whenever the page
is opened: a clone stays small, and what is drawn comes where room was left for it.
"""

from __future__ import annotations

import base64
import copy
import json
import os
import re
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from whosays.authoring import read_by
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.html.data_uri import PNG, data_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    Notebook = dict[str, Any]

FORMAT = 4
FOLDERS = ("lessons", "exercises", "solutions")
WITH_OUTPUTS = ("lessons", "solutions")
# A page's style is the kit's, not the lesson's: it is put back whenever the cell runs.
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_PICTURE = re.compile(r"data:image/(?:svg\+xml|png);base64,([A-Za-z0-9+/=]+)")
# A figure's name in its page is another one whenever it is drawn, what is saved has no picture that
# could be enlarged, and on a phone it is read when its cell has run.
_POPS = re.compile(
    r' id="ws-fi-[0-9a-f]+" popover(?=>)| data-column="[^"]*"(?: data-none)?(?=>)'
    r'|<button type="button" class="ws-figure-enlarge".*?</button>',
    re.DOTALL,
)
_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_SIZE = re.compile(r'\b(width|height|viewBox)="([^"]*)"')
WIDGET = "application/vnd.jupyter.widget-view+json"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook_files(kit: Kit = HERE) -> list[Path]:
    """List the kit's notebooks.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Path
        In teaching order, folder by folder.
    """
    return [file for folder in FOLDERS for file in sorted((kit / folder).glob("*.ipynb"))]


def read(file: Path) -> Notebook:
    """Read a notebook.

    Parameters
    ----------
    file : Path

    Returns
    -------
    dict

    Raises
    ------
    DataError
        If it is not a notebook of format 4.
    """
    try:
        book = json.loads(file.read_text(encoding="utf-8"))
        fits = book["nbformat"] == FORMAT and isinstance(book["cells"], list)
        fits = fits and all(isinstance(cell, dict) for cell in book["cells"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        fits = False
    if not fits:
        raise DataError(file, "", *amiss("files.notebook"))
    return dict(book)


def written(book: Notebook) -> str:
    """Give a notebook's file in the one form that all of them have.

    Parameters
    ----------
    book : dict

    Returns
    -------
    str
    """
    return json.dumps(book, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(book: Notebook, file: Path) -> None:
    """Write a notebook in the one form that all of them have.

    Parameters
    ----------
    book : dict
    file : Path
    """
    file.write_text(written(book), encoding="utf-8", newline="\n")


def _lines(source: str | list[str]) -> list[str]:
    return "".join(source).splitlines(keepends=True)


def _room(found: re.Match[str]) -> str:
    """Give an empty picture of the size of the one that is found."""
    raw = base64.b64decode(found[1])
    size = Markup("").join(Markup(' {}="{}"').format(*one) for one in _sizes(raw))
    empty = Markup('<svg xmlns="http://www.w3.org/2000/svg"{}/>').format(size)
    return data_uri(empty)


def _sizes(picture: bytes) -> list[tuple[str, str]]:
    if picture.startswith(PNG):  # its width and height are the first two numbers of its first part
        width, height = struct.unpack(">2I", picture[16:24])
        return [("width", str(width)), ("height", str(height))]
    drawn = _SVG.search(picture.decode("utf-8"))
    return _SIZE.findall(drawn[0] if drawn else "")


def _small(value: str | list[str]) -> str:
    """Leave out what is the kit's own or drawn anew: style sheets and pictures."""
    return _POPS.sub("", _PICTURE.sub(_room, _STYLE.sub("", "".join(value))))


def _kept(outputs: list[Notebook]) -> Iterator[Notebook]:
    for output in outputs:
        data = output.get("data", {})
        if WIDGET in data or output.get("output_type") in ("stream", "error"):
            continue
        kept = {name: value for name, value in output.items() if name != "execution_count"}
        kept["metadata"] = {}
        kept["data"] = {
            kind: value if kind.endswith("json") else _lines(_small(value))
            for kind, value in sorted(data.items())
        }
        if output.get("output_type") == "execute_result":
            kept["execution_count"] = None
        yield kept


def clean(book: Notebook, *, with_outputs: bool) -> Notebook:
    """Give a notebook as it should be saved.

    Parameters
    ----------
    book : dict
        As run, or as some front end left it.
    with_outputs : bool
        Keep tables, figures and texts (never widgets, never what was printed, no failures).

    Returns
    -------
    dict
    """
    cells = []
    number = 0
    for place, cell in enumerate(book["cells"], start=1):
        fresh: dict[str, Any] = {
            "cell_type": cell["cell_type"],
            "id": f"cell-{place:02d}",
            "metadata": {"editable": False},
            "source": _lines(cell["source"]),
        }
        tags = cell.get("metadata", {}).get("tags")
        if tags:
            fresh["metadata"]["tags"] = tags
        if cell["cell_type"] == "code":
            number += 1
            fresh["metadata"]["jupyter"] = {"source_hidden": True}
            outputs = list(_kept(copy.deepcopy(cell.get("outputs", [])))) if with_outputs else []
            for output in outputs:
                if "execution_count" in output:
                    output["execution_count"] = number
            fresh["outputs"] = outputs
            fresh["execution_count"] = number if with_outputs else None
        cells.append(fresh)
    return {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def run(book: Notebook, kit: Kit, listed: Path | None = None) -> Notebook:
    """Run a notebook in a fresh kernel, with an empty folder for answers.

    Parameters
    ----------
    book : dict
    kit : Kit
        What is read from.
    listed : Path, optional
        The file to list what was read in.

    Returns
    -------
    dict
        With its outputs.
    """
    import nbformat  # noqa: PLC0415 - slow to load, and only the makers run this
    from nbclient import NotebookClient  # noqa: PLC0415

    node = nbformat.reads(json.dumps(book), as_version=FORMAT)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as empty:
        env = {**os.environ, "WHOSAYS_ANSWERS": empty, "WHOSAYS_STRICT": "1"}
        env["WHOSAYS_KIT"] = str(kit.folder)
        if listed:
            env[read_by.LISTED] = str(listed)
            node.cells.insert(0, nbformat.v4.new_code_cell(read_by.FIRST))  # type: ignore[no-untyped-call]
        client = NotebookClient(node, timeout=120, kernel_name="python3")
        client.execute(env=env, cwd=str(kit / "lessons"))
    if listed:
        del node.cells[0]
    return dict(json.loads(nbformat.writes(node)))  # type: ignore[no-untyped-call]


def _remembered(file: Path, kit: Kit, kept: read_by.Kept) -> bytes:
    """Run a notebook, save it, and remember what it read; give its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "read.txt"
        listed.touch()
        book = run(clean(read(file), with_outputs=False), kit, listed)
        write(clean(book, with_outputs=True), file)
        kept.put(file, listed)
    return file.read_bytes()


def refresh(file: Path, kit: Kit = HERE, kept: read_by.Kept | None = None) -> bool:
    """Bring one notebook into the form it should be saved in, running it if need be.

    Parameters
    ----------
    file : Path
    kit : Kit, optional
        What is read from; the kit in use by default.
    kept : Kept, optional
        Remembers the run.

    Returns
    -------
    bool
        Whether the file changed.
    """
    before = file.read_bytes()
    with_outputs = file.parent.name in WITH_OUTPUTS
    if kept and with_outputs:
        return _remembered(file, kit, kept) != before
    book = clean(read(file), with_outputs=False)
    if with_outputs:
        book = run(book, kit)
    write(clean(book, with_outputs=with_outputs), file)
    return file.read_bytes() != before
