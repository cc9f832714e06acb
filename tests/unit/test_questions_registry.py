"""The kinds are found by name: every one is whole, in Python, in the page and in words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from whosays.core.i18n import section
from whosays.core.records import fields
from whosays.html.assets import css
from whosays.questions import items, registry
from whosays.questions.item import Item
from whosays.questions.key import Key
from whosays.widgets import question

HOME = Path(registry.__file__).parent / "kinds"
WIDGETS = Path(registry.__file__).parents[1] / "widgets"
OFFERS = ("check_item", "check_key", "complete_key", "public", "clean", "grade")
MARKUP = ("expected_html", "worksheet_html")
NAMES = registry.names()
SHOWN = [name for name in NAMES if question._shows(name)]


def test_what_is_put_into_the_folder_is_a_kind():
    there = {path.stem for path in HOME.iterdir() if not path.name.startswith("_")}
    assert set(NAMES) == there
    assert items._KIND["kind"].allowed == NAMES
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_offers_all_that_is_asked_of_it(name):
    module = registry.of(name)
    assert [part for part in (*OFFERS, *MARKUP) if not callable(getattr(module, part, None))] == []
    assert issubclass(module.ITEM, Item)
    assert issubclass(module.KEY, Key)


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_s_own_fields_hide_none_that_every_item_has(name):
    assert not set(registry.own_fields(name, "item")) & set(items.ITEM)
    assert set(fields(registry.of(name).ITEM)) > set(registry.own_fields(name, "item"))


@pytest.mark.parametrize("name", SHOWN)
def test_a_kind_has_its_control_its_style_and_its_name(name):
    home = WIDGETS / "src" / "question" / "kinds"
    source = next(
        file for file in (home / f"{name}.js", home / name / f"{name}.js") if file.is_file()
    )
    words = source.read_text("utf-8")
    assert re.search(r"^export (const control\b|\{ (\w+ as )?control\b)", words, re.MULTILINE)
    assert (WIDGETS / "static" / f"question_{name}.js").is_file()
    assert ".qu-" in css(f"question_{name}")
    assert section("question")[f"kind_{name}"]


def test_only_the_reader_shows_other_kinds():
    assert {registry.widget(name) for name in set(NAMES) - set(SHOWN)} == {"reader"}


def listed(words):
    """Give the lists, tuples, sets and tables that name four kinds or more."""
    for node in ast.walk(ast.parse(words)):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        if len({one.value for one in parts if isinstance(one, ast.Constant)} & set(NAMES)) > 3:
            yield node.lineno


def test_nothing_outside_names_the_kinds_in_a_list():
    """Four kinds' names together are a list by hand."""
    package = HOME.parents[1]
    assert {
        f"{file}:{line}"
        for file in package.rglob("*.py")
        if "node_modules" not in file.parts and HOME not in file.parents
        for line in listed(file.read_text("utf-8"))
    } == set()


def test_a_list_by_hand_is_found():
    assert list(listed("A = {'one': 'a b', 'many': 1, 'match': 'c', 'text': 2}")) == [1]
    assert list(listed("A = ('one', 'many', 'match', 'words')")) == []


# ---------------------------------------------------------------- what a kind may say
@pytest.mark.parametrize(
    ("item", "doubt"),
    [
        ({"kind": "one", "options": [{"id": "a"}]}, False),
        ({"kind": "one", "options": [{"id": "cant-tell"}]}, True),
        ({"kind": "match", "right": [{"id": "cant-tell"}]}, True),
        ({"kind": "rate"}, False),
        ({"kind": "text"}, False),
        ({"kind": "compare"}, True),
        ({"kind": "desk"}, True),
        ({"kind": "deck"}, True),
        ({"kind": "roots"}, False),
    ],
)
def test_only_items_that_have_the_answer_are_said_to_have_it(item, doubt):
    assert registry.has_cant_tell(item) is doubt


def test_only_a_rating_can_be_said_to_have_moved():
    assert "53" in registry.moved("rate", 53, 60)
    for first, now in ((None, 60), (53, None), (True, 60), ("53", 60)):
        assert registry.moved("rate", first, now) == ""
    assert registry.moved("one", 53, 60) == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_student_without_a_mouse_can_answer_it(name):
    home = Path(__file__).parents[1] / "browser" / "student_kinds"
    assert "\ndef answer(" in (home / f"{name}.py").read_text("utf-8")


def test_a_style_that_kinds_share_is_stored_once():
    sheets = [file.read_bytes() for file in (WIDGETS / "static").glob("question*.css")]
    assert len(set(sheets)) == len(sheets)
    assert css("question_one") == css("question_text") != css("question_roots")


def test_guided_kinds_are_folders_and_plain_ones_files():
    assert registry.guided() == {name for name in NAMES if (HOME / name).is_dir()}
    assert {"chain", "mark"} <= registry.guided() < set(NAMES)
