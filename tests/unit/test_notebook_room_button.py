"""The buttons that open and close a class: how to get in, and nothing for students or strangers."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest
from _room import PASSWORD, Running
from _room import site as pages

from whosays.classroom import student_edition
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.notebook import room_button
from whosays.room import run

KIT = kit_root()


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """Give a folder that stands for a teacher's kit, with a room whose pages are made."""
    monkeypatch.setattr(room_button, "kit_root", lambda: tmp_path)
    (tmp_path / "solutions").mkdir()
    pages(tmp_path / "room" / "site")
    return tmp_path


@pytest.fixture
def room(kit):
    """Open a room there, which tells how to get in as the command does."""
    running = Running(kit / "room")
    plan = run.Plan(kit / "room", tell=kit / "room" / room_button.TELL)
    said = run.entry(running.room, plan, running.port)
    with run._telling(plan, said):
        yield running
    running.stop()


def pressed(maker):
    maker.button.click()
    return maker.told.value


@pytest.mark.usefixtures("kit")
def test_without_a_room_there_is_nothing_to_close():
    assert room_button.entry() is None
    assert text("room_button.none") in pressed(room_button.close_room())


def test_how_to_get_in_is_shown_when_the_page_is_opened_and_when_pressed_again(room):
    made = room_button.open_room()
    for said in (made.told.value, pressed(made)):
        assert f"<strong>{room.room.addresses[0]}</strong>" in said
        assert f"http://localhost:{room.port}/teacher" in said
        assert f"<code>{PASSWORD}</code>" in said
        assert 'src="data:image/svg+xml;base64,' in said


def test_the_file_with_the_password_is_its_owners_and_goes_with_the_room(kit, room):
    file = kit / "room" / room_button.TELL
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in "".join(one.raw.decode("utf-8", "replace")
                                   for one in room.room.pages.values())  # fmt: skip
    for path in ("/open.json", "/room/open.json", "/../open.json"):
        assert room.browser().to("GET", path).status == 404


def test_closing_stops_the_room(room, monkeypatch):
    monkeypatch.setattr(room_button, "ENDING", 0)  # this room has no command that would end
    assert "room" in pressed(room_button.close_room())
    assert room.room.stopped.is_set()


def test_what_the_command_tells_opens_the_page_and_closing_ends_the_command(kit):
    plan = run.Plan(kit / "room", port=0, ip="127.0.0.1", browser=False,
                    tell=kit / "room" / room_button.TELL)  # fmt: skip
    ended = []
    command = threading.Thread(target=lambda: ended.append(run.run(plan)), daemon=True)
    command.start()
    while not room_button.entry():
        assert command.is_alive()
    assert "<strong>http://127.0.0.1" in room_button.open_room().told.value
    port = urlsplit(room_button.entry()["teacher"]).port
    assert 'role="alert"' not in pressed(room_button.close_room())
    # Who is told that it is closed can open another at once.
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
    command.join()
    assert ended == [0]
    assert room_button.entry() is None
    assert not plan.tell.exists()


@pytest.mark.parametrize("said", [
    b"", b"[]", b"{}", b'{"teacher": 1}', b'{"teacher": "http://192.0.2.1/teacher"}',
    b'{"teacher": "file:///etc/passwd"}', b'{"teacher": "http://localhost:1/teacher"}',
])  # fmt: skip
def test_a_file_that_no_room_wrote_opens_nothing(kit, said):
    (kit / "room" / room_button.TELL).write_bytes(said)
    assert room_button.entry() is None


@pytest.mark.usefixtures("room")
def test_what_stands_in_the_file_is_never_markup(kit):
    file = kit / "room" / room_button.TELL
    told = json.loads(file.read_bytes())
    bad = "<script>alert(1)</script>"
    told |= {"address": bad, "password": bad, "folder": bad, "warnings": bad, "qr": f"<svg>{bad}"}
    file.write_text(json.dumps(told))
    said = room_button.shown(room_button.entry())
    assert "<script" not in said
    assert "&lt;script&gt;" in said


@pytest.mark.usefixtures("kit")
def test_a_room_that_cannot_be_opened_says_what_it_said(monkeypatch):
    words = [sys.executable, "-c", "print('no room here'); raise SystemExit(1)"]
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **given: popen(words, **given))
    said = pressed(room_button.open_room())
    assert 'role="alert"' in said
    assert "no room here" in said


def test_a_students_kit_has_no_room_to_open(kit):
    (kit / "solutions").rmdir()
    assert text("edition.teacher_only").partition(";")[0] in pressed(room_button.open_room())
    given = student_edition.made(Kit(KIT), "practice")
    assert not [place for place in given if "/room/" in place]
    books = [raw.decode() for place, raw in given.items() if place.endswith(".ipynb")]
    assert not any("with_your_class" in book or "open_room" in book for book in books)


def test_a_room_without_a_terminal_closes_when_it_is_forgotten(room):
    live = room.room.live
    clock = live.clock()
    live.clock = lambda: clock + run.FORGOTTEN + 1
    assert live.quiet() > run.FORGOTTEN
    room.browser().join("sun").to("GET", "/room/me")
    assert live.quiet() == 0
