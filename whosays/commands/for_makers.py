"""Commands for those who change the kit: what is made anew, measured and looked after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Command = Callable[[argparse.Namespace], int]
    Add = Callable[[str, Command], argparse.ArgumentParser]


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


def _notebooks(options: argparse.Namespace) -> int:
    from whosays.authoring import (  # noqa: PLC0415 - see the top of the file
        notebooks,
        pages,
        read_by,
        trust,
    )
    from whosays.core.kit import HERE  # noqa: PLC0415 - as above

    kept = read_by.Kept(HERE)
    for file in notebooks.notebook_files():
        if not options.all and kept.holds(file):
            told = "not_run"
        else:
            told = "changed" if notebooks.refresh(file, kept=kept) else "same"
        print(f"{file.parent.name}/{file.name}", text(f"cli.notebooks_{told}"))
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


def _gallery(options: argparse.Namespace) -> int:
    from whosays.authoring import gallery, gallery_run  # noqa: PLC0415 - see the top of the file

    if options.compare or options.renew:
        said, fine = gallery_run.run(Path(options.folder), renew=options.renew)
        print(said)
        return 0 if fine else 1
    print(text("gallery.written", place=gallery.write(Path(options.folder))))
    return 0


def _lengths(_: argparse.Namespace) -> int:
    from whosays.authoring import lengths  # noqa: PLC0415 - see the top of the file

    print("\n".join(lengths.table(lengths.loads())))
    return 0


def _strategies(_: argparse.Namespace) -> int:
    from whosays.authoring import strategies_table  # noqa: PLC0415 - see the top of the file

    made, paying = strategies_table.run()
    print("\n".join(made))
    return 1 if paying else 0


def _minutes(_: argparse.Namespace) -> int:
    from whosays.authoring import minutes  # noqa: PLC0415 - see the top of the file

    made, fine = minutes.run()
    print("\n".join(made))
    return 0 if fine else 1


def _mutate(options: argparse.Namespace) -> int:
    from whosays.authoring import mutate  # noqa: PLC0415 - see the top of the file

    found = []
    for one in mutate.tried(mutate.chosen(options.module), sample=options.sample):
        found.append(one)
        print("\n".join(one.told()), flush=True)
    line, enough = mutate.summed(found)
    print(line)
    return 0 if enough else 1


def _tour(options: argparse.Namespace) -> int:
    from whosays.authoring import guide_pictures, tour  # noqa: PLC0415 - see the top of the file

    if options.guide:
        made = guide_pictures.write(Path(options.folder))
        print(text("tour.guide_written", count=len(made), folder=options.folder))
        return 0
    print(text("tour.written", place=tour.write(Path(options.folder))))
    return 0


def _add_gallery(gallery: argparse.ArgumentParser) -> None:
    gallery.add_argument("folder", metavar="OUT", help=text("cli.gallery_folder"))
    how = gallery.add_mutually_exclusive_group()
    how.add_argument("--compare", action="store_true", help=text("cli.gallery_compare"))
    how.add_argument("--renew", action="store_true", help=text("cli.gallery_renew"))


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


def add_all(add: Add) -> None:
    """Add these commands.

    Parameters
    ----------
    add : callable
        ``add(name, run) -> parser``.
    """
    add("strategies", _strategies)
    add("minutes", _minutes)
    add("notebooks", _notebooks).add_argument(
        "--all", action="store_true", help=text("cli.notebooks_all")
    )
    add("lengths", _lengths)
    _add_gallery(add("gallery", _gallery))
    tour = add("tour", _tour)
    tour.add_argument("folder", metavar="OUT", help=text("cli.tour_folder"))
    tour.add_argument("--guide", action="store_true", help=text("cli.tour_guide"))
    _add_new(add("new", _new))
    licences = add("licences", _licences)
    licences.add_argument("--write", action="store_true", help=text("cli.write_licences"))
    fields = add("fields", _fields)
    fields.add_argument("--write", action="store_true", help=text("cli.write_fields"))
    add("audit", _audit)
    mutated = add("mutate", _mutate)
    mutated.add_argument("module", nargs="*", metavar="MODULE|ROOM", help=text("cli.mutate_module"))
    mutated.add_argument(
        "--sample", type=int, default=0, metavar="N", help=text("cli.mutate_sample")
    )
    trust = add("trust", _trust)
    trust.add_argument("--write", action="store_true", help=text("cli.write"))
    trust.add_argument("--check", action="store_true", help=text("cli.trust"))
