"""The answers: one readable file per exercise, every change on disk before anyone says "saved".

``answers/<exercise>.json`` is replaced as a whole: written beside, flushed to the disk,
renamed over. A lock lets two windows take turns; each reads what the other wrote and
merges, so that neither loses an answer. If the disk refuses, answers stay in memory and
the student is told.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeGuard

from filelock import FileLock, Timeout

from whosays import __version__
from whosays.marking import is_blank
from whosays.paths import answers_dir
from whosays.strings import text

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
# Long enough for a slow school disk, short enough that a student does not wonder.
LOCK_SECONDS = 3.0
# Earlier versions of one answer that are kept, newest last.
KEPT = 20


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change.

    Attributes
    ----------
    ok : bool
        Whether it is on disk.
    value : Any
        The answer as it now stands: merged, if another window had changed it too.
    message : str
        What to tell the student.
    """

    ok: bool
    value: Any
    message: str

    def status(self) -> dict[str, str]:
        """Give the form that widgets show.

        Returns
        -------
        dict
            ``state`` (``saved`` or ``unsaved``) and ``text``.
        """
        return {"state": "saved" if self.ok else "unsaved", "text": self.message}


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
        Theirs, with my additions, changes and deletions made to it.
    """
    before = {mark["id"]: mark for mark in base}
    now = {mark["id"]: mark for mark in mine}
    merged = []
    for mark in theirs:
        name = mark["id"]
        if name in before and name not in now:
            continue
        merged.append(now[name] if name in now and now[name] != before.get(name) else mark)
    there = {mark["id"] for mark in theirs}
    merged += [m for name, m in now.items() if name not in there and m != before.get(name)]
    return merged


def _is_marks(value: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(m, dict) and "id" in m for m in value)


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The answers to one exercise.

    Parameters
    ----------
    exercise : str
        Its id, the file's name.
    folder : Path, optional
        Where; :func:`whosays.paths.answers_dir` by default.
    """

    def __init__(self, exercise: str, folder: Path | None = None) -> None:
        self.exercise = exercise
        self.folder = folder or answers_dir()
        self.file = self.folder / f"{exercise}.json"
        self.notice = ""
        self._seen: dict[str, dict[str, Any]] = {}
        self._waiting: dict[str, dict[str, Any]] = {}
        self._newer = False

    # ------------------------------------------------------------------ reading
    def records(self) -> dict[str, dict[str, Any]]:
        """Give every answer as it stands, what waits in memory included.

        Returns
        -------
        dict of str to dict
            Item id to record: ``value``, ``version``, ``changed`` (UTC, ISO 8601), and
            where there is reason ``hints``, ``checked``, ``first``, ``earlier``.
        """
        merged = dict(self._read())
        for name, fields in self._waiting.items():
            merged[name] = {**merged.get(name, {}), **fields}
        return merged

    def record(self, item_id: str) -> dict[str, Any]:
        """Give one answer's record and remember it as what this window has seen.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        dict
            Empty if there is none.
        """
        record = self.records().get(item_id, {})
        self._seen[item_id] = record
        return record

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            raw = self.file.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except UnicodeDecodeError:
            raw = ""
        except OSError as error:
            self.notice = self._why(error)
            return {}
        try:
            table = json.loads(raw)
            if table["format"] > FORMAT:
                self._newer = True
                self.notice = text("answers.newer")
            items = table["items"]
            return {
                str(name): record
                for name, record in items.items()
                if isinstance(record, dict) and "value" in record
            }
        except (ValueError, KeyError, TypeError, AttributeError):
            self._put_aside()
            return {}

    def _put_aside(self) -> None:
        """Keep a file that cannot be read under another name: nothing is ever thrown away."""
        stamp = _now().strftime("%Y%m%d-%H%M%S")
        kept = self.file.with_name(f"{self.exercise}.unreadable-{stamp}-{secrets.token_hex(2)}.txt")
        try:
            self.file.replace(kept)
            self.notice = text("answers.broken", name=kept.name)
        except OSError as error:
            self.notice = self._why(error)

    # ------------------------------------------------------------------ writing
    def save(self, item_id: str, value: Any, **fields: Any) -> Saved:  # noqa: ANN401 - answers are any JSON
        """Put a change on disk.

        Parameters
        ----------
        item_id : str
        value : Any
            The answer, as JSON.
        **fields : Any
            More to keep with it: ``item`` (the item's fingerprint), ``hints`` (shown),
            ``checked`` (bool).

        Returns
        -------
        Saved
            ``ok`` only after the bytes are on the disk.
        """
        self._waiting[item_id] = {**self._waiting.get(item_id, {}), **fields, "value": value}
        return self.flush(item_id)

    def flush(self, item_id: str) -> Saved:
        """Try to put everything that waits in memory on disk.

        Parameters
        ----------
        item_id : str
            Whose outcome to report.

        Returns
        -------
        Saved
        """
        value = self._waiting.get(item_id, self._seen.get(item_id, {})).get("value")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / f".{self.exercise}.lock", timeout=LOCK_SECONDS):
                items = self._read()
                if self._newer:
                    return Saved(ok=False, value=value, message=text("answers.newer"))
                sentence = "saved"
                for name, fields in self._waiting.items():
                    items[name], how = self._merge(name, items.get(name, {}), fields)
                    if name == item_id:
                        sentence = how
                self._replace(items)
        except Timeout:
            return Saved(ok=False, value=value, message=text("answers.busy"))
        except OSError as error:
            return Saved(ok=False, value=value, message=self._why(error))
        for name in self._waiting:
            self._seen[name] = items[name]
        self._waiting.clear()
        stands = items.get(item_id, {}).get("value", value)
        clock = _now().astimezone().strftime("%H:%M:%S")
        return Saved(ok=True, value=stands, message=text(f"answers.{sentence}", time=clock))

    def _merge(
        self, name: str, disk: dict[str, Any], fields: dict[str, Any]
    ) -> tuple[dict[str, Any], str]:
        seen = self._seen.get(name, {})
        mine, theirs = fields["value"], disk.get("value")
        elsewhere = disk.get("version", 0) != seen.get("version", 0) and theirs != seen.get("value")
        earlier = list(disk.get("earlier", []))
        sentence = "saved"
        if elsewhere and _is_marks(mine) and _is_marks(theirs):
            base = seen.get("value")
            mine = merge_marks(base if _is_marks(base) else [], mine, theirs)
            sentence = "merged"
        elif elsewhere and not is_blank(theirs) and theirs != mine:
            earlier.append({"value": theirs, "changed": disk.get("changed", "")})
            sentence = "conflict"
        version = disk.get("version", 0) + (mine != theirs)
        record = {**disk, **fields, "value": mine, "version": version}
        if mine != theirs or "changed" not in disk:
            record["changed"] = _now().isoformat(timespec="seconds")
        if fields.get("checked") and "first" not in record:
            # What was thought before any feedback is what a teacher wants to talk about.
            record["first"] = mine
        if earlier:
            record["earlier"] = earlier[-KEPT:]
        return record, sentence

    def _replace(self, items: dict[str, dict[str, Any]]) -> None:
        table = {
            "format": FORMAT,
            "exercise": self.exercise,
            "kit": __version__,
            "items": items,
        }
        beside = self.folder / f".{self.exercise}.{os.getpid()}-{secrets.token_hex(4)}.tmp"
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as handle:
                json.dump(table, handle, ensure_ascii=False, indent=1)
                handle.write("\n")
                handle.flush()
                os.fsync(handle.fileno())
            beside.replace(self.file)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _flush_folder(self.folder)

    def _why(self, error: OSError) -> str:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return text("answers.full")
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
            return text("answers.read_only", folder=self.folder)
        return text("answers.failed", reason=error.strerror or str(error))


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can (Windows cannot open folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def delete_all(folder: Path | None = None) -> str:
    """Delete every answer, and nothing else that may lie in the folder.

    Parameters
    ----------
    folder : Path, optional
        Where; :func:`whosays.paths.answers_dir` by default.

    Returns
    -------
    str
        What was done, for the student to read.
    """
    place = folder or answers_dir()
    gone, kept, reason = 0, [], ""
    for file in [*place.glob("[0-9]*.json"), *place.glob("[0-9]*.unreadable-*.txt"),
                 *place.glob(".[0-9]*.lock"), *place.glob(".[0-9]*.tmp")]:  # fmt: skip
        try:
            file.unlink()
            gone += not file.name.startswith(".")
        except FileNotFoundError:
            continue
        except OSError as error:
            kept.append(file.name)
            reason = error.strerror or str(error)
    if kept:
        return text("answers.delete_failed", names=", ".join(kept), reason=reason, folder=place)
    if not gone:
        return text("answers.deleted_none", folder=place)
    return text("answers.deleted", count=gone, folder=place)
