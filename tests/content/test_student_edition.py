"""A copy of the kit without ``solutions/``: every page opens calmly, and holds no key."""

from __future__ import annotations

import ast
import json
import shutil

import pytest

from whosays import show
from whosays.core.paths import kit_root
from whosays.corpus.texts import load_text
from whosays.html import page
from whosays.questions import items
from whosays.widgets.question import Question
from whosays.widgets.reader import Reader

KIT = kit_root()
PAGES = sorted(
    file.relative_to(KIT).as_posix()
    for folder in ("lessons", "exercises")
    for file in (KIT / folder).glob("[0-9]*.ipynb")
)
# Fields of keys, and the names of a control pair's sides.
KEY_WORDS = {
    "accept", "accept_groups", "accept_pairs", "answer", "band", "bears_on", "count", "discussion",
    "edges", "expected", "groups", "key", "look_for", "model", "option", "ours_how", "pairs",
    "reason", "side", "ties", "weak", "well", "why",
}  # fmt: skip


@pytest.fixture
def student(tmp_path, monkeypatch):
    """Give a copy of the kit without the keys, as the kit in use."""
    root = tmp_path / "kit"
    for folder in ("seeds", "lessons", "exercises"):
        shutil.copytree(KIT / folder, root / folder)
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)
    return root


def calls(name):
    """Give what the cells of a notebook call: function, arguments, named arguments."""
    for cell in json.loads((KIT / name).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        for line in ast.parse("".join(cell["source"])).body:
            if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
                call = line.value
                yield (
                    call.func.id,
                    [ast.literal_eval(one) for one in call.args],
                    {one.arg: ast.literal_eval(one.value) for one in call.keywords},
                )


@pytest.mark.usefixtures("student")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_without_an_alarm(name):
    for function, given, named in calls(name):
        shown = getattr(show, function)(*given, **named)
        if isinstance(shown, page.Html):
            assert 'role="alert"' not in shown.body, (function, given, repr(shown))
            assert "solutions/" not in shown.body
        if isinstance(shown, Question):
            assert shown.mode == "assessed"
        if isinstance(shown, Reader):
            assert not shown.can_check


def names(value):
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


@pytest.mark.parametrize("unit", [file.stem for file in items.unit_files(KIT)])
def test_what_goes_to_the_page_is_the_same_without_the_key_and_names_none_of_it(unit, student):
    for item in items.load_unit(unit, KIT)["item"]:
        shown = items.public(item, KIT)
        assert shown == items.public(item, student)
        assert not KEY_WORDS & set(names(shown)), item["id"]
        assert not any(side in json.dumps(shown) for side in ('"well"', '"weak"'))


def test_a_text_of_ours_is_found_without_its_coding(student):
    assert load_text("t-night-gates", student).text
