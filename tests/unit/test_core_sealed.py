"""The sealed file: the same bytes each time, read back whole, and looked into by no chance."""

from __future__ import annotations

import io
import zipfile

import pytest

from whosays.core import files, sealed

FILES = {
    "solutions/01-a.toml": "right = [“a”]".encode(),
    "lessons/cards/x.toml": b"",
    "z": b"\0\xff",
}


def test_files_come_back_as_they_went_in():
    assert sealed.unseal(sealed.seal(FILES)) == FILES


def test_the_order_of_files_makes_no_other_bytes():
    assert sealed.seal(FILES) == sealed.seal(dict(reversed(FILES.items())))


def test_no_program_takes_it_for_an_archive_and_no_word_can_be_read():
    raw = sealed.seal(FILES)
    assert not zipfile.is_zipfile(io.BytesIO(raw))
    assert b"right" not in raw
    assert b"solutions" not in raw


@pytest.mark.parametrize("raw", [b"", b"x", b"\0" * 500, sealed.seal(FILES)[:-30]])
def test_a_damaged_file_holds_nothing(raw):
    assert sealed.unseal(raw) == {}


def test_what_is_sealed_is_found_where_it_would_lie(tmp_path):
    (tmp_path / sealed.NAME).write_bytes(sealed.seal(FILES))
    here = tmp_path / "solutions" / "01-a.toml"
    assert files.read_bytes(here) == FILES["solutions/01-a.toml"]
    assert files.is_file(here)
    assert files.is_dir(tmp_path / "solutions")
    assert files.listing(tmp_path / "solutions", "[0-9]*.toml") == [here]
    assert files.listing(tmp_path / "solutions", "*.json") == []
    with pytest.raises(FileNotFoundError):
        files.read_bytes(tmp_path / "solutions" / "02-b.toml")


def test_a_file_on_disk_goes_before_a_sealed_one(tmp_path):
    (tmp_path / sealed.NAME).write_bytes(sealed.seal(FILES))
    (tmp_path / "z").write_bytes(b"mine")
    assert files.read_bytes(tmp_path / "z") == b"mine"
    assert not files.is_file(tmp_path / "solutions" / "02-b.toml")


def test_a_loader_sees_that_the_sealed_file_was_taken_away(tmp_path):
    seal = tmp_path / sealed.NAME
    seal.write_bytes(sealed.seal(FILES))

    @files.remembered
    def there(root):
        return files.is_file(root / "solutions" / "01-a.toml")

    assert there(tmp_path)
    seal.unlink()
    assert not there(tmp_path)
