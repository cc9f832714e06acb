"""The command: a room is made, or taken up again, and the terminal says how to get in."""

from __future__ import annotations

import pytest
from _room import Running, site

from whosays import cli
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.room import run
from whosays.site import build


def test_pages_are_made_once_and_anew_when_asked(tmp_path, monkeypatch, capsys):
    made = []
    book = {file.relative_to(tmp_path / "theirs").as_posix(): file.read_bytes()
            for file in site(tmp_path / "theirs").rglob("*") if file.is_file()}  # fmt: skip
    monkeypatch.setattr(build, "made", lambda *given: made.append(given) or book)
    plan = run.Plan(tmp_path / "room")
    place = run.prepared(plan)
    assert (place / "index.html").is_file()
    run.prepared(plan)
    assert len(made) == 1
    run.prepared(run.Plan(tmp_path / "room", remake=True))
    assert len(made) == 2
    with pytest.raises(KitError, match="--remake"):
        run.prepared(run.Plan(tmp_path / "room", mode="assessed"))
    assert capsys.readouterr().out.count(text("site.making")) == 2


def test_the_terminal_says_the_addresses_the_password_and_what_cannot_be_told(tmp_path):
    running = Running(tmp_path / "room")
    running.browser().join("sun")
    said = "\n".join(run.told(running.room, run.Plan(tmp_path / "room"), running.port))
    running.stop()
    told = (text("room.cannot_tell"), text("room.stop"), "goes on where it stopped")
    mine = (running.room.addresses[0], running.room.door.password, "localhost")
    for words in (*told, *mine):
        assert words in said


def test_a_list_of_the_room_that_cannot_be_read_stops_the_command(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "room.json").write_text("{", encoding="utf-8")
    with pytest.raises(KitError, match=r"room\.json"):
        Running(tmp_path / "room")


def test_the_command_line_s_words_come_to_the_plan(monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(run, "run", lambda plan: given.append(plan) or 0)
    words = ["class", str(tmp_path), "--mode", "assessed", "--port", "8123", "--no-browser"]
    assert cli.main(words) == 0
    assert given == [run.Plan(tmp_path, "assessed", port=8123, browser=False)]
