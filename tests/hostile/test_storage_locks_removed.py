"""Lock files are deleted while they are in use, as a tidy person or a sync program does."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from whosays.answers.file_store import FileStore

WRITER = Path(__file__).parents[1] / "unit" / "_writer.py"
NAMES = ("one", "two", "three")
TIMES = 40
UNIT = "01-a"

pytest.importorskip("fcntl", reason="Windows deletes no file in use")


def writers(folder):
    return [
        subprocess.Popen(
            [sys.executable, str(WRITER), "save", str(folder), UNIT, name, str(TIMES)],
            stderr=subprocess.PIPE,
        )
        for name in NAMES
    ]


def test_lock_files_deleted_in_use_lose_nothing(count):
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        folder = Path(place)
        running, deleted = writers(folder), 0
        while any(process.poll() is None for process in running):
            for lock in folder.glob(".*.lock"):
                with contextlib.suppress(FileNotFoundError):
                    lock.unlink()
                    deleted += 1
        for process in running:
            _, said = process.communicate(timeout=300)
            assert process.returncode == 0, said.decode()
        records = FileStore(UNIT, folder).records()
    assert [records[name]["value"] for name in NAMES] == [TIMES] * len(NAMES)
    marks = {mark["id"] for mark in records["shared"]["value"]}
    assert marks == {f"{name}-{n}" for name in NAMES for n in range(1, TIMES + 1)}
    assert deleted > TIMES
    count("lock files removed in use", deleted)
    count("acknowledged answers", 2 * TIMES * len(NAMES))
