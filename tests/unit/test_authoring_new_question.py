"""A question that was just made is asked, answered and graded before anybody has touched it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from whosays.authoring import new_question
from whosays.authoring.new import MARK
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.questions import items, keys, registry
from whosays.questions.grading import grade

KIT = Path(__file__).parents[2]
UNIT = "02-unnamed-sources"


@pytest.fixture
def copy(tmp_path):
    """Give a copy of all that a maker may edit."""
    for folder in ("exercises", "solutions", "lessons", "seeds"):
        shutil.copytree(KIT / folder, tmp_path / folder)
    return tmp_path


def cells(root, folder="exercises"):
    book = json.loads((root / folder / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"]]


@pytest.mark.parametrize("kind", registry.names())
def test_a_question_of_every_kind_loads_and_is_graded(copy, kind):
    draft = new_question.make(UNIT, kind, Kit(copy))
    name = "u2-e15"
    unit, entry = items.find_item(name, Kit(copy))
    key = keys.load_keys(UNIT, Kit(copy))[name]
    assert (unit, entry.kind, entry.where) == (UNIT, kind, "exercise")
    shown = items.public(entry, Kit(copy))
    assert grade(shown, key, None).headline
    assert registry.of(kind).worksheet_html(shown)
    assert isinstance(registry.of(kind).expected_html(shown, key), str)
    page = cells(copy)
    asked = next(n for n, source in enumerate(page) if f'ask("{name}")' in source)
    assert "**Next:**" in page[asked + 1]
    changed = {file.relative_to(copy).as_posix() for file in draft.files}
    assert changed == {f"{part}/{UNIT}.toml" for part in ("exercises", "solutions")} | {
        f"exercises/{UNIT}.ipynb"
    }


def test_it_says_where_to_write_and_what_comes_next(copy):
    told = new_question.make(UNIT, "one", Kit(copy)).told()
    words = (copy / f"exercises/{UNIT}.toml").read_text(encoding="utf-8").splitlines()
    lines = [number for number, line in enumerate(words, start=1) if MARK in line]
    assert len(lines) == 3
    assert f"exercises/{UNIT}.toml" in told[0]
    assert ", ".join(map(str, lines)) in told[0]
    assert any("whosays notebooks" in line for line in told)


def test_the_next_question_gets_the_next_id_and_a_lesson_its_own(copy):
    new_question.make(UNIT, "one", Kit(copy))
    new_question.make(UNIT, "text", Kit(copy))
    new_question.make(UNIT, "one", Kit(copy), "lesson")
    found = [entry.id for entry in items.load_unit(UNIT, Kit(copy)).items][-3:]
    assert found == ["u2-e15", "u2-e16", "u2-l6"]
    assert any('ask("u2-l6")' in source for source in cells(copy, "lessons"))


@pytest.mark.parametrize(
    ("unit", "kind", "said"),
    [("99-none", "one", "There is no unit “99-none”"), (UNIT, "guess", "no kind of question")],
)
def test_what_is_not_there_is_named_and_nothing_is_written(copy, unit, kind, said):
    before = {file: file.read_bytes() for file in copy.rglob("*.*") if file.is_file()}
    with pytest.raises(KitError, match=said):
        new_question.make(unit, kind, Kit(copy))
    assert {f: f.read_bytes() for f in copy.rglob("*.*") if f.is_file()} == before


def test_a_student_s_copy_is_left_alone(copy):
    (copy / f"solutions/{UNIT}.toml").unlink()
    with pytest.raises(KitError, match=r"solutions/02-unnamed-sources\.toml is not there"):
        new_question.make(UNIT, "one", Kit(copy))


def test_what_cannot_be_used_is_taken_back(copy):
    asked = copy / f"exercises/{UNIT}.toml"
    asked.write_text(asked.read_text(encoding="utf-8") + "\n[[item]]\nid = 3\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in copy.rglob("*.*") if file.is_file()}
    with pytest.raises(KitError):
        new_question.make(UNIT, "one", Kit(copy))
    assert {f: f.read_bytes() for f in copy.rglob("*.*") if f.is_file()} == before
