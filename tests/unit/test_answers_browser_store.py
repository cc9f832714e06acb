"""The store in a browser: no locks, and nothing lost when two tabs write."""

from __future__ import annotations

import json

import pytest

from whosays.answers import file_store, files, session
from whosays.answers.browser_store import BrowserStore, Look
from whosays.core import browser


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "answers"


def on_disk(folder):
    return json.loads((folder / "01-a.json").read_text(encoding="utf-8"))["items"]


def test_what_is_saved_is_there_for_the_next_page_and_nothing_else_is(folder):
    assert BrowserStore("01-a", folder).save("e1", 60).ok
    assert BrowserStore("01-a", folder).record("e1")["value"] == 60
    assert [file.name for file in folder.iterdir()] == ["01-a.json"]  # no lock is left behind


def test_a_lock_that_a_closed_tab_left_keeps_nobody_from_saving(folder):
    folder.mkdir()
    for name in (".01-a.lock", ".01-a.held"):
        (folder / name).write_text("somebody", encoding="utf-8")
    assert BrowserStore("01-a", folder).save("e1", 60).ok


def test_two_tabs_keep_both_answers(folder):
    one, two = BrowserStore("01-a", folder), BrowserStore("01-a", folder)
    one.record("e1"), two.record("e1")
    assert one.save("e1", 60).ok
    assert two.save("e2", ["b"]).ok
    assert {name: held["value"] for name, held in on_disk(folder).items()} == {
        "e1": 60,
        "e2": ["b"],
    }


def test_a_tab_that_writes_in_between_loses_nothing(folder, monkeypatch):
    one, two = BrowserStore("01-a", folder), BrowserStore("01-a", folder)
    write, turns = files.write, []

    def and_another(*given):
        write(*given)
        if not turns:  # right after the first tab's, from what the second had read before
            turns.append(1)
            write(given[0], "01-a", {"e2": {"value": 7, "version": 1}}, given[3])

    monkeypatch.setattr(file_store.files, "write", and_another)
    assert one.save("e1", 60).ok
    assert {name: held["value"] for name, held in on_disk(folder).items()} == {"e1": 60, "e2": 7}
    assert two.record("e1")["value"] == 60


def test_a_storage_that_never_lets_one_see_what_one_wrote_is_told(folder, monkeypatch):
    store = BrowserStore("01-a", folder)
    monkeypatch.setattr(Look, "held", lambda _: False)
    saved = store.save("e1", 60)
    assert not saved.ok
    assert store.unsaved("e1")


def test_a_file_that_cannot_be_read_back_was_not_one_s_own(tmp_path):
    look = Look(tmp_path / "a.json")
    assert look.held()  # nothing was written
    look.wrote = {"e1": {}}
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    assert not look.held()


def test_a_kernel_in_a_browser_takes_this_store(monkeypatch):
    monkeypatch.setattr(browser, "here", lambda: True)
    session.current.cache_clear()
    assert isinstance(session.store("01-who-says-so"), BrowserStore)
    session.current.cache_clear()
