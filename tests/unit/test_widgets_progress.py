from __future__ import annotations

import logging
import re

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.widgets.progress import Progress, way_to_kit

ROW = {
    "id": "01-who",
    "title": "Who says so?",
    "minutes": 50,
    "lesson": "lessons/01-who.ipynb",
    "exercise": "exercises/01-who.ipynb",
    "answered": 5,
    "total": 12,
}
OTHER = {**ROW, "id": "02-how", "title": "How do they know?", "answered": 0, "total": 8}


def made(monkeypatch, *rows, **options):
    bar = Progress(rows or (ROW,), **options)
    sent = []
    monkeypatch.setattr(bar, "send", sent.append)
    return bar, sent


def receive(bar, kind):
    bar._handle_custom_msg({"type": kind, "view": "v"}, [])


def refuse():
    raise KitError("The folder is in use. Close the other window and try again.")


def break_down():
    raise ZeroDivisionError


def test_it_says_in_plain_words_how_far_one_has_come():
    assert repr(Progress([ROW])) == "Progress in Who says so?: 5 of 12 answered"
    assert repr(Progress([ROW, OTHER])) == "Progress in 2 units: 5 of 20 answered"
    assert repr(Progress([])) == "Progress in 0 units: 0 of 0 answered"


def test_a_refresh_asks_for_the_rows_as_they_are(monkeypatch):
    bar, sent = made(monkeypatch, on_refresh=lambda: [{**ROW, "answered": 6}])
    receive(bar, "refresh")
    assert bar.rows[0]["answered"] == 6
    assert sent == []


def test_without_anybody_to_ask_the_rows_stay(monkeypatch):
    bar, sent = made(monkeypatch)
    receive(bar, "refresh")
    receive(bar, "delete")
    assert (bar.rows, sent) == ([ROW], [])


def test_deleting_reports_and_refreshes(monkeypatch):
    bar, sent = made(
        monkeypatch,
        on_delete=lambda: "Deleted: 3 files.",
        on_refresh=lambda: [{**ROW, "answered": 0}],
    )
    receive(bar, "delete")
    assert sent == [
        {"type": "told", "view": "v", "text": "Deleted: 3 files.", "problem": False, "forget": ""}
    ]
    assert bar.rows[0]["answered"] == 0


def test_only_who_can_delete_gets_the_button():
    assert Progress([ROW], on_delete=lambda: "").can_delete
    assert not Progress([ROW]).can_delete


@pytest.mark.parametrize("kind", ["refresh", "delete"])
def test_a_refusal_is_its_sentence(monkeypatch, kind):
    bar, sent = made(monkeypatch, on_refresh=refuse, on_delete=refuse)
    receive(bar, kind)
    assert [(m["text"], m["problem"]) for m in sent] == [
        ("The folder is in use. Close the other window and try again.", True)
    ]


@pytest.mark.parametrize("kind", ["refresh", "delete"])
def test_a_fault_is_a_calm_sentence_logged_and_raised(monkeypatch, caplog, kind):
    bar, sent = made(monkeypatch, on_refresh=break_down, on_delete=break_down)
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        receive(bar, kind)
    assert [m["text"] for m in sent] == [text("progress.unexpected")]
    assert "progress bar failed" in caplog.text


@pytest.mark.parametrize("content", [None, "refresh", [], {}, {"type": "x"}, {"type": ["delete"]}])
def test_messages_it_does_not_know_are_passed_over(monkeypatch, content):
    bar, sent = made(monkeypatch, on_refresh=break_down, on_delete=break_down)
    bar._handle_custom_msg(content, [])
    assert sent == []


def test_the_way_to_the_kit_goes_from_the_notebooks_folder(monkeypatch, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "catalogue.toml").touch()
    (tmp_path / "lessons").mkdir()
    monkeypatch.delenv("WHOSAYS_KIT", raising=False)
    monkeypatch.chdir(tmp_path / "lessons")
    assert way_to_kit() == ".."
    monkeypatch.chdir(tmp_path)
    assert way_to_kit() == "."


def test_without_a_kit_the_way_is_here(monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    assert way_to_kit() == "."


def test_every_text_the_page_asks_for_is_there():
    asked = set(re.findall(r'\bt\("(\w+)"', Progress._esm))
    assert len(asked) > 10
    assert asked - set(section("progress")) == set()


def test_in_a_room_it_asks_whether_to_delete_from_the_laptop(monkeypatch):
    assert "this computer" in Progress([]).strings["delete_ask"]
    monkeypatch.setenv("WHOSAYS_ROOM", "yes")
    asked = Progress([]).strings["delete_ask"]
    assert "laptop" in asked
    assert "this computer" not in asked
