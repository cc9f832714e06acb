"""The hand-in file: the same answers, the same bytes; nobody's name unless it was given."""

from __future__ import annotations

import io
import json
import os
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import __version__
from whosays.answers import handin_file
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore
from whosays.core import edition

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


# ---------------------------------------------------------------- to the letter
def test_the_note_says_which_kit_and_edition_in_which_form():
    packed = handin_file.pack(ANSWERS, "Mjølk", code="0123ab")
    raw = opened(packed).read("whosays.json").decode()
    note = json.loads(raw)
    assert list(note) == ["code", "edition", "files", "format", "kit", "name"]
    assert (note["format"], note["kit"], note["code"]) == (1, __version__, "0123ab")
    assert note["edition"] == edition.stamp()
    assert raw == json.dumps(note, ensure_ascii=False, indent=1) + "\n"
    assert json.loads(opened(handin_file.pack(ANSWERS)).read("whosays.json"))["code"] == ""


def test_what_is_unpacked_is_its_owner_s_alone():
    modes = {info.external_attr >> 16 for info in opened(handin_file.pack(ANSWERS)).infolist()}
    assert modes == {0o600}


def test_of_a_long_nickname_sixty_characters_are_kept_and_of_endless_blanks_nothing():
    assert handin_file.nickname("n" * 99) == "n" * 60
    assert handin_file.nickname(" " * 599 + "x") == "x"
    assert handin_file.nickname(" " * 600 + "x") == ""


@pytest.mark.parametrize("given", [None, 123456, "", "12345", "1234567", "12345g", "0123AB"])
def test_six_letters_and_digits_are_a_code_and_nothing_else(given):
    assert handin_file.is_code("0123ab") is True
    assert handin_file.is_code(given) is False


def test_a_code_file_that_is_no_text_gives_another_code(tmp_path):
    (tmp_path / handin_file.CODE).write_bytes(b"\xff\xfe12")
    code = handin_file.code_of(tmp_path)
    assert handin_file.is_code(code)
    assert handin_file.code_of(tmp_path) == code


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("--Sun--", "sun"), ("Sun & Moon", "sun-moon"), ("", "answers"), ("—", "answers"),
        ("n" * 30, "n" * 30), ("!" + "n" * 30, "n" * 30),
        ("n" * 31, "n" * 30), ("n" * 29 + " moon", "n" * 29),
    ],
)  # fmt: skip
def test_a_file_s_name_is_thirty_letters_at_most_and_ends_in_none_but_letters(name, made):
    assert handin_file.file_name(name, "0123ab") == f"{made}-0123ab.whosays"


def test_a_hand_in_file_is_one_by_ending_by_nature_and_by_what_it_holds(tmp_path):
    packed = handin_file.pack(ANSWERS)
    good = tmp_path / "a.whosays"
    good.write_bytes(packed)
    assert handin_file.is_ours(good) is True
    (tmp_path / "a.zip").write_bytes(packed)
    (tmp_path / "link.whosays").symlink_to(good)
    (tmp_path / "folder.whosays").mkdir()
    (tmp_path / "words.whosays").write_bytes(b"mine")
    empty = tmp_path / "empty.whosays"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("other.txt", "x")
    for name in ("a.zip", "link.whosays", "folder.whosays", "words.whosays", "empty.whosays", "no"):
        assert handin_file.is_ours(tmp_path / name) is False, name


def test_an_older_hand_in_that_somebody_takes_away_meanwhile_costs_nothing(tmp_path, monkeypatch):
    folder = folder_of(tmp_path)
    older = handin_file.keep(folder, "", ANSWERS)

    def taken_away(file):
        file.unlink()
        return True

    monkeypatch.setattr(handin_file, "is_ours", taken_away)
    assert handin_file.keep(folder, "Sun", ANSWERS).is_file()
    assert not older.exists()


def test_a_file_holds_everything_until_an_answer_is_written_after_it(tmp_path):
    answer = tmp_path / "01-a.json"
    answer.write_text("{}", encoding="utf-8")
    assert handin_file.up_to_date(tmp_path) is None
    made = handin_file.keep(tmp_path, "sun", handin_file.answers_in(tmp_path))
    os.utime(answer, ns=(10**18, 10**18))
    os.utime(made, ns=(10**18 + 1, 10**18 + 1))
    assert handin_file.up_to_date(tmp_path) == made
    os.utime(answer, ns=(10**18 + 2, 10**18 + 2))
    assert handin_file.up_to_date(tmp_path) is None


def test_without_a_folder_or_an_answer_nothing_is_handed_in(tmp_path):
    assert handin_file.up_to_date(tmp_path / "none") is None
    (tmp_path / "x-abcdef.whosays").write_bytes(b"not ours")
    assert handin_file.up_to_date(tmp_path) is None
