"""What `whosays new` hands back: the files it made or changed, and where to write in them.

Whatever it makes is whole: it loads, is graded and prints as it stands. Words that the maker
still has to write are marked in the files.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.core.kit import Kit

TEMPLATES = Path(__file__).parent / "templates"
MARK = "FILL IN"
"""Stands wherever the maker has to write; no file of the kit may keep it."""


@dataclass
class Draft:
    """Files to be written, all of them or none.

    Attributes
    ----------
    kit : Kit
    files : dict of Path to str
        What each file is to hold.
    then : list of str
        What the maker does next, in words.
    """

    kit: Kit
    files: dict[Path, str] = field(default_factory=dict)
    then: list[str] = field(default_factory=list)

    def read(self, file: Path) -> str:
        """Give what a file holds, or is to hold."""
        return self.files[file] if file in self.files else file.read_text(encoding="utf-8")

    def write(self) -> None:
        """Put everything on the disk."""
        for file, words in self.files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(words, encoding="utf-8", newline="\n")

    def try_out(self, test: Callable[[Kit], object]) -> None:
        """Write, and take everything back if what was written cannot be used."""
        before = {file: file.read_bytes() if file.is_file() else None for file in self.files}
        self.write()
        try:
            test(self.kit)
        except BaseException:
            for file, held in before.items():
                if held is None:
                    file.unlink()
                else:
                    file.write_bytes(held)
            raise

    def told(self) -> list[str]:
        """Say which files there are now, the lines to write on, and what comes next."""
        said = []
        for file, words in self.files.items():
            place = file.relative_to(self.kit.folder).as_posix()
            lines = [n for n, line in enumerate(words.splitlines(), start=1) if MARK in line]
            where = ", ".join(map(str, lines))
            said.append(
                text("new.fill_in", file=place, lines=where)
                if lines
                else text("new.changed", file=place)
            )
        return [*said, *self.then]


def filled(words: str, **values: object) -> str:
    """Put values into a template.

    Parameters
    ----------
    words : str
        With ``$names``.
    **values : object

    Returns
    -------
    str
    """
    return Template(words).substitute({name: str(value) for name, value in values.items()})


def template(name: str) -> str:
    """Read a template.

    Parameters
    ----------
    name : str
        Of the file.

    Returns
    -------
    str
    """
    return (TEMPLATES / name).read_text(encoding="utf-8")


def templates(name: str) -> dict[str, object]:
    """Read a file of templates.

    Parameters
    ----------
    name : str
        Of the file.

    Returns
    -------
    dict
    """
    return tomllib.loads(template(name))


def refuse_if_there(*files: Path) -> None:
    """Make sure that nothing is written over.

    Parameters
    ----------
    *files : Path

    Raises
    ------
    KitError
        If one of them is there.
    """
    for file in files:
        if file.exists():
            raise KitError(text("new.there", file=file.name))
