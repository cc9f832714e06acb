"""Writes everything printable into one folder, with a page that lists it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.printing import papers, pdf, worksheets
from whosays.printing.sheet import document
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys
from whosays.sourcing.glossary import glossary_html, load_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDER = "printed"
"""Where it goes, inside the kit; safe to delete."""
GROUPS = ("worksheets", "keys", "papers")


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


def pages(root: Path | None = None) -> Iterator[Made]:
    """Give every printable page of a set.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Yields
    ------
    Made
    """
    base = root or kit_root()
    for file in unit_files(base):
        title = load_unit(file.stem, base).unit.title
        yield Made("worksheets", file.stem, title, worksheets.worksheet(file.stem, base))
        if load_keys(file.stem, base):
            yield Made("keys", f"{file.stem}-key", title, worksheets.answer_key(file.stem, base))
    terms = load_glossary(base)
    if terms:
        title = text("glossary.title")
        words = f"<h1>{escape(title)}</h1><p>{escape(text('glossary.intro'))}</p>"
        yield Made("papers", "glossary", title, document(title, words + glossary_html(terms)))
    for file in papers.paper_files(base):
        yield Made("papers", file.stem, papers.title(file), papers.paper(file))


def _index(made: list[Made], *, with_pdf: bool) -> str:
    parts = []
    for group in GROUPS:
        rows = []
        for one in made:
            if one.group != group:
                continue
            place = f"{group}/{escape(one.name, quote=True)}"
            copy = f' · <a href="{place}.pdf">PDF</a>' if with_pdf else ""
            rows.append(f'<li><a href="{place}.html">{one.title}</a>{copy}</li>')
        if rows:
            name = escape(text(f"printing.group_{group}"))
            parts.append(f"<h2>{name}</h2><ul class='pr-list'>{''.join(rows)}</ul>")
    title = text("printing.index")
    return document(title, f"<h1>{escape(title)}</h1>{''.join(parts)}")


def everything(
    target: Path | None = None,
    root: Path | None = None,
    *,
    with_pdf: bool = True,
    tell: Callable[[str], object] = lambda _: None,
) -> tuple[list[Path], str]:
    """Write all pages, and PDFs of them where a browser is there to make them.

    Parameters
    ----------
    target : Path, optional
        The folder; ``printed/`` in the kit by default. Files of the same names are replaced.
    root : Path, optional
        The set's folder; the kit's own by default.
    with_pdf : bool
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
    folder = target or (root or kit_root()) / FOLDER
    written: list[Path] = []
    problem = ""
    program = pdf.browser() if with_pdf else None
    if with_pdf and program is None:
        problem = text("printing.no_browser", page="index.html")
    made = []
    for one in pages(root):
        file = folder / one.group / f"{one.name}.html"
        _write(file, one.page)
        made.append(Made(one.group, one.name, escape(_title_of(one)), ""))
        written.append(file)
        tell(f"{one.group}/{file.name}")
        if program is not None and not problem:
            try:
                written.append(pdf.write(file, file.with_suffix(".pdf"), program))
            except KitError as error:
                problem = str(error)
    index = folder / "index.html"
    _write(index, _index(made, with_pdf=program is not None and not problem))
    return [index, *written], problem


def _write(file: Path, page: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise KitError(text("printing.not_written", file=file, reason=reason)) from None


def _title_of(one: Made) -> str:
    number = one.name.partition("-")[0]
    return f"{int(number)} · {one.title}" if number.isdigit() else one.title
