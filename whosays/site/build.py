"""The command that makes the browser edition: a folder for any web server, or for a USB stick."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.classroom import student_edition
from whosays.core.edition import NAME, PRACTICE
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.figures import pictures
from whosays.site import (
    books,
    figures,
    licences,
    lite,
    needs,
    offline,
    runtime,
    start_page,
    try_out,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASSETS = ("start.css", "icon.svg", "site.js")


def _course(edition: Mapping[str, bytes]) -> list[str]:
    listed = json.loads(edition[f"{student_edition.STATIC}course.json"])
    return [stop["place"] for stop in listed]


def _pages(edition: Mapping[str, bytes], theirs: str, version: str, mode: str) -> dict[str, bytes]:
    """Make what a reader opens: the first page, the notebooks' page, the notebooks."""
    with tempfile.TemporaryDirectory() as folder:
        kit = student_edition.write(Path(folder) / "kit", edition)
        notebooks = {place: books.page(raw, kit) for place, raw in edition.items()
                     if place.endswith(".ipynb")}  # fmt: skip
        first = start_page.page(_course(edition), kit, mode, version)
    return {
        "index.html": first,
        **(try_out.files() if mode == PRACTICE else {}),
        "notebooks/index.html": start_page.notebook_page(theirs, version),
        **{f"files/{place}": raw for place, raw in notebooks.items()},
        **books.listings(notebooks),
    }


def made(kit: Path, mode: str, forms: str = "ab") -> dict[str, bytes]:
    """Make the browser edition.

    Parameters
    ----------
    kit : Path
        The teacher's copy.
    mode : str
        One of :data:`whosays.core.edition.MODES`.
    forms : str
        As for :func:`whosays.classroom.student_edition.made`.

    Returns
    -------
    dict of str to bytes
        Place in the site to content.

    Raises
    ------
    KitError
        If something it is made of cannot be had.
    """
    edition = books.adapted(student_edition.made(Kit(kit), mode, forms))
    version = str(json.loads(edition[NAME])["stamp"])
    parts = needs.bring(kit)
    carried = {**edition, pictures.NAME: figures.drawn(edition)}
    python = runtime.made(parts, carried, kit)
    files = lite.program(parts.wheels["jupyterlite-core"])
    more, told = lite.extensions(parts, edition)
    files |= more
    files |= lite.also_asked(files)
    files |= {f"{lite.PYTHON}/{name}": raw for name, raw in python.items()}
    files |= _pages(edition, files["notebooks/index.html"].decode(), version, mode)
    files |= {name: (needs.ASSETS / name).read_bytes() for name in _ASSETS}
    files["jupyter-lite.json"] = lite.settings(edition, told, python, version)
    files["licences.txt"] = licences.page(parts)
    files[offline.MANIFEST] = offline.manifest()
    files.pop(offline.WORKER, None)
    files[offline.WORKER] = offline.worker(files)
    return dict(sorted(files.items()))


def check_free(target: Path) -> None:
    """Make sure that a site may be put somewhere.

    Parameters
    ----------
    target : Path

    Raises
    ------
    KitError
        If something is there already.
    """
    if not student_edition.is_free(target):
        raise KitError(text("edition.there", place=target))


def write(target: Path, files: Mapping[str, bytes]) -> Path:
    """Put a site on disk.

    Parameters
    ----------
    target : Path
        A folder that is new or empty.
    files : Mapping of str to bytes

    Returns
    -------
    Path

    Raises
    ------
    KitError
        If it cannot be written, or something is there already.
    """
    return student_edition.write(target, files)
