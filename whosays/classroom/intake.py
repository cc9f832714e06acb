"""One answer file, read as plain data by somebody who trusts nothing in it.

What is kept of it are answers to known questions, each as the question can have it.
"""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import isnan
from sys import intern
from typing import TYPE_CHECKING

from whosays.answers.store import FORMAT
from whosays.classroom.untrusted import NotOursError, parse
from whosays.core.edition import is_stamp
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions.cleaning import clean
from whosays.questions.items import find_item, public, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.questions.item import Shown

MOST_RECORDS = 500
"""Questions in one file; the longest unit asks 40."""
UNKNOWN = float("nan")
"""Stands for the time of an answer that says none."""
_SHORT = 120
_MOST_SHARED = 50_000


@dataclass(frozen=True, slots=True)
class Contents:
    """What one answer file holds.

    Attributes
    ----------
    unit : str
        One of this kit's units.
    values : dict of str to object
        Item id to its cleaned answer, of the items that were asked for.
    when : array of float
        For each of the values, in their order, the times of its first and of its present answer,
        in seconds; :data:`UNKNOWN` where the file says none. An array, since a large class has a
        million of them.
    answered : int
        Questions with an answer.
    newest : float
        The latest time in the file; 0 where there is none.
    digest : bytes
        Of the file as it is.
    prints : array of int
        One number for each answer with its time: two files that share many come from one.
    edition : str
        The stamp of the student edition that wrote it; empty for a teacher's copy.
    odd : int
        Answers to what was asked for that the question cannot have: a number out of range, a
        choice that there is not. They count as close as they can be, or not at all.
    """

    unit: str
    values: dict[str, object]
    when: array[float]
    answered: int
    newest: float
    digest: bytes
    prints: array[int] = field(repr=False)
    edition: str
    odd: int = 0

    @property
    def began(self) -> float | None:
        """The time of the first answer that is kept, where the file says one."""
        return min((first for first in self.when[::2] if not isnan(first)), default=None)


class Known:
    """What the kit asks: its units, and the items whose answers are wanted.

    Parameters
    ----------
    keep : iterable of str
        Ids of the items whose answers are kept.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Raises
    ------
    KitError
        If there is no such item.
    """

    def __init__(self, keep: Iterable[str] = (), kit: Kit = HERE) -> None:
        self.units = frozenset(unit_names(kit))
        self._items: dict[str, dict[str, Shown]] = {}
        self._shared: dict[tuple[str, str], object] = {}
        self._held: dict[tuple[str, type, str], object] = {}
        for item_id in keep:
            unit, raw = find_item(item_id, kit)
            self._items.setdefault(unit, {})[item_id] = public(raw, kit)

    @property
    def wanted(self) -> frozenset[str]:
        """The units of the wanted items."""
        return frozenset(self._items)

    def shape(self) -> list[object]:
        """Give what the answers are read for: whoever remembers what was read asks by it.

        Returns
        -------
        list
            JSON-ready.
        """
        return [sorted(self.units), self._items]

    def cleaned(
        self, unit: str, answers: Mapping[str, object], words: Mapping[str, str]
    ) -> dict[str, object]:
        """Keep of a unit's answers what was asked for, each as its question can have it.

        Parameters
        ----------
        unit : str
        answers : Mapping of str to object
        words : Mapping of str to str
            Each answer as Python writes it.

        Returns
        -------
        dict of str to object
            Nobody changes an answer: that of one student may be another's, too.
        """
        found = {}
        for name, item in self._items.get(unit, {}).items():
            if name in answers:
                value = self._cleaned(item, name, answers[name], words[name])
                if value is not None:
                    found[name] = value
        return found

    def odd(self, unit: str, answers: Mapping[str, object], values: Mapping[str, object]) -> int:
        """Count the answers that their questions cannot have.

        Parameters
        ----------
        unit : str
        answers, values : Mapping of str to object
            As they were given, and as :meth:`cleaned` keeps them.

        Returns
        -------
        int
        """
        return sum(
            _odd(answers[name], values.get(name))
            for name in self._items.get(unit, {})
            if name in answers
        )

    def _cleaned(self, item: Shown, name: str, value: object, words: str) -> object:
        """Clean an answer; a short one that was there before is not cleaned, and held, again."""
        asked = (name, words)
        if asked in self._shared:
            return self._shared[asked]
        found = clean(item, value)
        if len(words) <= _SHORT and len(self._shared) < _MOST_SHARED:
            self._shared[asked] = found
        return found

    def shared(self, values: Mapping[str, object]) -> dict[str, object]:
        """Give clean answers that were remembered; names, and equal short answers, are held once.

        Parameters
        ----------
        values : Mapping of str to object

        Returns
        -------
        dict of str to object
        """
        found: dict[str, object] = {}
        for told, value in values.items():
            name = intern(told)  # what is read from JSON has each name once a file
            if type(value) is int or (
                type(value) is list and value and type(value[0]) is dict
            ):  # small numbers are held once by Python; of marks, no two students have the same
                found[name] = value
                continue
            # 1, 1.0 and True are equal, and not the same answer.
            asked = (name, type(value), value if type(value) is str else repr(value))
            if len(asked[2]) <= _SHORT and len(self._held) < _MOST_SHARED:
                found[name] = self._held.setdefault(asked, value)
            else:
                found[name] = self._held.get(asked, value)
        return found


def _odd(given: object, kept: object) -> bool:
    if kept is None:
        blank = given in ([], {}) or (isinstance(given, str) and not given.strip())
        return not blank
    return isinstance(given, int | float) and given != kept


def _moment(given: object) -> float | None:
    """Give a record's time in seconds; None for what is none."""
    if not isinstance(given, str) or len(given) > 40:  # noqa: PLR2004 - ISO has 32 at most
        return None
    try:
        moment = datetime.fromisoformat(given)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _times(record: Mapping[str, object], now: float | None) -> tuple[float, float]:
    """Give the times of a record's first answer and of its present one."""
    if now is None:
        return UNKNOWN, UNKNOWN
    earlier = record.get("earlier")
    if not isinstance(earlier, list):
        return now, now
    moments = [_moment(one.get("changed")) for one in earlier if isinstance(one, dict)]
    return min(moment for moment in (*moments, now) if moment is not None), now


def _print(name: str, changed: str, value: str) -> int:
    """Give a number by which an answer and its time are known, the same in every run."""
    words = f"{name}\0{changed}\0{value}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=7).digest(), "big")


def read(raw: bytes, known: Known) -> Contents:
    """Give what an answer file holds.

    Parameters
    ----------
    raw : bytes
    known : Known

    Returns
    -------
    Contents
        A file of a newer kit is read as far as it can be.

    Raises
    ------
    NotOursError
        If it holds no answers of this kit.
    ValueError
        If it is broken; the message of both is a sentence for the teacher.
    """
    given = parse(raw)
    table = given if isinstance(given, dict) else {}
    items, unit = table.get("items"), table.get("exercise")
    if not isinstance(items, dict) or not isinstance(unit, str):
        made = table.get("format")
        newer = isinstance(made, int) and made > FORMAT
        raise NotOursError(text("handins.newer" if newer else "handins.other"))
    if unit not in known.units:
        raise NotOursError(text("handins.unit"))
    if len(items) > MOST_RECORDS:
        raise ValueError(text("handins.shape"))
    records = {
        name: record
        for name, record in items.items()
        if isinstance(record, dict) and record.get("value") is not None
    }
    words = {name: repr(record["value"]) for name, record in records.items()}
    answers = {name: record["value"] for name, record in records.items()}
    values = known.cleaned(unit, answers, words)
    moments = {name: _moment(record.get("changed")) for name, record in records.items()}
    when = [_times(records[name], moments[name]) for name in values]
    prints = {
        _print(name, record["changed"], words[name])
        for name, record in records.items()
        if isinstance(record.get("changed"), str)
    }
    return Contents(
        unit,
        values,
        array("d", [moment for both in when for moment in both]),
        len(records),
        max((moment for moment in moments.values() if moment is not None), default=0.0),
        hashlib.sha256(raw).digest(),
        array("Q", sorted(prints)),
        table["edition"] if is_stamp(table.get("edition")) else "",
        known.odd(unit, answers, values),
    )
