"""Several processes read a class: the same comes of it as when one reads alone."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from _class import crowd
from _handins import A, put, raw, zipped

from whosays.classroom import class_data, crew, grade_run, remembered, report_run
from whosays.classroom.collect import collect
from whosays.classroom.intake import Known
from whosays.core.kit import HERE

KEEP = tuple(f"fa-{n:02}" for n in range(1, 7))


@pytest.fixture
def together(monkeypatch):
    monkeypatch.setattr(crew, "processes", lambda count: 2 if count else 0)


def mixed(place):
    """Put files on disk as a school has them: good, broken, foreign, archived."""
    for number in range(7):
        put(place / f"S{number}" / f"{A}.json", raw(number))
    put(place / "Cut" / f"{A}.json", raw(20)[:40])
    put(place / "Mark" / f"{A}.json", b"\xef\xbb\xbf" + raw(21))
    put(place / "Other" / f"{A}.json", b'{"items": 3}')
    put(place / "Deep" / f"{A}.json", b"[" * 5_000)
    put(place / "all.zip", zipped({f"T/{A}.json": raw(50), f"U/{A}.json": raw(60)}))
    return place


@pytest.mark.usefixtures("together")
def test_a_class_is_the_same(tmp_path, monkeypatch):
    place = mixed(tmp_path / "in")
    two = collect([place], KEEP)
    assert len(two.students) == 9
    assert two.count("broken") == 2
    monkeypatch.setattr(crew, "processes", lambda _: 0)
    assert collect([place], KEEP) == two


@pytest.mark.usefixtures("together")
def test_grades_and_report_are_the_same_to_the_byte(tmp_path, monkeypatch):
    place = tmp_path / "in"
    crowd(place, 30, class_data.items())

    def made(out):
        grade_run.run(grade_run.Plan([place], out / "g.csv"))
        report_run.write(report_run.read([place], out=out)[1], out)
        return {one.name: one.read_bytes() for one in out.iterdir() if one.suffix != ".sqlite"}

    two = made(tmp_path / "two")
    monkeypatch.setattr(crew, "processes", lambda _: 0)
    assert made(tmp_path / "one") == two
    assert set(two) == {
        "g.csv", "g-questions.csv", report_run.PROJECTOR, report_run.TEACHER
    }  # fmt: skip


@pytest.mark.usefixtures("together")
def test_where_no_process_lives_each_file_is_still_to_be_read(tmp_path):
    files = [put(tmp_path / f"S{n}" / f"{A}.json", raw(n)) for n in range(3)]
    known = Known(KEEP)
    with crew.reading(files, known, ("no-such-question",), HERE) as ahead:
        assert [ahead.take(file) for file in files] == [None, None, None]


def test_what_was_read_before_a_process_died_counts(tmp_path):
    files = [tmp_path / name for name in "abc"]

    def results():
        yield 7, "", "broken", "why"
        raise BrokenPipeError

    ahead = crew.Crew(files, results(), Known(KEEP))
    assert ahead.take(files[0]) == crew.Read(7, None, "broken", "why")
    assert ahead.take(files[1]) is None
    assert ahead.take(files[2]) is None


def test_a_file_that_was_not_given_to_the_crew_is_read_alone(tmp_path):
    one, other = tmp_path / "a", tmp_path / "b"
    ahead = crew.Crew([one], iter([(3, "", "not_ours", "why")]), Known(KEEP))
    assert ahead.take(other) is None
    assert ahead.take(one) == crew.Read(3, None, "not_ours", "why")


def test_few_files_and_one_core_start_nothing(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert crew.processes(crew.LEAST - 1) == 0
    assert crew.processes(crew.LEAST) == crew.MOST_PROCESSES
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert crew.processes(crew.LEAST) == 0


def test_what_reads_for_another_answers_line_by_line(tmp_path):
    file = put(tmp_path / f"{A}.json", raw(1))
    asked = [[list(KEEP), ""], [str(file)], [str(tmp_path / "none"), str(file)]]
    said = io.StringIO()
    crew.serve(io.StringIO("".join(f"{json.dumps(one)}\n" for one in asked)), said)
    told = said.getvalue().splitlines()
    (first, held), (none, nothing), (again, same) = zip(told[::2], told[1::2], strict=True)
    assert (first, held) == (again, same)
    assert json.loads(first)[1:] == ["", ""]
    assert remembered.unpacked(held, Known(KEEP)).unit == A
    assert (json.loads(none)[1], nothing) == ("broken", "")


def test_a_script_of_the_teachers_runs_once(tmp_path):
    """Python's own pools would run it again in each process."""
    put(tmp_path / "in" / f"{A}.json", raw(1))
    script = put(tmp_path / "mine.py", f"""
from pathlib import Path
from whosays.classroom import crew
from whosays.classroom.collect import collect
crew.processes = lambda count: 2
print(len(collect([Path({str(tmp_path / "in")!r})], {KEEP!r}).students))
""".encode())  # fmt: skip
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert done.stderr == ""


def test_a_file_beside_the_script_is_not_taken_for_pythons_own(tmp_path, monkeypatch):
    put(tmp_path / "json.py", b"raise SystemExit('ran')")
    file = put(tmp_path / f"{A}.json", raw(1))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(crew, "processes", lambda _: 1)
    with crew.reading([file], Known(KEEP), KEEP, HERE) as ahead:
        found = ahead.take(file)
    assert found is not None
    assert found.contents is not None
