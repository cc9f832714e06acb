"""Brings answers back from a hand-in file: it is a backup, too, and moves them between browsers.

What stands already is never lost: of two answers to one question the newer stands, and the other is
kept beside it, as when two windows wrote. A file may come from anywhere, so that only what is a
question of this kit is read, and of its answer what the question's kind allows.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, cast

from whosays.answers import files, handin_file
from whosays.answers.merge import is_record, sound
from whosays.core.errors import KitError
from whosays.core.i18n import counted, text
from whosays.questions.cleaning import clean
from whosays.questions.feedback import is_blank
from whosays.questions.items import find_item, public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.answers.record import Notes, Record
    from whosays.answers.session import Session

LARGEST = 20_000_000
"""Bytes of a file, and of all that is in it; a whole course has 300,000."""
_KEPT = ("why", "item", "hints", "checked", "tries")
"""What comes back with an answer."""


def _opened(raw: bytes) -> dict[str, object]:
    """Read the answer files of a hand-in: file name to what it holds."""
    if len(raw) > LARGEST:
        raise KitError(text("hand_in.back_not_ours"))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            listed = [one for one in archive.infolist() if one.filename.startswith("answers/")]
            if sum(one.file_size for one in listed) > LARGEST:
                raise KitError(text("hand_in.back_not_ours"))
            if handin_file.NOTE not in archive.namelist():
                raise KitError(text("hand_in.back_not_ours"))
            return {one.filename: json.loads(archive.read(one)) for one in listed}
    except (zipfile.BadZipFile, OSError, ValueError, RecursionError, NotImplementedError):
        raise KitError(text("hand_in.back_not_ours")) from None


def _records(table: object) -> Iterator[tuple[str, str, Record]]:
    """Give what a file holds of this kit's questions: unit, question, record."""
    items = table.get("items") if files.is_answers(table) else None
    if not files.is_answers(table) or not isinstance(items, dict):
        return
    for name, record in items.items():
        with contextlib.suppress(KitError):
            unit, item = find_item(name)
            if unit == table["exercise"] and is_record(record):
                kept = sound(record)
                value = clean(public(item), kept["value"])
                if not is_blank(value):
                    yield unit, name, {**kept, "value": value}


def bring_back(raw: bytes, session: Session) -> str:
    """Put the answers of a hand-in file back.

    Parameters
    ----------
    raw : bytes
        The file.
    session : Session
        Where they go.

    Returns
    -------
    str
        What was done, for the student.

    Raises
    ------
    KitError
        If it is no hand-in file of this kit, or the answers could not be saved.
    """
    count = 0
    for table in _opened(raw).values():
        for unit, name, record in _records(table):
            store = session.store(unit)
            there = store.record(name)
            count += 1
            if there.get("value") == record["value"]:
                continue
            more = cast("Notes", {said: told for said, told in record.items() if said in _KEPT})
            made = str(record.get("changed", ""))
            # A newer one was made from what is here, as it were; an older one from nothing.
            newer = made > str(there.get("changed", ""))
            base: Record = {"value": there.get("value") if newer else None}
            saved = store.take(name, base, made, value=record["value"], **more)
            if not saved.ok:
                raise KitError(saved.message)
            session.tell(unit)
    return counted("hand_in.back", count) if count else text("hand_in.back_none")
