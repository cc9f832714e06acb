"""Markdown papers of the kit as printable pages: notes, guide, letter, handout.

A paper is a file that a teacher may edit. Its Markdown is plain: headings, lists, tables,
emphasis, links. Markup of its own is shown as text, never run.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.markup import ours
from whosays.core.schema import read_text
from whosays.html.data_uri import data_uri
from whosays.printing.sheet import SIZES, document
from whosays.questions.numbering import numbered

if TYPE_CHECKING:
    from pathlib import Path

    from mistune import Markdown

_PICTURE = re.compile(r"pictures/[a-z-]+\.png")
FOLDERS = ("papers", "notes")
"""Folders inside ``lessons/``: what is for everybody, and the notes for each unit."""


def paper_files(kit: Kit = HERE) -> list[Path]:
    """List the papers of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Path
        Those for everybody first, then the notes in teaching order.
    """
    lessons = kit / "lessons"
    return [file for folder in FOLDERS for file in sorted((lessons / folder).glob("*.md"))]


def picture(place: str, words: str) -> Markup:
    """Put a picture of the papers into a page.

    Parameters
    ----------
    place : str
        As the Markdown has it; only one in ``lessons/papers/pictures/`` is shown.
    words : str
        What it shows, escaped: for whoever cannot see it.

    Returns
    -------
    Markup
        Safe markup with the picture inside, which fetches nothing; empty where there is none.
    """
    file = HERE / "lessons" / "papers" / place
    if not _PICTURE.fullmatch(place) or not file.is_file():
        return Markup("")
    return Markup('<img class="pr-picture" src="{}" alt="{}">').format(
        data_uri(file.read_bytes()), ours(words)
    )


@cache
def _markdown() -> Markdown:
    """Make the reader of Markdown: no markup of its own, nothing that leads or loads."""
    import mistune  # noqa: PLC0415 - only where a paper is printed
    from mistune.plugins.table import render_table_cell  # noqa: PLC0415 - as above

    class Paper(mistune.HTMLRenderer):
        """On paper a path to a file of the kit leads nowhere, and a page fetches nothing."""

        def link(self, text: str, url: str, title: str | None = None) -> str:
            """Keep an address of the web; of any other link its words."""
            if not url.startswith(("https://", "http://")):
                return text
            return super().link(text, url, title)

        def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 - as the library calls it
            """Put one of the papers' own pictures into the page; of any other give its words."""
            return picture(url, text) or text

    made = mistune.create_markdown(renderer=Paper(escape=True), plugins=["table", "strikethrough"])
    # A saved page holds a string for each line: a row is one, not its cells.
    made.renderer.register(  # type: ignore[union-attr]  # as below
        "table_cell", lambda one, inner, **how: render_table_cell(one, inner, **how).strip()
    )
    made.renderer.register(  # type: ignore[union-attr]  # a renderer of HTML has it
        "table",
        lambda _, inner: Markup('<table class="ws-table">\n{}</table>\n').format(ours(inner)),
    )
    return made


def body(words: str) -> Markup:
    """Turn Markdown into safe markup.

    Parameters
    ----------
    words : str

    Returns
    -------
    Markup
    """
    # The renderer escapes what stands in a paper.
    return ours(str(_markdown()(words)))


def lesson(words: str, kit: Kit = HERE) -> Markup:
    """Turn the Markdown of a lesson sheet into safe markup, with the numbers of questions.

    Parameters
    ----------
    words : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Markup
    """
    return body(numbered(words, kit))


def paper(file: Path, size: str = SIZES[0]) -> str:
    """Write one paper as a whole document.

    Parameters
    ----------
    file : Path
        A Markdown file that begins with its title.
    size : str
        Of the paper.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    DataError
        If it has no title.
    """
    return document(title(file), body(_words(file)), size=size)


def title(file: Path) -> str:
    """Give a paper's title.

    Parameters
    ----------
    file : Path

    Returns
    -------
    str
        In plain words.

    Raises
    ------
    DataError
        If it has none.
    """
    first = _words(file).partition("\n")[0]
    if not first.startswith("# "):
        raise DataError(file, "first line", *amiss("printing.no_title"))
    return first.removeprefix("# ").strip()


def rest(file: Path) -> Markup:
    """Give a paper without its title, as safe markup.

    Parameters
    ----------
    file : Path

    Returns
    -------
    Markup
    """
    return body(_words(file).partition("\n")[2])


def _words(file: Path) -> str:
    return numbered(read_text(file).lstrip())
