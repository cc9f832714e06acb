"""Collecting again: what was read before is not read again, and gives the same."""

from __future__ import annotations

import os

import pytest
from _handins import A, put, raw, zipped

from whosays.classroom import intake
from whosays.classroom.collect import collect
from whosays.classroom.database import Database

KEEP = [f"fa-{n:02}" for n in range(1, 7)]


@pytest.fixture
def reads(monkeypatch):
    seen = []
    read = intake.read

    def counted(content, known):
        seen.append(len(content))
        return read(content, known)

    monkeypatch.setattr(intake, "read", counted)
    return seen


def collected(place, base, keep=KEEP):
    with Database(base) as opened:
        return collect([place], keep, base=opened)


def test_the_second_time_only_what_is_new_or_changed_is_read(tmp_path, reads):
    place, base = tmp_path / "in", tmp_path / "class.sqlite"
    for number in range(3):
        put(place / f"S{number}" / "00-form-a.json", raw(number))
    put(place / "all.zip", zipped({"T/00-form-a.json": raw(50), "U/00-form-a.json": raw(60)}))
    first = collected(place, base)
    assert len(reads) == 5
    assert collected(place, base) == first
    assert len(reads) == 5
    put(place / "S3" / "00-form-a.json", raw(3))
    file = put(place / "S1" / "00-form-a.json", raw(1, fa_01=77))
    os.utime(file, ns=(1, 1))
    again = collected(place, base)
    assert len(reads) == 7
    assert {one.label: one.units[A]["fa-01"] for one in again.students}["S1"] == 77
    assert again == collect([place], KEEP)


def test_other_questions_are_read_anew(tmp_path, reads):
    place, base = tmp_path / "in", tmp_path / "class.sqlite"
    put(place / "S" / "00-form-a.json", raw(1))
    collected(place, base)
    found = collected(place, base, [*KEEP, "fa-why"])
    assert len(reads) == 2
    assert found.students[0].units[A]["fa-01"] == 18


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path, monkeypatch, reads):
    place, base = tmp_path / "in", tmp_path / "class.sqlite"
    monkeypatch.setattr("whosays.classroom.remembered.EVERY", 2)
    for number in range(6):
        put(place / f"S{number}" / "00-form-a.json", raw(number))

    def stop(done, of):
        del of
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Database(base) as opened:
        collect([place], KEEP, base=opened, tell=stop)
    reads.clear()
    assert len(collected(place, base).students) == 6
    assert len(reads) == 2


def test_a_database_that_was_tampered_with_costs_only_time(tmp_path):
    place, base = tmp_path / "in", tmp_path / "class.sqlite"
    put(place / "S" / "00-form-a.json", raw(1))
    first = collected(place, base)
    with Database(base) as opened:
        opened._base.execute("UPDATE file SET contents = '[1]'")
    assert collected(place, base) == first
