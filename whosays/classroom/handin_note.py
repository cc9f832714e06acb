"""The note that a hand-in file carries about itself, read by somebody who trusts nothing in it."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.answers import handin_file
from whosays.classroom import untrusted

if TYPE_CHECKING:
    from whosays.classroom.walk import Entry, Opened

LARGEST = 100_000
"""Bytes of a note; one of a whole course has about 1,500."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a hand-in file says of itself.

    Attributes
    ----------
    name : str
        The nickname or class code that the student chose; empty for none.
    sums : dict of str to str
        Member name to checksum.
    code : str
        The same for all hand-ins of one folder of answers; empty for none.
    """

    name: str = ""
    sums: dict[str, str] = field(default_factory=dict)
    code: str = ""

    def fits(self, member: str, raw: bytes) -> bool:
        """Tell whether a member is as it was when the file was made.

        Parameters
        ----------
        member : str
        raw : bytes

        Returns
        -------
        bool
            True where the note says nothing of it.
        """
        said = self.sums.get(member)
        return said is None or said == hashlib.sha256(raw).hexdigest()


def is_note(entry: Entry) -> bool:
    """Tell a hand-in file's note from an answer file.

    Parameters
    ----------
    entry : Entry

    Returns
    -------
    bool
    """
    return bool(entry.place[1]) and entry.parts[-1] == handin_file.NOTE


def read(entry: Entry, opened: Opened) -> Note:
    """Read a note.

    Parameters
    ----------
    entry : Entry
    opened : Opened

    Returns
    -------
    Note
        Empty for one that cannot be understood: the answers beside it speak for themselves.
    """
    with contextlib.suppress(OSError, ValueError):
        table = untrusted.parse(opened.read(entry.place, LARGEST))
        if isinstance(table, dict):
            name, files = table.get("name"), table.get("files")
            sums = files if isinstance(files, dict) else {}
            return Note(
                handin_file.nickname(name) if isinstance(name, str) else "",
                {member: said for member, said in sums.items() if isinstance(said, str)},
                table["code"] if handin_file.is_code(table.get("code")) else "",
            )
    return Note()
