"""The hand-in file: the same answers, the same bytes; nobody's name unless it was given."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.answers import handin_file
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore

ANSWERS = {"07-form-b.json": b'{"b": 1}', "00-form-a.json": b'{"a": 1}'}


def opened(raw):
    return zipfile.ZipFile(io.BytesIO(raw))


def test_the_same_answers_make_the_same_bytes():
    other = dict(reversed(ANSWERS.items()))
    assert handin_file.pack(ANSWERS, "sun", b"<p>") == handin_file.pack(other, "sun", b"<p>")


def test_the_answers_lie_in_it_as_they_are():
    archive = opened(handin_file.pack(ANSWERS, report=b"<p>"))
    assert archive.namelist() == [
        "whosays.json", "answers/00-form-a.json", "answers/07-form-b.json", "report.html",
    ]  # fmt: skip
    assert archive.read("answers/00-form-a.json") == ANSWERS["00-form-a.json"]
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_note_has_a_checksum_for_each_file_and_no_name_unless_given():
    note = json.loads(opened(handin_file.pack(ANSWERS)).read("whosays.json"))
    assert note["name"] == ""
    assert set(note["files"]) == {"answers/00-form-a.json", "answers/07-form-b.json"}
    named = json.loads(opened(handin_file.pack(ANSWERS, " Sun\n flower ")).read("whosays.json"))
    assert named["name"] == "Sun flower"


@given(st.text())
def test_any_nickname_is_one_short_line(given):
    name = handin_file.nickname(given)
    assert len(name) <= handin_file.LONGEST_NAME
    assert "\n" not in name
    name.encode()
    assert handin_file.nickname(name) == name


def test_only_answers_are_taken_from_a_folder(tmp_path):
    FileStore("00-form-a", tmp_path).save("fa-01", 3)
    (tmp_path / "diary.json").write_text("{}", encoding="utf-8")
    (tmp_path / "01-mine.txt").write_text("{}", encoding="utf-8")
    (tmp_path / "02-link.json").symlink_to(tmp_path / "diary.json")
    found = opened(handin_file.pack(handin_file.answers_in(tmp_path))).namelist()
    assert found == ["whosays.json", "answers/00-form-a.json"]


def test_in_a_folder_that_is_not_there_are_no_answers(tmp_path):
    assert handin_file.answers_in(tmp_path / "nowhere") == {}


def test_a_file_that_cannot_be_read_is_not_left_out_in_silence(tmp_path, monkeypatch):
    (tmp_path / "00-form-a.json").write_bytes(b"{}")

    def fails(path):
        raise PermissionError(13, "not yours", str(path))

    monkeypatch.setattr(type(tmp_path), "read_bytes", fails)
    with pytest.raises(PermissionError):
        handin_file.answers_in(tmp_path)


# ---------------------------------------------------------------- beside the answers
def folder_of(tmp_path):
    for name, raw in ANSWERS.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def test_a_folder_has_one_code_and_one_file(tmp_path):
    folder = folder_of(tmp_path)
    first = handin_file.keep(folder, "", handin_file.answers_in(folder))
    assert first.name == f"answers-{handin_file.code_of(folder)}.whosays"
    second = handin_file.keep(folder, "Sun & Moon!", handin_file.answers_in(folder))
    assert second.name == f"sun-moon-{handin_file.code_of(folder)}.whosays"
    assert [file.name for file in folder.glob("*.whosays")] == [second.name]
    note = json.loads(opened(second.read_bytes()).read("whosays.json"))
    assert (note["name"], note["code"]) == ("Sun & Moon!", handin_file.code_of(folder))


@given(st.text())
def test_every_name_makes_a_file_name_that_any_system_takes(name):
    made = handin_file.file_name(handin_file.nickname(name), "0123ab")
    assert made.isascii()
    assert len(made) < 60
    assert not set(made) & set('/\\:*?"<>|() _')


def test_somebody_elses_file_of_a_like_name_stays(tmp_path):
    folder = folder_of(tmp_path)
    other = folder / f"x-{handin_file.code_of(folder)}.whosays"
    other.write_bytes(b"mine")
    handin_file.keep(folder, "", ANSWERS)
    assert other.read_bytes() == b"mine"


def test_a_code_that_somebody_wrote_is_not_believed(tmp_path):
    (tmp_path / handin_file.CODE).write_text("../../x", encoding="utf-8")
    assert handin_file.is_code(handin_file.code_of(tmp_path))


def test_deleting_the_answers_deletes_the_hand_in_file_and_its_code(tmp_path):
    folder = folder_of(tmp_path)
    handin_file.keep(folder, "sun", ANSWERS)
    (folder / "film.whosays").write_bytes(b"mine")
    delete_all(folder)
    assert [f.name for f in folder.iterdir() if f.suffix == ".whosays"] == ["film.whosays"]
    assert not (folder / handin_file.CODE).exists()
