"""Which files count: copies are found out, one student's files are put together.

Two files are kin if they share answers to the second they were given in: nobody else's would.
Of one student's kin the newer answer of each question counts. Of two students' kin only the
earlier file counts: a copy comes after what it was copied from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING, Any

from whosays.classroom import names, shown
from whosays.core.i18n import counted, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.classroom.gather import File
    from whosays.classroom.intake import Contents

LEAST_SHARED = 5
"""Answers that two students' files must share before one is called a copy."""
SHARE = 0.8
"""The share of the shorter file's answers that must be among them."""


@dataclass(slots=True)
class Group:
    """One student.

    Attributes
    ----------
    key : tuple of str
    label : str
    units : dict of str to dict of str to Any
        Unit id to item id to the cleaned answer.
    began : dict of str to float
        Unit id to the time of its first kept answer.
    editions : dict of str to str
        Unit id to the stamp of the edition that wrote the newest file of it.
    sent : dict of str to str
        Unit id to what a learning platform put before the name of the newest file.
    """

    key: tuple[str, ...]
    label: str
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    began: dict[str, float] = field(default_factory=dict)
    editions: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)


def _contents(file: File) -> Contents:
    if file.contents is None:
        raise ValueError(file.entry.parts)
    return file.contents


def _judge(file: File, state: str, sentence: str) -> None:
    file.state, file.why = state, sentence


def _origin(file: File, at: dict[int, int], files: Sequence[File]) -> File | None:
    """Find the earlier file of another student that this one was made from."""
    prints = _contents(file).prints
    shared = Counter(at[one] for one in prints if one in at)
    for number, count in shared.most_common(3):
        other = files[number]
        short = min(len(prints), len(_contents(other).prints))
        if other.owner.key != file.owner.key and count >= max(LEAST_SHARED, SHARE * short):
            return other
    return None


def _same_folder(one: File, other: File) -> bool:
    """Tell whether two hand-in files say that one folder of answers made them."""
    return bool(one.note and other.note and one.note.code and one.note.code == other.note.code)


def without_copies(files: Iterable[File]) -> list[File]:
    """Leave out what is a copy of another file, and say so in its verdict.

    Parameters
    ----------
    files : iterable of File
        With contents.

    Returns
    -------
    list of File
        In the order of their times.
    """
    kept: list[File] = []
    digests: set[bytes] = set()
    at: dict[int, int] = {}
    order = sorted(
        files, key=lambda one: (_contents(one).newest, not one.kit_named, one.entry.parts)
    )
    for file in order:
        found = _contents(file)
        # Files without an answer are alike, whoever left them so.
        if found.answered and found.digest in digests:
            _judge(file, "twice", text("handins.twice"))
            continue
        digests.add(found.digest)
        origin = _origin(file, at, kept)
        if origin and _same_folder(file, origin):
            # Handed in a second time, under another name or none: no copy, the same student.
            file.owner = origin.owner
        elif origin:
            other = shown.name("/".join(origin.entry.parts), 60)
            _judge(file, "twice", text("handins.shared", file=other))
            continue
        for one in found.prints:
            at.setdefault(one, len(kept))
        kept.append(file)
    return kept


def _kin(one: File, other: File) -> bool:
    first, second = _contents(one), _contents(other)
    shared = not set(first.prints).isdisjoint(second.prints)
    return shared or not first.answered or not second.answered


def _put_together(files: Sequence[File]) -> list[File]:
    """Decide which of one student's files of one unit count; the newest of them first."""
    base = min(files, key=lambda one: (not one.kit_named, -_contents(one).newest, one.entry.parts))
    kin = [one for one in files if one is base or one.named.copy or _kin(base, one)]
    kin.sort(key=lambda one: (-_contents(one).newest, not one.kit_named, one.entry.parts))
    for one in files:
        if one not in kin:
            unit = _contents(one).unit
            _judge(one, "twice", text("handins.second", unit=unit))
            one.alone = one.named.numbered
        elif one is kin[0]:
            odd = _contents(one).odd
            _judge(one, "taken", counted("handins.odd", odd) if odd else one.why)
        else:
            _judge(one, "older", text("handins.older"))
    return kin


def _merged(kin: Sequence[File]) -> tuple[dict[str, object], float | None]:
    """Take each question's newest answer; where times are missing, the newest file's."""
    values: dict[str, object] = {}
    last: dict[str, float] = {}
    began: list[float] = []
    for one in kin:
        found = _contents(one)
        if len(kin) == 1:
            return found.values, found.began
        began += [found.began] if found.began is not None else []
        for (name, value), moment in zip(found.values.items(), found.when[1::2], strict=True):
            now = 0.0 if isnan(moment) else moment
            if name not in values or now > last[name]:
                values[name], last[name] = value, now
    return values, min(began, default=None)


def _paired(groups: list[Group]) -> list[Group]:
    """Put together the folders of one name that hold different units, such as forms A and B."""
    by_label: dict[str, list[Group]] = {}
    for group in groups:
        by_label.setdefault(group.label.casefold(), []).append(group)
    found = []
    for label, alike in by_label.items():
        units = [unit for group in alike for unit in group.units]
        if not label or len(set(units)) < len(units):
            found += alike
            continue
        for other in alike[1:]:
            alike[0].units |= other.units
            alike[0].began |= other.began
            alike[0].editions |= other.editions
            alike[0].sent |= other.sent
        found.append(alike[0])
    return sorted(found, key=lambda group: group.key)


def students(files: Iterable[File]) -> list[Group]:
    """Put a class's files together, student by student; each file gets its verdict.

    Parameters
    ----------
    files : iterable of File
        Read.

    Returns
    -------
    list of Group
        In the order of their keys.
    """
    readable = [one for one in files if one.contents is not None and not one.state]
    sorted_: dict[tuple[str, ...], dict[str, list[File]]] = {}
    for one in without_copies(readable):
        units = sorted_.setdefault(one.owner.key, {})
        units.setdefault(_contents(one).unit, []).append(one)
    groups = []
    for key, units in sorted_.items():
        labels = [one.owner.label for same in units.values() for one in same]
        group = Group(key, next(filter(None, labels), ""))
        for unit, same in units.items():
            kin = _put_together(same)
            values, began = _merged(kin)
            group.units[unit] = values
            group.editions[unit] = _contents(kin[0]).edition
            group.sent[unit] = names.before(kin[0].entry.parts)
            if began is not None:
                group.began[unit] = began
        groups.append(group)
    return _paired(groups)
