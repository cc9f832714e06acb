"""A table of answers from paper: hand-ins like all others, and a slip costs its own cell."""

from __future__ import annotations

import csv
import io
import os

import pytest

from whosays.classroom import collect, on_paper
from whosays.core.kit import HERE
from whosays.questions.items import unit_names
from whosays.questions.numbering import number

UNIT = "01-who-says-so"
E3, E7, E8 = (f"no. {number(name)}" for name in ("u1-e3", "u1-e7", "u1-e8"))
HEAD = f"student,{E3},{E7},{E8}\n"


@pytest.fixture
def table(tmp_path):
    def made(words, name="on-paper-1.csv"):
        file = tmp_path / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return file

    return made


def collected(*places):
    return collect.collect(places, collect.everything())


def answers(found):
    return {one.label or one.key[0]: one.units.get(UNIT) for one in found.students}


def test_a_line_is_a_students_answers(table):
    found = collected(table(HEAD + "Eva,a,a c,20\nOle,,,\n"))
    assert answers(found) == {
        "Eva": {"u1-e3": "saw", "u1-e7": ["body", "release"], "u1-e8": 20}, "Ole": {},
    }  # fmt: skip
    assert {one.state for one in found.verdicts} == {"taken"}
    assert [one.name for one in found.verdicts] == ["on-paper-1.csv/Eva", "on-paper-1.csv/Ole"]


def test_two_with_the_same_answers_are_two(table):
    found = collected(table(HEAD + "Eva,a,,20\nOle,a,,20\n"))
    assert len(found.students) == 2


def test_a_cell_that_is_none_costs_itself_and_is_told(table):
    found = collected(table(HEAD + "Eva,z,a <b>,20\nOle,a,=1+1,900\n"))
    assert answers(found) == {"Eva": {"u1-e8": 20}, "Ole": {"u1-e3": "saw"}}
    why = [one.why for one in found.verdicts]
    assert f"{E3}, {E7}" in why[0]
    assert f"{E7}, {E8}" in why[1]
    assert "type it again" in why[0]


def test_a_column_that_cannot_be_read_is_told(table):
    found = collected(table(f"student,no. 9.9,u1-e1,1.8,{E3}\nEva,a,a,a,a\n"))
    assert answers(found) == {"Eva": {"u1-e3": "saw"}}
    told = {one.name: one.why for one in found.verdicts if one.state == "broken"}
    assert set(told) == {
        "on-paper-1.csv/no. 9.9", "on-paper-1.csv/u1-e1", "on-paper-1.csv/1.8",
    }  # fmt: skip
    assert "by hand" in told["on-paper-1.csv/u1-e1"]


@pytest.mark.parametrize(
    "raw",
    [b"", f"name,{E3}\nEva,a\n".encode(), b"\xff\xfe\xff\x00", b"\0", b"student\n" + b"a\n" * 3000],
)
def test_what_is_no_table_costs_itself(table, raw):
    good = table(HEAD + "Eva,a,,\n", "on-paper-2.csv")
    found = collected(table(raw), good)
    assert answers(found) == {"Eva": {"u1-e3": "saw"}}
    (told,) = [one for one in found.verdicts if one.state == "broken"]
    assert told.name == "on-paper-1.csv"
    assert told.why


def test_excel_of_another_language_is_read(table):
    raw = b"\xef\xbb\xbf" + HEAD.replace(",", ";").encode() + b"J\xc3\xbcrgen;a;a c;79,6\r\n"
    assert answers(collected(table(raw))) == {
        "Jürgen": {"u1-e3": "saw", "u1-e7": ["body", "release"], "u1-e8": 80},
    }


def test_a_platforms_number_joins_what_it_gave(table, tmp_path):
    # Unit 1 on paper, unit 2 handed in through Canvas.
    later = tmp_path / "in" / "roerita_1001_91_02-unnamed-sources.json"
    later.parent.mkdir()
    later.write_text(
        '{"format": 1, "exercise": "02-unnamed-sources", "items": {"u2-e10": '
        '{"value": 80, "version": 1, "changed": "2026-11-28T08:00:00+00:00"}}}'
    )
    found = collected(later.parent, table(HEAD + "canvas:1001,a,,\n"))
    (student,) = found.students
    assert (student.label, set(student.units)) == ("roerita", {UNIT, "02-unnamed-sources"})


def test_nobody_hands_a_table_in(table, tmp_path):
    # It could speak for everybody: only one that the teacher names is read.
    inside = tmp_path / "handins"
    inside.mkdir()
    table(HEAD + "Eva,a,,\n").rename(inside / "on-paper-1.csv")
    found = collected(inside)
    assert found.students == ()
    assert [one.state for one in found.verdicts] == ["not_ours"]


def test_the_teachers_pages_find_tables_by_their_names(table, tmp_path):
    made = [table("", "on-paper-1.csv"), table("", "on-paper-07-form-b.csv")]
    table("", "gradebook.csv")
    (tmp_path / "on-paper-x.csv").mkdir()
    assert on_paper.tables(tmp_path) == sorted(made)
    assert on_paper.tables(tmp_path / "none") == []
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "on-paper-y.csv")
        assert on_paper.tables(tmp_path) == sorted(made)


@pytest.mark.parametrize("unit", unit_names(HERE))
def test_the_empty_table_is_read_back(unit, table):
    raw = on_paper.blank(unit, HERE)
    head, how = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert head[0] == "student"
    assert len(head) == len(how)
    assert all(how)
    found = collected(table(raw + b"Eva\r\n"))
    assert [one.label for one in found.students] == ["Eva"]
    assert {one.state for one in found.verdicts} == {"taken"}


def test_a_cell_that_a_spreadsheet_would_run_is_words(table):
    found = collected(table("student,no. 1.19\n=1+1,<script>alert(1)</script>\n"))
    assert found.students[0].label == "=1+1"
    assert list(found.students[0].units[UNIT].values()) == ["<script>alert(1)</script>"]
