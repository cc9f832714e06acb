"""Whose files are, told from their paths: a download of a class is no student's folder."""

from __future__ import annotations

import pytest

from whosays.classroom import names, owners

UNIT = "01-who-says-so"
UNITS = frozenset({UNIT, "02-unnamed-sources"})
SENT = "_assignsubmission_file"


def whose(*paths, numbered=False):
    files = [tuple(path.split("/")) for path in paths]
    found = owners.owners([(one, names.read(one[-1], UNITS)) for one in files], numbered=numbered)
    return [one.key for one in found]


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
    found = whose(f"Kim/{UNIT}.json", first, second)
    assert found == [("kim",), (keys[0],), (keys[1],)]


def test_a_download_of_one_joins_by_its_number_too():
    found = whose(f"Kim/{UNIT}.json", f"canvas.zip/ada_1001_91_{UNIT}.json")
    assert found == [("kim",), ("canvas:1001",)]


def test_a_students_folder_with_a_file_from_a_platform_is_one_student():
    found = whose(f"Mia/{UNIT}.json", "Mia/mia_1001_91_02-unnamed-sources.json")
    assert found == [("canvas:1001",)] * 2


@pytest.mark.parametrize("beside", [(), (f"Kim/{UNIT}.json",)])
def test_the_first_of_the_numbered_files_is_a_student_as_well(beside):
    same = [f"classroom/{UNIT}.json", f"classroom/{UNIT} (1).json", f"classroom/{UNIT} (2).json"]
    found = whose(*same, *beside, numbered=True)
    assert len(set(found)) == len(same) + len(beside)


def test_without_that_switch_they_are_one():
    same = [f"classroom/{UNIT}.json", f"classroom/{UNIT} (1).json"]
    assert len(set(whose(*same, "classroom/02-unnamed-sources.json"))) == 1
