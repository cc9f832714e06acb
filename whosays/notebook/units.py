"""The course on the teacher's page: a row for each unit, with its pages, notes and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import counted
from whosays.core.kit import HERE, Kit
from whosays.notebook.calm import calm
from whosays.notebook.papers import print_button
from whosays.questions.items import load_info, unit_names
from whosays.questions.numbering import mark

if TYPE_CHECKING:
    import ipywidgets

    from whosays.widgets.plan import Row


def _there(kit: Kit, place: str) -> str:
    return place if (kit / place).is_file() else ""


def _notes(unit: str, kit: Kit) -> str:
    from whosays.printing import papers  # noqa: PLC0415 - only for the teacher

    file = kit / "lessons" / "notes" / f"{unit}.md"
    return papers.rest(file) if file.is_file() else ""


def rows(kit: Kit = HERE) -> list[Row]:
    """Say of each unit and form what a teacher needs of it, from the course's own files.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Row
        In teaching order. A unit whose file cannot be read has its name and its pages.
    """
    from whosays.widgets.plan import Row  # noqa: PLC0415 - only where one is shown

    found = []
    for unit in unit_names(kit):
        title, minutes, core = _about(unit, kit)
        found.append(
            Row(
                unit=unit,
                mark=mark(unit),
                title=title,
                minutes=minutes,
                core=core,
                notes=_notes(unit, kit),
                lesson=_there(kit, f"lessons/{unit}.ipynb"),
                exercise=_there(kit, f"exercises/{unit}.ipynb"),
                answers=_there(kit, f"solutions/{unit}.ipynb"),
            )
        )
    return found


def _about(unit: str, kit: Kit) -> tuple[str, int, int]:
    """Give a unit's title, its minutes and those of its core path."""
    try:
        about = load_info(unit, kit)
    except KitError:
        return unit, 0, 0
    return about.title, about.minutes_lesson + about.minutes_exercise, about.minutes_core or 0


def _printed(unit: str, size: str) -> str:
    from whosays.printing import make  # noqa: PLC0415 - only for the teacher

    files, problem = make.unit(unit, size=size)
    folder = files[0].parent.parent
    told = counted("plan.printed", len(files), folder=folder)
    return f"{told} {problem}".strip()


@calm
def units() -> ipywidgets.VBox:
    """Show the course as a table, with a button on top that prints all of it.

    Returns
    -------
    VBox
    """
    import ipywidgets  # noqa: PLC0415 - only where one is shown

    from whosays.widgets.plan import Plan  # noqa: PLC0415 - as above

    made, size = print_button()
    return ipywidgets.VBox([made, Plan(rows(), on_print=lambda unit: _printed(unit, size.value))])
