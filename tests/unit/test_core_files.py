from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from whosays.core import files
from whosays.core.kit import HERE

KIT = Path(__file__).parents[2]
LONG_AGO = 1_000_000_000_000_000_000


def settle(path, at=LONG_AGO):
    """Give a file or folder a time that is no longer under a clock's tick."""
    os.utime(path, ns=(at, at))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("first", encoding="utf-8")
    settle(path)
    return path


@pytest.fixture
def load():
    """Give a loader of a file's words that counts how often it runs."""

    @files.remembered
    def loader(path):
        loader.runs += 1
        return files.read_bytes(path).decode()

    loader.runs = 0
    return loader


def test_a_file_is_read_once_while_it_stays_as_it_is(load, file):
    assert [load(file), load(file), load(path=file)] == ["first"] * 3
    assert load.runs == 1


def test_an_edit_is_seen_by_the_next_look(load, file):
    load(file)
    file.write_text("second", encoding="utf-8")
    assert load(file) == "second"


def test_a_file_put_in_its_place_is_seen_though_time_and_size_are_the_same(load, file, tmp_path):
    load(file)
    other = tmp_path / "b.txt"
    other.write_text("other", encoding="utf-8")
    settle(other)
    other.replace(file)
    assert load(file) == "other"


def test_a_file_just_written_is_read_again_since_a_clock_may_not_have_ticked(load, file):
    file.write_text("draft", encoding="utf-8")
    load(file)
    load(file)
    assert load.runs == 2


def test_a_file_that_comes_and_goes(file):
    @files.remembered
    def there(path):
        return files.is_file(path)

    assert there(file)
    file.unlink()
    assert not there(file)


def test_a_folder_that_comes_and_goes(tmp_path):
    @files.remembered
    def there(path):
        return files.is_dir(path)

    folder = tmp_path / "solutions"
    assert not there(folder)
    folder.mkdir()
    settle(folder)
    assert there(folder)


def test_a_file_added_to_a_folder_is_listed(file):
    @files.remembered
    def names(folder):
        return [found.name for found in files.listing(folder, "*.txt")]

    assert names(file.parent) == ["a.txt"]
    file.with_name("0.txt").write_text("", encoding="utf-8")
    assert names(file.parent) == ["0.txt", "a.txt"]


def test_what_a_loader_asks_of_another_counts_as_its_own(load, file):
    @files.remembered
    def twice(path):
        return load(path) * 2

    load(file)  # remembered already: its files count all the same
    assert twice(file) == "firstfirst"
    file.write_text("x", encoding="utf-8")
    assert twice(file) == "xx"


def test_a_failure_is_not_kept(tmp_path, load):
    file = tmp_path / "late.txt"
    with pytest.raises(FileNotFoundError):
        load(file)
    file.write_text("here", encoding="utf-8")
    assert load(file) == "here"


def test_arguments_without_a_hash_are_served_and_not_remembered():
    @files.remembered
    def length(things):
        length.runs += 1
        return len(things)

    length.runs = 0
    assert [length([1]), length([1, 2])] == [1, 2]
    assert length.runs == 2


def test_the_kit_in_use_is_part_of_what_is_remembered(tmp_path, monkeypatch):
    @files.remembered
    def where(kit=HERE):
        return kit

    found = []
    for name in ("one", "two"):
        (tmp_path / name / "seeds").mkdir(parents=True)
        (tmp_path / name / "seeds" / "catalogue.toml").touch()
        monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path / name))
        where()
        found.append(where.__wrapped__ is not None and len(files._MEMORIES[-1]))
    assert found == [1, 2]


def test_within_one_look_a_file_is_looked_at_once(load, file):
    load(file)
    with files.one_look():
        load(file)
        file.write_text("later", encoding="utf-8")
        assert load(file) == "first"
    assert load(file) == "later"


def test_everything_can_be_forgotten(load, file):
    load(file)
    files.forget()
    load(file)
    assert load.runs == 2


def test_reads_are_counted(load, file):
    before = files.COUNTER.reads
    load(file)
    load(file)
    assert files.COUNTER.reads == before + 1


# What these rooms make of files is remembered, so they may look at files in no other way.
LOOKS = re.compile(r"\.(read_text|read_bytes|glob|rglob|iterdir|is_file|is_dir|exists)\(|\bopen\(")


@pytest.mark.parametrize("room", ["corpus", "sourcing", "questions"])
def test_rooms_that_remember_look_at_files_through_this_module_alone(room):
    found = [
        f"{file.name}: {line.strip()}"
        for file in sorted((KIT / "whosays" / room).rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if LOOKS.search(line.replace("files.", "")) and "files." not in line
    ]
    assert found == []
