"""Answers on the teacher's laptop: saved is said when they are there, and nothing is lost."""

from __future__ import annotations

import json

import pytest
from _room import UNIT

from whosays.answers import deleting, room_store, session
from whosays.answers.room_link import AwayError, Told
from whosays.answers.room_store import Mirror, RoomStore
from whosays.core.i18n import text


def window(browser, folder):
    """Open a page: a Python of its own, with an empty folder."""
    held = Mirror(browser, folder)
    held.pull()
    return RoomStore(UNIT, held=held)


def kept(room):
    (seat,) = room.room.register.seats
    file = room.folder / "students" / seat.id / f"{UNIT}.json"
    items = json.loads(file.read_bytes())["items"]
    return {name: record["value"] for name, record in items.items()}


def test_saved_means_on_the_laptop_and_the_next_page_has_it(room, tmp_path):
    me = room.browser().join("sun")
    assert window(me, tmp_path / "a").save("u1-l2", 60).ok
    assert kept(room) == {"u1-l2": 60}
    assert window(me, tmp_path / "b").record("u1-l2")["value"] == 60


def test_two_windows_keep_both_answers(room, tmp_path):
    me = room.browser().join("sun")
    one, two = window(me, tmp_path / "a"), window(me, tmp_path / "b")
    assert one.save("u1-l2", 60).ok
    assert two.save("u1-e8", 10).ok
    assert one.save("u1-l3", 30).ok
    assert kept(room) == {"u1-l2": 60, "u1-e8": 10, "u1-l3": 30}


def test_two_windows_that_answer_one_question_lose_neither(room, tmp_path):
    me = room.browser().join("sun")
    one, two = window(me, tmp_path / "a"), window(me, tmp_path / "b")
    one.record("u1-l2"), two.record("u1-l2")
    assert one.save("u1-l2", 60).ok
    assert two.save("u1-l2", 20).ok
    assert kept(room) == {"u1-l2": 20}
    (earlier,) = two.record("u1-l2")["earlier"]
    assert earlier["value"] == 60


def test_what_the_network_took_is_told_and_sent_later(room, tmp_path):
    me = room.browser().join("sun")
    store = window(me, tmp_path / "a")
    assert store.save("u1-l2", 60).ok
    port, me.port = me.port, 1
    for value in (50, 40):
        saved = store.save("u1-l2", value)
        assert not saved.ok
        assert store.unsaved("u1-l2") == "cut"
        assert store.record("u1-l2")["value"] == value
    assert kept(room) == {"u1-l2": 60}
    me.port = port
    saved = store.flush("u1-l2")
    assert saved.ok
    assert kept(room) == {"u1-l2": 40}
    # Nobody else wrote: nothing is said of another window, and nothing made up as an earlier try.
    assert "another window" not in saved.message
    assert "earlier" not in store.record("u1-l2")


def test_a_page_opened_without_the_laptop_says_so_and_overwrites_nothing(room, tmp_path):
    me = room.browser().join("sun")
    assert window(me, tmp_path / "a").save("u1-l2", 60).ok
    port, me.port = me.port, 1
    store = RoomStore(UNIT, held=Mirror(me, tmp_path / "b"))
    assert store.notice == text("answers.room_unread")
    assert not store.save("u1-e8", 10).ok
    me.port = port
    assert store.flush("u1-e8").ok
    assert not store.notice
    assert kept(room) == {"u1-l2": 60, "u1-e8": 10}


def test_what_was_deleted_is_not_put_back_by_another_window(room, tmp_path):
    me = room.browser().join("sun")
    one, two = window(me, tmp_path / "a"), window(me, tmp_path / "b")
    assert one.save("u1-l2", 60).ok
    assert two.save("u1-e8", 10).ok
    one._mirror.delete()
    assert two.save("u1-l3", 30).ok
    assert kept(room) == {"u1-l3": 30}


@pytest.mark.parametrize(
    ("status", "name"),
    [(401, "room_unknown"), (413, "room_large"), (429, "room_often"), (507, "room_full"),
     (500, "room_refused"), (400, "room_refused")],
)  # fmt: skip
def test_what_the_laptop_says_is_said_in_plain_words(status, name, tmp_path):
    class Refusing:
        def ask(self, *_):
            return Told(status)

    store = RoomStore(UNIT, held=Mirror(Refusing(), tmp_path))
    saved = store.save("u1-l2", 60)
    assert (saved.ok, saved.message) == (False, text(f"answers.{name}"))


def test_in_a_room_the_session_the_place_and_deleting_are_those_of_the_laptop(
    room, tmp_path, monkeypatch
):
    me = room.browser().join("sun")
    monkeypatch.setenv("WHOSAYS_ROOM", "yes")
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "page"))
    monkeypatch.setattr(room_store, "PageLink", lambda: me)
    room_store.mirror.cache_clear()
    session.current.cache_clear()
    try:
        store = session.store(UNIT)
        assert isinstance(store, RoomStore)
        assert store.save("u1-l2", 60).ok
        (seat,) = room.room.register.seats
        assert session.place() == seat.place
        assert text("answers.room_stays") in deleting.delete_all()
        assert me.to("GET", "/room/answers").table["units"] == {}
        assert not list((tmp_path / "page").glob("*.json"))
        me.port = 1
        assert deleting.delete_all() == "cut"
    finally:
        room_store.mirror.cache_clear()


def test_an_unknown_student_has_no_place_in_the_browser(tmp_path):
    class Nobody:
        def ask(self, *_):
            raise AwayError("cut")

    assert Mirror(Nobody(), tmp_path).place == ""
