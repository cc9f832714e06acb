from __future__ import annotations

import pytest

from whosays.answers import files
from whosays.core.disk import Patience


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_is_read_however_an_editor_saved_it(tmp_path, code):
    file = tmp_path / "01-a.json"
    file.write_text('{"format": 1, "items": {"q": {"value": "é 😀"}}}', encoding=code)
    assert files.load(file) == ({"q": {"value": "é 😀"}}, False)


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"format": 1}', b"\xff\xfe\x00", b"\xef\xbb\xbf", b"[" * 200_000]
)
def test_what_cannot_be_understood_is_a_value_error(tmp_path, raw):
    file = tmp_path / "01-a.json"
    file.write_bytes(raw)
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of the reader
        files.load(file)


def test_no_file_has_no_items(tmp_path):
    assert files.load(tmp_path / "01-a.json") == ({}, False)


@pytest.mark.parametrize("value", ["é 😀", "half \ud83d"])
def test_what_is_written_is_read(tmp_path, value):
    file = tmp_path / "01-a.json"
    files.write(file, "01-a", {"q": {"value": value}}, Patience())
    assert files.load(file) == ({"q": {"value": value}}, False)
    assert files.is_answers(files.read(file))


@pytest.mark.parametrize(
    "table", [[], {}, {"format": 1}, {"format": 1, "exercise": "essay", "kit": "1"},
              {"format": "1", "exercise": "01-a", "kit": "1"}, {"format": 1, "exercise": "01-a"}],
)  # fmt: skip
def test_what_is_not_the_kit_s_is_not_taken_for_it(table):
    assert not files.is_answers(table)


def test_a_file_says_what_made_it_a_line_for_each_thing(monkeypatch):
    """A person can read it, and a report sees whether the page gave feedback at once."""
    assert b"edition" not in files.whole("01-a", {"q": {"value": "a"}})
    monkeypatch.setattr(files.edition, "stamp", lambda: "practice-0123")
    for words in ("a", "half \ud83d"):
        written = files.whole("01-a", {"q": {"value": words}})
        assert b'\n "edition": "practice-0123",\n' in written
    assert "é".encode() in files.whole("01-a", {"q": {"value": "é"}})


def test_a_file_nested_without_end_is_a_value_error_too(tmp_path, monkeypatch):
    def endless(_):
        raise RecursionError

    (tmp_path / "01-a.json").write_bytes(b"[]")
    monkeypatch.setattr(files.json, "loads", endless)
    with pytest.raises(ValueError, match=r"01-a\.json"):
        files.read(tmp_path / "01-a.json")
