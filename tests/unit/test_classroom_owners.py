"""Whose a file is, told from paths alone: a download of a class is no student's folder."""

from __future__ import annotations

import pytest

from whosays.classroom import names
from whosays.classroom.owners import Owner, owners

A, B = "00-form-a", "07-form-b"
UNIT = "01-who-says-so"
UNITS = frozenset({A, B, UNIT, "02-unnamed-sources"})
SENT = "_assignsubmission_file"


def whose(*paths, numbered=False):
    """Give the key and the label of each path's owner."""
    parts = [tuple(path.split("/")) for path in paths]
    found = owners([(one, names.read(one[-1], UNITS)) for one in parts], numbered=numbered)
    return [(one.key, one.label) for one in found]


def test_a_folder_is_one_student_with_all_that_lies_in_it():
    first, second, other = whose(
        f"class/Mia/answers/{A}.json", f"class/Mia/answers/old/{B}.json", f"class/Jo/{A}.json"
    )
    assert first == second == (("class", "mia"), "Mia")
    assert other == (("class", "jo"), "Jo")


def test_a_folder_beside_a_student_s_is_a_student_s_whatever_lies_in_it():
    assert whose(f"Mia/{A}.json", "Jo/mine.json", "Jo/deep/down/theirs.json") == [
        (("mia",), "Mia"), (("jo",), "Jo"), (("jo",), "Jo"),
    ]  # fmt: skip


def test_a_folder_s_copy_is_the_same_student():
    assert whose(f"Mia/{A}.json", f"Mia - Copy/{A}.json", f"Mia (2)/{A}.json") == [
        (("mia",), "Mia"), (("mia",), "Mia"), (("mia (2)",), "Mia (2)"),
    ]  # fmt: skip


def test_a_learning_system_s_number_tells_a_student_wherever_the_folder_lies():
    folder = "Jane Doe_17_assignsubmission_file"
    assert (
        whose(f"A/{folder}/{A}.json", f"B/{folder}/{B}.json") == [(("moodle:17",), "Jane Doe")] * 2
    )
    assert (
        whose(f"doejane_1_91_{A}.json", f"down/doejane_1_95_{B}.json")
        == [(("canvas:1",), "doejane")] * 2
    )


def test_a_name_in_a_file_s_name_holds_for_its_folder_only():
    assert whose(f"1/Anna_{A}.json", f"1/{B}-anna.json", f"2/Anna_{A}.json") == [
        (("1", "name:anna"), "Anna"), (("1", "name:anna"), "anna"), (("2", "name:anna"), "Anna"),
    ]  # fmt: skip


def test_answers_that_lie_bare_are_one_student_s_without_a_name():
    assert whose(f"{A}.json", f"{B}.json", f"answers/{A}.json") == [((), "")] * 3
    assert owners([]) == []


def test_a_file_whose_name_says_nothing_is_a_student_of_its_own():
    assert whose("1.json", "(2).json") == [(("name:1",), "1"), (("(2).json",), "")]


def whose_keys(*paths, **options):
    return [key for key, _ in whose(*paths, **options)]


@pytest.mark.parametrize(
    ("first", "second", "keys"),
    [
        (f"canvas.zip/ada_1001_91_{UNIT}.json", f"canvas.zip/ben_LATE_1002_92_{UNIT}.json",
         ("canvas:1001", "canvas:1002")),
        (f"m.zip/Jo Roe_17{SENT}/{UNIT}.json", f"m.zip/Al Moe_18{SENT}/{UNIT}.json",
         ("moodle:17", "moodle:18")),
        (f"flat/Jo Roe_17{SENT}_{UNIT}.json", f"flat/Al Moe_18{SENT}_{UNIT}.json",
         ("moodle:17", "moodle:18")),
    ],
)  # fmt: skip
def test_a_download_beside_a_students_folder_is_nobodys_folder(first, second, keys):
    found = whose_keys(f"Kim/{UNIT}.json", first, second)
    assert found == [("kim",), (keys[0],), (keys[1],)]


def test_a_download_of_one_joins_by_its_number_too():
    found = whose_keys(f"Kim/{UNIT}.json", f"canvas.zip/ada_1001_91_{UNIT}.json")
    assert found == [("kim",), ("canvas:1001",)]


def test_a_students_folder_with_a_file_from_a_platform_is_one_student():
    found = whose_keys(f"Mia/{UNIT}.json", "Mia/mia_1001_91_02-unnamed-sources.json")
    assert found == [("canvas:1001",)] * 2


@pytest.mark.parametrize("beside", [(), (f"Kim/{UNIT}.json",)])
def test_the_first_of_the_numbered_files_is_a_student_as_well(beside):
    same = [f"classroom/{UNIT}.json", f"classroom/{UNIT} (1).json", f"classroom/{UNIT} (2).json"]
    found = whose_keys(*same, *beside, numbered=True)
    assert len(set(found)) == len(same) + len(beside)


def test_without_that_switch_they_are_one():
    same = [f"classroom/{UNIT}.json", f"classroom/{UNIT} (1).json"]
    assert len(set(whose_keys(*same, "classroom/02-unnamed-sources.json"))) == 1


NUMBERED = [f"{A} (1).json", f"{A} (2).json"]


def test_numbered_files_are_one_student_s_or_on_request_one_each():
    assert whose(*NUMBERED) == [((), "")] * 2
    assert whose(*NUMBERED, numbered=True) == [((name,), "") for name in NUMBERED]
    # One that has no number stays what it was, and so does one that says a name.
    assert whose(f"{A}.json", f"Anna_{A} (2).json", numbered=True) == [
        ((), ""), (("name:anna",), "Anna"),
    ]  # fmt: skip


def test_a_numbered_folder_that_says_nobody_is_a_student_s_on_request():
    paths = [f"answers (1)/{A}.json", f"answers (2)/{A}.json", f"Mia/answers/{A}.json"]
    assert whose(*paths[:2]) == [((), "")] * 2
    assert whose(*paths, numbered=True) == [
        (("answers (1)",), "answers (1)"), (("answers (2)",), "answers (2)"), (("mia",), "Mia"),
    ]  # fmt: skip


def test_a_numbered_file_makes_no_student_of_the_folder_it_lies_in():
    paths = [f"class/{A} (1).json", f"class/{A} (2).json", "other/mine.json"]
    assert whose(*paths, numbered=True)[2] == (("other", "name:mine"), "mine")


@pytest.mark.parametrize("numbered", [True, False])
def test_every_file_has_an_owner(numbered):
    paths = (f"{A}.json", "x", f"a/b/c/{B}.json", "a/(3).json", f"answers (2)/{A} (7).json")
    parts = [tuple(path.split("/")) for path in paths]
    found = owners([(one, names.read(one[-1], UNITS)) for one in parts], numbered=numbered)
    assert all(isinstance(one, Owner) for one in found)
    assert len(found) == len(paths)
