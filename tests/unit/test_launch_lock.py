from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import lock


class EnoughError(Exception):
    """Waited long enough."""


def give_up(_):
    raise EnoughError


@pytest.fixture(params=["the system's", "a file's"])
def kind(request, monkeypatch):
    """Each kind of lock; the second stands in on drives without locks."""
    if request.param == "a file's":

        def none(_):
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(lock, "_try_system", none)
    return request.param


def test_one_after_the_other(tmp_path, kind):
    for _ in range(2):
        with lock.held(tmp_path, give_up) as holds:
            assert bool(holds) == (kind == "the system's")


def test_who_comes_second_waits_and_is_told_once_why(tmp_path, kind, capsys):
    tries = []

    def wait(_):
        tries.append(1)
        if len(tries) == 3:
            raise EnoughError

    with lock.held(tmp_path), pytest.raises(EnoughError), lock.held(tmp_path, wait):
        pytest.fail("two hold it")
    out = capsys.readouterr().out
    assert out.count("waits until it is done") == 1
    assert str(tmp_path / lock.NAME) in out, kind


@pytest.mark.usefixtures("kind")
def test_it_goes_on_when_the_first_is_done(tmp_path):
    first = lock.held(tmp_path)
    first.__enter__()
    with lock.held(tmp_path, lambda _: first.__exit__(None, None, None)):
        pass
    with lock.held(tmp_path, give_up):
        pass


@pytest.mark.parametrize("error", [KitError("no network"), KeyboardInterrupt(), OSError("x")])
@pytest.mark.usefixtures("kind")
def test_a_start_that_fails_leaves_the_next_one_free(tmp_path, error):
    with pytest.raises(type(error)), lock.held(tmp_path):
        raise error
    with lock.held(tmp_path, give_up):
        pass


def test_a_killed_start_leaves_the_next_one_free(tmp_path, kind):
    by_file = kind != "the system's"
    code = (
        "import errno, os, sys\nfrom pathlib import Path\nfrom whosays.launch import lock\n"
        "def none(_): raise OSError(errno.ENOLCK, '')\n"
        f"if {by_file}: lock._try_system = none\n"
        f"with lock.held(Path({str(tmp_path)!r})):\n    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(EnoughError), lock.held(tmp_path, give_up):
            pytest.fail("two hold it")
        other.kill()
        other.wait()
    with lock.held(tmp_path, give_up):
        pass


NOTES = {
    "of this one": (lock._me(), False),
    "of an earlier run of the computer": ({**lock._me(), "boot": "earlier"}, True),
    "of another computer": ({**lock._me(), "host": "other", "boot": "x", "pid": 1}, False),
    "cut off": ({}, False),
}


@pytest.mark.parametrize("name", NOTES)
def test_only_what_is_certainly_dead_is_taken_over(tmp_path, name):
    note, dead = NOTES[name]
    file = tmp_path / "holder"
    file.write_text(json.dumps(note), encoding="utf-8")
    assert lock._left_behind(file) == dead
    assert lock._try_file(file) == dead
    if dead:
        assert json.loads(file.read_text(encoding="utf-8")) == lock._me()
    assert [f.name for f in tmp_path.iterdir()] == ["holder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows is not asked")
def test_a_process_that_has_ended_is_not_alive():
    with subprocess.Popen([sys.executable, "-c", ""]) as other:
        other.wait()
    assert not lock._alive(other.pid)
    assert lock._alive(os.getpid())
    assert lock._alive(10**30)


def test_a_folder_one_may_not_write_in_is_a_sentence(tmp_path):
    (tmp_path / lock.NAME).mkdir()
    with pytest.raises(KitError, match="Copy the kit"), lock.held(tmp_path):
        pass


def test_a_lock_that_fails_otherwise_is_a_sentence(tmp_path, monkeypatch):
    def broken(_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(lock, "_try_system", broken)
    with pytest.raises(KitError, match="Copy the kit"), lock.held(tmp_path):
        pass
    assert "{file}" not in text("start.waiting", file="x")
