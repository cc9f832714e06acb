"""The class's database: kept between two runs, and made anew whenever it cannot be used."""

from __future__ import annotations

import sqlite3

import pytest

from whosays.classroom.database import Database, checksum

KEYS, ONE = {"u1-e1": "k"}, {"u1-e1": (2.0, "a")}


def test_points_are_there_the_next_time(tmp_path):
    file = tmp_path / "c.sqlite"
    with Database(file) as base:
        assert base.keys() == base.points_of("canvas:1") == {}
        base.keep_points(KEYS, [("canvas:1", ONE)])
    with Database(file) as base:
        assert base.keys() == KEYS
        assert base.points_of("canvas:1") == ONE
        assert base.points_of("canvas:2") == {}
        base.keep_points({}, [])
    with Database(file) as base:
        assert base.keys() == base.points_of("canvas:1") == {}


def test_what_files_held_is_kept_for_the_same_questions_only(tmp_path):
    with Database(tmp_path / "c") as base:
        base.keep_contents("k1", [("p", "s", "{}")])
        assert base.contents("k1", "p") == ("s", "{}")
        assert base.holds("k1")
        assert not base.holds("k2")
        assert base.contents("k2", "p") is base.contents("k1", "q") is None


@pytest.mark.parametrize("raw", [b"no database at all" * 100, b"\0" * 5000])
def test_a_file_that_is_none_is_made_anew(tmp_path, raw):
    file = tmp_path / "c.sqlite"
    file.write_bytes(raw)
    with Database(file) as base:
        assert base.points_of("canvas:1") == {}


def test_one_of_another_form_is_made_anew(tmp_path):
    file = tmp_path / "c.sqlite"
    with Database(file) as base:
        base.keep_points(KEYS, [("canvas:1", ONE)])
    base = sqlite3.connect(file)
    base.execute("UPDATE about SET value = '99' WHERE name = 'form'")
    base.commit()
    base.close()
    with Database(file) as base:
        assert base.points_of("canvas:1") == {}


def test_a_checksum_is_of_what_is_said_and_not_of_its_order():
    assert checksum({"a": 1, "b": [2]}) == checksum({"b": [2], "a": 1})
    assert checksum([1]) != checksum([2])


def test_a_name_whose_bytes_are_no_text_can_be_held(tmp_path):
    with Database(tmp_path / "c") as base:
        base.keep_contents("k", [("a\udcff", "s", "{}")])
        assert base.contents("k", "a\udcff") == ("s", "{}")
        assert base.contents("k", "a\udcfe") is None
