"""The class as a small database in one file, made from the hand-ins at any time.

It remembers two things that the hand-ins do not say: what each answer file held when it was read,
so that collecting again reads only what is new; and what everybody's points were the last time,
so that it can be told what changed. Delete it, and the next run makes it anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any, Self

from whosays import __version__
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "class.sqlite"
_FORM = "2"
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (question TEXT PRIMARY KEY, sum TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point (student TEXT PRIMARY KEY, held TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
  place TEXT PRIMARY KEY, sign TEXT, kit TEXT, contents TEXT
) WITHOUT ROWID;
"""

Points = dict[str, tuple[float, str]]
"""One student's: question to points and a short checksum of the answer."""


_SORTED = json.JSONEncoder(sort_keys=True, default=str)


def fingerprint(value: object) -> str:
    """Give a checksum of plain data.

    Parameters
    ----------
    value : object
        Anything that JSON can hold.

    Returns
    -------
    str
        As long as it takes for no two to be the same.
    """
    return hashlib.sha256(_SORTED.encode(value).encode()).hexdigest()


def checksum(value: object) -> str:
    """Give a short checksum of plain data.

    Parameters
    ----------
    value : object
        Anything that JSON can hold.

    Returns
    -------
    str
    """
    return short(fingerprint(value))


def short(whole: str) -> str:
    """Cut a checksum to what tells apart the answers to one question, or the keys of a course.

    Parameters
    ----------
    whole : str
        From :func:`fingerprint`.

    Returns
    -------
    str
    """
    return whole[:12]


def holdable(words: str) -> str:
    """Give words as a database can hold them: half a character is written out.

    Parameters
    ----------
    words : str
        Such as a file's name whose bytes are no text.

    Returns
    -------
    str
    """
    return words.encode("utf-8", "backslashreplace").decode()


class Database:
    """The file, open; use it in a ``with`` statement.

    Parameters
    ----------
    file : Path
        A file that is no such database, or of another form, is made anew.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._open()

    def _open(self) -> None:
        try:
            self._connect()
        except sqlite3.DatabaseError:
            with contextlib.suppress(sqlite3.Error):
                self._base.close()
            self.file.unlink(missing_ok=True)
            self._connect()

    def _connect(self) -> None:
        self._base = sqlite3.connect(self.file)
        # Made anew from the hand-ins at any time: a power cut may cost it, and nothing else.
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.executescript(_TABLES)
        form = self._base.execute("SELECT value FROM about WHERE name = 'form'").fetchone()
        if form and form[0] != _FORM:
            raise sqlite3.DatabaseError(form[0])
        self._base.executemany(
            "INSERT OR REPLACE INTO about VALUES (?, ?)", [("form", _FORM), ("kit", __version__)]
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.commit()
        self._base.close()

    def contents(self, kit: str, place: str) -> tuple[str, str] | None:
        """Give what a file held when it was read.

        Parameters
        ----------
        kit : str
            A checksum of the questions it was read for.
        place : str

        Returns
        -------
        tuple of (str, str) or None
            Its sign then, and its contents as JSON.
        """
        asked = "SELECT sign, contents FROM file WHERE place = ? AND kit = ?"
        found: tuple[str, str] | None = self._base.execute(asked, (holdable(place), kit)).fetchone()
        return found

    def keep_contents(self, kit: str, files: Iterable[tuple[str, str, str]]) -> None:
        """Remember what files held, on disk at once: a run that is stopped goes on from there.

        Parameters
        ----------
        kit : str
        files : iterable of (str, str, str)
            Place, sign, and contents as JSON.
        """
        rows = [(holdable(place), sign, kit, held) for place, sign, held in files]
        self._base.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", rows)
        self._base.commit()

    def holds(self, kit: str) -> bool:
        """Tell whether anything is remembered of files that were read for these questions.

        Parameters
        ----------
        kit : str

        Returns
        -------
        bool
        """
        asked = "SELECT 1 FROM file WHERE kit = ? LIMIT 1"
        return self._base.execute(asked, (kit,)).fetchone() is not None

    def keys(self) -> dict[str, str]:
        """Give short checksums of the keys, with their points, of the last time.

        Returns
        -------
        dict of str to str
            By question; empty where nobody was graded yet.
        """
        return dict(self._base.execute("SELECT question, sum FROM key").fetchall())

    def points_of(self, student: str) -> Points:
        """Give one student's points of the last time.

        Parameters
        ----------
        student : str

        Returns
        -------
        dict
        """
        asked = "SELECT held FROM point WHERE student = ?"
        row = self._base.execute(asked, (student,)).fetchone()
        held: dict[str, list[Any]] = json.loads(row[0]) if row else {}
        return {question: (points, answer) for question, (points, answer) in held.items()}

    def keep_points(self, keys: Mapping[str, str], points: Iterable[tuple[str, Points]]) -> None:
        """Put everybody's points in the place of those of the last time.

        Parameters
        ----------
        keys : Mapping of str to str
            As :meth:`keys` gives them.
        points : iterable of (str, Points)
            Student by student: a large class has a million.
        """
        self._base.execute("DELETE FROM key")
        self._base.executemany("INSERT INTO key VALUES (?, ?)", keys.items())
        self._base.execute("DELETE FROM point")
        rows = ((student, json.dumps(held)) for student, held in points)
        self._base.executemany("INSERT OR REPLACE INTO point VALUES (?, ?)", rows)


def kept_in(folder: Path) -> Database:
    """Open the database of a folder, where there is none a new one.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Database

    Raises
    ------
    KitError
        If it cannot be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Database(folder / NAME)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise KitError(text("edition.failed", place=folder, reason=reason)) from None
