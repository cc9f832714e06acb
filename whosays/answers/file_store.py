"""Answers on disk: one readable file per exercise, every change there before "saved" is said.

``answers/<exercise>.json`` is replaced as a whole: written beside, flushed to the disk,
renamed over. Two windows take turns; each reads what the other wrote and merges, so that
neither loses an answer, and puts back what it knew if an accident took it from the disk. If
the disk refuses, answers stay in memory and the student is told.
"""

from __future__ import annotations

import functools
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, Unpack, cast

from whosays.answers import files
from whosays.answers.known import Known
from whosays.answers.locks import Taking, Turn
from whosays.answers.merge import copied, is_marks, is_record, kept_beside, merge_record, sound
from whosays.answers.record import laid_over
from whosays.answers.refused import why
from whosays.answers.store import Saved
from whosays.core import disk
from whosays.core.disk import Patience
from whosays.core.i18n import text
from whosays.core.paths import answers_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whosays.answers.record import Change, Notes, Record, Records

P = ParamSpec("P")
T = TypeVar("T")

# Long enough for a slow school disk, short enough that a student does not wonder.
LOCK_SECONDS = 3.0
# How often to begin again where somebody deletes what was locked.
_TRIES = 5


@dataclass(slots=True)
class Written:
    """What a turn with the file has come to."""

    items: dict[str, object]
    how: str = "saved"  # as merge_record says it, of the item asked for
    back: int = 0  # answers that were missing or older on disk and are there again
    aside: str = ""  # where a file that could not be read was put


def _now() -> datetime:
    return datetime.now(UTC)


def _in_turn(
    method: Callable[Concatenate[FileStore, P], T],
) -> Callable[Concatenate[FileStore, P], T]:
    """Let one thread after the other use a store."""

    @functools.wraps(method)
    def waiting(self: FileStore, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._turn:
            return method(self, *args, **kwargs)

    return waiting


class FileStore:
    """The answers to one exercise, in a file.

    Parameters
    ----------
    exercise : str
        Its id, the file's name.
    folder : Path, optional
        Where; :func:`whosays.core.paths.answers_dir` by default.
    patience : Patience, optional
        With another program that holds the file.
    """

    def __init__(
        self,
        exercise: str,
        folder: Path | None = None,
        patience: Patience = Patience(),  # noqa: B008 - a frozen record
    ) -> None:
        self.exercise = exercise
        self.folder = folder or answers_dir()
        self.file = self.folder / f"{exercise}.json"
        self._patience = patience
        self._problem = ""  # why reading failed the last time
        self._broken = ""  # that a file was put aside
        self._failed = ""  # why saving failed the last time
        self._seen: dict[str, Record] = {}
        self._waiting: dict[str, Change] = {}
        self._known = Known()
        self._lost: set[str] = set()  # known, and missing or older on disk
        self._fresh = True
        # JupyterLab lets the widgets of one page speak from several threads at once.
        self._turn = threading.RLock()

    # ------------------------------------------------------------------ what is amiss
    @property
    def notice(self) -> str:
        """What is amiss with the file just now; empty if nothing is."""
        return self._problem or self._broken

    @property
    def state(self) -> tuple[int, ...]:
        """What is another whenever the file was written, by whomever; empty if it is not there."""
        try:
            found = self.file.stat()
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino

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
    def unsaved(self, item_id: str) -> str:
        """Say why an answer is not on disk as it is shown.

        Parameters
        ----------
        item_id : str

        Returns
        -------
        str
            Empty if it is there.
        """
        if item_id in self._waiting:
            return self._failed or text("answers.waits")
        return text("answers.lost") if item_id in self._lost else ""

    # ------------------------------------------------------------------ reading
    @_in_turn
    def records(self) -> Records:
        """Give every answer as it stands, what waits in memory included.

        Returns
        -------
        dict of str to dict
            Item id to record: ``value``, ``version``, ``changed`` (UTC, ISO 8601), and
            where there is reason ``hints``, ``checked``, ``first``, ``earlier``.
        """
        merged = self._read()
        for name, fields in self._waiting.items():
            merged[name] = laid_over(merged.get(name, {}), copied(fields))
        return merged

    @_in_turn
    def record(self, item_id: str) -> Record:
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
        return laid_over(on_disk, copied(waiting))

    def _read(self) -> Records:
        """Read for showing: what cannot be read is no reason to show no page, or less."""
        self._known.heed(self.folder)
        items: dict[str, object] = {}
        newer = False
        try:
            items, newer = files.load(self.file)
            self._problem = text("answers.newer") if newer else ""
        except OSError as error:
            self._problem = self._why(error)
        except ValueError:
            self._tidy()
        if not newer:
            there = items
            items, self._lost = self._known.mended(there)
            self._known.learn(there, stand=items)
        return {name: sound(record) for name, record in items.items() if is_record(record)}

    def _take_turn(self) -> Taking:
        waits = Patience(LOCK_SECONDS, 0.01, self._patience.clock, self._patience.sleep)
        return Turn(self.folder, self.exercise, waits)

    def _tidy(self) -> None:
        """Put an unreadable file aside, unless another window has just mended it."""
        try:
            with self._take_turn():
                try:
                    files.load(self.file)
                except ValueError:
                    self._put_aside()
        except TimeoutError:
            self._problem = text("answers.busy")
        except OSError as error:
            self._problem = self._why(error)

    def _put_aside(self) -> str:
        """Keep a file that cannot be understood under another name; call it under the lock."""
        stamp = _now().strftime("%Y%m%d-%H%M%S")
        kept = self.file.with_name(f"{self.exercise}.unreadable-{stamp}-{secrets.token_hex(2)}.txt")
        disk.replace(self.file, kept, self._patience)
        self._broken = text("answers.broken", name=kept.name)
        return self._broken

    # ------------------------------------------------------------------ writing
    @_in_turn
    def save(self, item_id: str, value: object, **fields: Unpack[Notes]) -> Saved:
        """Put a change on disk.

        Parameters
        ----------
        item_id : str
        value : object
            The answer, as JSON.
        **fields : Notes
            What is known beside it.

        Returns
        -------
        Saved
            ``ok`` only after the bytes are on the disk.
        """
        change = copied(cast("Change", {**fields, "value": value}))
        self._waiting[item_id] = {**self._waiting.get(item_id, {}), **change}
        return self.flush(item_id)

    @_in_turn
    def take(self, item_id: str, base: Record, made: str = "", **fields: Unpack[Change]) -> Saved:
        """Put on disk what a window made from an answer that it names.

        Parameters
        ----------
        item_id : str
        base : dict
            What it was made from: ``value``, ``why``, or both.
        made : str
            When it was made, in UTC, where that was not just now: in a window that is gone.
        **fields : Change
            The change, as :meth:`save` and :meth:`note` take it.

        Returns
        -------
        Saved
        """
        waits, change = self._waiting.get(item_id, {}), copied(fields)
        # What waits already was made from what is remembered for it; that stands until it is
        # on disk, whether the same comes again or a change of it.
        waiting = cast("dict[str, object]", waits)
        named = cast("Record", {
            name: value for name, value in base.items()
            if name not in waiting or waiting[name] not in (value, change.get(name))
        })  # fmt: skip
        self._seen[item_id] = {**self._seen.get(item_id, {}), **copied(named)}
        if made and not waits:
            disk = self._read().get(item_id, {})
            change = kept_beside(self._seen[item_id], disk, change, made)
        self._waiting[item_id] = {**waits, **change}
        return self.flush(item_id)

    @_in_turn
    def note(self, item_id: str, **fields: Unpack[Notes]) -> Saved:
        """Put something about an answer on disk, whatever the answer is by now.

        Parameters
        ----------
        item_id : str
        **fields : Notes
            No answer comes along: another window may have changed it since this one showed it.

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
        try:
            written = self._write(item_id)
        except TimeoutError:
            return self._not_saved(value, text("answers.busy"))
        except OSError as error:
            return self._not_saved(value, self._why(error))
        if written is None:
            return self._not_saved(value, text("answers.newer"))
        stands = copied(sound(written.items.get(item_id)).get("value", value))
        for name, fields in self._waiting.items():
            if "why" in fields:
                self._seen.setdefault(name, {})["why"] = fields["why"]
            if "value" in fields:
                # Only marks of the item asked for are told to the window; it still shows its
                # own of any other, and must not seem to have taken away what it never showed.
                told = name == item_id and is_marks(stands)
                stood = sound(written.items[name])
                held = stood["value"] if told else fields["value"]
                self._seen[name] = {**stood, "value": held}
        self._waiting.clear()
        self._lost.clear()
        self._problem = self._failed = ""
        return Saved(ok=True, value=stands, message=_sentence(written))

    def _not_saved(self, value: object, said: str) -> Saved:
        self._failed = said
        return Saved(ok=False, value=value, message=said)

    def _write(self, item_id: str) -> Written | None:
        """Write under the lock, again if that was lost meanwhile; None for a newer file."""
        disk.make_folder(self.folder)
        if self._fresh:
            # Another process may have made it a moment ago and not flushed it yet.
            disk.flush_folder(self.folder.parent)
            disk.sweep(self.folder)
            self._fresh = False
        written = Written({})
        for _ in range(_TRIES):
            with self._take_turn() as turn:
                if not self._write_once(item_id, written):
                    return None
                if turn.held():
                    return written
            disk.make_folder(self.folder)
        raise TimeoutError(str(self.file))

    def _write_once(self, item_id: str, written: Written) -> bool:
        self._known.heed(self.folder)
        try:
            there, newer = files.load(self.file)
        except ValueError:
            written.aside = self._put_aside()
            there, newer = {}, False
        if newer:
            return False
        items, lost = self._known.mended(there)
        written.back = max(written.back, len(lost - set(self._waiting)))
        for name, fields in self._waiting.items():
            stood, seen = sound(items.get(name)), self._seen.get(name, {})
            items[name], how = merge_record(seen, stood, fields, _now())
            if name == item_id and written.how == "saved":
                written.how = how
        self._put(items)
        self._known.learn(there, stand=items)
        self._known.learn(items)
        written.items = items
        return True

    def _why(self, error: OSError) -> str:
        return why(error, self.folder)

    def _put(self, items: dict[str, object]) -> None:
        """Write the file; an error of the disk leaves it as it was."""
        files.write(self.file, self.exercise, items, self._patience)


def _sentence(written: Written) -> str:
    clock = _now().astimezone().strftime("%H:%M:%S")
    back = text("answers.back", count=written.back) if written.back else ""
    more = [words for words in (written.aside, back) if words]
    form = "saved_and" if more and written.how == "saved" else written.how
    return " ".join([text(f"answers.{form}", time=clock), *more])
