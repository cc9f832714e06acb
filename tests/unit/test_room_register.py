"""Who is in a room: there after the laptop was off, and opened by a secret alone."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.room import register


@pytest.fixture
def listed(tmp_path):
    return register.opened(tmp_path / register.NAME)


def test_a_secret_opens_a_seat_and_a_nickname_does_not(listed):
    seat, secret = listed.join("sun", "192.0.2.7")
    assert listed.who(secret) == seat
    for other in ("", "sun", seat.id, seat.sum, secret[:-1], secret.swapcase()):
        assert listed.who(other) is None


def test_what_stands_on_the_disk_opens_nothing_and_is_for_its_owner_alone(listed):
    _, secret = listed.join("sun", "192.0.2.7")
    assert secret not in listed.file.read_text(encoding="utf-8")
    assert not listed.file.stat().st_mode & 0o077 or listed.file.drive


def test_everything_is_there_again(listed):
    seat, secret = listed.join("sun", "192.0.2.7")
    listed.note(seat.id, handed_in="2026-11-28T08:00:00+00:00", deletions=2)
    listed.switch(open_=False)
    listed.switch(revealed=True)
    again = register.opened(listed.file)
    assert (again.open, again.revealed) == (False, True)
    assert again.who(secret) == listed.who(secret)
    assert again.who(secret).deletions == 2


def test_a_closed_door_and_a_full_room(listed, monkeypatch):
    listed.switch(open_=False)
    with pytest.raises(register.FullError):
        listed.join("", "a")
    listed.switch(open_=True)
    monkeypatch.setattr(register, "MOST_EACH", 2)
    monkeypatch.setattr(register, "MOST", 3)
    listed.join("", "a")
    listed.join("", "a")
    with pytest.raises(register.FullError):
        listed.join("", "a")
    listed.join("", "b")
    with pytest.raises(register.FullError):
        listed.join("", "c")


def test_a_seat_counts_only_once_it_is_on_the_disk(listed, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(register, "write_whole", refuse)
    with pytest.raises(OSError):  # noqa: PT011 - any of the disk's
        listed.join("", "a")
    assert listed.seats == ()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"seats": [{"x": 1}]}', '{"seats": 3}'])
def test_a_list_that_cannot_be_read_is_told_and_left_alone(tmp_path, words):
    file = tmp_path / register.NAME
    file.write_text(words, encoding="utf-8")
    with pytest.raises(KitError, match=register.NAME):
        register.opened(file)
    assert file.read_text(encoding="utf-8") == words
