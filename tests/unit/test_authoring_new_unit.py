from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from whosays.authoring import course, new_question, new_unit
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.questions import items, keys

KIT = Path(__file__).parents[2]
UNIT = "09-photographs"


@pytest.fixture
def copy(tmp_path):
    """Give a copy of all that a maker may edit."""
    for folder in ("exercises", "solutions", "lessons", "seeds"):
        shutil.copytree(KIT / folder, tmp_path / folder)
    return tmp_path


def test_a_unit_is_whole_and_found(copy):
    new_unit.make(UNIT, 'Who took  the “photo”, and "why"?', Kit(copy))
    table = items.load_unit(UNIT, Kit(copy))
    assert table.unit.title == 'Who took the “photo”, and "why"?'
    assert [(item.id, item.where) for item in table.items] == [
        ("u9-l1", "lesson"), ("u9-e1", "exercise"),
    ]  # fmt: skip
    assert set(keys.load_keys(UNIT, Kit(copy))) == {"u9-l1", "u9-e1"}
    places = [stop["place"] for stop in course.course(Kit(copy))]
    assert places[-2:] == [f"lessons/{UNIT}.ipynb", f"exercises/{UNIT}.ipynb"]
    for folder, asked in (("lessons", 'ask("u9-l1")'), ("exercises", 'ask("u9-e1")'),
                          ("solutions", f'solutions("{UNIT}")')):  # fmt: skip
        book = json.loads((copy / folder / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
        assert any(asked in "".join(cell["source"]) for cell in book["cells"]), folder
        assert "$" not in json.dumps(book)
    assert (copy / f"lessons/notes/{UNIT}.md").is_file()


def test_more_questions_can_be_added_to_it(copy):
    new_unit.make(UNIT, "Photographs", Kit(copy))
    new_question.make(UNIT, "order", Kit(copy))
    assert items.find_item("u9-e2", Kit(copy))[1].kind == "order"


@pytest.mark.parametrize("unit", ["photographs", "9-x", "09-Photo", "09-a/../b", "09-", "099-a"])
def test_a_name_that_is_none_is_refused(copy, unit):
    with pytest.raises(KitError, match="two digits"):
        new_unit.make(unit, "x", Kit(copy))


def test_nothing_is_written_over(copy):
    notes = copy / f"lessons/notes/{UNIT}.md"
    notes.write_text("mine", encoding="utf-8")
    with pytest.raises(KitError, match="is there already"):
        new_unit.make(UNIT, "x", Kit(copy))
    assert notes.read_text(encoding="utf-8") == "mine"
    assert not (copy / f"exercises/{UNIT}.toml").exists()
