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
from whosays.commands import for_class, for_makers
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


def typed() -> str:
    """Say what whoever typed this command types before its name.

    Returns
    -------
    str
        ``whosays`` alone only where a program of that name was started.
    """
    if Path(sys.argv[0]).stem == "whosays":
        return "whosays"
    return "py -m whosays" if os.name == "nt" else "python3 -m whosays"


def parser() -> argparse.ArgumentParser:
    """Build the command line.

    Returns
    -------
    argparse.ArgumentParser
    """
    top = argparse.ArgumentParser(prog=typed(), description=text("cli.about"))
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

    for_class.add_all(add)

    printed = add("print", _print)
    printed.add_argument("--folder", help=text("cli.folder"))
    printed.add_argument("--no-pdf", action="store_true", help=text("cli.no_pdf"))
    # The names are those of `printing.sheet.SIZES`, which a start of the kit need not load.
    printed.add_argument("--size", choices=("A4", "Letter"), default="A4", help=text("cli.size"))

    for_makers.add_all(add)
    reference = add("reference", _reference)
    reference.add_argument("--write", action="store_true", help=text("cli.write_reference"))
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
