"""Merging what two windows made of one answer, and reading records changed by hand."""

from __future__ import annotations

from typing import Any, TypeGuard


def merge_marks(
    base: list[dict[str, Any]], mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> list[dict[str, Any]]:
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


def is_marks(value: object) -> TypeGuard[list[dict[str, Any]]]:
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


def is_record(record: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether something in a file of answers is the record of an answer.

    Parameters
    ----------
    record : object

    Returns
    -------
    bool
    """
    return isinstance(record, dict) and "value" in record


def sound(record: object) -> dict[str, Any]:
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
    sound = dict(record)
    if type(sound.get("version", 0)) is not int:
        sound["version"] = 0
    if not isinstance(sound.get("earlier", []), list):
        sound["earlier"] = [{"value": sound["earlier"], "changed": ""}]
    return sound
