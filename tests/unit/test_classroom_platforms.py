"""What Canvas and Moodle say of the sheets they import: each rule a test on what we write.

The rules as their own programs have them, which is where they are published most exactly:

- Canvas: ``lib/gradebook_importer.rb`` and ``lib/gradebook_exporter.rb`` of instructure/canvas-lms,
  commits 00b222d and 0140a2e.
- Moodle, grading worksheet of an assignment: ``mod/assign/feedback/offline/importgradeslib.php``
  and ``locallib.php`` of moodle/moodle, commits 452e36f and 0497556.
- Moodle, CSV into the gradebook: ``grade/import/csv/classes/load_data.php``, commit 0289d8c.

Read on 28 November 2026.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.classroom import platforms, sheets
from whosays.classroom.grades import Cell, Gradebook, Row
from whosays.classroom.overrides import Override
from whosays.classroom.points import Asked
from whosays.core.errors import KitError

UNIT = "01-who-says-so"
FILE = Path("export.csv")
BOOK = Gradebook(
    (Asked("q", UNIT, {}, {}, 2000.0),),
    (
        Row("canvas:1", "ada", {"q": Cell("right", 1234.5)}, {UNIT}),
        Row("moodle:17", "Ben Bakker", {"q": Cell("right", 7.0)}, {UNIT}),
        Row("x", "cyd", {"q": Cell("missing", 0.0)}),
        Row("canvas:4", "dd", {"q": Cell("right", 3.0)}, {UNIT}, overrides={
            UNIT: Override(None, excused=True), "total": Override(None, excused=True)}),
    ),
)  # fmt: skip
HEAD = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Who says so? (9)"]
POSSIBLE = ["    Points Possible", "", "", "", "", "10"]


def canvas(*rows, head=HEAD, possible=POSSIBLE, named=None):
    sheet = sheets.Sheet([list(head), *([list(possible)] if possible else []), *map(list, rows)])
    return platforms.canvas(sheet, BOOK, named or {}, FILE)


def row(name="", number="", sis="", login="", cell="", *more):
    return [name, number, sis, login, "A", cell, *more]


# ------------------------------------------------------------------------------ Canvas
@pytest.mark.parametrize("lost", ["Student", "ID", "Section"])
def test_canvas_a_header_without_its_columns_is_refused(lost):
    with pytest.raises(KitError, match="Student, ID and Section"):
        canvas(head=[name if name != lost else "x" for name in HEAD])


def test_canvas_the_variant_with_two_names_is_taken():
    head = ["LastName", "FirstName", "ID", "Section", "Who says so? (9)"]
    possible = ["Points Possible", "", "", "", "10"]
    found = canvas(["x", "y", "1", "A", ""], head=head, possible=possible)
    assert found.sheet.rows[2][4] == "1234.50"


def test_canvas_a_number_has_a_point_two_decimals_and_no_thousands_separator():
    assert canvas(row(number="1")).sheet.rows[2][5] == "1234.50"


def test_canvas_excused_is_ex():
    assert canvas(row(number="4", cell="3")).sheet.rows[2][5] == "EX"


def test_canvas_a_blank_never_overwrites():
    found = canvas(row(name="cyd", cell="8"), row(name="unknown", cell="5"))
    assert [line[5] for line in found.sheet.rows[2:]] == ["8", "5"]
    assert found.written == 0


@pytest.mark.parametrize(
    ("who", "value"),
    [
        (row("cyd", "1", "dd", "dd"), "1234.50"),  # Canvas' number goes before all else
        (row("cyd", "99", "ada", "dd"), "1234.50"),  # then the SIS user ID
        (row("ada", "99", "zz", "dd"), "EX"),  # then the login
        (row("Ada", "99", "zz", "zz"), "1234.50"),  # then the name
    ],
)
def test_canvas_students_are_joined_in_its_own_order(who, value):
    assert canvas(who).sheet.rows[2][5] == value


def test_canvas_read_only_columns_and_what_stands_above_the_points_are_left_alone():
    manual = ["Manual Posting", "", "", "", "", ""]
    sheet = sheets.Sheet([HEAD, manual, [*POSSIBLE[:5], "(read only)"], row(number="1", cell="2")])
    found = platforms.canvas(sheet, BOOK, {}, FILE)
    assert found.sheet.rows == sheet.rows
    assert "read only" in found.problems[0]


def test_canvas_no_new_column_is_made():
    """A header that names no assignment would make one; none of ours is added."""
    with pytest.raises(KitError, match="No column of that sheet"):
        canvas(row(number="1"), head=[*HEAD[:5], "Other (3)"])
    with pytest.raises(KitError, match="no column “Nothing”"):
        canvas(row(number="1"), named={UNIT: "Nothing"})
    with pytest.raises(KitError, match="no unit that gives points"):
        canvas(row(number="1"), named={"99-x": "Who says so? (9)"})


@pytest.mark.parametrize("name", ["Other", "Other (3)", "other"])
def test_canvas_a_column_can_be_named(name):
    head = [*HEAD, "Other (3)"]
    found = canvas(row("", "1", "", "", "", "1"), head=head, named={UNIT: name})
    assert found.sheet.rows[2][5:] == ["", "1234.50"]


def test_canvas_a_student_twice_in_a_sheet_is_filled_in_once_and_ours_alone_are_told():
    found = canvas(row(number="1"), row(number="1"))
    assert [line[5] for line in found.sheet.rows[2:]] == ["1234.50", ""]
    assert found.alone == ("Ben Bakker", "cyd", "dd")


def test_canvas_no_cell_is_taken_for_another_number():
    """Of “1,234” Canvas makes 1.234: what stands before the last point or comma is one number."""
    cell = canvas(row(number="1")).sheet.rows[2][5]
    parts = re.split("[.,]", cell)
    assert float(".".join(["".join(parts[:-1]), parts[-1]])) == 1234.5


def test_canvas_every_line_has_as_many_cells_as_before():
    """By their number in the first lines Canvas tells a comma from a semicolon."""
    found = canvas(row(number="1"), row(number="99"))
    assert {len(line) for line in found.sheet.rows} == {len(HEAD)}


def test_canvas_a_semicolon_stays_one(tmp_path):
    file = tmp_path / "e.csv"
    file.write_bytes("\ufeffStudent;ID;Section;Who says so? (9)\r\n=x;1;A;\r\n".encode())
    found = platforms.canvas(sheets.read(file), BOOK, {}, file)
    # Not a letter of what the platform gave is changed, or it would not know its own student.
    assert sheets.written(found.sheet).decode() == (
        "\ufeffStudent;ID;Section;Who says so? (9)\r\n=x;1;A;1234.50\r\n"
    )


# ------------------------------------------------------------------------------ Moodle
MOODLE = ["Identifier", "Full name", "Grade", "Maximum grade", "Grade can be changed",
          "Last modified (grade)", "Feedback comments"]  # fmt: skip


def moodle(*rows, head=MOODLE, **names):
    sheet = sheets.Sheet([list(head), *map(list, rows)])
    return platforms.moodle_worksheet(sheet, BOOK, UNIT, FILE, **names)


def participant(number, grade="", most="100.00", can="Yes"):
    return [f"Participant {number}", "", grade, most, can, "Monday", "said"]


def test_moodle_the_number_at_the_end_joins_and_only_the_grade_changes():
    found = moodle(participant(17), participant(18, "3"), participant(170, "4"))
    assert found.sheet.rows[1] == participant(17, "7.00")
    assert found.sheet.rows[2:] == [participant(18, "3"), participant(170, "4")]
    assert found.written == 1


def test_moodle_headers_in_the_sites_language():
    head = ["ID", "Name", "Bewertung", "Max", "x", "y", "z"]
    with pytest.raises(KitError, match="--grade-column"):
        moodle(participant(17), head=head)
    found = moodle(["Teilnehmer/in17", *participant(17)[1:]], head=head, grade="Bewertung")
    assert found.sheet.rows[1][2] == "7.00"


@pytest.mark.parametrize("lost", ["Identifier", "Last modified (grade)"])
def test_moodle_a_sheet_without_what_it_looks_for_is_refused_here_already(lost):
    """Without the id, the grade or the time of it, Moodle calls the whole sheet invalid."""
    with pytest.raises(KitError, match="Moodle takes no sheet without it"):
        moodle(participant(17), head=[name if name != lost else "x" for name in MOODLE])


def test_moodle_a_sheet_that_a_spreadsheet_saved_with_semicolons_has_commas_again(tmp_path):
    """Moodle reads it as UTF-8 with commas; a byte order mark it takes away itself."""
    file = tmp_path / "e.csv"
    rows_ = [MOODLE, participant(17)]
    file.write_text("\ufeff" + "".join(";".join(one) + "\r\n" for one in rows_), encoding="utf-8")
    found = platforms.moodle_worksheet(sheets.read(file), BOOK, UNIT, file)
    assert sheets.written(found.sheet).decode().splitlines()[1] == ",".join(participant(17, "7.00"))


def test_moodle_nothing_but_the_grade_changes_so_that_nothing_else_is_imported():
    """Comments are compared with those that are there, and the time tells what is newer."""
    before = participant(17)
    after = moodle(before).sheet.rows[1]
    at = MOODLE.index("Grade")
    assert [*after[:at], *after[at + 1 :]] == [*before[:at], *before[at + 1 :]]


def test_moodle_more_than_the_most_is_told_and_not_written():
    found = moodle(participant(17, "1", most="5.00"))
    assert found.sheet.rows[1][2] == "1"
    assert "7.00 points are more than 5" in found.problems[0]


def test_moodle_what_cannot_be_changed_stays():
    found = moodle(participant(17, "1", can="No"))
    assert found.sheet.rows[1][2] == "1"
    assert "cannot be changed" in found.problems[0]


EXPORT = ["First name", "Last name", "ID number", "Email address", "Quiz (Real)"]


def imported(*rows, head=EXPORT):
    sheet = sheets.Sheet([list(head), *map(list, rows)])
    return platforms.moodle_gradebook(sheet, BOOK, UNIT, "Who says so?", FILE)


def test_moodle_gradebook_only_students_that_it_knows_and_that_have_points():
    """One unknown user cancels the whole import, and an empty grade takes one away."""
    found = imported(
        ["Ben", "Bakker", "b7", "b@x", "-"],
        ["Cyd", "", "c", "c@x", "9"],
        ["No", "One", "n", "", ""],
    )
    assert found.sheet.rows == [["ID number", "Who says so?"], ["b7", "7.00"]]
    assert set(found.alone) == {"ada", "dd"}


def test_moodle_gradebook_above_a_hundred_is_told():
    found = imported(["", "", "ada", "", ""])
    assert found.sheet.rows == [["ID number", "Who says so?"]]
    assert "more than 100" in found.problems[0]


def test_moodle_gradebook_needs_a_column_it_knows_students_by():
    with pytest.raises(KitError, match="ID number, Email address"):
        imported(["Ben"], head=["First name"])
