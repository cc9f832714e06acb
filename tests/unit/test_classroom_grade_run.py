"""A rehearsal: a small class graded, and every number held against a count by hand."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from _class import LATER, UNIT, rehearsal, right, sheet
from _handins import put

from whosays import cli
from whosays.classroom import grade_run, grades, platforms
from whosays.classroom.grade_run import Plan
from whosays.core.errors import KitError
from whosays.core.i18n import text

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Who says so? (77),Old (5),Final Score\r\n"
    "Manual Posting,,,,,,,,\r\n"
    "    Points Possible,,,,,,6,10,(read only)\r\n"
    '"Therese, Ada",1001,s1,ada,A,hi,,3,50\r\n'
    '"Bakker, Ben",1002,s2,ben,A,,5.5,4,40\r\n'
    '"Cyd, C",1003,s3,cyd,A,,,,\r\n'
    '"Dahl, D",1004,s4,dd,A,,2,1,\r\n'
)


def rows(raw):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def graded(tmp_path, **more):
    points, place = rehearsal(tmp_path)
    plan = Plan([place], tmp_path / "out" / "book.csv", points=points, **more)
    found, book, said = grade_run.run(plan)
    return found, book, said, rows(plan.out.read_bytes())


def test_every_number_of_the_gradebook_is_the_one_counted_by_hand(tmp_path):
    """u1-l3 1, u1-e3 2, u1-e4 2, u1-e11 1 (open): six in all; nobody handed in unit 2."""
    found, book, _, table = graded(tmp_path)
    assert len(found.students) == 4
    assert table == [
        ["Student", "Id", UNIT, LATER, "Total", "Late", "Missing", "Comment"],
        ["Points there are", "", "6.00", "1.00", "7.00", "", "", ""],
        ["'=HYPERLINK(1)", "'=hyperlink(1)", "2.00", "", "2.00", "", LATER, ""],
        ["adatherese", "canvas:1001", "6.00", "", "6.00", "", LATER, ""],
        ["benbakker", "canvas:1002", "0.00", "", "0.00", UNIT, LATER, ""],
        ["cyd", "canvas:1003", "0.00", "", "0.00", "", LATER, ""],
    ]
    details = rows((tmp_path / "out" / "book-questions.csv").read_bytes())
    assert len(details) == 1 + 4 * len(book.asked)
    by = {(line[1], line[3]): line[4:] for line in details[1:]}
    assert by["canvas:1001", "u1-e3"] == ["right", "2.00", "2.00", "", "2.00", ""]
    assert by["canvas:1002", "u1-e3"] == ["not shown by the text", "0.00", "2.00", "", "0.00", ""]
    assert by["canvas:1002", "u1-e4"] == ["blank", "0.00", "2.00", "", "0.00", ""]
    assert by["canvas:1003", "u2-l3"] == ["not handed in", "", "1.00", "", "", ""]
    assert by["'=hyperlink(1)", "u1-e3"][:2] == ["blank", "0.00"]


def test_a_workbook_holds_the_same_numbers_and_no_formula(tmp_path):
    points, place = rehearsal(tmp_path)
    out = tmp_path / "book.xlsx"
    grade_run.run(Plan([place], out, points=points))
    with zipfile.ZipFile(out) as archive:
        words = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in words
    assert '<t xml:space="preserve">=HYPERLINK(1)</t>' in words
    assert words.count("<v>6.00</v>") == 3


def test_what_the_teacher_decided_stands_apart_and_counts(tmp_path):
    by_hand = put(
        tmp_path / "hand.csv",
        b"student,what,points,comment\r\n"
        b"adatherese,u1-e3,1,too short\r\n"
        b"canvas:1002,01-who-says-so,EX,ill\r\n"
        b"CYD,u1-e11,0.5,told me\r\n"
        b"nobody,total,,who is this\r\n",
    )
    before = by_hand.read_bytes()
    _, _, said, table = graded(tmp_path, by_hand=by_hand)
    points = {line[1]: line[2] for line in table}
    assert (points["canvas:1001"], points["canvas:1002"], points["canvas:1003"]) == (
        "5.00", "EX", "0.50",
    )  # fmt: skip
    details = rows((tmp_path / "out" / "book-questions.csv").read_bytes())
    ada = next(line for line in details if line[1] == "canvas:1001" and line[3] == "u1-e3")
    assert ada[4:] == ["right", "2.00", "2.00", "1.00", "1.00", "too short"]
    assert any("“nobody”" in line for line in said)
    assert by_hand.read_bytes() == before


def test_who_worked_on_paper_has_a_line_by_the_teachers_table_alone(tmp_path):
    by_hand = put(
        tmp_path / "hand.csv",
        b"student,what,points,comment\n"
        b"Eva Ek,u1-e3,2,\nEva Ek,no. 1.3,1,on paper\nEVA EK,unit 2,0.5,\n"
        b"canvas:1004,total,EX,ill\nFay,u1-e33,1,\n",
    )  # fmt: skip
    exported = put(tmp_path / "export.csv", CANVAS.encode())
    _, book, said, table = graded(
        tmp_path, by_hand=by_hand, canvas=exported, feedback=tmp_path / "feedback.zip"
    )
    assert table[-2:] == [
        ["Eva Ek", "Eva Ek", "3.00", "0.50", "3.50", "", "", ""],
        ["canvas:1004", "canvas:1004", "", "", "EX", "", f"{UNIT}, {LATER}", "ill"],
    ]
    filled = (tmp_path / "out" / "export-graded.csv").read_text()
    assert '"Dahl, D",1004,s4,dd,A,,2,1,' in filled  # the unit's column: of it nothing was said
    assert book.on_paper == ("Eva Ek", "canvas:1004")
    assert book.astray == ("u1-e33",)
    assert any("“u1-e33”" in line and "no. 1.10" in line for line in said)
    assert any(line.startswith("Eva Ek handed in no file") for line in said)
    details = rows((tmp_path / "out" / "book-questions.csv").read_bytes())
    one = next(line for line in details if line[1] == "Eva Ek" and line[3] == "u1-e3")
    assert one[4:] == ["not handed in", "", "2.00", "2.00", "2.00", ""]


def test_canvas_own_sheet_is_filled_in_and_nothing_else_in_it_changes(tmp_path):
    exported = put(tmp_path / "export.csv", CANVAS.encode())
    _, _, said, _ = graded(tmp_path, canvas=exported)
    made = (tmp_path / "out" / "export-graded.csv").read_bytes().decode()
    expected = (
        CANVAS.replace(",hi,,3,", ",hi,6.00,3,")
        .replace(",A,,5.5,4,", ",A,,0.00,4,")
        .replace('"Cyd, C",1003,s3,cyd,A,,,,', '"Cyd, C",1003,s3,cyd,A,,0.00,,')
    )
    assert made == expected
    assert exported.read_bytes() == CANVAS.encode()
    assert any("=HYPERLINK(1)" in line and "1 students" in line for line in said)


def test_after_a_key_changes_it_says_what_changed_for_whom(tmp_path):
    points, place = rehearsal(tmp_path)
    plan = Plan([place], tmp_path / "out" / "book.csv", points=points)
    grade_run.run(plan)
    assert "nothing changed" in grade_run.run(plan)[2][-1]
    put(points, points.read_bytes().replace(b"u1-e3 = 2", b"u1-e3 = 3"))
    said = "\n".join(grade_run.run(plan)[2])
    assert "u1-e3: its key or its points were changed" in said
    assert "adatherese 2 → 3" in said
    assert "cyd" not in said
    (r3,), _ = right("u1-e3", points)
    file = next(place.glob("benbakker*"))
    put(file, sheet(UNIT, 2, u1_e3=r3))
    said = "\n".join(grade_run.run(plan)[2])
    assert "1 students handed in newer answers" in said


def test_feedback_pages_are_named_so_that_both_platforms_take_them_back(tmp_path):
    points, place = rehearsal(tmp_path)
    put(
        place / "Jo Roe_17_assignsubmission_file" / f"{UNIT}.json",
        sheet(UNIT, 9, u1_e11="other words"),
    )
    out = tmp_path / "feedback.zip"
    grade_run.run(Plan([place], tmp_path / "b.csv", points=points, feedback=out))
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        pages = {name: archive.read(name).decode() for name in names}
    assert f"benbakker_LATE_1002_92_feedback-{UNIT}.html" in names
    assert f"Jo Roe_17_assignsubmission_file_feedback-{UNIT}.html" in names
    assert len(names) == 5
    assert not any("<script" in page for page in pages.values())
    assert "6 of 6 points" in pages[f"adatherese_1001_91_feedback-{UNIT}.html"]
    assert not any(".." in name or name.startswith("/") for name in names)


def test_the_command_prints_verdicts_and_what_it_made(tmp_path, capsys):
    points, place = rehearsal(tmp_path)
    out = tmp_path / "book.csv"
    words = ["grade", str(place), "--out", str(out), "--points", str(points)]
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert "Taken: 4" in said
    assert str(out) in said
    assert cli.main([*words, "--canvas", str(points)]) == 1


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    points, place = rehearsal(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KitError, match="could not be written"):
        grade_run.run(Plan([place], tmp_path / "file" / "b.csv", points=points))


# ---------------------------------------------------------------- what is said
def filled(names=(), problems=(), written=3):
    return platforms.Filled([], written, tuple(names), tuple(problems))


def told(found):
    return list(grade_run._told(Path("sheet.csv"), found))


def test_problems_of_a_sheet_and_students_without_a_line_stand_below_it():
    head = text("grade.filled", file=Path("sheet.csv"), count=3)
    assert told(filled()) == [head]
    assert told(filled(problems=["No such column."])) == [head, "  No such column."]
    alone = "  " + text("grade.alone", count=2, names="Ada, Ben")
    assert told(filled(["Ada", "Ben"])) == [head, alone]


def test_twelve_students_without_a_line_are_named_and_more_are_counted():
    names = [f"S{number}" for number in range(13)]
    twelve = ", ".join(names[:12])
    assert told(filled(names[:12]))[1] == "  " + text("grade.alone", count=12, names=twelve)
    more = twelve + " " + text("grade.more", count=1)
    assert told(filled(names))[1] == "  " + text("grade.alone", count=13, names=more)
    long = told(filled(["n" * 90]))[1]
    assert grade_run.shown.name("n" * 90, 40) in long


def test_what_a_disk_refuses_is_said_by_its_reason_or_else_by_its_kind(tmp_path):
    file = tmp_path / "deep" / "down" / "a.csv"
    with grade_run._told_of(file):
        assert file.parent.is_dir()
    with grade_run._told_of(file):
        pass  # the folder is there already
    for error, reason in ((OSError(28, "No space left"), "No space left"), (OSError(), "OSError")):
        with pytest.raises(KitError) as raised, grade_run._told_of(file):
            raise error
        assert str(raised.value) == text("edition.failed", place=file, reason=reason)


def test_a_plan_fills_in_the_total_and_takes_numbered_files_for_copies():
    plan = Plan([], Path("a.csv"))
    assert (plan.unit, plan.grade_column, plan.numbered) == (grades.TOTAL, "Grade", False)
    assert grade_run.MOST_NAMED == 12
