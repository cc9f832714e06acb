"""What the teacher's page offers for a class: hand out, collect, talk about, grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.core.kit import HERE
from whosays.core.paths import kit_root
from whosays.notebook.button import button
from whosays.notebook.calm import calm
from whosays.notebook.room_button import close_room, open_room

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from whosays.widgets.chooser import Chooser
    from whosays.widgets.collector import Collector
    from whosays.widgets.follow import Follow
    from whosays.widgets.maker import Maker
    from whosays.widgets.steps import Steps

HANDINS, MADE, STUDENTS = "handins", "report", "students"
"""Folders of the kit: what came in, what is made of it, what goes out."""


def _lines(lines: Iterable[str]) -> Markup:
    """Write lines of the terminal as they stand there; they may hold names."""
    said = escape("\n".join(lines))
    return Markup(
        '<pre class="ws-scroll" dir="auto" style="white-space:pre-wrap;word-break:normal">{}</pre>'
    ).format(said)


def _places(folder: str) -> list[Path]:
    """Name what hand-ins are in: the folder for them, that of a room, and tables from paper."""
    from whosays.classroom import on_paper  # noqa: PLC0415 - only when the button is pressed
    from whosays.core.errors import KitError  # noqa: PLC0415 - as above

    found = [kit_root() / folder, kit_root() / "room" / HANDINS]
    there = [place for place in found if place.is_dir()] + on_paper.tables(kit_root() / MADE)
    if not there:
        raise KitError(text("class_report.none", folder=folder))
    return there


def _decision() -> Path:
    """Name the file that is there where numbered files are students of their own."""
    return kit_root() / MADE / "numbered-files-are-students.txt"


def _numbered() -> bool:
    return _decision().is_file()


def _decide_numbered(numbered: bool) -> None:  # noqa: FBT001 - as the box calls it
    file = _decision()
    if numbered:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
    else:
        file.unlink(missing_ok=True)


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

    def run() -> Markup:
        files = student_edition.made(HERE, mode)
        stamp = student_edition.stamp_of(files)
        target = kit_root() / STUDENTS / f"whosays-{stamp}.zip"
        if not target.exists():
            student_edition.write(target, files, as_zip=True)
        told = text("edition.made", mode=mode, place=target, count=len(files), stamp=stamp)
        return Markup("<p>{}</p><p>{}</p>").format(told, text("edition.next"))

    return button(f"edition.button_{mode}", f"edition.about_{mode}", run, busy="edition.busy")


@calm
def collect_handins(folder: str = HANDINS) -> Collector:
    """Show a place to drop hand-ins, and a button that says what became of each file.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Collector
    """
    from whosays.classroom import (  # noqa: PLC0415 - only for the teacher
        collect,
        collect_table,
        originals,
        received,
    )
    from whosays.widgets.collector import Collector  # noqa: PLC0415 - only where one is shown

    def run() -> Markup:
        found = collect.collect(_places(folder), collect.everything(), numbered=_numbered())
        kept = kit_root() / MADE / "originals"
        count = originals.keep(found.verdicts, kept)
        told = text("collect.originals", count=count, folder=kept)
        return _lines([*collect_table.lines(found), "", told])

    return Collector(
        received.Receiver(kit_root() / folder), folder, run,
        numbered=_numbered(), on_numbered=_decide_numbered,
    )  # fmt: skip


@calm
def talk_about(folder: str = HANDINS) -> Chooser:
    """Show a button that makes the report on a class, and a line for what to project of it.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Chooser
    """
    from whosays.classroom import own_words, report_run  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.chooser import Chooser  # noqa: PLC0415 - only where one is shown

    out = kit_root() / MADE

    def run(typed: str) -> Markup:
        places = _places(folder)
        own_words.choose(out, own_words.codes(typed))
        _, data = report_run.read(places, out=out, numbered=_numbered())
        projector, teacher = report_run.write(data, out)
        told = text("class_report.written", projector=projector, teacher=teacher)
        return Markup("<p>{}</p>").format(told)

    return Chooser(run, " ".join(own_words.chosen(out)))


@calm
def follow_class(folder: str = HANDINS) -> Follow:
    """Show how far a class is while it works, where all answers lie in one folder.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Follow
    """
    from whosays.classroom import follow  # noqa: PLC0415 - only for the teacher
    from whosays.widgets.follow import Follow  # noqa: PLC0415 - only where one is shown

    return Follow(lambda: follow.look(follow.Place(_places(folder)[0], kit_root() / MADE)))


@calm
def with_your_class() -> Steps:
    """Show the way through a class as five large buttons.

    Returns
    -------
    Steps
    """
    from whosays.widgets.steps import Step, Steps  # noqa: PLC0415 - only where one is shown

    before, during, after = (text(f"edition.when_{when}") for when in ("before", "in", "after"))
    return Steps([
        Step(text("edition.step_hand_out"), before,
             lambda: [hand_out("practice"), hand_out("assessed")]),
        Step(text("edition.step_follow"), during,
             lambda: [open_room(), close_room(), follow_class()]),
        Step(text("edition.step_collect"), after, lambda: [collect_handins()]),
        Step(text("edition.step_talk"), after, lambda: [talk_about()]),
        Step(text("edition.step_grade"), after, lambda: [give_points()]),
    ])  # fmt: skip


@calm
def remind_form_c(folder: str = HANDINS) -> Maker:
    """Show a button that makes a calendar file for form C, seven weeks after form B.

    Parameters
    ----------
    folder : str
        From the kit's folder.

    Returns
    -------
    Maker
    """

    def run() -> Markup:
        from datetime import UTC, datetime  # noqa: PLC0415 - only when the button is pressed

        from whosays.classroom import class_report, handins, later  # noqa: PLC0415 - as above
        from whosays.core.disk import write_whole  # noqa: PLC0415 - as above

        place, now = kit_root() / folder, datetime.now(UTC)
        given = handins.read(place, class_report.asked("b")).handins if place.is_dir() else ()
        day = later.due(given, now.date())
        file = kit_root() / MADE / "form-c.ics"
        file.parent.mkdir(exist_ok=True)
        write_whole(file, later.calendar(day, now))
        told = text("class_report.later_made", day=day.isoformat(), file=file)
        return Markup("<p>{}</p>").format(told)

    return button(
        "class_report.later_button", "class_report.later_line", run, busy="class_report.busy"
    )


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

    def run() -> Markup:
        made = kit_root() / MADE
        by_hand = made / "by-hand.csv"
        plan = grade_run.Plan(
            _places(folder), made / "gradebook.csv",
            by_hand=by_hand if by_hand.is_file() else None, feedback=made / "feedback.zip",
            numbered=_numbered(),
        )  # fmt: skip
        return _lines(grade_run.run(plan)[2])

    return button("grade.button", "grade.button_about", run, busy="class_report.busy")
