"""A hand-in file: one student's answers in one file that any school's system takes.

It is a ZIP with the ending ``.whosays``. In it lie the answer files as they stand on disk, the
report if there is one, and a note (``whosays.json``) with the kit's version, a checksum for
each file, and the name or code that the student chose, or none. The same answers make the
same bytes: times and ways of packing that differ from computer to computer are left out.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.core.sanitize import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 1
ENDING = ".whosays"
NOTE = "whosays.json"
LONGEST_NAME = 60
"""Characters of a nickname or class code."""
# ZIP has no earlier date; a true one would make other bytes of the same answers.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
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


def pack(answers: Mapping[str, bytes], name: str = "", report: bytes | None = None) -> bytes:
    """Make a hand-in file.

    Parameters
    ----------
    answers : Mapping of str to bytes
        File name (``00-form-a.json``) to the file as it stands on disk.
    name : str
        A nickname or class code, or nothing.
    report : bytes, optional
        The student's report, a web page.

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
        "name": nickname(name),
        "files": {file: hashlib.sha256(raw).hexdigest() for file, raw in files.items()},
    }
    said = json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for file, raw in {NOTE: said.encode(), **files}.items():
            info = zipfile.ZipInfo(file, _NO_DATE)
            info.create_system = 3  # the same on every system
            info.external_attr = 0o600 << 16
            archive.writestr(info, raw)
    return made.getvalue()


def of_folder(folder: Path, name: str = "", report: bytes | None = None) -> bytes:
    """Make a hand-in file of a folder of answers.

    Parameters
    ----------
    folder : Path
    name : str
    report : bytes, optional

    Returns
    -------
    bytes

    Raises
    ------
    OSError
        If a file of answers cannot be read: a hand-in that lacks one is none.
    """
    found = {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if _ANSWERS.fullmatch(file.name) and file.is_file() and not file.is_symlink()
    }
    return pack(found, name, report)
