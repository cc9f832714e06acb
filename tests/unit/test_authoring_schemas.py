"""Schemas and reference say what the loaders check, and are as the kit holds them."""

from __future__ import annotations

import json
import tomllib

import jsonschema
import pytest

from whosays.authoring import described, field_reference, schemas
from whosays.authoring.shapes import data_files
from whosays.core.errors import DataError

FILES = {file.name: file for file in data_files()}


def validator(name):
    made = json.loads(schemas.made()[f"{name}.schema.json"])
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def found(kit, name):
    file = FILES[name]
    left_out = {kit / one for one in file.left_out}
    for path in sorted(set(kit.glob(file.where)) - left_out):
        load = json.loads if path.suffix == ".json" else tomllib.loads
        yield path, load(path.read_text(encoding="utf-8"))


def fields_of():
    def walk(shape, fields):
        for name, rule in fields.items():
            yield shape, name
            for inside in rule.inside:
                yield from walk(shape, inside)

    for file in FILES.values():
        for shape in [file.whole] if file.whole else [s for t in file.tables for s in t.shapes]:
            yield from walk(shape.name, shape.fields)


def test_what_is_made_is_as_the_kit_holds_it():
    """Renew it with: python -m whosays fields --write."""
    for file, words in field_reference.files().items():
        assert file.read_text(encoding="utf-8") == words, file.name
    assert {file.name for file in schemas.FOLDER.iterdir()} == set(schemas.made())


@pytest.mark.parametrize("name", FILES)
def test_the_kit_s_own_files_fit_their_schema(kit, name):
    check = validator(name)
    read = list(found(kit, name))
    assert read, "the pattern meets no file"
    for path, table in read:
        assert [error.message for error in check.iter_errors(table)] == [], path.name


@pytest.mark.parametrize("name", FILES)
def test_a_field_that_is_not_known_or_missing_does_not_fit(kit, name):
    check, file = validator(name), FILES[name]
    _, table = next(found(kit, name))
    part = None if file.whole else next(t for t in file.tables if t.name in table)
    record = table if part is None else table[part.name]
    if part and part.many != "one":
        record = record[0] if part.many == "list" else next(iter(record.values()))
    assert check.is_valid(table)
    record["colour"] = "blue"
    assert not check.is_valid(table)
    del record["colour"]
    shape = file.whole or part.shapes[0]
    needed = [n for n, rule in shape.fields.items() if rule.required and n in record]
    if needed:
        del record[needed[0]]
        assert not check.is_valid(table)


@pytest.mark.parametrize(
    ("field", "value"),
    [("where", "garden"), ("prompt", " "), ("prompt", 3), ("hints", ["a", 3]), ("kind", "dance")],
)
def test_a_value_that_a_loader_refuses_does_not_fit(kit, field, value):
    check = validator("exercises")
    _, table = next(found(kit, "exercises"))
    table["item"][0][field] = value
    assert not check.is_valid(table)


def test_every_field_is_described_once_and_nothing_else_is():
    used = {(described.section(shape, name), name) for shape, name in fields_of()}
    assert not [name for part, name in used if not part]
    there = {(part, name) for part, table in described.told().items() for name in table}
    assert there - used == set()


def test_a_field_without_a_sentence_is_named():
    with pytest.raises(DataError, match="not described"):
        described.describe("item of kind rate", "colour")


def test_the_longest_section_that_begins_the_name_describes_a_field():
    assert described.section("item of kind text", "rows") == "item of kind text"
    assert described.section("item of kind text", "prompt") == "item"
    assert described.section("item of kind text", "text") == "common"


def test_the_reference_has_every_field():
    words = field_reference.made()
    for _, name in fields_of():
        assert f"{name}` |" in words


def test_every_toml_file_names_its_schema_in_its_first_line(kit):
    """Put it there with: python -m whosays fields --write."""
    heads = field_reference.heads(kit)
    assert len(heads) > len(FILES)
    for file, line in heads.items():
        with file.open(encoding="utf-8", newline="\n") as words:
            assert words.readline() == line, file.name
        named = (file.parent / line.removeprefix("#:schema ").strip()).resolve()
        assert named.parent == schemas.FOLDER
        assert named.is_file()


def test_writing_puts_the_line_there_once_and_leaves_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(schemas, "FOLDER", tmp_path / "schemas")
    monkeypatch.setattr(field_reference, "FILE", tmp_path / "FIELDS.md")
    file = tmp_path / "exercises" / "01-x.toml"
    file.parent.mkdir()
    file.write_text("# ours\n", encoding="utf-8")
    for _ in range(2):
        field_reference.write(tmp_path)
        assert file.read_text(encoding="utf-8").splitlines() == [
            "#:schema ../whosays/schemas/exercises.schema.json", "# ours",
        ]  # fmt: skip
