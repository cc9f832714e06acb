"""The power goes after any call to the system: what was called saved is there again.

No switch is thrown: the calls are written down, and every state that a cut may leave is laid
out in a fresh folder and opened.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from _power import Disk, aftermaths, lay_out, told

from whosays.answers.file_store import FileStore
from whosays.core import disk as whole

UNIT = "01-power"


@pytest.fixture
def place():
    """Give a folder in memory where there is one: the cut is played, not real."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made).resolve()


def work(place, monkeypatch):
    """Have two windows answer, in a folder that is not there yet; give what was called."""
    root = place / "disk"
    root.mkdir()
    with monkeypatch.context() as patch:
        disk = Disk(root, patch)
        windows = [FileStore(UNIT, root / "kit" / "answers") for _ in range(2)]
        for number in range(1, 7):
            window = windows[number % 2]
            window.record("shared")
            for item in ("shared", f"own {number % 2}"):
                if window.save(item, number).ok:
                    disk.acknowledge(item, number)
            window.note("shared", hints=number)
    return root, disk.log


def lost(place, root, log):
    """Cut the power after every call; give what was lost, and how many cuts there were."""
    cuts, missing = 0, []
    for end in range(1, len(log) + 1):
        said = told(log[:end])
        for name, folders, files in aftermaths(log[:end]):
            cuts += 1
            fresh = place / "after"
            fresh.mkdir()
            lay_out(fresh, root, folders, files)
            store = FileStore(UNIT, fresh / "kit" / "answers")
            found = store.records()
            missing += [
                f"after call {end} ({name}): {item} {values[-1]}"
                for item, values in said.items()
                if found.get(item, {}).get("value", 0) < values[-1]
            ]
            if store.notice:
                missing.append(f"after call {end} ({name}): {store.notice}")
            shutil.rmtree(fresh)
    return cuts, missing


def test_what_was_called_saved_is_there_after_any_power_cut(place, monkeypatch, count):
    root, log = work(place, monkeypatch)
    cuts, missing = lost(place, root, log)
    assert missing == []
    assert cuts > 400
    count("power cuts", cuts)
    count("acknowledged answers", sum(map(len, told(log).values())))


def only(name, real):
    return lambda folder: real(folder) if folder.name == name else None


CARELESS = {
    "files not flushed": lambda patch: patch.setattr(whole, "flush_file", lambda _: None),
    "folders not flushed": lambda patch: patch.setattr(whole, "flush_folder", lambda _: None),
    "folders above not flushed": lambda patch: patch.setattr(
        whole, "flush_folder", only("answers", whole.flush_folder)
    ),
}


@pytest.mark.parametrize("careless", CARELESS.values(), ids=CARELESS)
def test_the_cuts_do_find_what_is_not_flushed(place, monkeypatch, careless):
    with monkeypatch.context() as patch:
        careless(patch)
        root, log = work(place, monkeypatch)
    assert lost(place, root, log)[1]
