from __future__ import annotations

import errno
import os

import pytest
from _patience import Clock

from whosays.core import disk
from whosays.core.disk import FileBusyError, make_folder, replace, sweep, write_whole


def test_a_file_is_written_and_nothing_stays_beside_it(tmp_path):
    file = tmp_path / "a.json"
    for data in (b"one", b"", b"x" * 300_000):
        write_whole(file, data)
        assert file.read_bytes() == data
    assert list(tmp_path.iterdir()) == [file]


def test_a_system_that_writes_little_at_a_time_writes_all(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    write_whole(tmp_path / "a", b"0123456789" * 3)
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 3


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_what_was_there_stays_whole_when_the_disk_refuses(tmp_path, monkeypatch, step):
    file = tmp_path / "a"
    write_whole(file, b"before")

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            write_whole(file, b"after")
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    theirs, link = tmp_path / "theirs", tmp_path / "link"
    theirs.write_bytes(b"mine")
    try:
        link.symlink_to(theirs)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    write_whole(link, b"ours")
    assert theirs.read_bytes() == b"mine"
    assert (link.is_symlink(), link.read_bytes()) == (False, b"ours")


def test_the_file_is_flushed_then_renamed_then_its_folder_flushed(tmp_path, monkeypatch):
    done = []
    real = os.replace
    monkeypatch.setattr(disk, "flush_file", lambda _: done.append("file"))
    monkeypatch.setattr(disk, "flush_folder", done.append)
    monkeypatch.setattr(os, "replace", lambda *names: (done.append("rename"), real(*names)))
    write_whole(tmp_path / "a", b"x")
    assert done == ["file", "rename", tmp_path]


def test_every_folder_that_gets_a_new_one_is_flushed(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(disk, "flush_folder", flushed.append)
    make_folder(tmp_path / "a" / "b" / "c")
    assert flushed == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    make_folder(tmp_path / "a" / "b" / "c")
    assert len(flushed) == 3


def test_a_folder_that_somebody_else_has_just_made_is_good(tmp_path, monkeypatch):
    real = os.mkdir

    def both(place, mode):
        real(place, mode)
        raise FileExistsError(errno.EEXIST, "there")

    monkeypatch.setattr(os, "mkdir", both)
    make_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path):
    (tmp_path / "a").write_bytes(b"mine")
    for place in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OSError, match="a"):
            make_folder(place)
    assert (tmp_path / "a").read_bytes() == b"mine"


def refused(number, winerror=None):
    error = OSError(number, os.strerror(number))
    if winerror:
        error.winerror = winerror
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [(refused(errno.EACCES, 32), FileBusyError), (refused(errno.EACCES, 5), FileBusyError),
     (refused(errno.EBUSY), FileBusyError), (refused(errno.EACCES), PermissionError)],
)  # fmt: skip
def test_it_is_tried_for_two_seconds_and_no_longer(tmp_path, monkeypatch, error, kind):
    def refuse(*_):
        raise error

    clock = Clock()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(kind):
        replace(tmp_path / "a", tmp_path / "b", clock.patience())
    assert 1.9 < clock.now < 2.2


def test_another_refusal_is_not_waited_for(tmp_path, monkeypatch):
    def refuse(*_):
        raise refused(errno.EROFS)

    clock = Clock()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.EROFS)):
        replace(tmp_path / "a", tmp_path / "b", clock.patience())
    assert clock.slept == 0


HERE = disk.computer()
ELSE = "0000" if HERE != "0000" else "1111"
LEFT = {  # name -> (age, whether it goes); process 1 is there, 2 is not
    f".01-a.json.{HERE}-2-00000000.tmp": (0, True),
    f".01-a.json.{HERE}-1-00000000.tmp": (60, False),
    f".01-a.json.{HERE}-1-00000001.tmp": (disk.OLD + 1, True),
    f".01-a.json.{ELSE}-2-00000000.tmp": (600, False),
    f".01-a.json.{ELSE}-2-00000001.tmp": (disk.OLD + 1, True),
    ".01-a.2-00000000.tmp": (0, False),
    ".01-a.2-00000001.tmp": (61, True),
    ".01-a.1-00000000.tmp": (61, False),
    ".theirs.tmp": (1e6, False),
    "01-a.2-00000000.tmp": (1e6, False),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_dead_writers_left_is_swept_and_nothing_else(tmp_path, name):
    age, goes = LEFT[name]
    file = tmp_path / name
    file.write_bytes(b"half")
    left = file.stat().st_mtime
    assert sweep(tmp_path, now=lambda: left + age, alive=lambda pid: pid == 1) == goes
    assert file.exists() != goes


def test_whether_a_process_is_there(monkeypatch):
    assert disk.runs(os.getpid())

    def gone(*_):
        raise ProcessLookupError

    def anothers(*_):
        raise PermissionError

    monkeypatch.setattr(os, "kill", gone)
    assert not disk.runs(12345) or os.name == "nt"
    monkeypatch.setattr(os, "kill", anothers)
    assert disk.runs(12345)
    monkeypatch.setattr(disk.os, "name", "nt")
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("there, this would end it"))
    assert disk.runs(12345)


def test_the_mark_of_a_computer_does_not_say_which_it_is(monkeypatch):
    monkeypatch.setattr(disk.platform, "node", lambda: "zaphod-q")
    assert len(disk.computer()) == 4
    assert disk.computer() not in "zaphod-q"
