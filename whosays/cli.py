"""The command line: ``python -m whosays <command>``.

Each command is one function; its imports stand inside it, because ``start`` and ``check``
run from a Python in which nothing is installed yet.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.core import edition
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Command = Callable[[argparse.Namespace], int]


def _start(options: argparse.Namespace) -> int:
    from whosays.launch import start  # noqa: PLC0415 - see the top of the file

    return start.run(
        browser=not options.no_browser, port=options.port, ip=options.ip, afresh=options.reinstall
    )


def _check(options: argparse.Namespace) -> int:
    from whosays.launch import check  # noqa: PLC0415 - see the top of the file

    return check.run(
        layers=options.layer or check.LAYERS,
        extra=options.pytest,
        install_browser=options.install_browser,
    )


def _bench(_: argparse.Namespace) -> int:
    from whosays.launch import check  # noqa: PLC0415 - see the top of the file

    return check.bench()


def _trust(options: argparse.Namespace) -> int:
    from whosays.authoring import extension, pages, trust  # noqa: PLC0415 - see the top of the file

    if options.write:
        trust.write()
        pages.write()
        extension.write()
        print(text("start.trust_written"))
        return 0
    fresh = trust.is_fresh() and pages.is_fresh() and extension.is_fresh()
    print(text("start.trust_fresh" if fresh else "start.trust_stale"))
    return 0 if fresh else 1


def _licences(options: argparse.Namespace) -> int:
    from whosays.launch import licences, places  # noqa: PLC0415 - see the top of the file

    made = licences.page(places.KIT)
    if options.write:
        licences.FILE.write_text(made, encoding="utf-8")
    else:
        print(made, end="")
    return 0


def _fields(options: argparse.Namespace) -> int:
    from whosays.authoring import field_reference  # noqa: PLC0415 - see the top of the file
    from whosays.launch import places  # noqa: PLC0415 - see the top of the file

    if options.write:
        field_reference.write(places.KIT)
    else:
        print(field_reference.made(), end="")
    return 0


def _audit(_: argparse.Namespace) -> int:
    from whosays.launch import audit  # noqa: PLC0415 - see the top of the file

    return audit.run()


def _notebooks(_: argparse.Namespace) -> int:
    from whosays.authoring import notebooks, pages, trust  # noqa: PLC0415 - see the top of the file

    for file in notebooks.notebook_files():
        print(
            f"{file.parent.name}/{file.name}", "changed" if notebooks.refresh(file) else "as it was"
        )
    trust.write()
    pages.write()
    return 0


def _new(options: argparse.Namespace) -> int:
    from whosays.authoring import new_kind, new_question, new_unit  # noqa: PLC0415 - as above
    from whosays.core.kit import HERE  # noqa: PLC0415 - as above

    if options.what == "question":
        where: new_question.Where = "lesson" if options.lesson else "exercise"
        made = new_question.make(options.unit, options.kind, HERE, where)
    elif options.what == "unit":
        made = new_unit.make(options.unit, options.title, HERE)
    else:
        made = new_kind.make(options.kind, HERE)
    print("\n".join(made.told()))
    return 0


def _reference(options: argparse.Namespace) -> int:
    from whosays.authoring import reference  # noqa: PLC0415 - see the top of the file

    if options.write:
        print(reference.write(parser()))
    else:
        print(reference.page(parser()), end="")
    return 0


def _coding(options: argparse.Namespace) -> int:
    from whosays.authoring import export  # noqa: PLC0415 - see the top of the file

    print(export.coding(options.article, options.format), end="")
    return 0


def _claims(options: argparse.Namespace) -> int:
    from whosays.authoring import export  # noqa: PLC0415 - see the top of the file

    print(export.claims(options.format), end="")
    return 0


def _strategies(_: argparse.Namespace) -> int:
    from whosays.authoring import strategies_table  # noqa: PLC0415 - see the top of the file

    made, paying = strategies_table.run()
    print("\n".join(made))
    return 1 if paying else 0


def _gallery(options: argparse.Namespace) -> int:
    from whosays.authoring import gallery  # noqa: PLC0415 - see the top of the file

    print(text("gallery.written", place=gallery.write(Path(options.folder))))
    return 0


def _tour(options: argparse.Namespace) -> int:
    from whosays.authoring import tour  # noqa: PLC0415 - see the top of the file

    print(text("tour.written", place=tour.write(Path(options.folder))))
    return 0


def _minutes(_: argparse.Namespace) -> int:
    from whosays.authoring import minutes  # noqa: PLC0415 - see the top of the file

    made, fine = minutes.run()
    print("\n".join(made))
    return 0 if fine else 1


def _mutate(options: argparse.Namespace) -> int:
    from whosays.authoring import mutate  # noqa: PLC0415 - see the top of the file

    found = []
    for one in mutate.tried(mutate.chosen(options.module)):
        found.append(one)
        print("\n".join(one.told()), flush=True)
    line, enough = mutate.summed(found)
    print(line)
    return 0 if enough else 1


def _progress(done: int, of: int) -> None:
    """Draw how far reading is, where somebody looks on."""
    if sys.stderr.isatty() and (done % 50 == 0 or done == of):
        full = 30 * done // max(of, 1)
        bar = "█" * full + "·" * (30 - full)
        said = f"{bar} {text('collect.progress', done=done, of=of)}"
        print(said, end="\n" if done == of else "\r", file=sys.stderr)


def _collect(options: argparse.Namespace) -> int:
    from whosays.classroom import (  # noqa: PLC0415 - for the teacher
        collect,
        collect_table,
        originals,
        sheets,
    )

    places = [Path(place) for place in options.places]
    numbered = options.numbered_are_students
    found = collect.collect(places, numbered=numbered, tell=_progress)
    for line in collect_table.lines(found, everything=options.all):
        print(line)
    if options.originals:
        count = originals.keep(found.verdicts, Path(options.originals))
        print(text("collect.originals", count=count, folder=Path(options.originals)))
    if options.list:
        sheets.plain_file(Path(options.list), collect_table.rows(found))
        print(text("collect.listed", file=options.list))
    return 0 if found.students else 1


def _lengths(_: argparse.Namespace) -> int:
    from whosays.authoring import lengths  # noqa: PLC0415 - see the top of the file

    print("\n".join(lengths.table(lengths.loads())))
    return 0


def _report(options: argparse.Namespace) -> int:
    from whosays.classroom import collect_table, report_run  # noqa: PLC0415 - only for the teacher

    places = [Path(place) for place in options.places]
    numbered = options.numbered_are_students
    out = Path(options.out)
    found, data = report_run.read(places, numbered=numbered, tell=_progress, out=out)
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
    found, _, said = grade_run.run(plan, _progress)
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
    )  # fmt: skip
    return run.run(plan)


def _print(options: argparse.Namespace) -> int:
    from whosays.printing import make  # noqa: PLC0415 - only for the teacher

    target = Path(options.folder) if options.folder else None
    files, problem = make.everything(
        target, with_pdf=not options.no_pdf, size=options.size, tell=print
    )
    print(text("printing.written", count=len(files), folder=files[0].parent))
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


def _add_new(made: argparse.ArgumentParser) -> None:
    what = made.add_subparsers(dest="what", required=True, metavar="question | kind | unit")
    question, kind, unit = (
        what.add_parser(name, help=text(f"cli.new_{name}"), description=text(f"cli.new_{name}"))
        for name in ("question", "kind", "unit")
    )
    question.add_argument("unit", metavar="UNIT", help=text("cli.new_unit_id"))
    question.add_argument("kind", metavar="KIND", help=text("cli.new_kind_name"))
    question.add_argument("--lesson", action="store_true", help=text("cli.new_lesson"))
    kind.add_argument("kind", metavar="NAME", help=text("cli.new_kind_name"))
    unit.add_argument("unit", metavar="ID", help=text("cli.new_unit_id"))
    unit.add_argument("title", metavar="TITLE", help=text("cli.new_title"))


def _class_commands(add: Callable[[str, Command], argparse.ArgumentParser]) -> None:
    """Add the commands that have to do with a class."""
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


def parser() -> argparse.ArgumentParser:
    """Build the command line.

    Returns
    -------
    argparse.ArgumentParser
    """
    top = argparse.ArgumentParser(prog="whosays", description=text("cli.about"))
    top.add_argument("--version", action="version", version=f"whosays {__version__}")
    commands = top.add_subparsers(dest="command", title=text("cli.commands"), metavar="")

    def add(name: str, run: Command) -> argparse.ArgumentParser:
        about = text(f"cli.{name.replace('-', '_')}")
        made = commands.add_parser(name, help=about, description=about)
        made.set_defaults(run=run)
        return made

    start = add("start", _start)
    start.add_argument("--no-browser", action="store_true", help=text("cli.no_browser"))
    start.add_argument("--port", type=int, help=text("cli.port"))
    start.add_argument("--ip", default="127.0.0.1", help=text("cli.ip"))
    start.add_argument("--reinstall", action="store_true", help=text("cli.reinstall"))

    check = add("check", _check)
    layers = ("lint", "unit", "hostile", "content", "notebooks", "browser", "site")
    check.add_argument("--layer", action="append", choices=layers, help=text("cli.layer"))
    check.add_argument("--install-browser", action="store_true", help=text("cli.install_browser"))
    check.add_argument("pytest", nargs="*", help=text("cli.pytest"))

    add("bench", _bench)

    coding = add("coding", _coding)
    coding.add_argument("--article", metavar="ID", help=text("cli.article"))
    coding.add_argument(
        "--format", choices=("csv", "json", "w3c"), default="csv", help=text("cli.coding_format")
    )

    claims = add("claims", _claims)
    claims.add_argument(
        "--format", choices=("table", "json"), default="table", help=text("cli.claims_format")
    )

    add("strategies", _strategies)
    add("minutes", _minutes)
    _class_commands(add)
    _room_command(add)

    printed = add("print", _print)
    printed.add_argument("--folder", help=text("cli.folder"))
    printed.add_argument("--no-pdf", action="store_true", help=text("cli.no_pdf"))
    # The names are those of `printing.sheet.SIZES`, which a start of the kit need not load.
    printed.add_argument("--size", choices=("A4", "Letter"), default="A4", help=text("cli.size"))

    add("notebooks", _notebooks)
    add("lengths", _lengths)
    add("gallery", _gallery).add_argument("folder", metavar="OUT", help=text("cli.gallery_folder"))
    add("tour", _tour).add_argument("folder", metavar="OUT", help=text("cli.tour_folder"))
    _add_new(add("new", _new))
    reference = add("reference", _reference)
    reference.add_argument("--write", action="store_true", help=text("cli.write_reference"))
    licences = add("licences", _licences)
    licences.add_argument("--write", action="store_true", help=text("cli.write_licences"))
    fields = add("fields", _fields)
    fields.add_argument("--write", action="store_true", help=text("cli.write_fields"))
    add("audit", _audit)
    mutated = add("mutate", _mutate)
    mutated.add_argument("module", nargs="*", metavar="MODULE|ROOM", help=text("cli.mutate_module"))
    trust = add("trust", _trust)
    trust.add_argument("--write", action="store_true", help=text("cli.write"))
    trust.add_argument("--check", action="store_true", help=text("cli.trust"))
    return top


def _in_environment(words: Sequence[str] | None) -> int | None:
    """Run the same words with the kit's own Python; None where there is none, or this is it."""
    from whosays.launch import places  # noqa: PLC0415 - see the top of the file

    venv = places.venv_dir(places.KIT)
    python = places.venv_python(venv)
    if not python.is_file() or Path(sys.prefix).resolve() == venv.resolve():
        return None
    given = list(sys.argv[1:] if words is None else words)
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(  # noqa: S603 - the kit's own Python, with the words it was given
        [str(python), "-m", "whosays", *given], env=environ, check=False
    )
    return done.returncode


def _allowed(options: argparse.Namespace) -> argparse.Namespace:
    """Refuse what a student edition does not hold, before it fails for want of it."""
    if options.command != "start" and edition.stamp(Kit(Path(__file__).parents[1])):
        raise KitError(text("edition.teacher_only"))
    return options


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    words : sequence of str, optional
        The command line; ``sys.argv`` by default.

    Returns
    -------
    int
        Exit status: 0 if all is well, 1 if not, 2 if the words were not understood.
    """
    options = parser().parse_args(words)
    if options.command is None:
        parser().print_help()
        return 0
    try:
        return int(_allowed(options).run(options))
    except KitError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "whosays":
            raise
        again = _in_environment(words)
        if again is not None:
            return again
        print(f"\n{text('start.needs_start')}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print(f"\n{text('start.interrupted')}", file=sys.stderr)
        return 130
