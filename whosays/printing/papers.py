"""Markdown papers of the kit as printable pages: notes, guide, letter, handout.

A paper is a file that a teacher may edit. Its Markdown is plain: headings, lists, tables,
emphasis, links. Markup of its own is shown as text, never run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.paths import kit_root
from whosays.core.schema import read_text
from whosays.printing.sheet import document
from whosays.questions.numbering import numbered

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("papers", "notes")
"""Folders inside ``lessons/``: what is for everybody, and the notes for each unit."""


def paper_files(root: Path | None = None) -> list[Path]:
    """List the papers of a set.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    list of Path
        Those for everybody first, then the notes in teaching order.
    """
    lessons = (root or kit_root()) / "lessons"
    return [file for folder in FOLDERS for file in sorted((lessons / folder).glob("*.md"))]


def body(words: str) -> str:
    """Turn Markdown into safe markup.

    Parameters
    ----------
    words : str

    Returns
    -------
    str
    """
    import mistune  # noqa: PLC0415 - only where a paper is printed

    convert = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])
    made = str(convert(words))
    # On paper a link is its words; a path to a file of the kit leads nowhere from there.
    made = re.sub(r'<a href="(?!https?:)[^>]*>(.*?)</a>', r"\1", made, flags=re.DOTALL)
    # A page fetches nothing when it is opened, so a picture is its words.
    made = re.sub(r'<img [^>]*?alt="([^"]*)"[^>]*>', r"\1", made)
    return made.replace("<table>", '<table class="ws-table">')


def paper(file: Path) -> str:
    """Write one paper as a whole document.

    Parameters
    ----------
    file : Path
        A Markdown file that begins with its title.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    DataError
        If it has no title.
    """
    return document(title(file), body(_words(file)))


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
        raise DataError(
            file, "first line", "it is not a title.", "Begin with a line such as “# Unit 1: notes”."
        )
    return first.removeprefix("# ").strip()


def rest(file: Path) -> str:
    """Give a paper without its title, as safe markup.

    Parameters
    ----------
    file : Path

    Returns
    -------
    str
    """
    return body(_words(file).partition("\n")[2])


def _words(file: Path) -> str:
    return numbered(read_text(file).lstrip())
