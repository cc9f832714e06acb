"""Writes everything printable into one folder, with a page that lists it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.classroom import on_paper
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.printing import article_sheets, papers, pdf, projector, worksheets
from whosays.printing.sheet import SIZES, document
from whosays.printing.templates import render
from whosays.questions.items import load_unit, unit_names
from whosays.questions.keys import load_keys
from whosays.sourcing.glossary import glossary_html, load_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

FOLDER = "printed"
"""Where it goes, inside the kit; safe to delete."""
GROUPS = ("worksheets", "keys", "projector", "papers")
ON_SCREEN = "projector"
"""The group of what is shown and not printed: it gets no PDF."""
TABLES = "tables"
"""The folder of tables that answers from paper are typed into."""


@dataclass(frozen=True, slots=True)
class Made:
    """One printable page.

    Attributes
    ----------
    group : str
        One of ``GROUPS``; a key is never in one folder with what students get.
    name : str
        The file's name without its ending.
    title : str
        In plain words.
    page : str
        The HTML document.
    """

    group: str
    name: str
    title: str
    page: str


def pages(kit: Kit = HERE, size: str = SIZES[0]) -> Iterator[Made]:
    """Give every printable page of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Yields
    ------
    Made
    """
    for name in unit_names(kit):
        yield from _of_unit(name, kit, size)
    articles = article_sheets.articles(kit, size)
    if articles:
        yield Made("worksheets", "articles", text("printing.articles"), articles)
    terms = load_glossary(kit)
    if terms:
        title = text("glossary.title")
        # It escapes each value where it puts it in.
        made = glossary_html(terms)
        intro = text("glossary.intro")
        words = Markup("<h1>{}</h1><p>{}</p>{}").format(title, intro, made)
        yield Made("papers", "glossary", title, document(title, words, size=size))
    for file in papers.paper_files(kit):
        yield Made("papers", file.stem, papers.title(file), papers.paper(file, size))


def _of_unit(unit: str, kit: Kit, size: str) -> Iterator[Made]:
    title = worksheets.page_title(unit, load_unit(unit, kit).unit.title)
    yield Made("worksheets", unit, title, worksheets.worksheet(unit, kit, size))
    cards = worksheets.cards(unit, kit, size)
    if cards:
        yield Made("worksheets", f"{unit}-cards", text("printing.cards_title", title=title), cards)
    shown = projector.projector(unit, kit)
    if shown:
        yield Made(ON_SCREEN, unit, text("printing.projector_title", title=title), shown)
    if load_keys(unit, kit):
        key = worksheets.answer_key(unit, kit, size)
        yield Made("keys", f"{unit}-key", text("printing.key_title", title=title), key)


def _tables(folder: Path, kit: Kit) -> tuple[list[Path], list[dict[str, object]]]:
    """Write the tables for answers from paper; give them, and how the list has them."""
    written: list[Path] = []
    rows: list[dict[str, object]] = []
    for name in unit_names(kit):
        if raw := on_paper.blank(name, kit):
            file = folder / TABLES / f"{on_paper.NAMED}{name}{on_paper.ENDING}"
            with _told_of(file):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(raw)
            title = worksheets.page_title(name, load_unit(name, kit).unit.title)
            place = f"{TABLES}/{file.stem}"
            rows.append({"place": place, "ending": on_paper.ENDING, "title": title, "paper": False})
            written.append(file)
    return written, rows


def _index(made: list[Made], tables: list[dict[str, object]], *, with_pdf: bool, size: str) -> str:
    groups = []
    for group in GROUPS:
        rows = [
            {
                "place": f"{group}/{one.name}",
                "ending": ".html",
                "title": one.title,
                "paper": group != ON_SCREEN,
            }
            for one in made
            if one.group == group
        ]
        if rows:
            groups.append((text(f"printing.group_{group}"), rows))
    if tables:
        groups.append((text(f"printing.group_{TABLES}"), tables))
    body = render("index", groups=groups, with_pdf=with_pdf)
    return document(text("printing.index"), body, look="list", size=size)


def everything(
    target: Path | None = None,
    kit: Kit = HERE,
    *,
    with_pdf: bool = True,
    size: str = SIZES[0],
    tell: Callable[[str], object] = lambda _: None,
) -> tuple[list[Path], str]:
    """Write all pages, and PDFs of them where a browser is there to make them.

    Parameters
    ----------
    target : Path, optional
        The folder; ``printed/`` in the kit by default. Files of the same names are replaced.
    kit : Kit, optional
        What is read from; the kit in use by default.
    with_pdf : bool
    size : str
        Of the paper; one of :data:`whosays.printing.sheet.SIZES`.
    tell : callable
        Called with each file's name, so that somebody who waits sees it go on.

    Returns
    -------
    tuple of (list of Path, str)
        The files, the list of them first; and a sentence where PDFs could not be made.

    Raises
    ------
    KitError
        If a page cannot be made or written.
    """
    folder = target or kit / FOLDER
    program = pdf.browser() if with_pdf else None
    made, written, problem = _written(pages(kit, size), folder, program, tell)
    if with_pdf and program is None:
        problem = text("printing.no_browser", page="index.html")
    tables, rows = _tables(folder, kit)
    index = folder / "index.html"
    pdfs = program is not None and not problem
    _write(index, _index(made, rows, with_pdf=pdfs, size=size))
    return [index, *written, *tables], problem


def unit(name: str, kit: Kit = HERE, size: str = SIZES[0]) -> tuple[list[Path], str]:
    """Write the pages of one unit, and PDFs of them where a browser is there to make them.

    Parameters
    ----------
    name : str
        The unit's id.
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Returns
    -------
    tuple of (list of Path, str)
        The files, the worksheet first; and a sentence where PDFs could not be made.

    Raises
    ------
    KitError
        If a page cannot be made or written.
    """
    program = pdf.browser()
    pieces = _of_unit(name, kit, size)
    _, written, problem = _written(pieces, kit / FOLDER, program, lambda _: None)
    if program is None:
        problem = text("printing.no_browser", page=written[0].name)
    return written, problem


def _written(
    pieces: Iterable[Made], folder: Path, program: Path | None, tell: Callable[[str], object]
) -> tuple[list[Made], list[Path], str]:
    """Write pages and their PDFs; after a PDF that cannot be made, pages only."""
    made: list[Made] = []
    written: list[Path] = []
    problem = ""
    for one in pieces:
        file = folder / one.group / f"{one.name}.html"
        _write(file, one.page)
        made.append(Made(one.group, one.name, one.title, ""))
        written.append(file)
        tell(f"{one.group}/{file.name}")
        if program is not None and not problem and one.group != ON_SCREEN:
            try:
                written.append(pdf.write(file, file.with_suffix(".pdf"), program))
            except KitError as error:
                problem = str(error)
    return made, written, problem


def _write(file: Path, page: str) -> None:
    with _told_of(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")


@contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """Say in a sentence what a disk refuses."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise KitError(text("printing.not_written", file=file, reason=reason)) from None
