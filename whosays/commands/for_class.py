"""Commands that have to do with a class: what it is given, and what it hands in."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    Command = Callable[[argparse.Namespace], int]
    Add = Callable[[str, Command], argparse.ArgumentParser]


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Draw how far reading is, where somebody looks on; give what is told of each file."""
    from rich.console import Console  # noqa: PLC0415 - for the teacher
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        reading = bar.add_task("", total=None)

        def tell(done: int, of: int) -> None:
            said = text("collect.progress", done=done, of=of)
            bar.update(reading, completed=done, total=of, description=said)

        yield tell


def _collect(options: argparse.Namespace) -> int:
    from whosays.classroom import (  # noqa: PLC0415 - for the teacher
        collect,
        collect_table,
        originals,
        sheets,
    )

    places = [Path(place) for place in options.places]
    numbered = options.numbered_are_students
    with _progress() as tell:
        found = collect.collect(places, collect.everything(), numbered=numbered, tell=tell)
    for line in collect_table.lines(found, everything=options.all):
        print(line)
    if options.originals:
        count = originals.keep(found.verdicts, Path(options.originals))
        print(text("collect.originals", count=count, folder=Path(options.originals)))
    if options.list:
        sheets.plain_file(Path(options.list), collect_table.rows(found))
        print(text("collect.listed", file=options.list))
    return 0 if found.students else 1


def _report(options: argparse.Namespace) -> int:
    from whosays.classroom import collect_table, report_run  # noqa: PLC0415 - only for the teacher

    places = [Path(place) for place in options.places]
    numbered = options.numbered_are_students
    out = Path(options.out)
    with _progress() as tell:
        found, data = report_run.read(places, numbered=numbered, tell=tell, out=out)
    projector, teacher = report_run.write(data, out)
    for line in collect_table.lines(found):
        print(line)
    print()
    print(text("class_report.written", projector=projector, teacher=teacher))
    return 0 if found.students else 1


def _grade(options: argparse.Namespace) -> int:
    from whosays.classroom import collect_table, grade_run  # noqa: PLC0415 - only for the teacher

    def file(given: str | None) -> Path | None:
        return Path(given) if given else None

    plan = grade_run.Plan(
        [Path(place) for place in options.places], Path(options.out),
        points=file(options.points), by_hand=file(options.by_hand), canvas=file(options.canvas),
        moodle=file(options.moodle), moodle_gradebook=file(options.moodle_gradebook),
        into=dict(entry.partition("=")[::2] for entry in options.into), unit=options.unit,
        grade_column=options.grade_column, feedback=file(options.feedback),
        numbered=options.numbered_are_students,
    )  # fmt: skip
    with _progress() as tell:
        found, _, said = grade_run.run(plan, tell)
    for line in (*collect_table.lines(found), "", *said):
        print(line)
    return 0 if found.students else 1


def _questions(options: argparse.Namespace) -> int:
    from whosays.classroom import class_data, lms_export  # noqa: PLC0415 - only for the teacher

    units = options.unit or []
    every = [one for one in class_data.items() if not units or one.unit in units]
    some = lms_export.plain(every)
    if not some:
        raise KitError(text("export.none", units=", ".join(units)))
    out = Path(options.out)
    if options.format == "gift":
        out.write_text(lms_export.gift(some), encoding="utf-8", newline="\n")
    else:
        out.write_bytes(lms_export.qti(some, text("export.title")))
    print(text("export.written", file=out, count=len(some), of=len(every)))
    return 0


def _student_edition(options: argparse.Namespace) -> int:
    from whosays.classroom import student_edition as made_for  # noqa: PLC0415 - for the teacher
    from whosays.core.kit import HERE  # noqa: PLC0415 - as above

    files = made_for.made(HERE, options.mode, options.forms)
    place = made_for.write(Path(options.out), files, as_zip=options.zip)
    said = {"mode": options.mode, "place": place, "stamp": made_for.stamp_of(files)}
    print(text("edition.made", count=len(files), **said))
    return 0


def _site(options: argparse.Namespace) -> int:
    from whosays.core.paths import kit_root  # noqa: PLC0415 - see the top of the file
    from whosays.site import build  # noqa: PLC0415 - only for the teacher

    build.check_free(Path(options.out))  # before the work, not after it
    print(text("site.making"), flush=True)
    files = build.made(kit_root(), options.mode, options.forms)
    place = build.write(Path(options.out), files)
    size = round(sum(map(len, files.values())) / 1e6)
    print(text("site.made", mode=options.mode, place=place, count=len(files), size=size))
    return 0


def _hub(options: argparse.Namespace) -> int:
    from whosays.classroom import hub_folder  # noqa: PLC0415 - for a school's administrator
    from whosays.core.kit import HERE  # noqa: PLC0415 - as above

    stamp = hub_folder.write(Path(options.out), HERE, options.mode, options.forms)
    print(text("hub.made", place=options.out, mode=options.mode, stamp=stamp))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from whosays.site import serve  # noqa: PLC0415 - see the top of the file

    return serve.run(Path(options.folder), options.port, browser=not options.no_browser)


def _class(options: argparse.Namespace) -> int:
    from whosays.core.paths import kit_root  # noqa: PLC0415 - see the top of the file
    from whosays.room import run  # noqa: PLC0415 - only for the teacher

    folder = Path(options.folder) if options.folder else kit_root() / "room"
    plan = run.Plan(
        folder, options.mode, options.forms, options.port, options.ip,
        anywhere=options.teacher_anywhere, remake=options.remake, browser=not options.no_browser,
        tell=Path(options.tell) if options.tell else None,
    )  # fmt: skip
    return run.run(plan)


def _room_command(add: Callable[[str, Command], argparse.ArgumentParser]) -> None:
    """Add the command that makes this computer the laptop of a room."""
    room = add("class", _class)
    room.add_argument("folder", nargs="?", metavar="FOLDER", help=text("cli.class_folder"))
    room.add_argument(
        "--mode", choices=("practice", "assessed"), default="practice", help=text("cli.mode")
    )
    room.add_argument("--forms", default="ab", metavar="LETTERS", help=text("cli.forms"))
    room.add_argument("--port", type=int, help=text("cli.class_port"))
    room.add_argument("--ip", default="0.0.0.0", help=text("cli.class_ip"))  # noqa: S104 - a room has to reach it
    room.add_argument("--teacher-anywhere", action="store_true", help=text("cli.teacher_anywhere"))
    room.add_argument("--remake", action="store_true", help=text("cli.class_remake"))
    room.add_argument("--no-browser", action="store_true", help=text("cli.no_browser"))
    room.add_argument("--tell", metavar="FILE", help=text("cli.class_tell"))


def add_all(add: Add) -> None:
    """Add these commands.

    Parameters
    ----------
    add : callable
        ``add(name, run) -> parser``.
    """
    collected = add("collect", _collect)
    collected.add_argument("places", nargs="+", metavar="FOLDER|FILE", help=text("cli.places"))
    collected.add_argument(
        "--numbered-are-students", action="store_true", help=text("cli.numbered")
    )
    collected.add_argument("--all", action="store_true", help=text("cli.all"))
    collected.add_argument("--list", metavar="FILE", help=text("cli.list"))
    collected.add_argument("--originals", metavar="FOLDER", help=text("cli.originals"))

    told = add("report", _report)
    told.add_argument("places", nargs="+", metavar="FOLDER|FILE", help=text("cli.places"))
    told.add_argument("--out", default="report", metavar="FOLDER", help=text("cli.report_out"))
    told.add_argument("--numbered-are-students", action="store_true", help=text("cli.numbered"))

    graded = add("grade", _grade)
    graded.add_argument("places", nargs="+", metavar="FOLDER|FILE", help=text("cli.places"))
    graded.add_argument("--out", required=True, metavar="FILE", help=text("cli.out"))
    for name in ("points", "by-hand", "canvas", "moodle", "moodle-gradebook", "feedback"):
        about = text(f"cli.{name.replace('-', '_')}")
        graded.add_argument(f"--{name}", metavar="FILE", help=about)
    graded.add_argument("--into", action="append", default=[], metavar="UNIT=COLUMN",
                        help=text("cli.into"))  # fmt: skip
    graded.add_argument("--unit", default="total", help=text("cli.unit"))
    graded.add_argument("--grade-column", default="Grade", help=text("cli.grade_column"))
    graded.add_argument("--numbered-are-students", action="store_true", help=text("cli.numbered"))

    given = add("questions", _questions)
    given.add_argument("out", metavar="FILE", help=text("cli.questions_out"))
    kinds, about = ("gift", "qti"), text("cli.questions_format")
    given.add_argument("--format", choices=kinds, default="gift", help=about)
    given.add_argument("--unit", action="append", help=text("cli.questions_unit"))

    students = add("student-edition", _student_edition)
    students.add_argument("out", metavar="OUT", help=text("cli.edition_out"))
    students.add_argument(
        "--mode", choices=("practice", "assessed"), default="practice", help=text("cli.mode")
    )
    students.add_argument("--forms", default="ab", metavar="LETTERS", help=text("cli.forms"))
    students.add_argument("--zip", action="store_true", help=text("cli.zip"))

    for name, run in (("site", _site), ("hub", _hub)):
        made = add(name, run)
        made.add_argument("out", metavar="OUT", help=text("cli.site_out"))
        made.add_argument(
            "--mode", choices=("practice", "assessed"), default="practice", help=text("cli.mode")
        )
        made.add_argument("--forms", default="ab", metavar="LETTERS", help=text("cli.forms"))
    served = add("serve", _serve)
    served.add_argument("folder", metavar="FOLDER", help=text("cli.serve_folder"))
    served.add_argument("--port", type=int, default=0, help=text("cli.port"))
    served.add_argument("--no-browser", action="store_true", help=text("cli.no_browser"))
    _room_command(add)
