"""One answer file, read as plain data by somebody who trusts nothing in it.

Its shape is looked at before it is understood: a file of five million empty lists is small on
disk and fills a computer's memory once it is read. What is kept of it are answers to known
questions, each as the question can have it.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
import stat
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from whosays.answers.store import FORMAT
from whosays.core.edition import is_stamp
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions.cleaning import clean
from whosays.questions.items import find_item, public, unit_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from whosays.questions.item import Shown

LARGEST = 5_000_000
"""Bytes of an answer file that are read; a whole unit takes well under a tenth of it."""
DEEPEST = 40
"""Lists in lists; the kit's own answers go to 8."""
MOST_PARTS = 100_000
"""Lists and tables in one file; a unit with every mark and twenty earlier versions has less."""
MOST_VALUES = 500_000
"""Values in one file."""
MOST_RECORDS = 500
"""Questions in one file; the longest unit asks 40."""
LONGEST_DIGITS = 1_000
"""Digits of a number; no answer has more than three."""

_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_EMPTY = re.compile(rb"\[\]|\{\}")
_LONG_NUMBER = re.compile(rb"\d{%d}" % (LONGEST_DIGITS + 1))
UNKNOWN = float("nan")
"""Stands for the time of an answer that says none."""
_SHORT = 120
_MOST_SHARED = 50_000
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPEN = frozenset(b"[{")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Links and special files are opened nowhere; NONBLOCK, lest a FIFO in a race stops us.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotOursError(ValueError):
    """A file that holds no answers of this kit; the message is a sentence for the teacher."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one answer file holds.

    Attributes
    ----------
    unit : str
        One of this kit's units.
    values : dict of str to Any
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
    """

    unit: str
    values: dict[str, Any]
    when: array[float]
    answered: int
    newest: float
    digest: bytes
    prints: array[int] = field(repr=False)
    edition: str = ""


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
        self.units = frozenset(file.stem for file in unit_files(kit))
        self._items: dict[str, dict[str, Shown]] = {}
        self._shared: dict[tuple[str, str], Any] = {}
        self._held: dict[tuple[str, type, str], Any] = {}
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
        self, unit: str, answers: Mapping[str, Any], words: Mapping[str, str]
    ) -> dict[str, Any]:
        """Keep of a unit's answers what was asked for, each as its question can have it.

        Parameters
        ----------
        unit : str
        answers : Mapping of str to Any
        words : Mapping of str to str
            Each answer as Python writes it.

        Returns
        -------
        dict of str to Any
            Nobody changes an answer: that of one student may be another's, too.
        """
        found = {}
        for name, item in self._items.get(unit, {}).items():
            if name in answers:
                value = self._cleaned(item, name, answers[name], words[name])
                if value is not None:
                    found[name] = value
        return found

    def _cleaned(self, item: Shown, name: str, value: object, words: str) -> Any:  # noqa: ANN401 - by kind
        """Clean an answer; a short one that was there before is not cleaned, and held, again."""
        asked = (name, words)
        if asked in self._shared:
            return self._shared[asked]
        found = clean(item, value)
        if len(words) <= _SHORT and len(self._shared) < _MOST_SHARED:
            self._shared[asked] = found
        return found

    def shared(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give clean answers that were remembered; equal short ones are held once.

        Parameters
        ----------
        values : Mapping of str to Any

        Returns
        -------
        dict of str to Any
        """
        found = {}
        for name, value in values.items():
            # 1, 1.0 and True are equal, and not the same answer.
            asked = (name, type(value), value if type(value) is str else repr(value))
            if len(asked[2]) <= _SHORT and len(self._held) < _MOST_SHARED:
                found[name] = self._held.setdefault(asked, value)
            else:
                found[name] = self._held.get(asked, value)
        return found


def open_plain(file: Path, largest: int) -> BinaryIO:
    """Open a file if it is a plain file, and no larger than it may be.

    Parameters
    ----------
    file : Path
    largest : int
        Bytes.

    Returns
    -------
    BinaryIO

    Raises
    ------
    OSError
        If it cannot be read just now.
    ValueError
        If it is too large, or no plain file; the message is a sentence for the teacher.
    """
    opened = os.fdopen(os.open(file, _FLAGS), "rb")
    found = os.fstat(opened.fileno())
    if stat.S_ISREG(found.st_mode) and found.st_size <= largest:
        return opened
    opened.close()
    if not stat.S_ISREG(found.st_mode):
        raise NotOursError(text("handins.no_file"))
    raise ValueError(text("handins.large"))


def plain(file: Path, largest: int = LARGEST) -> bytes:
    """Read a plain file.

    Parameters
    ----------
    file : Path
    largest : int
        Bytes that it may have.

    Returns
    -------
    bytes

    Raises
    ------
    OSError, ValueError
        As :func:`open_plain` and :func:`read_up_to`.
    """
    with open_plain(file, largest) as opened:
        return read_up_to(opened, largest)


def read_up_to(opened: BinaryIO, largest: int) -> bytes:
    """Read a file that may have grown since it was opened.

    Parameters
    ----------
    opened : BinaryIO
    largest : int
        Bytes.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If it is too large by now.
    """
    raw = opened.read(largest + 1)
    if len(raw) > largest:
        raise ValueError(text("handins.large"))
    return raw


def _decoded(raw: bytes) -> str:
    """Read text as the usual editors and mail programs leave it."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name)
    return raw.decode("utf-8")


def _check_shape(raw: bytes) -> None:
    """Refuse a file whose lists and tables are more, or deeper, than an answer file's.

    This runs before the file is understood, on its bytes alone, in time and memory of the
    order of its size.
    """
    # Every second piece is a string. Where a backslash stands outside of one, understanding the
    # file ends there, and whatever follows does no harm.
    plain = _ESCAPED.sub(b"", raw) if b"\\" in raw else raw
    bare = b"".join(plain.split(b'"')[::2])
    if bare.count(b",") + bare.count(b":") > MOST_VALUES:
        raise ValueError(text("handins.shape"))
    if _LONG_NUMBER.search(bare):
        raise ValueError(text("handins.broken"))
    brackets = bare.translate(None, _NOT_BRACKETS)
    if len(brackets) > 2 * MOST_PARTS:
        raise ValueError(text("handins.shape"))
    # Layer by layer from inside: in a whole file every list and table is closed in its order.
    left = brackets
    for _ in range(DEEPEST):
        less = _EMPTY.sub(b"", left)
        if len(less) == len(left):
            break
        left = less
    if left and _depth(brackets) > DEEPEST:
        raise ValueError(text("handins.shape"))


def _depth(brackets: bytes) -> int:
    depth = deepest = 0
    for sign in brackets:
        depth += 1 if sign in _OPEN else -1
        deepest = max(deepest, depth)
    return deepest


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        # Which of the two counts would be anybody's guess.
        raise NotOursError(text("handins.doubled"))
    return table


def parse(raw: bytes) -> Any:  # noqa: ANN401 - JSON holds anything; callers check it
    """Understand JSON that may be anything.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    Any

    Raises
    ------
    ValueError
        If it is not whole, or of no shape that the kit writes; the message is a sentence.
    """
    try:
        words = _decoded(raw)
    except UnicodeDecodeError:
        raise ValueError(text("handins.broken")) from None
    _check_shape(words.encode())
    try:
        return json.loads(words, object_pairs_hook=_pairs)
    except NotOursError as error:
        raise ValueError(str(error)) from None
    except (ValueError, RecursionError):
        raise ValueError(text("handins.broken")) from None


def _moment(given: object) -> float | None:
    """Give a record's time in seconds; None for what is none."""
    if not isinstance(given, str) or len(given) > 40:  # noqa: PLR2004 - ISO has 32 at most
        return None
    try:
        moment = datetime.fromisoformat(given)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _times(record: Mapping[str, Any], now: float | None) -> tuple[float, float]:
    """Give the times of a record's first answer and of its present one."""
    if now is None:
        return UNKNOWN, UNKNOWN
    earlier = record.get("earlier")
    if not earlier or not isinstance(earlier, list):
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
    table = parse(raw)
    items = table.get("items") if isinstance(table, dict) else None
    unit = table.get("exercise") if isinstance(table, dict) else None
    if not isinstance(items, dict) or not isinstance(unit, str):
        made = table.get("format") if isinstance(table, dict) else None
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
    )
