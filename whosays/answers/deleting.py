"""“Delete all”: every answer goes, copies of sync programs too, and nothing of anybody else."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from whosays.answers import files, handin_file, known, locks, room_link, room_store
from whosays.core import browser, shown
from whosays.core.disk import Patience
from whosays.core.i18n import text
from whosays.core.paths import answers_dir, answers_place

if TYPE_CHECKING:
    from pathlib import Path

_REPORT = re.compile(rf"({files.UNIT})-report\.(html|pdf)")
_ASIDE = re.compile(rf"({files.UNIT})\.unreadable-\d{{8}}-\d{{6}}-[0-9a-f]{{4}}\.txt")
# A report as a sync program or a person copied it; what it holds says that it is one.
_REPORT_COPY = re.compile(rf"{files.UNIT}-report\W.*\.html|{files.UNIT}-report-.*\.html")
_OF_OURS = b'<body class="pr-page">'
_HIDDEN = re.compile(rf"\.{files.UNIT}[.\w-]*\.(tmp|held)")
# Far above what a year of answers takes; nobody's film is read to see whether it is answers.
_MOST_BYTES = 50_000_000
_MOST_NAMES = 12


def delete_all(folder: Path | None = None) -> str:
    """Delete every answer, and nothing else that may lie in the folder.

    Parameters
    ----------
    folder : Path, optional
        Where; :func:`whosays.core.paths.answers_dir` by default.

    Returns
    -------
    str
        What was done and what stays, for the student to read.
    """
    place = folder or answers_dir()
    said_place = str(folder) if folder else answers_place()
    if not browser.in_room():
        return _deleted(place, said_place)
    try:
        room_store.mirror().delete()
    except room_link.AwayError as error:
        return str(error)
    return f"{_deleted(place, said_place)} {text('answers.room_stays')}"


def _deleted(place: Path, said_place: str) -> str:
    """Delete what lies in a folder, and say so."""
    entries = _entries(place)
    if entries:
        known.mark_deletion(place)  # first: a window that is open must not put them back
    gone, kept, reason = 0, [], ""
    for file in entries:
        if not _is_ours(file):
            continue
        try:
            _delete(file)
            gone += not file.name.startswith(".")
        except FileNotFoundError:
            continue
        except OSError as error:
            kept.append(shown.name(file.name))
            reason = error.strerror or str(error)
    if kept:
        named = ", ".join(kept)
        return text("answers.delete_failed", names=named, reason=reason, folder=said_place)
    said = text("answers.deleted", count=gone, folder=said_place)
    if not gone:
        said = text("answers.deleted_none", folder=said_place)
    stays = [shown.name(file.name) for file in _entries(place) if not file.name.startswith(".")]
    return f"{said} {_named(stays)}".rstrip()


def _entries(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _is_ours(file: Path) -> bool:
    """Tell by what a file holds, or where that cannot be told by a name that only we give."""
    name = file.name
    if _HIDDEN.fullmatch(name) or _REPORT.fullmatch(name) or _ASIDE.fullmatch(name):
        return file.is_symlink() or file.is_file()
    if name == handin_file.CODE or handin_file.is_ours(file):
        return True
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return False
        if name.endswith(".json"):
            return files.is_answers(files.read(file))
        return bool(_REPORT_COPY.fullmatch(name)) and _OF_OURS in file.read_bytes()
    except OSError:
        pass
    except ValueError:  # cut short: only its name can tell
        return re.fullmatch(files.UNIT, file.stem) is not None
    return re.fullmatch(rf"{files.UNIT}\.json", name) is not None


def _delete(file: Path) -> None:
    """Delete a file, not in the middle of another window's turn with it."""
    unit = re.match(files.UNIT, file.name)
    if unit is not None and file.name == f"{unit[0]}.json":
        turn = locks.Turn(file.parent, unit[0], Patience())
        free = contextlib.nullcontext() if browser.here() else turn  # a browser locks no files
        with contextlib.suppress(OSError), free:
            file.unlink()
            return
    file.unlink()


def _named(names: list[str]) -> str:
    """Name what stays, so that nobody believes it gone."""
    if not names:
        return ""
    shown = ", ".join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return text("answers.stays_more", names=shown, count=len(names) - _MOST_NAMES)
    return text("answers.stays", names=shown)
