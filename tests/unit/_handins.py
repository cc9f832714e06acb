"""Made-up hand-ins: answer files with times of their own, and archives of them."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

A, B = "00-form-a", "07-form-b"
_START = datetime(2026, 9, 1, 8, tzinfo=UTC)


def sheet(student: int, unit: str = A, *, later: float = 0, **changed: object) -> dict:
    """Give a student's answer file: six ratings, each a minute after the other.

    ``changed`` maps item ids (``fa_01``) to answers given an hour after all others.
    """
    letter = unit[-1]
    items = {}
    for at in range(1, 7):
        when = _START + timedelta(minutes=at, seconds=7 * student, days=later)
        value = (student * 7 + at * 11) % 101
        items[f"f{letter}-{at:02}"] = {
            "value": value,
            "version": 1,
            "changed": when.isoformat(timespec="seconds"),
        }
    for name, value in changed.items():
        when = _START + timedelta(hours=1, seconds=student, days=later)
        items[name.replace("_", "-")] = {
            "value": value,
            "version": 2,
            "changed": when.isoformat(timespec="seconds"),
        }
    return {"format": 1, "exercise": unit, "kit": "1.0", "items": items}


def raw(student: int, unit: str = A, **changed: object) -> bytes:
    """Give an answer file as it stands on disk."""
    return json.dumps(sheet(student, unit, **changed), indent=1).encode()


def put(file: Path, content: bytes) -> Path:
    """Put a file where there may be no folder yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def zipped(files: dict[str, bytes], **options: object) -> bytes:
    """Give a ZIP of files by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
