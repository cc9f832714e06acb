"""Files on their way to a verdict: listed, given an owner, read within limits.

Whatever is the matter with a file stays with it: the next one is read all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.classroom import crew, handin_note, names, owners, remembered, walk
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whosays.classroom.intake import Contents, Known
    from whosays.classroom.names import Named
    from whosays.classroom.owners import Owner
    from whosays.classroom.remembered import Remembered
    from whosays.classroom.walk import Entry

MOST_FILES = 300
"""Files of one student that are read; a whole course is nine."""
MOST_BYTES = 20_000_000
"""Bytes of one student's files that are read."""
MOST_IN_ALL = 4_000_000_000
"""Bytes of all files that are read."""


@dataclass(slots=True)
class File:
    """A file on its way to a verdict.

    Attributes
    ----------
    entry : Entry
    named : Named
    owner : Owner
    contents : Contents or None
        None until it is read, and where it cannot be.
    state, why : str
        The verdict, as soon as there is one.
    alone : bool
        Whether it was not counted, though its name says that it may be another student's.
    opened : bool
        Whether it was looked into.
    note : Note or None
        What the hand-in file that it lies in says of it.
    """

    entry: Entry
    named: Named
    owner: Owner
    contents: Contents | None = None
    state: str = ""
    why: str = ""
    alone: bool = False
    opened: bool = False
    note: handin_note.Note | None = None

    @property
    def kit_named(self) -> bool:
        """Whether it is called as the kit calls it."""
        return self.named.plain and not self.named.copy and not self.named.numbered


@dataclass(slots=True)
class Budget:
    """How much is read, of one student and in all."""

    files: dict[tuple[str, ...], int] = field(default_factory=dict)
    bytes_: dict[tuple[str, ...], int] = field(default_factory=dict)
    whole: int = 0

    def refused(self, key: tuple[str, ...]) -> str:
        """Count a file, and say why it is not read, if it is not."""
        self.files[key] = self.files.get(key, 0) + 1
        if self.files[key] > MOST_FILES or self.bytes_.get(key, 0) > MOST_BYTES:
            return text("handins.much")
        return text("handins.much_in_all") if self.whole > MOST_IN_ALL else ""

    def spend(self, key: tuple[str, ...], count: int) -> None:
        """Count what was read of a file."""
        self.bytes_[key] = self.bytes_.get(key, 0) + count
        self.whole += count


def read(  # noqa: PLR0913 - what is read, for what, within what, and who did it already
    file: File,
    opened: walk.Opened,
    known: Known,
    budget: Budget,
    *,
    before: Remembered | None = None,
    ahead: crew.Crew | None = None,
) -> None:
    """Read one file; whatever is the matter with it stays with it."""
    refused = budget.refused(file.owner.key)
    if refused:
        file.state, file.why = "broken", refused
        return
    file.opened = True
    # What a hand-in file's note says is held against the file itself, so that one is read anew.
    if before and not file.note and (held := before.get(file.entry.place)):
        file.contents = held
        return
    raw, found = b"", ahead.take(file.entry.place[0]) if ahead and is_plain(file) else None
    if not found:
        found, raw = crew.attempted(lambda: opened.read(file.entry.place), known)
    budget.spend(file.owner.key, found.size)
    file.contents, file.state, file.why = found.contents, found.state, found.why
    if not found.contents:
        return
    member = "/".join(file.entry.parts[-2:])
    if file.note and not file.note.fits(member, raw):
        file.why = text("handins.changed")
    elif before and not file.note:
        before.put(file.entry.place, found.words or remembered.packed(found.contents))


def is_plain(file: File) -> bool:
    """Tell whether a file lies on the disk as it is, and is known by nothing beside itself.

    Parameters
    ----------
    file : File

    Returns
    -------
    bool
    """
    return not file.entry.place[1] and not file.note


def found(
    places: Sequence[Path], opened: walk.Opened, known: Known, *, numbered: bool
) -> tuple[list[File], list[File]]:
    """List the files that may be read, each with its owner, and those that are told.

    Parameters
    ----------
    places : sequence of Path
    opened : Opened
    known : Known
    numbered : bool
        Whether files called “00-form-a (3).json” are students of their own.

    Returns
    -------
    tuple of (list of File, list of File)
    """
    files, told = [], []
    nobody = owners.Owner((), "")
    for place in places:
        here: list[tuple[Entry, Named]] = []
        notes: dict[walk.Place, handin_note.Note] = {}
        for entry in walk.everything(place, opened):
            named = names.read(entry.parts[-1], known.units) if entry.parts else names.Named("")
            if entry.state:
                told.append(File(entry, named, nobody, None, entry.state, entry.why))
            elif handin_note.is_note(entry):
                notes[_archive(entry)] = handin_note.read(entry, opened)
            elif named.kind != "answers":
                told.append(File(entry, named, nobody, None, "not_ours", text("handins.kind")))
            else:
                here.append((entry, named))
        whose = owners.owners([(e.parts, n) for e, n in here], numbered=numbered)
        for (entry, named), owner in zip(here, whose, strict=True):
            note = notes.get(_archive(entry))
            if note and note.name:
                files.append(File(entry, named, owners.Owner(owner.key, note.name), note=note))
            else:
                files.append(File(entry, named, owner, note=note))
    return files, told


def _archive(entry: Entry) -> walk.Place:
    path, inner = entry.place
    return path, inner[:-1]
