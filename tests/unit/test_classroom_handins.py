"""Reading what students handed in: whole, broken, hostile."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from whosays.answers.file_store import FileStore
from whosays.classroom import handins, untrusted
from whosays.classroom.collect import Collected, Verdict
from whosays.core.errors import KitError
from whosays.core.i18n import text


def hand_in(place, unit="00-form-a", **values):
    for name, value in values.items():
        FileStore(unit, place).save(name.replace("_", "-"), value)


def read(folder, **options):
    return handins.read(folder, ["fa-01", "fa-02", "fb-01"], **options)


def test_each_folder_is_one_student_and_nobody_has_a_name(tmp_path):
    hand_in(tmp_path / "Mia", fa_01=70)
    hand_in(tmp_path / "Mia", "07-form-b", fb_01=20)
    hand_in(tmp_path / "class 2" / "Jo", fa_01=0)
    found = read(tmp_path)
    assert [one.number for one in found.handins] == [1, 2]
    units = [one.units for one in found.handins]
    assert {"00-form-a": {"fa-01": 70}, "07-form-b": {"fb-01": 20}} in units
    assert {"00-form-a": {"fa-01": 0}} in units
    assert found.problems == ()
    assert "Mia" not in repr(found)


def test_answers_may_lie_in_the_folder_itself(tmp_path):
    hand_in(tmp_path, fa_01=70)
    assert len(read(tmp_path).handins) == 1


def test_a_blank_is_no_answer(tmp_path):
    hand_in(tmp_path / "a", fa_01=None, fa_02=5)
    assert read(tmp_path).handins[0].units["00-form-a"] == {"fa-02": 5}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("{", "not a whole answer file"),
        ("", "not a whole answer file"),
        ("[" * 100_000, "far more than any answer file"),
        ("[]", "no answers of this kit"),
        ('{"items": []}', "no answers of this kit"),
        ('{"items": {}, "exercise": 3}', "no answers of this kit"),
    ],
)
def test_a_file_that_cannot_be_read_costs_nothing_else(tmp_path, words, why):
    hand_in(tmp_path / "a", fa_01=70)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "00-form-a.json").write_text(words, encoding="utf-8")
    found = read(tmp_path)
    assert len(found.handins) == 1
    assert why in found.problems[0]
    assert "00-form-a.json" in found.problems[0]


def test_bytes_that_are_no_text_cost_nothing_else(tmp_path):
    (tmp_path / "00-form-a.json").write_bytes(b"\xff\xfe\x00")
    assert "not a whole answer file" in read(tmp_path).problems[0]


def test_a_file_far_too_large_is_not_read(tmp_path):
    (tmp_path / "00-form-a.json").write_bytes(b" " * (untrusted.LARGEST + 1))
    found = read(tmp_path)
    assert found.handins == ()
    assert "far larger" in found.problems[0]


def test_a_link_is_not_followed(tmp_path):
    hand_in(tmp_path / "elsewhere", fa_01=70)
    folder = tmp_path / "handins" / "a"
    folder.mkdir(parents=True)
    (folder / "00-form-a.json").symlink_to(tmp_path / "elsewhere" / "00-form-a.json")
    assert read(tmp_path / "handins").handins == ()


def test_records_of_a_strange_shape_are_passed_over(tmp_path):
    records = {"fb-01": 3, "x": {"value": 3}, "fa-01": {"no": 1}, "fa-02": {"value": 4}}
    table = {"exercise": "00-form-a", "items": records}
    (tmp_path / "00-form-a.json").write_text(json.dumps(table), encoding="utf-8")
    assert read(tmp_path).handins[0].units == {"00-form-a": {"fa-02": 4}}


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KitError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_a_second_file_of_one_students_unit_is_told_and_not_mixed_in(tmp_path):
    for name, rating in (("00-form-a", 10), ("00-form-a-old", 20)):
        hand_in(tmp_path / "made", fa_01=rating)
        (tmp_path / "mia").mkdir(exist_ok=True)
        (tmp_path / "made" / "00-form-a.json").rename(tmp_path / "mia" / f"{name}.json")
    shutil.rmtree(tmp_path / "made")
    found = read(tmp_path)
    (one,) = found.handins
    assert one.units == {"00-form-a": {"fa-01": 10}}
    (sentence,) = found.problems
    assert "00-form-a-old.json" in sentence
    assert "folder of their own" in sentence


def test_a_file_that_the_kit_named_goes_before_any_other(tmp_path):
    """Whatever the order of names and times: “00-a” comes first, and is newer."""
    for name, rating in (("00-form-a", 10), ("00-a 00-form-a", 20)):
        hand_in(tmp_path / "made", fa_01=rating)
        (tmp_path / "mia").mkdir(exist_ok=True)
        target = tmp_path / "mia" / f"{name}.json"
        (tmp_path / "made" / "00-form-a.json").rename(target)
        table = json.loads(target.read_text(encoding="utf-8"))
        table["items"]["fa-01"]["changed"] = f"2026-01-01T10:00:{rating}+00:00"
        target.write_text(json.dumps(table), encoding="utf-8")
    shutil.rmtree(tmp_path / "made")
    assert read(tmp_path).handins[0].units == {"00-form-a": {"fa-01": 10}}


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted(tmp_path):
    for number in range(handins.MOST_TOLD + 7):
        (tmp_path / f"{'x' * 200}{number}.json").write_text("{", encoding="utf-8")
    found = read(tmp_path)
    assert len(found.problems) == handins.MOST_TOLD + 1
    assert found.problems[-1] == text("handins.more", count=7)
    assert max(map(len, found.problems)) < 400


def verdict(name, state="broken", *, quiet=False):
    return Verdict(name, state, "", f"why {name}", numbered=False, quiet=quiet, source=None)


def test_exactly_as_many_problems_as_are_told_are_told_without_a_word_of_more():
    found = Collected(verdicts=tuple(verdict(f"f{n}") for n in range(handins.MOST_TOLD)))
    assert len(handins.problems(found)) == handins.MOST_TOLD == 60
    assert "f59" in handins.problems(found)[-1]


def test_what_could_not_be_read_is_told_before_what_came_twice():
    states = {"a": "twice", "b": "taken", "c": "older", "d": "broken"}
    found = Collected(verdicts=(*(verdict(*one) for one in states.items()),
                                verdict("e", "not_ours", quiet=True)))  # fmt: skip
    assert [sentence[-1] for sentence in handins.problems(found)] == ["d", "a", "c"]


def test_a_problem_of_the_whole_folder_has_no_file_s_name():
    assert handins.left_out(verdict("")).startswith(text("handins.whole"))


def test_a_file_is_no_folder_of_hand_ins(tmp_path):
    hand_in(tmp_path, fa_01=70)
    with pytest.raises(KitError, match=r"00-form-a\.json"):
        read(tmp_path / "00-form-a.json")


def test_files_of_other_units_by_their_names_are_no_matter_here(tmp_path):
    hand_in(tmp_path / "mia", fa_01=70)
    (tmp_path / "mia" / "01-who-says-so.json").write_text("{", encoding="utf-8")
    assert read(tmp_path).problems == ()


def test_numbered_files_are_one_student_s_unless_it_is_said(tmp_path):
    for number in (1, 2, 3):
        hand_in(tmp_path / "made", fa_01=10 * number)
        (tmp_path / "made" / "00-form-a.json").rename(tmp_path / f"00-form-a ({number}).json")
    shutil.rmtree(tmp_path / "made")
    assert len(read(tmp_path).handins) == 1
    assert len(read(tmp_path, numbered=True).handins) == 3


def test_a_copy_of_a_hand_in_is_counted_once(tmp_path):
    hand_in(tmp_path / "mia", fa_01=10)
    shutil.copytree(tmp_path / "mia", tmp_path / "mia (2)")
    found = read(tmp_path)
    assert len(found.handins) == 1
    assert "counted once" in found.problems[0]


@pytest.mark.skipif(os.name == "nt", reason="names are always Unicode there")
def test_a_file_name_that_is_not_utf8_can_still_be_shown(tmp_path):
    name = os.path.join(os.fsencode(tmp_path), b"1\xff.json")  # noqa: PTH118 - bytes have no Path
    with open(name, "wb") as file:  # noqa: PTH123 - the same
        file.write(b"{")
    assert read(tmp_path).problems[0].encode()


def test_a_folder_that_cannot_be_entered_is_named_and_costs_nothing_else(tmp_path, monkeypatch):
    hand_in(tmp_path / "mia", fa_01=10)
    hand_in(tmp_path / "shut", fa_01=20)
    scandir = os.scandir

    def refuse(folder):
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = read(tmp_path)
    assert len(found.handins) == 1
    (sentence,) = found.problems
    assert sentence.startswith("shut was left out")
    assert "Permission denied" in sentence
