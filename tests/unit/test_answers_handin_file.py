"""The hand-in file: the same answers, the same bytes; nobody's name unless it was given."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.answers import handin_file
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
    found = opened(handin_file.of_folder(tmp_path)).namelist()
    assert found == ["whosays.json", "answers/00-form-a.json"]


def test_a_folder_that_is_not_there_is_no_empty_hand_in(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        handin_file.of_folder(tmp_path / "nowhere")
