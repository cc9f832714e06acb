"""A hand-in file: one student's answers in one file that any school's system takes.

It is a ZIP with the ending ``.whosays``. In it lie the answer files as they stand on disk, the
report if there is one, and a note (``whosays.json``) with the kit's version, a checksum for
each file, and the name or code that the student chose, or none. The same answers make the
same bytes: times and ways of packing that differ from computer to computer are left out.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import secrets
import zipfile
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.core import edition, zipped
from whosays.core.disk import write_whole
from whosays.core.sanitize import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 1
ENDING = ".whosays"
NOTE = "whosays.json"
CODE = ".handin-code"
"""The file that holds a folder's code."""
LONGEST_NAME = 60
"""Characters of a nickname or class code."""
_CODE = re.compile(r"[0-9a-f]{6}")
_ANSWERS = re.compile(r"\d\d-[a-z][\w-]*\.json")


def nickname(given: str) -> str:
    """Keep of a nickname what can stand in a file on any computer.

    Parameters
    ----------
    given : str

    Returns
    -------
    str
        On one line; empty if nothing is left, which is a name as good as any.
    """
    return " ".join(words(given, 10 * LONGEST_NAME).split())[:LONGEST_NAME].strip()


def is_code(given: object) -> bool:
    """Tell whether something is the code by which two hand-ins of one folder are known.

    Parameters
    ----------
    given : object

    Returns
    -------
    bool
    """
    return isinstance(given, str) and _CODE.fullmatch(given) is not None


def code_of(folder: Path) -> str:
    """Give the code of a folder of answers; it is made up once, and says nothing of anybody.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    str
        Six letters and digits, the same for each hand-in made of this folder. Where it cannot be
        kept, another each time.
    """
    file = folder / CODE
    with contextlib.suppress(OSError):
        kept = file.read_text("ascii", "replace").strip()
        if is_code(kept):
            return kept
    code = secrets.token_hex(3)
    with contextlib.suppress(OSError):
        write_whole(file, f"{code}\n".encode())
    return code


def file_name(name: str, code: str) -> str:
    """Name a hand-in file, so that no two of a class have one name.

    Parameters
    ----------
    name : str
        A nickname or class code, or nothing.
    code : str
        As :func:`code_of` gives it.

    Returns
    -------
    str
        Of letters and digits that every school's system takes.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:30].strip("-")
    return f"{plain or 'answers'}-{code}{ENDING}"


def is_ours(file: Path) -> bool:
    """Tell whether a file is a hand-in file, by what it holds.

    Parameters
    ----------
    file : Path

    Returns
    -------
    bool
    """
    return NOTE in _inside(file)


def _inside(file: Path) -> list[str]:
    """Name what lies in a hand-in file; nothing for what is none."""
    if file.suffix != ENDING or file.is_symlink() or not file.is_file():
        return []
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return []


def pack(
    answers: Mapping[str, bytes], name: str = "", report: bytes | None = None, code: str = ""
) -> bytes:
    """Make a hand-in file.

    Parameters
    ----------
    answers : Mapping of str to bytes
        File name (``00-form-a.json``) to the file as it stands on disk.
    name : str
        A nickname or class code, or nothing.
    report : bytes, optional
        The student's report, a web page.
    code : str
        As :func:`code_of` gives it.

    Returns
    -------
    bytes
    """
    files = {f"answers/{file}": raw for file, raw in sorted(answers.items())}
    if report is not None:
        files["report.html"] = report
    note = {
        "format": FORMAT,
        "kit": __version__,
        "edition": edition.stamp(),
        "name": nickname(name),
        "code": code,
        "files": {file: hashlib.sha256(raw).hexdigest() for file, raw in files.items()},
    }
    said = json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return zipped.pack({NOTE: said.encode(), **files}.items(), mode=0o600)


def answers_in(folder: Path) -> dict[str, bytes]:
    """Read the files of answers of a folder.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    dict of str to bytes
        Empty if there is no such folder.

    Raises
    ------
    OSError
        If one cannot be read: a hand-in that lacks one is none.
    """
    return {
        file.name: file.read_bytes()
        for file in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if _ANSWERS.fullmatch(file.name) and file.is_file() and not file.is_symlink()
    }


def keep(folder: Path, name: str, files: Mapping[str, bytes], report: bytes | None = None) -> Path:
    """Make a hand-in file beside the answers; an older one of this folder goes.

    Parameters
    ----------
    folder : Path
    name : str
        A nickname or class code, or nothing.
    files : Mapping of str to bytes
        As :func:`answers_in` gives them.
    report : bytes, optional

    Returns
    -------
    Path

    Raises
    ------
    OSError
        If it cannot be written.
    """
    code = code_of(folder)
    made = folder / file_name(nickname(name), code)
    write_whole(made, pack(files, name, report, code))
    for older in folder.glob(f"*-{code}{ENDING}"):
        if older != made and is_ours(older):
            older.unlink(missing_ok=True)
    return made


def _made(folder: Path) -> dict[Path, int]:
    """Give the hand-in files of a folder, each with the time at which it was made."""
    return {file: file.stat().st_mtime_ns for file in sorted(folder.iterdir()) if is_ours(file)}


def _changed(folder: Path) -> dict[str, int]:
    """Give the answer files of a folder by name, each with the time of its last answer."""
    return {
        file.name: file.stat().st_mtime_ns
        for file in folder.iterdir()
        if _ANSWERS.fullmatch(file.name)
    }


def up_to_date(folder: Path) -> Path | None:
    """Find the hand-in file that holds a folder's answers as they stand now.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Path or None
        None if there is none, or an answer was written after it was made.
    """
    try:
        changed = _changed(folder).values()
        made = _made(folder)
    except OSError:
        return None
    return next((file for file, when in made.items() if changed and when >= max(changed)), None)


def handed_before(folder: Path) -> set[str]:
    """Name the units of which a hand-in file holds answers, be they older ones.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    set of str
        Empty where no file was made, or none lies there.
    """
    try:
        held = [inside for file in folder.iterdir() if NOTE in (inside := _inside(file))]
    except OSError:
        return set()
    names = (name.removeprefix("answers/") for inside in held for name in inside)
    return {name.removesuffix(".json") for name in names if _ANSWERS.fullmatch(name)}


def handed(folder: Path) -> set[str]:
    """Name the units whose answers, as they stand now, are in a hand-in file.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    set of str
        Empty where no file was made, or none lies there: a browser keeps none.
    """
    try:
        last = max(_made(folder).values(), default=0)
        return {name.removesuffix(".json") for name, at in _changed(folder).items() if at <= last}
    except OSError:
        return set()
