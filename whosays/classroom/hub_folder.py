"""A folder for a school's JupyterHub: the students' kit, and settings that start it.

The settings import nothing of the kit, for a hub has a Python of its own. What they say is held by
a real hub with real accounts in ``tests/bench/hub.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whosays import __version__
from whosays.classroom import student_edition
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE
from whosays.questions.items import load_info, unit_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit

_TEMPLATES = Path(__file__).with_name("hub")
_END = ".j2"


@dataclass(frozen=True)
class Cost:
    """What students cost a hub, as ``tests/bench/hub.py`` measured it.

    Parameters
    ----------
    students : int
        At once, on as many cores.
    cores : int
    server : int
        MiB for the server of each student who is there.
    kernel : int
        MiB for each page that is open.
    middle, most : int
        Milliseconds until a saved answer is confirmed while all of them answer: half of the
        answers, and 95 of 100, are as quick or quicker.
    """

    students: int
    cores: int
    server: int
    kernel: int
    middle: int
    most: int


@dataclass(frozen=True)
class RoomCost:
    """What a room costs a laptop, as ``tests/bench/room.py`` measured it.

    Parameters
    ----------
    students : int
        In the room.
    memory : int
        MiB of the server, at most.
    core : float
        Of one core, in hundredths, while they work and the teacher's page follows.
    middle, most : int
        As for :class:`Cost`, while all answer as fast as they can.
    lesson_middle, lesson_most : int
        The same in a lesson: an answer every ten seconds.
    """

    students: int
    memory: int
    core: float
    middle: int
    most: int
    lesson_middle: int
    lesson_most: int


# Two cores, 29 November 2026: each of the two from one run.
MEASURED = Cost(students=20, cores=2, server=89, kernel=47, middle=154, most=282)
ROOM = RoomCost(
    students=35, memory=54, core=3.0, middle=54, most=90, lesson_middle=4, lesson_most=21
)


def links(kit: Kit) -> list[tuple[str, str]]:
    """List the pages that students are sent to.

    Parameters
    ----------
    kit : Kit
        The teacher's.

    Returns
    -------
    list of (str, str)
        A page from the kit's folder, and its title.
    """
    units = unit_names(kit)
    pages = [(f"exercises/{unit}.ipynb", load_info(unit, kit).title) for unit in units]
    start = ("lessons/00-start.ipynb", text("hub.start_page"))
    return [start, *((page, title) for page, title in pages if "form-c" not in page)]


def settings(
    out: Path, *, mode: str, stamp: str, cost: Cost = MEASURED, kit: Kit = HERE
) -> dict[str, str]:
    """Write the settings for a hub.

    Parameters
    ----------
    out : Path
        Where the folder will lie.
    mode : str
        The edition's.
    stamp : str
        The edition's.
    cost : Cost, optional
    kit : Kit, optional
        The teacher's.

    Returns
    -------
    dict of str to str
        File name to text.
    """
    # What is made here is a program, a container's recipe and words: no page for a browser.
    made = Environment(  # noqa: S701
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    known: Mapping[str, object] = {
        "out": str(out),
        "kit": str(out / "kit"),
        "box": str(out / "handins"),
        "python": str(out / "env" / "bin" / "python"),
        "mode": mode,
        "stamp": stamp,
        "version": __version__,
        "hub": cost,
        "room": ROOM,
        "links": links(kit),
    }
    return {
        file.name.removesuffix(_END): made.get_template(file.name).render(known)
        for file in sorted(_TEMPLATES.glob(f"*{_END}"))
    }


def write(out: Path, kit: Kit, mode: str, forms: str = "ab") -> str:
    """Make the folder.

    Parameters
    ----------
    out : Path
        New, or empty.
    kit : Kit
        The teacher's.
    mode : {"practice", "assessed"}
    forms : str
        Letters of the forms to give out.

    Returns
    -------
    str
        The edition's stamp.

    Raises
    ------
    KitError
        If there is something in that place.
    """
    out = out.absolute()
    if not student_edition.is_free(out):
        raise KitError(text("hub.taken", place=out))
    files = student_edition.made(kit, mode, forms)
    stamp = student_edition.stamp_of(files)
    out.mkdir(parents=True, exist_ok=True)
    student_edition.write(out / "kit", files)
    for name, words in settings(out, mode=mode, stamp=stamp, kit=kit).items():
        (out / name).write_text(words, encoding="utf-8")
    return stamp
