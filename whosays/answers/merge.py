"""Merging what two windows made of one answer, and reading records changed by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TypeGuard, TypeVar, cast

from whosays.answers.record import BESIDE, laid_over, without
from whosays.questions.feedback import is_blank

if TYPE_CHECKING:
    from datetime import datetime

    from whosays.answers.record import Change, Earlier, Record
    from whosays.corpus.marks import Mark

# Earlier versions of one answer that are kept, newest last.
KEPT = 20
# Of so many answers before this one a record keeps the stamp: who knows one of them can tell
# that this one was made from it.
LINE = 20

T = TypeVar("T")


def merge_marks(base: list[Mark], mine: list[Mark], theirs: list[Mark]) -> list[Mark]:
    """Merge two windows' marks, starting from what both had seen.

    Parameters
    ----------
    base, mine, theirs : list of dict
        Marks with ``id``: last seen by this window, as it stands here, as it stands on disk.

    Returns
    -------
    list of dict
        Theirs, with my additions, changes and deletions made to it. A mark that one side
        changed and the other deleted stays: it is quicker deleted again than made again.
    """
    before = {mark["id"]: mark for mark in base}
    now = {mark["id"]: mark for mark in mine}
    merged = []
    for mark in theirs:
        name = mark["id"]
        if name not in now and mark == before.get(name):
            continue
        merged.append(now[name] if name in now and now[name] != before.get(name) else mark)
    there = {mark["id"] for mark in theirs}
    merged += [m for name, m in now.items() if name not in there and m != before.get(name)]
    return merged


def merge_record(seen: Record, disk: Record, fields: Change, now: datetime) -> tuple[Record, str]:
    """Merge a change of one answer into its record.

    Parameters
    ----------
    seen : dict
        The record as the window that makes the change last showed it; empty if it never did.
    disk : dict
        The record as it stands on disk; empty if there is none.
    fields : dict
        The change: ``value``, and whatever else is to be kept; without ``value`` the answer
        stays as it is. What stands under ``beside`` is added to the earlier ones.
    now : datetime
        When the change is made, in UTC.

    Returns
    -------
    tuple of (dict, str)
        The record as it is to stand, and how the change went: ``saved``, ``merged``, or
        ``conflict`` where this answer took the place of another window's, kept in ``earlier``.
    """
    when = now.isoformat(timespec="seconds")
    late = fields.get(BESIDE, [])
    fields = without(fields, BESIDE)
    kept = [*late, *_reasons_kept(seen, disk, fields)]
    before = disk
    if kept:
        disk = {**disk, "earlier": [*disk.get("earlier", []), *kept][-KEPT:]}
    if "value" not in fields:
        blank: Record = {"value": None, "version": 0, "changed": when}
        noted = laid_over({**blank, **disk}, fields)
        noted["version"] += noted != before and bool(before)
        return noted, "saved"
    mine, theirs = fields["value"], disk.get("value")
    elsewhere = theirs != seen.get("value")
    earlier = list(disk.get("earlier", []))
    sentence = "saved"
    if elsewhere and is_marks(mine) and is_marks(theirs):
        base = seen.get("value")
        mine = merge_marks(base if is_marks(base) else [], mine, theirs)
        sentence = "merged"
    elif elsewhere and is_blank(mine) and is_blank(seen.get("value")) and not is_blank(theirs):
        # This window never showed an answer, so it cannot have taken one away.
        fields = without(fields, "checked")
        mine = theirs
    elif elsewhere and not is_blank(theirs) and theirs != mine:
        earlier.append({"value": theirs, "changed": disk.get("changed", "")})
        sentence = "conflict"
    record: Record = {**laid_over(disk, fields), "value": mine}
    # Counts what changed about the answer, its reasons too: of two states of a file it tells
    # which is the older one.
    record["version"] = disk.get("version", 0) + (record != {"value": None, **before})
    if mine != theirs or "changed" not in disk:
        record["changed"] = when
        record["line"] = lineage(disk)
    if fields.get("checked") and "first" not in record:
        # What was thought before any feedback is what a teacher wants to talk about.
        record["first"] = mine
    if earlier:
        record["earlier"] = earlier[-KEPT:]
    return record, sentence


def _reasons_kept(seen: Record, disk: Record, fields: Change) -> list[Earlier]:
    """Keep reasons that another window wrote, where other ones take their place."""
    theirs = disk.get("why")
    if "why" not in fields or not theirs or theirs in (fields["why"], seen.get("why")):
        return []
    return [{"why": theirs, "changed": disk.get("changed", "")}]


def kept_beside(seen: Record, disk: Record, fields: Change, made: str) -> Change:
    """Put an old change beside a newer answer: what was sent late takes nothing's place.

    Parameters
    ----------
    seen : dict
        What the change was made from.
    disk : dict
        The record as it stands on disk.
    fields : dict
        The change.
    made : str
        When it was made, in UTC, ISO 8601.

    Returns
    -------
    dict
        The change as it came; or, where the answer on disk is a newer one than it, without the
        answer, which is to be kept beside the one on disk. Marks are merged in any case.
    """
    mine, theirs = fields.get("value"), disk.get("value")
    if "value" not in fields or is_marks(mine) or is_blank(theirs):
        return fields
    if theirs in (mine, seen.get("value")) or str(disk.get("changed", "")) <= made:
        return fields
    rest = without(fields, "value", "checked")
    return rest if is_blank(mine) else {**rest, "beside": [{"value": mine, "changed": made}]}


def stamp(record: Record) -> str:
    """Give a few letters that tell one state of an answer from another.

    Parameters
    ----------
    record : dict

    Returns
    -------
    str
    """
    words = json.dumps([record.get("value"), record.get("changed")], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:6]


def lineage(*records: Record) -> list[str]:
    """Give the stamps of what a new state of an answer is made from, the newest last.

    Parameters
    ----------
    *records : dict
        One, or those that are joined.

    Returns
    -------
    list of str
    """
    lines = [name for record in records for name in record.get("line", [])]
    made = [*lines, *(stamp(record) for record in records if "changed" in record)]
    return list(dict.fromkeys(made))[-LINE:]


def copied(value: T) -> T:
    """Give a copy that nobody outside can change; what is no JSON is refused at once.

    Parameters
    ----------
    value : JSON

    Returns
    -------
    JSON
        As it will come back from the file.

    Raises
    ------
    TypeError
        If JSON cannot hold it.
    """
    return cast("T", json.loads(json.dumps(value)))


def is_marks(value: object) -> TypeGuard[list[Mark]]:
    """Tell whether a value is a list of marks, so that it can be merged mark by mark.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool
    """
    return isinstance(value, list) and all(
        isinstance(m, dict) and isinstance(m.get("id"), str) for m in value
    )


def is_record(record: object) -> TypeGuard[Record]:
    """Tell whether something in a file of answers is the record of an answer.

    Parameters
    ----------
    record : object

    Returns
    -------
    bool
    """
    return isinstance(record, dict) and "value" in record


def sound(record: object) -> Record:
    """Make a record that somebody changed by hand usable; what does not fit stays in it.

    Parameters
    ----------
    record : object
        As it stands in the file; None if there is none.

    Returns
    -------
    dict
        Empty if there is none; else with ``value``, a whole ``version`` and a list ``earlier``
        where these are there at all.
    """
    if not is_record(record):
        return {"value": None, "earlier": [{"value": record, "changed": ""}]} if record else {}
    sound: Record = {**record}
    if type(sound.get("version", 0)) is not int:
        sound["version"] = 0
    line = sound.get("line", [])
    if not isinstance(line, list) or not all(isinstance(name, str) for name in line):
        del sound["line"]
    if not isinstance(sound.get("earlier", []), list):
        sound["earlier"] = [{"value": sound["earlier"], "changed": ""}]
    return sound
