from __future__ import annotations

import signal
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import install, running, server, start


class Running:
    """Stand in for a server that has been started."""

    def __init__(self, waits):
        self.did, self.waits, self.process, self.taken = [], waits, self, False

    def page(self):
        """Give the page's address."""
        return "http://127.0.0.1:8899/lab/tree/x?token=secret"

    def page_elsewhere(self):
        """Give the page's address for other computers."""
        return self.page()

    def lost_its_port(self):
        """Tell whether its port was taken."""
        return self.taken

    def warm_up(self):
        """Start the kernel."""
        self.did.append("warm")

    def wait(self):
        """Wait until it ends."""
        self.did.append("waited")
        if self.waits:
            raise self.waits

    def stop(self):
        """Stop."""
        self.did.append("stopped")


@pytest.fixture
def kit_start(monkeypatch, tmp_path):
    """Give what was asked for, with everything outside stood in for."""
    seen = {"running": Running(None), "opened": [], "kit": tmp_path, "shows": True}

    def prepare(kit, *, afresh):
        seen["prepared"] = (kit, afresh)
        return Path("python")

    def begin(kit, python, **words):
        seen["started"] = (kit, python, words)
        return seen["running"]

    def opened(address):
        seen["opened"].append(address)
        return seen["shows"]

    monkeypatch.setattr(install, "prepare", prepare)
    monkeypatch.setattr(server, "start", begin)
    monkeypatch.setattr(server, "wait_until_up", lambda _: seen["running"].did.append("up"))
    monkeypatch.setattr(start, "_open", opened)
    monkeypatch.setattr(start, "_stop_with_the_window", lambda: None)
    monkeypatch.setattr(running, "page", lambda _: seen.get("already"))
    monkeypatch.setattr(running, "remember", lambda *_: seen["running"].did.append("noted"))
    return seen


def test_it_prepares_starts_waits_opens_and_stays(kit_start, capsys):
    assert start.run(kit_start["kit"], port=9000, ip="127.0.0.1", afresh=True) == 0
    assert kit_start["prepared"] == (kit_start["kit"], True)
    assert kit_start["started"][2] == {"ip": "127.0.0.1", "port": 9000}
    assert kit_start["running"].did == ["up", "warm", "noted", "waited", "stopped"]
    assert kit_start["opened"] == [kit_start["running"].page()]
    out = capsys.readouterr().out
    assert kit_start["running"].page() in out
    assert text("start.stop") in out


def test_without_a_browser_the_address_is_there_to_copy(kit_start, capsys):
    start.run(kit_start["kit"], browser=False)
    assert kit_start["opened"] == []
    assert "Open this address in a browser" in capsys.readouterr().out


def test_where_no_browser_opens_the_address_is_there_to_copy(kit_start, capsys):
    kit_start["shows"] = False
    start.run(kit_start["kit"])
    assert "Open this address in a browser" in capsys.readouterr().out


def test_ctrl_c_stops_in_order_and_says_that_answers_are_saved(kit_start, capsys):
    kit_start["running"].waits = KeyboardInterrupt()
    assert start.run(kit_start["kit"]) == 0
    assert kit_start["running"].did[-1] == "stopped"
    assert "answers are saved" in capsys.readouterr().out


def test_a_server_that_does_not_come_up_is_stopped(kit_start, monkeypatch):
    def silent(_):
        raise KitError("It gave no answer.")

    monkeypatch.setattr(server, "wait_until_up", silent)
    with pytest.raises(KitError):
        start.run(kit_start["kit"])
    assert kit_start["running"].did == ["stopped"]


def test_a_kit_that_is_running_is_opened_and_not_started_again(kit_start, capsys):
    kit_start["already"] = "http://127.0.0.1:8888/lab?token=first"
    assert start.run(kit_start["kit"]) == 0
    assert "started" not in kit_start
    assert kit_start["opened"] == [kit_start["already"]]
    assert text("start.already") in capsys.readouterr().out


@pytest.mark.parametrize("words", [{"port": 9000}, {"afresh": True}])
def test_a_port_of_one_s_own_or_reinstalling_starts_another(kit_start, words):
    kit_start["already"] = "http://127.0.0.1:8888/lab?token=first"
    start.run(kit_start["kit"], **words)
    assert "started" in kit_start


def test_a_closed_window_stops_like_ctrl_c(monkeypatch):
    handlers = {}
    monkeypatch.setattr(start.signal, "signal", handlers.__setitem__)
    start._stop_with_the_window()
    expected = {getattr(signal, n) for n in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, n)}
    assert set(handlers) == expected
    for number, handler in handlers.items():
        with pytest.raises(KeyboardInterrupt):
            handler(number, None)


def test_a_port_taken_at_the_last_moment_is_left_to_its_taker(kit_start, monkeypatch):
    lab, asked = kit_start["running"], []

    def once(_):
        asked.append(kit_start["started"][2]["port"])
        if len(asked) == 1:
            raise KitError("It stopped while it was starting.")

    lab.taken = True
    monkeypatch.setattr(server, "wait_until_up", once)
    assert start.run(kit_start["kit"]) == 0
    assert asked == [None, 0]
    asked.clear()
    with pytest.raises(KitError):
        start.run(kit_start["kit"], port=9000)


# ---------------------------------------------------------------- the browser
@pytest.mark.skipif(start.os.name != "posix", reason="about a desktop on Linux")
def test_without_a_desktop_no_browser_is_tried(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(start.webbrowser, "open", lambda _: pytest.fail("there is no desktop"))
    assert start._open("x") is False


def test_with_a_desktop_the_browser_is_asked(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    for answer in (True, False):
        monkeypatch.setattr(start.webbrowser, "open", lambda _, answer=answer: answer)
        assert start._open("x") is answer


def test_a_browser_that_fails_is_no_problem(monkeypatch):
    def fail(_):
        raise start.webbrowser.Error("none")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start.webbrowser, "open", fail)
    assert start._open("x") is False
