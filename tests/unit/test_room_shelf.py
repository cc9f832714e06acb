"""Answers on the laptop's disk."""

from __future__ import annotations

import os

import pytest
from _room import OTHER, UNIT, sheet

from whosays.room import shelf


@pytest.fixture(scope="module")
def course():
    return shelf.course()


@pytest.fixture
def kept(course, tmp_path):
    return shelf.Shelf(tmp_path / "students", course)


def test_what_is_kept_was_flushed_before_it_is_confirmed(kept, monkeypatch):
    flushed = []
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(handle) or flush(handle))
    kept.open([])
    flushed.clear()
    assert kept.put("s1", UNIT, sheet(u1_l2=1), "").ok
    assert flushed
    assert kept.all_of("s1") == {UNIT: sheet(u1_l2=1)}
    assert kept.saves == 1


def test_only_what_was_made_from_what_stands_there_takes_its_place(kept):
    first = sheet(u1_l2=1)
    kept.put("s1", UNIT, first, "")
    for stale in ("", "0" * 32, shelf.sign(sheet(u1_l2=2))):
        assert kept.put("s1", UNIT, sheet(u1_l2=3), stale) == shelf.Kept(ok=False, raw=first)
    assert kept.put("s1", UNIT, sheet(u1_l2=3), shelf.sign(first)).ok


def test_questions_are_counted_and_blanks_are_not(kept, course):
    kept.put("s1", UNIT, sheet(u1_l2=1, u1_e11="", u1_e12=None, nothing=4), "")
    assert kept.answered("s1") == {UNIT: 1}
    again = shelf.Shelf(kept.folder, course)
    again.open(["s1", "s2"])
    assert again.answered("s1") == {UNIT: 1}
    assert again.answered("s2") == {}


@pytest.mark.parametrize("raw", [b"", b"{", sheet(OTHER), b" " * 1_000_001])
def test_what_is_none_is_not_kept(kept, raw):
    with pytest.raises(ValueError, match=r"\w"):
        kept.put("s1", UNIT, raw, "")
    assert not kept.folder.exists()


def test_a_unit_of_nobody_is_refused_before_anything_is_written(kept):
    with pytest.raises(KeyError):
        kept.put("s1", "../x", sheet(), "")
    assert not kept.folder.exists()


def test_one_unreadable_file_costs_only_its_own_count(kept, course):
    kept.put("s1", UNIT, sheet(u1_l2=1), "")
    kept.put("s2", UNIT, sheet(u1_l2=1), "")
    (kept.folder / "s1" / f"{UNIT}.json").write_bytes(b"\xff")
    again = shelf.Shelf(kept.folder, course)
    again.open(["s1", "s2"])
    assert again.answered("s1") == {UNIT: 0}
    assert again.answered("s2") == {UNIT: 1}


def test_deleted_is_gone_for_one_student_alone(kept):
    kept.put("s1", UNIT, sheet(u1_l2=1), "")
    kept.put("s2", UNIT, sheet(u1_l2=1), "")
    kept.delete("s1")
    assert (kept.all_of("s1"), kept.answered("s1")) == ({}, {})
    assert kept.all_of("s2")
