"""What one window knows to have stood on disk, so that no accident there takes it away.

A folder is deleted, a file cut short, or a sync program brings back last week's: whoever
reads or writes next puts back what it knew. Only “Delete all” makes a window forget: it
leaves a mark in the folder, and a mark not met before means that what was known is to go.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from typing import TYPE_CHECKING

from whosays.answers.merge import (
    KEPT,
    LINE,
    copied,
    is_marks,
    is_record,
    lineage,
    merge_marks,
    sound,
    stamp,
)
from whosays.core.disk import write_whole
from whosays.questions.feedback import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.answers.record import Record

_DELETED = ".deleted"
_MOST_MARKS = 100


class Known:
    """The newest record of each answer that a window has read or written."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self._met: set[str] = set()
        self._deletions: frozenset[str] | None = None

    def heed(self, folder: Path) -> None:
        """Forget everything if all answers were deleted since; call it before reading.

        Parameters
        ----------
        folder : Path
        """
        found = deletions(folder)
        if self._deletions is not None and found - self._deletions:
            self.records.clear()
            self._met.clear()
        # Kept although the folder has fewer: an older state of it is no new deletion.
        self._deletions = found | (self._deletions or frozenset())

    def mended(self, items: Mapping[str, object]) -> tuple[dict[str, object], set[str]]:
        """Give the items as they should stand, and the names of those that do not yet.

        Parameters
        ----------
        items : dict
            As they stand in the file.

        Returns
        -------
        tuple of (dict, set of str)
        """
        whole, lost = dict(items), set()
        for name, mine in self.records.items():
            disk = items.get(name)
            stands = newest(mine, disk, met=self._has_met(name, disk))
            if stands is not disk:
                whole[name] = stands
                lost.add(name)
        return whole, lost

    def learn(
        self, items: Mapping[str, object], *, stand: Mapping[str, object] | None = None
    ) -> None:
        """Remember what a file holds.

        Parameters
        ----------
        items : dict
            As they stand in the file.
        stand : dict, optional
            As they should stand, if otherwise.
        """
        for name, record in items.items():
            if is_record(record):
                self._met.add(_digest(name, record))
        for name, record in (items if stand is None else stand).items():
            if is_record(record):
                self.records[name] = copied(sound(record))

    def _has_met(self, name: str, record: object) -> bool:
        return is_record(record) and _digest(name, record) in self._met


def newest(mine: Record, disk: object, *, met: bool) -> object:
    """Say which of two records of an answer stands; neither answer is lost.

    Parameters
    ----------
    mine : dict
        What this window knows.
    disk : object
        What stands on disk; None for nothing.
    met : bool
        Whether this window had seen that before, so that nobody else wrote it since.

    Returns
    -------
    object
        ``disk`` itself where that stands, else a record that should.
    """
    if not is_record(disk):
        # What somebody wrote there by hand is kept with the answer.
        odd = sound(disk).get("earlier", [])
        return {**copied(mine), "earlier": [*mine.get("earlier", []), *odd]} if odd else mine
    there = sound(disk)
    number, other = _version(mine), _version(there)
    grown = mine.get("value") == there.get("value") or _grew_from(mine, there)
    if (other > number and grown) or (other == number and _same(mine, there)):
        return disk
    if other == number and mine.get("value") == there.get("value"):
        # Nobody changed the answer; something about it, such as its reasons, was.
        return mine if met else {**mine, **there, "version": number + 1}
    if met or stamp(there) in mine.get("line", []):
        return mine
    if number > other and (grown or _is_in(mine, there.get("value"))):
        return mine
    # Somebody who did not know this window's answer wrote another. The later one stands and
    # the other is kept beside it; of marks, all are kept.
    late, early = (there, mine) if _changed(there) > _changed(mine) else (mine, there)
    joined: Record = {**early, **late, "version": max(number, other) + 1}
    newer, older = late.get("value"), early.get("value")
    if late is there and is_marks(newer) and is_marks(older):
        joined["value"] = merge_marks([], newer, older)
    joined["line"] = lineage(early, late)
    earlier = [*early.get("earlier", [])]
    earlier += [entry for entry in late.get("earlier", []) if entry not in earlier]
    if not is_blank(early.get("value")):
        earlier.append({"value": early["value"], "changed": _changed(early)})
    if earlier:
        joined["earlier"] = earlier[-KEPT:]
    return joined


def _grew_from(mine: Record, there: Record) -> bool:
    """Tell whether an answer of a higher number was made from this window's."""
    line = there.get("line", [])
    told = "line" in mine or "line" in there  # else an earlier kit wrote both
    return not told or len(line) >= LINE or stamp(mine) in line


def _version(record: Record) -> int:
    version = record.get("version", 0)
    return version if type(version) is int else 0


def _changed(record: Record) -> str:
    # UTC in ISO 8601 from this kit, so that texts compare as times do.
    return str(record.get("changed", ""))


def _is_in(record: Record, value: object) -> bool:
    entries = [e for e in record.get("earlier", []) if isinstance(e, dict) and "value" in e]
    return any(entry["value"] == value for entry in entries)  # others are reasons


def _same(one: Record, other: Record) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _digest(name: str, record: Record) -> str:
    words = json.dumps([name, record], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def deletions(folder: Path) -> frozenset[str]:
    """Give the marks of every time that all answers in a folder were deleted.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    frozenset of str
        Random words; they say nothing of who or when.
    """
    return frozenset(_marks(folder))


def _marks(folder: Path) -> list[str]:
    try:
        return (folder / _DELETED).read_text("ascii", "replace").split()
    except OSError:
        return []


def mark_deletion(folder: Path) -> None:
    """Leave a mark that everything here was deleted on purpose.

    Parameters
    ----------
    folder : Path
    """
    marks = _marks(folder)[-_MOST_MARKS:]
    with contextlib.suppress(OSError):  # then deleting fails as well, and that is said
        write_whole(folder / _DELETED, "\n".join([*marks, secrets.token_hex(8), ""]).encode())
