from __future__ import annotations

import pytest

from whosays.launch import serve

NAMES = frozenset({"localhost", "desk", "desk.local"})


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "localhost:8888", "desk", "DESK.local:8888", "desk.local.", "127.0.0.1:8888",
        "192.168.1.4:8888", "[::1]:8888", "[fe80::1]", "10.0.0.1",
    ],
)  # fmt: skip
def test_its_own_names_and_numbers_are_answered(host):
    assert serve.is_called(host, NAMES)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8888", "localhost.evil.example", "192.168.1.4.evil.example",
        "", ":8888", "desk.evil.example", "[evil.example]:8888", "[::1].evil.example", "0x7f000001",
        "127.1", "2130706433", "desk@evil.example", "evil.example#localhost",
    ],
)  # fmt: skip
def test_a_name_that_somebody_else_could_have_is_not(host):
    assert not serve.is_called(host, NAMES)


def test_only_its_own_folder_is_taken_away_at_the_end(monkeypatch):
    asked = []
    monkeypatch.setattr(serve.atexit, "register", lambda _, folder, **__: asked.append(folder))
    for folder in ("/run/user/1/whosays-abc", "/home/me/runtime", ""):
        monkeypatch.setenv("JUPYTER_RUNTIME_DIR", folder)
        serve.clear_up()
    assert asked == ["/run/user/1/whosays-abc"]
