"""The answers: one readable file per exercise, every change on disk before anyone says "saved".

``answers/<exercise>.json`` is replaced as a whole: written beside, flushed to the disk,
renamed over. A lock lets two windows take turns; each reads what the other wrote and
merges, so that neither loses an answer. If the disk refuses, answers stay in memory and
the student is told.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import json
import os
import re
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from filelock import FileLock, Timeout

from whosays import __version__
from whosays.answers.merge import copied, is_marks, is_record, kept_beside, merge_record, sound
from whosays.core.i18n import text
from whosays.core.paths import answers_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

F = TypeVar("F", bound="Callable[..., Any]")

FORMAT = 1
# Long enough for a slow school disk, short enough that a student does not wonder.
LOCK_SECONDS = 3.0
# A unit's id, as a student's own file would hardly be called.
_UNIT = r"\d\d-[a-z][\w-]*"
_REPORT = re.compile(rf"{_UNIT}-report\.(html|pdf)")


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


def _now() -> datetime:
    return datetime.now(UTC)


def _in_turn(method: F) -> F:
    """Let one thread after the other use a store."""

    @functools.wraps(method)
    def waiting(self: Store, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the method's
        with self._turn:
            return method(self, *args, **kwargs)

    return cast("F", waiting)


class Store:
    """The answers to one exercise.

    Parameters
    ----------
    exercise : str
        Its id, the file's name.
    folder : Path, optional
        Where; :func:`whosays.core.paths.answers_dir` by default.
    """

    def __init__(self, exercise: str, folder: Path | None = None) -> None:
        self.exercise = exercise
        self.folder = folder or answers_dir()
        self.file = self.folder / f"{exercise}.json"
        self.notice = ""
        self._seen: dict[str, dict[str, Any]] = {}
        self._waiting: dict[str, dict[str, Any]] = {}
        # JupyterLab lets the widgets of one page speak from several threads at once.
        self._turn = threading.RLock()

    # ------------------------------------------------------------------ reading
    @_in_turn
    def records(self) -> dict[str, dict[str, Any]]:
        """Give every answer as it stands, what waits in memory included.

        Returns
        -------
        dict of str to dict
            Item id to record: ``value``, ``version``, ``changed`` (UTC, ISO 8601), and
            where there is reason ``hints``, ``checked``, ``first``, ``earlier``.
        """
        merged = self._read()
        for name, fields in self._waiting.items():
            merged[name] = {**merged.get(name, {}), **copied(fields)}
        return merged

    @_in_turn
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
        on_disk = self._read().get(item_id, {})
        waiting = self._waiting.get(item_id, {})
        if "value" not in waiting:
            self._seen[item_id] = copied(on_disk)
        # Else this window shows what waits, made from what it had seen before; what another
        # window has put on disk since is not shown here, and must still be merged.
        return {**on_disk, **copied(waiting)}

    def _read(self) -> dict[str, dict[str, Any]]:
        """Read for showing: what cannot be read is no reason to show no page."""
        try:
            items, newer = self._load()
        except OSError as error:
            self.notice = self._why(error)
            return {}
        except ValueError:
            self._tidy()
            return {}
        if newer:
            self.notice = text("answers.newer")
        return {name: sound(record) for name, record in items.items() if is_record(record)}

    def _load(self) -> tuple[dict[str, Any], bool]:
        """Give the items as they stand in the file, and whether a newer kit wrote it.

        Raises
        ------
        OSError
            If the file is there and cannot be read just now.
        ValueError
            If it cannot be understood.
        """
        try:
            table = json.loads(self.file.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}, False
        except RecursionError:
            raise ValueError(self.file) from None
        if not isinstance(table, dict) or not isinstance(table.get("format"), int):
            raise ValueError(self.file)  # noqa: TRY004 - about the file's words, not an argument
        newer, items = table["format"] > FORMAT, table.get("items")
        if not isinstance(items, dict):
            if not newer:
                raise ValueError(self.file)
            items = {}
        return items, newer

    def _lock(self) -> FileLock:
        return FileLock(self.folder / f".{self.exercise}.lock", timeout=LOCK_SECONDS)

    def _tidy(self) -> None:
        """Put an unreadable file aside, unless another window has just mended it."""
        try:
            with self._lock():
                try:
                    self._load()
                except ValueError:
                    self._put_aside()
        except Timeout:
            self.notice = text("answers.busy")
        except OSError as error:
            self.notice = self._why(error)

    def _put_aside(self) -> None:
        """Keep a file that cannot be understood under another name; call it under the lock."""
        stamp = _now().strftime("%Y%m%d-%H%M%S")
        kept = self.file.with_name(f"{self.exercise}.unreadable-{stamp}-{secrets.token_hex(2)}.txt")
        self.file.replace(kept)
        self.notice = text("answers.broken", name=kept.name)

    # ------------------------------------------------------------------ writing
    @_in_turn
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
        change = copied({**fields, "value": value})
        self._waiting[item_id] = {**self._waiting.get(item_id, {}), **change}
        return self.flush(item_id)

    @_in_turn
    def take(self, item_id: str, base: dict[str, Any], made: str = "", **fields: Any) -> Saved:  # noqa: ANN401 - any JSON
        """Put on disk what a window made from an answer that it names.

        Parameters
        ----------
        item_id : str
        base : dict
            What it was made from: ``value``, ``why``, or both.
        made : str
            When it was made, in UTC, where that was not just now: in a window that is gone.
        **fields : Any
            The change, as :meth:`save` and :meth:`note` take it.

        Returns
        -------
        Saved
        """
        waits, change = self._waiting.get(item_id, {}), copied(fields)
        # What waits already was made from what is remembered for it; that stands until it is
        # on disk, whether the same comes again or a change of it.
        known = [
            name for name in base
            if name in waits and waits[name] in (base[name], change.get(name))
        ]  # fmt: skip
        named = {name: value for name, value in base.items() if name not in known}
        self._seen[item_id] = {**self._seen.get(item_id, {}), **copied(named)}
        if made and not waits:
            disk = self._read().get(item_id, {})
            change = kept_beside(self._seen[item_id], disk, change, made)
        self._waiting[item_id] = {**waits, **change}
        return self.flush(item_id)

    @_in_turn
    def is_waiting(self, item_id: str) -> bool:
        """Tell whether something of an item is in memory only.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        bool
        """
        return item_id in self._waiting

    @_in_turn
    def note(self, item_id: str, **fields: Any) -> Saved:  # noqa: ANN401 - any JSON
        """Put something about an answer on disk, whatever the answer is by now.

        Parameters
        ----------
        item_id : str
        **fields : Any
            Such as ``hints`` (shown). Unlike :meth:`save` it takes no answer along: another
            window may have changed that since this one showed it.

        Returns
        -------
        Saved
        """
        self._waiting[item_id] = {**self._waiting.get(item_id, {}), **copied(fields)}
        return self.flush(item_id)

    @_in_turn
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
        known = {**self._seen.get(item_id, {}), **self._waiting.get(item_id, {})}
        value = copied(known.get("value"))
        sentence = "saved"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._lock():
                try:
                    items, newer = self._load()
                except ValueError:
                    self._put_aside()
                    items, newer = {}, False
                if newer:
                    return Saved(ok=False, value=value, message=text("answers.newer"))
                for name, fields in self._waiting.items():
                    disk, seen = sound(items.get(name)), self._seen.get(name, {})
                    items[name], how = merge_record(seen, disk, fields, _now())
                    if name == item_id:
                        sentence = how
                self._replace(items)
        except Timeout:
            return Saved(ok=False, value=value, message=text("answers.busy"))
        except OSError as error:
            return Saved(ok=False, value=value, message=self._why(error))
        stands = copied(sound(items.get(item_id)).get("value", value))
        for name, fields in self._waiting.items():
            if "why" in fields:
                self._seen.setdefault(name, {})["why"] = fields["why"]
            if "value" in fields:
                # Only marks of the item asked for are told to the window; it still shows its
                # own of any other, and must not seem to have taken away what it never showed.
                told = name == item_id and is_marks(stands)
                held = items[name]["value"] if told else fields["value"]
                self._seen[name] = {**items[name], "value": held}
        self._waiting.clear()
        clock = _now().astimezone().strftime("%H:%M:%S")
        return Saved(ok=True, value=stands, message=text(f"answers.{sentence}", time=clock))

    def _replace(self, items: dict[str, dict[str, Any]]) -> None:
        table = {
            "format": FORMAT,
            "exercise": self.exercise,
            "kit": __version__,
            "items": items,
        }
        words = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
        try:
            words.encode()
        except UnicodeEncodeError:  # half a surrogate pair has no UTF-8, but it has an escape
            words = json.dumps(table, indent=1) + "\n"
        beside = self.folder / f".{self.exercise}.{os.getpid()}-{secrets.token_hex(4)}.tmp"
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as handle:
                handle.write(words)
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


def _is_ours(file: Path) -> bool:
    """Tell answers from a file that somebody else put into the folder."""
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return re.fullmatch(_UNIT, file.stem) is not None
    return isinstance(table, dict) and table.get("exercise") == file.stem


def delete_all(folder: Path | None = None) -> str:
    """Delete every answer, and nothing else that may lie in the folder.

    Parameters
    ----------
    folder : Path, optional
        Where; :func:`whosays.core.paths.answers_dir` by default.

    Returns
    -------
    str
        What was done, for the student to read.
    """
    place = folder or answers_dir()
    gone, kept, reason = 0, [], ""
    ours = [file for file in place.glob("[0-9]*.json") if _is_ours(file)]
    reports = [file for file in place.glob("[0-9]*") if _REPORT.fullmatch(file.name)]
    for file in [*ours, *reports, *place.glob("[0-9]*.unreadable-*.txt"),
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
