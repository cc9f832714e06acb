"""What happens to the files while a page is open: deleted, cut short, brought back older.

The window that stays open knows what stood there, and the next save puts it back.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from _patience import Clock

from whosays.answers import file_store as answers
from whosays.answers.file_store import FileStore
from whosays.core import disk
from whosays.core.i18n import text

UNIT = "01-a"
HAVOC = {
    "folder deleted": shutil.rmtree,
    "file deleted": lambda folder: (folder / f"{UNIT}.json").unlink(),
    "emptied": lambda folder: (folder / f"{UNIT}.json").write_bytes(b""),
    "cut short": lambda folder: os.truncate(folder / f"{UNIT}.json", 60),
    "no items": lambda folder: (folder / f"{UNIT}.json").write_text(
        '{"format": 1, "exercise": "01-a", "kit": "1", "items": {}}', encoding="utf-8"
    ),
    "zeros": lambda folder: (folder / f"{UNIT}.json").write_bytes(bytes(300)),
}


def mark(name):
    return {"id": name, "start": 0, "end": 5, "code": "vague"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "answers"


@pytest.fixture
def window(folder):
    """Give a window that has written two answers and read one more."""
    FileStore(UNIT, folder).save("read", "by another")
    window = FileStore(UNIT, folder, Clock().patience())
    window.records()
    window.save("q", "mine", hints=2)
    window.save("m", [mark("m1"), mark("m2")])
    return window


def values(folder):
    return {n: r["value"] for n, r in FileStore(UNIT, folder).records().items()}


WHOLE = {"read": "by another", "q": "mine", "m": [mark("m1"), mark("m2")]}


@pytest.mark.parametrize("happens", HAVOC.values(), ids=HAVOC)
def test_what_vanished_is_written_again_and_that_is_said(window, folder, happens):
    happens(folder)
    saved = window.save("new", 1)
    assert values(folder) == {**WHOLE, "new": 1}
    assert saved.ok
    # Two sentences: the first has its stop.
    assert saved.message.endswith(f". {text('answers.back', count=3)}")
    assert FileStore(UNIT, folder).record("q")["hints"] == 2
    assert text("answers.back", count=3) not in window.save("new", 2).message, "said once"


@pytest.mark.parametrize("happens", HAVOC.values(), ids=HAVOC)
def test_the_answer_that_is_saved_is_not_counted_as_brought_back(folder, happens):
    window = FileStore(UNIT, folder)
    window.save("q", "a")
    happens(folder)
    assert "back" not in window.save("q", "b").message
    assert FileStore(UNIT, folder).record("q")["version"] == 2


@pytest.mark.parametrize("happens", HAVOC.values(), ids=HAVOC)
def test_until_then_the_page_shows_it_and_does_not_call_it_saved(window, folder, happens):
    happens(folder)
    assert window.record("q")["value"] == "mine"
    assert set(window.records()) == set(WHOLE)
    assert window.unsaved("q") == text("answers.lost")
    assert window.unsaved("never answered") == ""
    assert window.flush("q").ok
    assert window.unsaved("q") == ""
    assert values(folder) == WHOLE


def test_a_file_cut_short_is_kept_and_named(window, folder):
    (folder / f"{UNIT}.json").write_bytes(b'{"format"')
    saved = window.save("new", 1)
    (kept,) = folder.glob("*.unreadable-*.txt")
    assert kept.name in saved.message


def test_an_older_version_brought_back_does_not_win(window, folder):
    older = (folder / f"{UNIT}.json").read_bytes()
    window.save("q", "newer")
    window.save("m", [mark("m2"), mark("m3")])
    (folder / f"{UNIT}.json").write_bytes(older)
    assert window.record("q")["value"] == "newer"
    assert window.unsaved("q") == text("answers.lost")
    saved = window.save("new", 1)
    expected = {**WHOLE, "q": "newer", "m": [mark("m2"), mark("m3")], "new": 1}
    assert values(folder) == expected
    assert text("answers.back", count=2) in saved.message
    assert "another window" not in saved.message


def test_reasons_brought_back_older_do_not_win(window, folder):
    older = (folder / f"{UNIT}.json").read_bytes()
    window.note("q", why="because")
    (folder / f"{UNIT}.json").write_bytes(older)
    window.save("new", 1)
    assert FileStore(UNIT, folder).record("q")["why"] == "because"


def test_an_older_version_that_this_window_never_met_does_not_win(folder):
    first = FileStore(UNIT, folder)
    first.save("q", "oldest")
    oldest = (folder / f"{UNIT}.json").read_bytes()
    first.save("q", "old")
    first.save("q", "newest")
    second = FileStore(UNIT, folder)
    second.records()
    (folder / f"{UNIT}.json").write_bytes(oldest)
    second.save("new", 1)
    assert values(folder) == {"q": "newest", "new": 1}


@pytest.mark.parametrize("later", [True, False], ids=["later", "its clock is slow"])
def test_what_somebody_wrote_on_an_older_version_is_kept_too(folder, monkeypatch, later):
    """A new window that never saw what was lost answers the same question."""
    window = FileStore(UNIT, folder)
    window.save("q", "old")
    window.save("m", [mark("old")])
    older = (folder / f"{UNIT}.json").read_bytes()
    for value in ("a", "b", "mine"):
        window.save("q", value)
        window.save("m", [mark("old"), mark(value)])
    (folder / f"{UNIT}.json").write_bytes(older)
    real = answers._now
    with monkeypatch.context() as patch:
        hours = 1 if later else -1
        patch.setattr(answers, "_now", lambda: real() + timedelta(hours=hours))
        fresh = FileStore(UNIT, folder)
        fresh.record("m")
        fresh.record("q")
        fresh.save("q", "theirs")
        fresh.save("m", [mark("old"), mark("theirs")])
    assert window.save("new", 1).ok
    record = FileStore(UNIT, folder).record("q")
    both = [record["value"], *(entry["value"] for entry in record["earlier"])]
    assert {"mine", "theirs"} <= set(both)
    assert record["value"] == ("theirs" if later else "mine")
    marks = FileStore(UNIT, folder).record("m")
    kept = [marks["value"], *(entry["value"] for entry in marks.get("earlier", []))]
    assert {"mine", "theirs"} <= {m["id"] for value in kept for m in value}


def test_two_windows_that_mend_the_same_agree(folder):
    windows = [FileStore(UNIT, folder) for _ in range(3)]
    windows[0].save("q", "mine")
    for window in windows:
        window.records()
    shutil.rmtree(folder)
    for number, window in enumerate(windows):
        assert "another window" not in window.save(f"n{number}", number).message
    assert values(folder) == {"q": "mine", "n0": 0, "n1": 1, "n2": 2}
    assert FileStore(UNIT, folder).record("q")["version"] == 1


def test_what_another_window_wrote_since_is_not_set_back(window, folder):
    FileStore(UNIT, folder).save("q", "newer")
    assert window.save("new", 1).ok
    assert values(folder)["q"] == "newer"


def test_a_record_made_odd_by_hand_stays_beside_the_answer(window, folder):
    file = folder / f"{UNIT}.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    table["items"]["q"] = "by hand"
    file.write_text(json.dumps(table), encoding="utf-8")
    window.save("new", 1)
    assert values(folder)["q"] == "mine"
    assert "by hand" in file.read_text(encoding="utf-8")


def test_a_newer_kit_s_file_is_left_alone_whatever_was_known(window, folder):
    raw = '{"format": 2, "items": {}}'
    (folder / f"{UNIT}.json").write_text(raw, encoding="utf-8")
    assert not window.save("q", "x").ok
    assert (folder / f"{UNIT}.json").read_text(encoding="utf-8") == raw


# ---------------------------------------------------------------- passing errors
def refusing(number):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("mends", ["records", "flush"])
def test_one_passing_error_is_no_notice_for_good(window, monkeypatch, mends):
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refusing(errno.EIO))
        assert set(window.records()) == set(WHOLE), "what is known is shown all the same"
        assert "Not saved" in window.notice
    window.flush("q") if mends == "flush" else window.records()
    assert window.notice == ""


def test_a_newer_file_that_is_gone_again_is_no_notice(window, folder):
    file = folder / f"{UNIT}.json"
    before = file.read_bytes()
    file.write_text('{"format": 2, "items": {}}', encoding="utf-8")
    window.records()
    assert window.notice == text("answers.newer")
    file.write_bytes(before)
    window.records()
    assert window.notice == ""


def test_while_a_change_waits_the_reason_is_given_for_that_answer_alone(window, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        window.save("q", "in memory")
    window.records()
    assert window.unsaved("q") == text("answers.full")
    assert window.unsaved("m") == ""
    window.flush("m")
    assert window.unsaved("q") == ""


# ---------------------------------------------------------------- as an editor left it
@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.usefixtures("window")
def test_a_file_that_an_editor_saved_otherwise_is_read(folder, code):
    file = folder / f"{UNIT}.json"
    file.write_text(file.read_text(encoding="utf-8"), encoding=code)
    fresh = FileStore(UNIT, folder)
    assert {n: r["value"] for n, r in fresh.records().items()} == WHOLE
    assert fresh.save("new", "é").ok
    assert fresh.notice == ""
    assert json.loads(file.read_text(encoding="utf-8"))["items"]["new"]["value"] == "é"
    assert not list(folder.glob("*unreadable*"))


# ---------------------------------------------------------------- a file held by others
def held(winerror):
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = winerror
    return error


BUSY = [held(5), held(32), OSError(errno.EBUSY, "busy")]


@pytest.mark.parametrize("error", BUSY, ids=["5", "32", "EBUSY"])
def test_a_file_held_for_a_moment_is_saved_all_the_same(folder, monkeypatch, error):
    real, left = os.replace, [3]

    def replace(source, target):
        if left[0]:
            left[0] -= 1
            raise error
        real(source, target)

    clock = Clock()
    monkeypatch.setattr(os, "replace", replace)
    assert FileStore(UNIT, folder, clock.patience()).save("q", "a").ok
    assert clock.slept == 3


@pytest.mark.parametrize("error", BUSY, ids=["5", "32", "EBUSY"])
def test_a_file_held_for_long_is_named(folder, monkeypatch, error):
    def replace(*_):
        raise error

    clock = Clock()
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        window = FileStore(UNIT, folder, clock.patience())
        saved = window.save("q", "a")
    assert (saved.ok, saved.message) == (False, text("answers.held", name=f"{UNIT}.json"))
    assert 1.9 < clock.now < 2.2
    assert window.flush("q").ok


# ---------------------------------------------------------------- whose eyes
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_reads_the_answers(tmp_path):
    before = os.umask(0o022)
    try:
        folder = tmp_path / "above" / "answers"
        FileStore(UNIT, folder).save("q", "a")
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
    assert modes == {f"{UNIT}.json": 0o600, f".{UNIT}.lock": 0o600}


# ---------------------------------------------------------------- left by kills
def test_what_killed_writers_left_is_swept_with_the_first_save(folder, monkeypatch):
    folder.mkdir()
    here = disk.computer()
    left, live = (folder / f".{UNIT}.json.{here}-{n}-00000000.tmp" for n in (11, 12))
    for file in (left, live):
        file.write_text("half", encoding="utf-8")
    monkeypatch.setattr(disk, "runs", lambda pid: pid != 11)
    window = FileStore(UNIT, folder)
    window.records()
    assert left.exists(), "looking changes nothing"
    window.save("q", 1)
    assert not left.exists()
    assert live.exists()


def test_what_was_known_is_kept_beside_whatever_was_written_often_on_an_older_version(folder):
    """Somebody else's answers have the higher number, and were not made from this one."""
    window = FileStore(UNIT, folder)
    window.save("q", "old")
    older = (folder / f"{UNIT}.json").read_bytes()
    window.save("q", "mine")
    (folder / f"{UNIT}.json").write_bytes(older)
    fresh = FileStore(UNIT, folder)
    fresh.record("q")
    for value in ("theirs", "theirs again", "theirs at last"):
        fresh.save("q", value)
    window.save("new", 1)
    record = FileStore(UNIT, folder).record("q")
    both = [record["value"], *(entry["value"] for entry in record.get("earlier", []))]
    assert {"mine", "theirs at last"} <= set(both)
    assert not {"theirs", "theirs again"} & set(both), "who wrote on had seen these"
