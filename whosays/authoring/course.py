"""The order in which a student meets the kit's pages, for the line on top of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.authoring.notebooks import read
from whosays.core.errors import KitError
from whosays.core.kit import HERE, Kit
from whosays.questions.items import load_info

if TYPE_CHECKING:
    from pathlib import Path

START = "lessons/00-start.ipynb"


def _title(file: Path) -> str:
    """Give a page's first heading, without the marks of markup."""
    for cell in read(file)["cells"]:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line.removeprefix("# ").strip()
    return file.stem


def _of_unit(unit_id: str, kit: Kit) -> dict[str, str]:
    """Give the minutes of a unit's core path, where it has one, and whether it is for later."""
    try:
        unit = load_info(unit_id, kit)
    except KitError:
        return {}  # the start page is no unit
    told = {"core": str(unit.minutes_core)} if unit.minutes_core else {}
    return {**told, "stage": unit.stage} if unit.stage == "later" else told


def course(kit: Kit = HERE) -> list[dict[str, str]]:
    """List the pages in order: the start page, then by number, a lesson before its exercise.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of dict
        ``place`` from the kit's folder, with slashes, ``title``, of a unit's pages ``core``, the
        minutes of its core path, and ``stage`` where that is "later": weeks after the course.
    """
    files = [
        (file.name.partition("-")[0], rank, file)
        for rank, folder in enumerate(("lessons", "exercises"))
        for file in (kit / folder).glob("[0-9][0-9]-*.ipynb")
    ]
    ordered = [file for _, _, file in sorted(files)]
    places = [file.relative_to(kit.folder).as_posix() for file in ordered]
    stops = [
        {"place": place, "title": _title(file), **_of_unit(file.stem, kit)}
        for place, file in zip(places, ordered, strict=True)
    ]
    return sorted(stops, key=lambda stop: stop["place"] != START)
