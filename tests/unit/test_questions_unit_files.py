from __future__ import annotations

import os

import pytest
from _tiny import UNIT

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.questions import items, numbering
from whosays.questions.unit_files import table, unit_files, unit_names


def test_units_come_in_teaching_order(tiny_kit):
    for name in ("10-later", "02-next", "notes"):
        (tiny_kit / "exercises" / f"{name}.toml").write_text("", encoding="utf-8")
    assert [file.stem for file in unit_files(Kit(tiny_kit))] == [UNIT, "02-next", "10-later"]
    assert unit_names(Kit(tiny_kit)) == [UNIT, "02-next", "10-later"]


def test_items_stand_as_they_are_in_the_file(tiny):
    del tiny.item("t-many")["options"]
    found = table(UNIT, Kit(tiny.write()))
    assert [entry["id"] for entry in found.entries] == [e["id"] for e in tiny.unit["item"]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda unit: unit["unit"].update(title=3), "title"),
        (lambda unit: unit["unit"].update(id="02-other"), "differs from the file's name"),
        (lambda unit: unit.update(item=[]), "no [[item]]"),
    ],
)
def test_what_is_wrong_with_the_unit_is_told(tiny, change, words):
    change(tiny.unit)
    with pytest.raises(DataError, match=words.replace("[", r"\[").replace("]", r"\]")):
        table(UNIT, Kit(tiny.write()))


def test_a_file_is_read_once_for_finding_numbering_and_listing(tiny_kit):
    for file in [f for f in tiny_kit.rglob("*") if f.is_file()]:
        os.utime(file, (1, 1))  # what was written a moment ago is read again, to be sure
    items.find_item("t-one", Kit(tiny_kit))
    before = files.COUNTER.reads
    numbering.number("t-one", Kit(tiny_kit))
    items.load_ids(UNIT, Kit(tiny_kit))
    assert files.COUNTER.reads == before
