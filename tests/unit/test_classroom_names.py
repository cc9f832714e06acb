"""What a file's name says, as each system writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.classroom import names, shown

UNITS = frozenset(("00-form-a", "07-form-b", "01-who-says-so"))


@pytest.mark.parametrize(
    ("name", "who", "label"),
    [
        ("00-form-a.json", "", ""),
        ("00-form-a.JSON", "", ""),
        ("00-form-a.json.txt", "", ""),
        ("00-form-a (3).json", "", ""),
        ("00-form-a - Copy.json", "", ""),
        ("00-form-a-DESKTOP-AB12CD.json", "", ""),
        ("00-form-a (conflicted copy 2026-11-02 101010).json", "", ""),
        ("00-form-a.sync-conflict-20261102-101010-ABCDEF.json", "", ""),
        ("Anna_00-form-a.json", "name:anna", "Anna"),
        ("00-form-a-mia.json", "name:mia", "mia"),
        ("00-form-a Jo B.json", "name:jo b", "Jo B"),
        ("Anna.json", "name:anna", "Anna"),
        ("doejane_1234_5678_00-form-a.json", "canvas:1234", "doejane"),
        ("doejane_LATE_1234_5678_00-form-a-2.json", "canvas:1234", "doejane"),
        ("anon_a1b2c_5678_00-form-a.json", "canvas:a1b2c", "a1b2c"),
        ("Jane Doe_17_assignsubmission_file_00-form-a.json", "moodle:17", "Jane Doe"),
    ],
)
def test_each_system_s_names_are_read(name, who, label):
    found = names.read(name, UNITS)
    assert (found.kind, found.who, found.label) == ("answers", who, label)
    assert found.unit == ("" if name == "Anna.json" else "00-form-a")
    assert found.plain == (who == "")


@pytest.mark.parametrize(
    ("name", "copy", "numbered"),
    [
        ("00-form-a.json", False, False),
        ("00-form-a (3).json", False, True),
        ("00-form-a - Copy.json", True, False),
        ("00-form-a – Kopie (2).json", True, False),
        ("00-form-a (Mia's conflicted copy 2026-11-02).json", True, False),
    ],
)
def test_copies_and_numbers_are_told_apart(name, copy, numbered):
    found = names.read(name, UNITS)
    assert (found.copy, found.numbered) == (copy, numbered)


@pytest.mark.parametrize("name", ["a.zip", "A.ZIP", "anna.whosays", "anna.whosays.zip"])
def test_archives_are_known_by_their_endings(name):
    assert names.read(name, UNITS).kind == "archive"


@pytest.mark.parametrize("name", ["report.html", "00-form-a-report.pdf", "notes.txt", "json", ""])
def test_other_files_are_not_looked_into(name):
    assert names.read(name, UNITS).kind == ""


@pytest.mark.parametrize(
    "part", [".ipynb_checkpoints", "__MACOSX", ".hidden", "Thumbs.db", "desktop.ini", "~$a.json"]
)
def test_what_the_computer_keeps_for_itself_is_known(part):
    assert names.is_system(part)
    assert not names.is_system("Mia")


@pytest.mark.parametrize(
    ("folder", "generic"),
    [
        ("answers", True), ("answers - Copy", True), ("answers (2)", True), ("Answers.zip", True),
        ("Mia", False), ("answers of Mia", False), ("class 2", False),
    ],
)  # fmt: skip
def test_a_folder_called_answers_is_nobodys_name(folder, generic):
    assert names.is_generic(folder) is generic


def test_a_moodle_folder_names_its_student():
    assert names.sent("Jane Doe_17_assignsubmission_file")[:2] == ("moodle:17", "Jane Doe")


@given(st.text(max_size=600))
def test_any_name_is_read_without_a_fault(name):
    names.read(name, UNITS)
    names.is_generic(name)


@pytest.mark.parametrize("name", ["(" * 390, "-" * 390, "a_1_" * 95, " (" * 190, "copy " * 78])
def test_names_made_to_be_slow_are_read_at_once(name):
    """Each would take minutes if a pattern went back and forth in it."""
    names.read(f"{name}.json", UNITS)
    names.without_copy(name)


@given(st.text())
def test_a_shown_name_is_one_short_visible_line(given):
    seen = shown.name(given)
    assert len(seen) <= shown.LONGEST
    assert seen.isprintable()
    seen.encode()


def test_marks_that_turn_a_line_round_are_seen():
    assert shown.name("exe.\u202enosj\u2066") == "exe.�nosj�"


def test_of_a_long_name_the_ends_are_shown():
    seen = shown.name("a" * 5_000_000 + "end.json")
    assert seen.startswith("aaa")
    assert seen.endswith("end.json")
