from __future__ import annotations

import errno
import os
import shutil

import pytest
from _patience import Clock

from whosays.answers import locks
from whosays.answers.file_store import FileStore
from whosays.answers.locks import Marker, Turn
from whosays.core import disk

fcntl = pytest.importorskip("fcntl", reason="Windows locks otherwise, and deletes no file in use")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "answers"
    made.mkdir()
    return made


def turn(folder, seconds=0.0, unit="01-a"):
    return Turn(folder, unit, Clock().patience(seconds))


@pytest.fixture(params=[errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS], ids=errno.errorcode.get)
def no_locks(request, monkeypatch):
    """Have a network drive that locks nothing."""

    def refuse(*_):
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr(fcntl, "flock", refuse)


# ---------------------------------------------------------------- a lock that can be had
def test_one_after_the_other(folder):
    with turn(folder) as mine:
        assert mine.held()
        with pytest.raises(TimeoutError), turn(folder):
            pass
    with turn(folder) as again:
        assert again.held()
    assert not [file.name for file in folder.iterdir() if file.name != ".01-a.lock"]


def test_a_lock_file_deleted_in_use_lets_nobody_in(folder):
    with turn(folder) as mine:
        (folder / ".01-a.lock").unlink()
        with pytest.raises(TimeoutError), turn(folder):
            pass
        assert mine.held()


def test_a_folder_deleted_in_use_is_noticed(folder):
    with turn(folder) as mine:
        shutil.rmtree(folder)
        assert not mine.held()
        folder.mkdir()
        assert not mine.held(), "another one of that name is not the same"


def test_where_only_files_can_be_locked_a_deleted_lock_file_is_noticed(folder, monkeypatch):
    real = fcntl.flock

    def files_only(handle, how):
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - a descriptor
            raise OSError(errno.EBADF, "not for folders")
        real(handle, how)

    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112 - as above
        pytest.skip("nobody can tell what a descriptor is here")
    monkeypatch.setattr(fcntl, "flock", files_only)
    with turn(folder) as mine:
        assert mine.held()
        (folder / ".01-a.lock").unlink()
        assert not mine.held()


def test_a_turn_lost_is_taken_again_and_what_another_wrote_meanwhile_is_kept(folder, monkeypatch):
    """The folder is deleted and made anew between the reading and the writing."""
    window = FileStore("01-a", folder)
    window.save("q", "before")
    real, times = locks.Turn.held, []

    def held(self):
        times.append(1)
        if len(times) == 1:
            shutil.rmtree(folder)
            folder.mkdir()
            monkeypatch.setattr(locks.Turn, "held", real)
            FileStore("01-a", folder).save("theirs", 1)
            monkeypatch.setattr(locks.Turn, "held", held)
            return False
        return real(self)

    monkeypatch.setattr(locks.Turn, "held", held)
    assert window.save("mine", 2).ok
    monkeypatch.setattr(locks.Turn, "held", real)
    found = {n: r["value"] for n, r in FileStore("01-a", folder).records().items()}
    assert found == {"q": "before", "theirs": 1, "mine": 2}


def test_a_turn_lost_again_and_again_is_not_called_saved(folder, monkeypatch):
    window = FileStore("01-a", folder)
    monkeypatch.setattr(locks.Turn, "held", lambda _: False)
    assert not window.save("q", 1).ok
    monkeypatch.undo()
    assert window.flush("q").ok


# ---------------------------------------------------------------- where nothing can be locked
@pytest.mark.usefixtures("no_locks")
def test_a_drive_that_locks_nothing_takes_answers_all_the_same(folder):
    window = FileStore("01-a", folder)
    assert window.save("q", 1).ok
    assert window.save("q", 2).ok
    assert not (folder / ".01-a.held").exists()


@pytest.mark.usefixtures("no_locks")
def test_a_marker_keeps_others_out(folder):
    with turn(folder) as mine:
        assert mine.held()
        words = (folder / ".01-a.held").read_text(encoding="ascii")
        with pytest.raises(TimeoutError), turn(folder):
            pass
        assert (folder / ".01-a.held").read_text(encoding="ascii") == words
        (folder / ".01-a.held").unlink()
        assert not mine.held()


def marker(folder, words, *, age=0.0, alive=lambda _: True):
    """Leave somebody's marker, and give one that would be taken now."""
    file = folder / ".01-a.held"
    file.write_text(words, encoding="ascii")
    left = file.stat().st_mtime
    return Marker(file, Clock().patience(1), now=lambda: left + age, alive=alive)


HERE = disk.computer()
STALE = {
    "its process is gone": (f"{HERE} 77 aa", 0, lambda pid: pid != 77),
    "another computer's, long ago": ("zzzz 77 aa", locks.STALE + 1, lambda _: True),
    "a hung process, long ago": (f"{HERE} 77 aa", locks.STALE + 1, lambda _: True),
    "killed before a word was in it": ("", 31, lambda _: True),
    "no words of ours, long ago": ("what is this", locks.STALE + 1, lambda _: True),
}
LIVE = {
    "its process is there": (f"{HERE} 77 aa", 60, lambda pid: pid == 77),
    "another computer's": ("zzzz 77 aa", 60, lambda _: False),
    "just made": ("", 1, lambda _: False),
    "no words of ours": ("what is this", 60, lambda _: False),
    "by a clock that is ahead": (f"{HERE} 77 aa", -1e6, lambda _: True),
}


@pytest.mark.parametrize(("words", "age", "alive"), STALE.values(), ids=STALE)
def test_a_marker_left_behind_does_not_block_for_good(folder, words, age, alive):
    with marker(folder, words, age=age, alive=alive) as mine:
        assert mine.held()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("words", "age", "alive"), LIVE.values(), ids=LIVE)
def test_a_marker_in_use_is_left_alone(folder, words, age, alive):
    with pytest.raises(TimeoutError), marker(folder, words, age=age, alive=alive):
        pass
    assert (folder / ".01-a.held").read_text(encoding="ascii") == words
    assert len(list(folder.iterdir())) == 1


def test_a_marker_is_waited_for(folder):
    file = folder / ".01-a.held"
    file.write_text(f"{HERE} {os.getpid()} aa", encoding="ascii")
    with Marker(file, Clock(on_sleep=lambda: file.unlink(missing_ok=True)).patience()) as mine:
        assert mine.held()


def test_of_two_that_put_a_stale_marker_away_the_quicker_keeps_its_turn(folder, monkeypatch):
    """The other has judged the old marker and takes away the new one in its place."""
    file = folder / ".01-a.held"
    late = marker(folder, f"{HERE} 77 aa", alive=lambda pid: pid != 77)
    quick = Marker(file, Clock().patience(0), alive=lambda pid: pid != 77)
    judged = Marker._is_stale

    def slowly(self, words, age):
        found = judged(self, words, age)
        if self is late and not quick.held():
            quick.__enter__()
        return found

    monkeypatch.setattr(Marker, "_is_stale", slowly)
    with pytest.raises(TimeoutError), late:
        pass
    assert quick.held()
    quick.__exit__()
    assert list(folder.iterdir()) == []


def test_a_marker_says_not_which_computer_it_is(folder, monkeypatch):
    monkeypatch.setattr(disk.platform, "node", lambda: "zaphod-q")
    with Marker(folder / "m", Clock().patience()):
        assert "zaphod" not in (folder / "m").read_text(encoding="ascii")
