"""Whose a file is, told from paths alone."""

from __future__ import annotations

import pytest

from whosays.classroom import names
from whosays.classroom.owners import Owner, owners

A, B = "00-form-a", "07-form-b"
UNITS = frozenset({A, B})


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
