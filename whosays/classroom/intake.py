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
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from whosays.answers.store import FORMAT
from whosays.core.edition import is_stamp
from whosays.core.i18n import text
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

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
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
    when : dict of str to (float, float)
        Item id to the times of its first and of its present answer, in seconds, where the
        file says them.
    answered : int
        Questions with an answer.
    newest : float
        The latest time in the file; 0 where there is none.
    digest : bytes
        Of the file as it is.
    prints : frozenset of int
        One number for each answer with its time: two files that share many come from one.
    edition : str
        The stamp of the student edition that wrote it; empty for a teacher's copy.
    """

    unit: str
    values: dict[str, Any]
    when: dict[str, tuple[float, float]]
    answered: int
    newest: float
    digest: bytes
    prints: frozenset[int] = field(repr=False)
    edition: str = ""


class Known:
    """What the kit asks: its units, and the items whose answers are wanted.

    Parameters
    ----------
    keep : iterable of str
        Ids of the items whose answers are kept.
    root : Path, optional
        The set's folder; the kit's own by default.

    Raises
    ------
    KitError
        If there is no such item.
    """

    def __init__(self, keep: Iterable[str] = (), root: Path | None = None) -> None:
        self.units = frozenset(file.stem for file in unit_files(root))
        self._items: dict[str, dict[str, Shown]] = {}
        for item_id in keep:
            unit, raw = find_item(item_id, root)
            self._items.setdefault(unit, {})[item_id] = public(raw, root)

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

    def cleaned(self, unit: str, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Keep of a unit's answers what was asked for, each as its question can have it.

        Parameters
        ----------
        unit : str
        answers : Mapping of str to Any

        Returns
        -------
        dict of str to Any
        """
        items = self._items.get(unit, {})
        found = {
            name: clean(item, answers[name]) for name, item in items.items() if name in answers
        }
        return {name: value for name, value in found.items() if value is not None}


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
    bare = _STRING.sub(b"", raw)
    if bare.count(b",") + bare.count(b":") > MOST_VALUES:
        raise ValueError(text("handins.shape"))
    brackets = bare.translate(None, _NOT_BRACKETS)
    if len(brackets) > 2 * MOST_PARTS:
        raise ValueError(text("handins.shape"))
    depth = 0
    for sign in brackets:
        depth += 1 if sign in _OPEN else -1
        if depth > DEEPEST:
            raise ValueError(text("handins.shape"))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        # Which of the two counts would be anybody's guess.
        raise NotOursError(text("handins.doubled"))
    return table


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_DIGITS:
        raise ValueError(digits[:9])
    return int(digits)


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
    _check_shape(words.encode("utf-8", "surrogatepass"))
    try:
        return json.loads(words, object_pairs_hook=_pairs, parse_int=_whole)
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


def _times(record: Mapping[str, Any]) -> tuple[float, float] | None:
    """Give the times of a record's first answer and of its present one."""
    now = _moment(record.get("changed"))
    if now is None:
        return None
    kept = record.get("earlier")
    earlier = kept if isinstance(kept, list) else []
    moments = [_moment(one.get("changed")) for one in earlier if isinstance(one, dict)]
    return min(moment for moment in (*moments, now) if moment is not None), now


def _print(name: str, changed: str, value: object) -> int:
    """Give a number by which an answer and its time are known, the same in every run."""
    words = f"{name}\0{changed}\0{value!r}".encode("utf-8", "surrogatepass")
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
    values = known.cleaned(unit, {name: record["value"] for name, record in records.items()})
    when = {name: _times(records[name]) for name in values}
    moments = [_moment(record.get("changed")) for record in records.values()]
    return Contents(
        unit,
        values,
        {name: times for name, times in when.items() if times},
        len(records),
        max((moment for moment in moments if moment is not None), default=0.0),
        hashlib.sha256(raw).digest(),
        frozenset(
            _print(name, record["changed"], record["value"])
            for name, record in records.items()
            if isinstance(record.get("changed"), str)
        ),
        table["edition"] if is_stamp(table.get("edition")) else "",
    )
