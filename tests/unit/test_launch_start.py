from __future__ import annotations

import html
import os
import re
import signal
from pathlib import Path
from urllib.request import url2pathname

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import install, places, running, server, start


class Running:
    """Stand in for a server that has been started."""

    def __init__(self, waits):
        self.did, self.waits, self.process, self.taken = [], waits, self, False
        self.ip = "127.0.0.1"

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
    seen = {"running": Running(None), "opened": [], "kit": tmp_path / "kit", "shows": True}
    seen["did"] = seen["running"].did
    places.own_dir(seen["kit"]).mkdir(parents=True)
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))

    def prepare(kit, *, afresh, holds):
        seen["prepared"] = (kit, afresh)
        assert holds, "nobody else installs meanwhile"
        seen["did"].append("prepared")
        return Path("python")

    def begin(kit, python, **words):
        seen["started"] = (kit, python, words)
        return seen["running"]

    def opened(address):
        seen["opened"].append(address)
        return seen["shows"]

    monkeypatch.setattr(install, "prepare", prepare)
    monkeypatch.setattr(server, "start", begin)
    monkeypatch.setattr(server, "find_port", lambda *_: seen["did"].append("port"))
    monkeypatch.setattr(server, "wait_until_up", lambda _: seen["did"].append("up"))
    monkeypatch.setattr(start, "_open", opened)
    monkeypatch.setattr(start, "_stop_with_the_window", lambda: None)
    monkeypatch.setattr(running, "page", lambda *_: seen.get("already"))
    monkeypatch.setattr(running, "anywhere", lambda _: "already" in seen)
    monkeypatch.setattr(running, "remember", lambda *_: seen["did"].append("noted"))
    return seen


def led_to(file):
    """Give the address that a file on this computer leads a browser to."""
    words = Path(url2pathname(file.removeprefix("file://"))).read_text(encoding="utf-8")
    (address,) = set(re.findall(r"(http://.*?)\"", words))
    return html.unescape(address)


def test_it_prepares_starts_waits_opens_and_stays(kit_start, capsys):
    assert start.run(kit_start["kit"], port=9000, ip="127.0.0.1", afresh=True) == 0
    assert kit_start["prepared"] == (kit_start["kit"], True)
    answers = {"WHOSAYS_ANSWERS": str(places.answers_dir(kit_start["kit"]))}
    assert kit_start["started"][2] == {"ip": "127.0.0.1", "port": 9000, "extra": answers}
    expected = ["port", "prepared", "up", "noted", "warm", "waited", "stopped"]
    assert kit_start["did"] == expected
    assert len(kit_start["opened"]) == 1
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
    assert "called saved is on disk" in capsys.readouterr().out


def test_a_server_that_does_not_come_up_is_stopped(kit_start, monkeypatch):
    def silent(_):
        raise KitError("It gave no answer.")

    monkeypatch.setattr(server, "wait_until_up", silent)
    with pytest.raises(KitError):
        start.run(kit_start["kit"])
    assert kit_start["did"] == ["prepared", "stopped"]


def test_a_kit_that_is_running_is_opened_and_not_started_again(kit_start, capsys):
    kit_start["already"] = "http://127.0.0.1:8888/lab?token=first"
    assert start.run(kit_start["kit"]) == 0
    assert "started" not in kit_start
    assert led_to(kit_start["opened"][0]) == kit_start["already"]
    assert text("start.already") in capsys.readouterr().out


def test_a_port_of_one_s_own_starts_another(kit_start):
    kit_start["already"] = "http://127.0.0.1:8888/lab?token=first"
    start.run(kit_start["kit"], port=9000)
    assert "started" in kit_start


def test_what_is_running_is_not_thrown_away(kit_start):
    kit_start["already"] = "http://127.0.0.1:8888/lab?token=first"
    with pytest.raises(KitError, match="Stop it there first"):
        start.run(kit_start["kit"], afresh=True)
    assert "prepared" not in kit_start


def test_a_port_that_cannot_be_had_is_told_before_anything_is_installed(kit_start, monkeypatch):
    def taken(*_):
        raise KitError("It is in use.")

    monkeypatch.setattr(server, "find_port", taken)
    for words in ({"port": 9000}, {"ip": "192.0.2.1"}):
        with pytest.raises(KitError):
            start.run(kit_start["kit"], **words)
    assert "prepared" not in kit_start


# ---------------------------------------------------------------- who may
def test_the_browser_s_command_line_opens_nothing_to_others(kit_start, monkeypatch):
    """The browser is given a file that only this person can read, and it is gone at the end."""
    seen = {}

    def look(address):
        file = Path(url2pathname(address.removeprefix("file://")))
        seen.update(address=address, file=file, mode=file.stat().st_mode & 0o777)
        seen["leads"] = led_to(address)
        return True

    monkeypatch.setattr(start, "_open", look)
    # A name that a browser would take for something else, if it were not quoted.
    kit = kit_start["kit"].with_name("Klasse #1 100%20 é")
    kit_start["kit"].rename(kit)
    start.run(kit)
    assert seen["address"].startswith("file://")
    assert "token" not in seen["address"]
    assert seen["leads"] == kit_start["running"].page()
    assert os.name == "nt" or seen["mode"] == 0o600
    assert not seen["file"].exists()


def test_where_others_may_reach_it_this_is_said_before_the_address(kit_start, capsys):
    start.run(kit_start["kit"], ip="0.0.0.0")  # noqa: S104
    out = capsys.readouterr().out
    assert "run programs" in out
    assert out.index("run programs") < out.index("token=secret")
    start.run(kit_start["kit"])
    assert "run programs" not in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_answers_are_made_for_this_person_only(kit_start):
    start.run(kit_start["kit"])
    assert places.answers_dir(kit_start["kit"]).stat().st_mode & 0o777 == 0o700


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
    assert kit_start["started"][2]["extra"], "the same answers"
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
