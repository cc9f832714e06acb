"""The note in a hand-in file: what can be believed of it, and no more."""

from __future__ import annotations

import hashlib
import json

import pytest

from whosays.answers import handin_file
from whosays.classroom import handin_note
from whosays.classroom.handin_note import Note
from whosays.classroom.walk import Entry


class Says:
    """What reads a member, as far as a note asks of it."""

    def __init__(self, raw):
        self.raw = raw
        self.largest = None

    def read(self, _, largest):
        """Give what lies there."""
        self.largest = largest
        if self.raw is None:
            raise OSError
        return self.raw


def entry(name=handin_file.NOTE, member=(3,)):
    return Entry(("mine.whosays", name), ("mine.whosays", member))


def read(raw):
    return handin_note.read(entry(), Says(raw))


def test_a_note_is_one_by_its_name_and_only_in_an_archive():
    assert handin_note.is_note(entry()) is True
    assert handin_note.is_note(entry(member=())) is False
    assert handin_note.is_note(entry("00-form-a.json")) is False


def test_a_note_is_read():
    table = {"name": " Sun ", "files": {"a": "12", "b": 3}, "code": "0123ab"}
    says = Says(json.dumps(table).encode())
    assert handin_note.read(entry(), says) == Note("Sun", {"a": "12"}, "0123ab")
    assert says.largest == 100_000


@pytest.mark.parametrize(
    "raw",
    [None, b"", b"{", b"[]", b"3", b'{"name": 3, "files": [], "code": "x"}', b'{"code": 123456}'],
)
def test_what_cannot_be_believed_says_nothing(raw):
    assert read(raw) == Note("", {}, "")


def test_a_member_fits_by_its_checksum_and_where_nothing_is_said_of_it():
    note = Note(sums={"a": hashlib.sha256(b"x").hexdigest()})
    assert note.fits("a", b"x") is True
    assert note.fits("a", b"y") is False
    assert note.fits("b", b"y") is True
