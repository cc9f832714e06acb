from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from whosays.answers import deleting, known
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore
from whosays.core.i18n import text


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "answers"


def in_sight(folder):
    return sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))


def test_it_deletes_its_own_and_nothing_else(folder):
    for name in ("01-a", "02-b"):
        FileStore(name, folder).save("q", "a")
    (folder / "02-b.json").write_bytes(b"broken")
    FileStore("02-b", folder).records()
    (folder / ".01-a.123-abcdabcd.tmp").write_text("half", encoding="utf-8")
    (folder / "01-a-report.pdf").write_bytes(b"%PDF")
    theirs = ["notes.txt", "essay.json", "1984 essay.json", "2024.json", "README.md", "01-a.txt",
              "2024-report.pdf", "7 days-report.html", "12-12-2024-report.pdf", ".theirs.tmp",
              "01-a-report by Ann.html"]  # fmt: skip
    for name in theirs:
        (folder / name).write_text('{"mine": true}', encoding="utf-8")
    said = delete_all(folder)
    locks = [".01-a.lock", ".02-b.lock", ".deleted"]
    assert sorted(file.name for file in folder.iterdir()) == sorted([*theirs, *locks])
    assert "3 files" in said
    assert str(folder) in said
    for name in theirs:
        assert name.startswith(".") or name in said, "what stays is named"
    assert delete_all(folder).startswith(text("answers.deleted_none", folder=folder))


COPIES = [
    "01-a (conflicted copy 2024-09-17 093012).json",
    "01-a (Ann's conflicted copy 2024-09-17).json",
    "01-a-LAPTOP.json",
    "01-a.sync-conflict-20240917-093012-ABCDEFG.json",
    "01-a (1).json",
    "01-a - Copy.json",
    "Copy of 01-a.json",
    "answers.json",
]


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_copies_of_sync_programs_go_too(folder, name, code):
    FileStore("01-a", folder).save("q", "a")
    words = (folder / "01-a.json").read_text(encoding="utf-8")
    (folder / name).write_text(words, encoding=code)
    said = delete_all(folder)
    assert in_sight(folder) == []
    assert said == text("answers.deleted", count=2, folder=folder)


def test_a_copy_of_a_report_goes_and_a_printed_copy_is_named(folder):
    folder.mkdir()
    (folder / "01-a-report (1).html").write_text('<body class="pr-page">', encoding="utf-8")
    (folder / "01-a-report (1).pdf").write_bytes(b"%PDF")
    said = delete_all(folder)
    assert in_sight(folder) == ["01-a-report (1).pdf"]
    assert "01-a-report (1).pdf" in said


def test_a_copy_that_was_cut_off_stays_and_is_named(folder):
    FileStore("01-a", folder).save("q", "a")
    (folder / "01-a (1).json").write_bytes(b'{"format": 1, "exercise": "01-a", "ite')
    (folder / "old").mkdir()
    said = delete_all(folder)
    assert in_sight(folder) == ["01-a (1).json", "old"]
    assert "01-a (1).json, old" in said


def test_of_very_many_that_stay_the_first_are_named_and_the_rest_counted(folder):
    folder.mkdir()
    for number in range(30):
        (folder / f"n{number:02}.txt").write_text("mine", encoding="utf-8")
    said = delete_all(folder)
    assert "n11.txt" in said
    assert "n12.txt" not in said
    assert "18 more" in said


def test_a_file_of_answers_that_was_cut_off_goes(folder):
    folder.mkdir()
    (folder / "01-a.json").write_bytes(b'{"format": 1, "exercise": "01-a", "items": {"q"')
    delete_all(folder)
    assert not (folder / "01-a.json").exists()


def test_a_huge_file_is_not_read_to_see_whose_it_is(folder, monkeypatch):
    monkeypatch.setattr(deleting, "_MOST_BYTES", 100)
    FileStore("01-a", folder).save("q", "a")
    (folder / "01-a.json").rename(folder / "film.json")
    assert "film.json" in delete_all(folder)


def test_what_a_link_points_to_stays(folder, tmp_path):
    folder.mkdir()
    theirs = tmp_path / "theirs.html"
    theirs.write_text("mine", encoding="utf-8")
    try:
        (folder / "01-a-report.html").symlink_to(theirs)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    delete_all(folder)
    assert in_sight(folder) == []
    assert theirs.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_stays_so(folder):
    assert delete_all(folder) == text("answers.deleted_none", folder=folder)
    assert not folder.exists()


def test_it_says_what_it_could_not_delete(folder, monkeypatch):
    FileStore("01-a", folder).save("q", "a")

    def refuse(*_args, **_kwargs):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "unlink", refuse)
    said = delete_all(folder)
    assert "01-a.json" in said
    assert os.strerror(errno.EACCES) in said
    assert str(folder) in said


@pytest.mark.parametrize("times", [1, 2])
def test_no_window_puts_back_what_was_deleted_on_purpose(folder, times):
    window = FileStore("01-a", folder)
    for name in ("q", "r"):
        window.save(name, "old")
    for _ in range(times):
        FileStore("01-a", folder).save("other", 1)
        delete_all(folder)
    assert window.records() == {}
    assert window.save("q", "new").ok
    assert set(FileStore("01-a", folder).records()) == {"q"}


def test_after_that_accidents_are_mended_again(folder):
    window = FileStore("01-a", folder)
    window.save("q", "old")
    delete_all(folder)
    window.save("q", "new")
    window.save("r", "new")
    earlier_state = b"\n".join((folder / ".deleted").read_bytes().split()[:-1])
    (folder / "01-a.json").unlink()
    (folder / ".deleted").write_bytes(earlier_state)  # brought back by a sync program
    window.save("s", "new")
    assert set(FileStore("01-a", folder).records()) == {"q", "r", "s"}


def test_the_mark_of_a_deletion_says_nothing_and_stays_small(folder, monkeypatch):
    monkeypatch.setattr(known, "_MOST_MARKS", 3)
    folder.mkdir()
    for _ in range(6):
        (folder / "01-a.json").write_text(
            json.dumps({"format": 1, "exercise": "01-a", "kit": "1", "items": {}}), "utf-8"
        )
        delete_all(folder)
    marks = (folder / ".deleted").read_text(encoding="ascii").split()
    assert len(set(marks)) == len(marks) == 4
    assert {len(mark) for mark in marks} == {16}


def test_a_name_that_turns_the_line_is_spelled_out_where_it_is_named(folder):
    FileStore("01-a", folder).save("q", "a")
    (folder / "essay\u202etxt.exe").write_text("mine", encoding="utf-8")
    said = delete_all(folder)
    assert "\u202e" not in said
    assert "essay[U+202E]txt.exe" in said
