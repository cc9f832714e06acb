"""What the teacher's page offers for a class: hand out, collect, talk about, grade."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.notebook.calm import calm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from whosays.widgets.maker import Maker

HANDINS, MADE, STUDENTS = "handins", "report", "students"
"""Folders of the kit: what came in, what is made of it, what goes out."""


def _lines(lines: Iterable[str]) -> str:
    """Write lines of the terminal as they stand there; they may hold names."""
    said = escape("\n".join(lines))
    return f'<pre class="ws-scroll" dir="auto" style="white-space:pre-wrap">{said}</pre>'


def _place(folder: str) -> Path:
    from whosays.core.errors import KitError  # noqa: PLC0415 - only when the button is pressed

    place = kit_root() / folder
    if not place.is_dir():
        raise KitError(text("class_report.none", folder=folder))
    return place


@calm
def hand_out(mode: str) -> Maker:
    """Show a button that makes what students get.

    Parameters
    ----------
    mode : str
        ``"practice"`` or ``"assessed"``.

    Returns
    -------
    Maker
    """
    from whosays.classroom import student_edition  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    def run() -> str:
        files = student_edition.made(kit_root(), mode)
        stamp = student_edition.stamp_of(files)
        target = kit_root() / STUDENTS / f"whosays-{stamp}.zip"
        if not target.exists():
            student_edition.write(target, files, as_zip=True)
        told = text("edition.made", mode=mode, place=target, count=len(files), stamp=stamp)
        return f"<p>{escape(told)}</p><p>{escape(text('edition.next'))}</p>"

    label, about = text(f"edition.button_{mode}"), text(f"edition.about_{mode}")
    return Maker(label, about, run, busy=text("edition.busy"))


@calm
def collect_handins(folder: str = HANDINS) -> Maker:
    """Show a button that says whose each handed-in file is, and what became of it.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Maker
    """
    from whosays.classroom import collect, collect_table  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    def run() -> str:
        return _lines(collect_table.lines(collect.collect([_place(folder)])))

    label, about = text("collect.button"), text("collect.about", folder=folder)
    return Maker(label, about, run, busy=text("class_report.busy"))


@calm
def talk_about(folder: str = HANDINS) -> Maker:
    """Show a button that makes the report on a class.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Maker
    """
    from whosays.classroom import report_run  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    def run() -> str:
        out = kit_root() / MADE
        _, data = report_run.read([_place(folder)], out=out)
        projector, teacher = report_run.write(data, out)
        told = text("class_report.written", projector=projector, teacher=teacher)
        return f"<p>{escape(told)}</p>"

    label, about = text("class_report.button"), text("class_report.button_about")
    return Maker(label, about, run, busy=text("class_report.busy"))


@calm
def give_points(folder: str = HANDINS) -> Maker:
    """Show a button that makes a gradebook.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Maker
        A table ``report/by-hand.csv`` is read where there is one.
    """
    from whosays.classroom import grade_run  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.maker import Maker  # noqa: PLC0415 - only where one is shown

    def run() -> str:
        made = kit_root() / MADE
        by_hand = made / "by-hand.csv"
        plan = grade_run.Plan(
            [_place(folder)], made / "gradebook.csv",
            by_hand=by_hand if by_hand.is_file() else None, feedback=made / "feedback.zip",
        )  # fmt: skip
        return _lines(grade_run.run(plan)[2])

    label, about = text("grade.button"), text("grade.button_about")
    return Maker(label, about, run, busy=text("class_report.busy"))
