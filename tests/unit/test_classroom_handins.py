"""Reading what students handed in: whole, broken, hostile."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from whosays.answers.store import Store
from whosays.classroom import handins
from whosays.core.errors import KitError


def hand_in(place, unit="00-form-a", **values):
    for name, value in values.items():
        Store(unit, place).save(name.replace("_", "-"), value)


def test_each_folder_is_one_student_and_nobody_has_a_name(tmp_path):
    hand_in(tmp_path / "Mia", fa_01=70)
    hand_in(tmp_path / "Mia", "07-form-b", fb_01=20)
    hand_in(tmp_path / "class 2" / "Jo", fa_01=0)
    found = handins.read(tmp_path)
    assert [one.number for one in found.handins] == [1, 2]
    assert found.handins[0].units == {"00-form-a": {"fa-01": 70}, "07-form-b": {"fb-01": 20}}
    assert found.handins[1].units == {"00-form-a": {"fa-01": 0}}
    assert found.problems == ()
    assert "Mia" not in repr(found)


def test_answers_may_lie_in_the_folder_itself(tmp_path):
    hand_in(tmp_path, fa_01=70)
    assert len(handins.read(tmp_path).handins) == 1


def test_a_blank_is_no_answer(tmp_path):
    hand_in(tmp_path / "a", fa_01=None, fa_02=5)
    assert handins.read(tmp_path).handins[0].units["00-form-a"] == {"fa-02": 5}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("{", "not a whole answer file"),
        ("", "not a whole answer file"),
        ("[" * 100_000, "not a whole answer file"),
        ("[]", "no answers of this kit"),
        ('{"items": []}', "no answers of this kit"),
        ('{"items": {}, "exercise": 3}', "no answers of this kit"),
    ],
)
def test_a_file_that_cannot_be_read_costs_nothing_else(tmp_path, words, why):
    hand_in(tmp_path / "a", fa_01=70)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "00-form-a.json").write_text(words, encoding="utf-8")
    found = handins.read(tmp_path)
    assert len(found.handins) == 1
    assert why in found.problems[0]
    assert "00-form-a.json" in found.problems[0]


def test_bytes_that_are_no_text_cost_nothing_else(tmp_path):
    (tmp_path / "00-form-a.json").write_bytes(b"\xff\xfe\x00")
    assert "not a whole answer file" in handins.read(tmp_path).problems[0]


def test_a_file_far_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(handins, "LARGEST", 10)
    hand_in(tmp_path, fa_01=70)
    found = handins.read(tmp_path)
    assert found.handins == ()
    assert "far larger" in found.problems[0]


def test_a_link_is_not_followed(tmp_path):
    hand_in(tmp_path / "elsewhere", fa_01=70)
    folder = tmp_path / "handins" / "a"
    folder.mkdir(parents=True)
    (folder / "00-form-a.json").symlink_to(tmp_path / "elsewhere" / "00-form-a.json")
    assert handins.read(tmp_path / "handins").handins == ()


def test_records_of_a_strange_shape_are_passed_over(tmp_path):
    table = {"exercise": "00-form-a", "items": {"x": 3, "y": {"no": 1}, "z": {"value": 4}}}
    (tmp_path / "00-form-a.json").write_text(json.dumps(table), encoding="utf-8")
    assert handins.read(tmp_path).handins[0].units == {"00-form-a": {"z": 4}}


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KitError, match="nowhere"):
        handins.read(tmp_path / "nowhere")


def test_two_students_files_in_one_folder_are_not_taken_for_one(tmp_path):
    for name, rating in (("mia", 10), ("jo", 20)):
        hand_in(tmp_path / "made", fa_01=rating)
        (tmp_path / "made" / "00-form-a.json").rename(tmp_path / f"00-form-a-{name}.json")
    found = handins.read(tmp_path)
    assert len(found.handins) == 1
    (sentence,) = found.problems
    assert "00-form-a-mia.json" in sentence
    assert "folder of their own" in sentence


def test_a_copy_of_a_hand_in_is_counted_once(tmp_path):
    hand_in(tmp_path / "mia", fa_01=10)
    shutil.copytree(tmp_path / "mia", tmp_path / "mia (2)")
    found = handins.read(tmp_path)
    assert len(found.handins) == 1
    assert "counted once" in found.problems[0]


@pytest.mark.skipif(os.name == "nt", reason="names are always Unicode there")
def test_a_file_name_that_is_not_utf8_can_still_be_shown(tmp_path):
    name = os.path.join(os.fsencode(tmp_path), b"1\xff.json")  # noqa: PTH118 - bytes have no Path
    with open(name, "wb") as file:  # noqa: PTH123 - the same
        file.write(b"{")
    assert handins.read(tmp_path).problems[0].encode()


def test_a_folder_that_cannot_be_entered_costs_nothing_else(tmp_path, monkeypatch):
    hand_in(tmp_path / "mia", fa_01=10)
    hand_in(tmp_path / "shut", fa_01=20)
    is_file = Path.is_file

    def refuse(file):
        if file.parent.name == "shut":
            raise PermissionError(13, "Permission denied")
        return is_file(file)

    monkeypatch.setattr(Path, "is_file", refuse)
    found = handins.read(tmp_path)
    assert len(found.handins) == 1
    assert "Permission denied" in found.problems[0]
