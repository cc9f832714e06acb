from __future__ import annotations

import os
from pathlib import Path

import pytest

from whosays.core.errors import DataError, NoKeyError
from whosays.core.schema import Field, check_record, check_unique, listed, read_json, read_toml

FIELDS = {
    "name": Field(str),
    "note": Field(str, required=False),
    "count": Field(int, required=False),
    "open": Field(bool, required=False),
    "tags": Field(list, required=False, allowed=("a", "b")),
    "kind": Field(str, required=False, allowed=("x", "y")),
    "where": Field(dict, required=False),
    "hints": Field(list, required=False, of=str),
    "places": Field(list, required=False, of=int),
}


def error(call, *args):
    with pytest.raises(DataError) as caught:
        call(*args)
    return caught.value


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.toml"


# ---------------------------------------------------------------- files
@pytest.mark.parametrize("read", [read_toml, read_json])
def test_a_missing_file_is_named(read, file):
    caught = error(read, file)
    assert caught.file == str(file)
    assert "missing" in caught.problem
    assert caught.mend


@pytest.mark.parametrize(("read", "words"), [(read_toml, 'a = "b"'), (read_json, '{"a": "b"}')])
def test_the_mark_that_some_editors_put_first_is_no_slip(read, words, file):
    file.write_text(words, encoding="utf-8-sig")
    assert read(file) == {"a": "b"}


def test_a_key_that_a_student_edition_does_not_hold_is_told_from_a_lost_file(tmp_path):
    file = tmp_path / "solutions" / "coding" / "a.json"
    assert isinstance(error(read_json, file), NoKeyError)
    file.parents[1].mkdir()
    assert not isinstance(error(read_json, file), NoKeyError)


@pytest.mark.parametrize(
    ("read", "raw", "line"),
    [(read_toml, b'a = "1"\nb = \n', "line 2"), (read_json, b'{\n"a": }', "line 2")],
)
def test_a_slip_in_a_file_gives_its_line(read, raw, line, file):
    file.write_bytes(raw)
    caught = error(read, file)
    assert line in caught.problem
    assert caught.file == str(file)


@pytest.mark.parametrize("read", [read_toml, read_json])
@pytest.mark.parametrize("raw", [b"\xff\xfe", b'a = "\xe9"', b"x = " + b"[" * 100_000, b"["])
def test_other_files_are_clear_errors_too(read, raw, file):
    file.write_bytes(raw)
    assert "this is not" in error(read, file).problem


@pytest.mark.parametrize("read", [read_toml, read_json])
def test_what_cannot_be_opened_says_why(read, file, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Permission denied" in error(read, file).problem


@pytest.mark.skipif(os.name == "nt", reason="there, a folder is refused for lack of rights")
def test_a_folder_is_no_file(tmp_path):
    assert "cannot be read" in error(read_toml, tmp_path).problem


def test_what_is_well_written_is_read(file):
    file.write_text('a = "“é”\u00a0😀"', encoding="utf-8")
    assert read_toml(file) == {"a": "“é”\u00a0😀"}
    file.write_text('["“é”\u00a0😀", 1]', encoding="utf-8")
    assert read_json(file) == ["“é”\u00a0😀", 1]


# ---------------------------------------------------------------- records
def test_a_record_with_what_it_needs_passes():
    check_record({"name": "n"}, FIELDS, "f", "r")
    full = {
        "name": "n", "note": "", "count": 0, "open": False, "tags": ["a", "b"], "kind": "x",
        "where": {}, "hints": ["h"], "places": [1],
    }  # fmt: skip
    check_record(full, FIELDS, "f", "r")


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        ({}, "name", "missing"),
        ({"name": "n", "nmae": "m"}, "nmae", "not known"),
        ({"name": ""}, "name", "empty"),
        ({"name": "  \n"}, "name", "empty"),
        ({"name": 5}, "name", "not a text"),
        ({"name": None}, "name", "not a text"),
        ({"name": "n", "count": "5"}, "count", "not a whole number"),
        ({"name": "n", "count": 5.0}, "count", "not a whole number"),
        ({"name": "n", "count": True}, "count", "not a whole number"),
        ({"name": "n", "open": 1}, "open", "not true or false"),
        ({"name": "n", "tags": "a"}, "tags", "not a list"),
        ({"name": "n", "tags": ["a", "c"]}, "tags", "“c”"),
        ({"name": "n", "tags": [["a"]]}, "tags", "not one of the values"),
        ({"name": "n", "kind": "z"}, "kind", "“z”"),
        ({"name": "n", "where": []}, "where", "not a table"),
        ({"name": "n", "hints": ["h", 5]}, "hints", "“5” in it is not a text"),
        ({"name": "n", "places": ["1"]}, "places", "not a whole number"),
        ({"name": "n", "places": [True]}, "places", "not a whole number"),
    ],
)
def test_a_record_that_does_not_fit_names_file_field_and_mend(record, field, words):
    caught = error(check_record, record, FIELDS, "f.toml", "item q1")
    assert caught.file == "f.toml"
    assert caught.field == f"item q1, {field}"
    assert words in caught.problem
    assert caught.mend


@pytest.mark.parametrize("record", ["name", ["name"], 5, None])
def test_what_is_no_record_is_said(record):
    caught = error(check_record, record, FIELDS, "f.toml", "item q1")
    assert (caught.field, "not a table" in caught.problem) == ("item q1", True)


def test_the_values_allowed_are_listed():
    assert "x, y" in error(check_record, {"name": "n", "kind": "z"}, FIELDS, "f", "r").mend
    assert "name, note" in error(check_record, {"name": "n", "z": 1}, FIELDS, "f", "r").mend


# ---------------------------------------------------------------- lists and ids
def test_records_of_one_name_are_listed():
    assert listed({"item": [{"a": 1}, {}]}, "item", "f") == [{"a": 1}, {}]
    assert listed({}, "item", "f") == []


@pytest.mark.parametrize("table", [{"item": {"a": 1}}, {"item": ["a"]}, {"item": "a"}, [], None])
def test_what_is_no_list_of_records_is_said(table):
    caught = error(listed, table, "item", "f.toml")
    assert caught.file == "f.toml"
    assert "item" in caught.field + caught.mend


def test_ids_that_are_unique_pass_and_the_first_double_is_named():
    check_unique(["a", "b"], "f", "item")
    caught = error(check_unique, ["a", "b", "b", "a"], "f.toml", "item")
    assert (caught.file, caught.field) == ("f.toml", "item b")
    assert "twice" in caught.problem
