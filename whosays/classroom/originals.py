"""What was handed in, kept as it was: copies that nobody changes, each named by its checksum.

Whoever is asked later what a grade rests on has the very bytes. A copy is made once, is read-only,
and stays when the file it was made from is gone; a list says what each was called and what became
of it. The list holds names: for the teacher alone.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from whosays.classroom import archive, shown, untrusted
from whosays.classroom.sheets import harmless, plain_file
from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from whosays.classroom.collect import Verdict

LIST = "originals.csv"
_PIECE = 1 << 20
_ENDINGS = (".json", ".zip", ".whosays", ".csv")


def _ending(name: str) -> str:
    return next((one for one in _ENDINGS if name.casefold().endswith(one)), "")


def _copied(file: Path, folder: Path) -> tuple[str, int]:
    """Copy a file under the name of its checksum; give that and its bytes."""
    beside = folder / f".{secrets.token_hex(8)}.tmp"
    summed, size = hashlib.sha256(), 0
    try:
        with (
            untrusted.open_plain(file, archive.LARGEST) as source,
            os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o400), "wb") as out,
        ):
            while raw := source.read(_PIECE):
                summed.update(raw)
                size += len(raw)
                out.write(raw)
        target = folder / f"{summed.hexdigest()}{_ending(file.name)}"
        if not target.exists():
            beside.rename(target)
        return summed.hexdigest(), size
    finally:
        # Windows removes no read-only file.
        with contextlib.suppress(OSError):
            beside.chmod(0o600)
            beside.unlink()


def _before(file: Path) -> Iterator[tuple[str, ...]]:
    with contextlib.suppress(OSError), file.open(encoding="utf-8-sig", newline="") as opened:
        yield from map(tuple, list(csv.reader(opened))[1:])


def _rows(verdicts: Iterable[Verdict], folder: Path) -> Iterator[tuple[str, ...]]:
    by_file: dict[Path, list[Verdict]] = {}
    for one in verdicts:
        # What was no hand-in by its name is not evidence of one.
        if one.source and not one.quiet:
            by_file.setdefault(one.source, []).append(one)
    for file, told in by_file.items():
        states = sorted({text(f"collect.state_{one.state}") for one in told})
        # As the list has it, so that the same is the same the next time.
        name = harmless(shown.name(told[0].name if len(told) == 1 else file.name))
        try:
            checksum, size = _copied(file, folder)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            yield name, "", "", "; ".join([*states, reason])
        else:
            yield name, checksum, str(size), "; ".join(states)


def keep(verdicts: Iterable[Verdict], folder: Path) -> int:
    """Keep a copy of every file that was looked into.

    Parameters
    ----------
    verdicts : iterable of Verdict
    folder : Path

    Returns
    -------
    int
        How many files are kept there by now.

    Raises
    ------
    KitError
        If the folder cannot be written to.
    """
    listed = folder / LIST
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The newest verdict on the same bytes under the same name is the one that stands.
        rows = {row[:2]: row for row in (*_before(listed), *_rows(verdicts, folder))}
        head = [text(f"collect.col_{name}") for name in ("file", "checksum", "bytes", "state")]
        plain_file(listed, [head, *map(list, rows.values())])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=folder, reason=reason)) from None
    return len({row[1] for row in rows.values()} - {""})
