"""What can be read before the kernel answers: safe, of the moment, and never in a file."""

from __future__ import annotations

import json
import shutil
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from test_launch_guard import ask

from whosays.core.kit import Kit
from whosays.launch import guard, pages
from whosays.notebook import first_paint
from whosays.questions.asking import question, setup
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys

KIT = Path(__file__).parents[2]
EXERCISE = "exercises/01-who-says-so.ipynb"
ITEMS = [(file.stem, item) for file in unit_files() for item in load_unit(file.stem).items]
VOID = {"br"}


class Balanced(HTMLParser):
    """Reads markup, and keeps what is open and which attributes were met."""

    def __init__(self, markup):
        super().__init__()
        self.open, self.attributes = [], set()
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note what opens."""
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close what was opened last."""
        assert self.open.pop() == tag


@pytest.fixture(params=[FileContentsManager, AsyncLargeFileManager])
def manager(request):
    """Give each sort of manager on the kit's own folder."""
    made = request.param(root_dir=str(KIT), delete_to_trash=False)
    guard.guard(made)
    first_paint.serve(made)
    return made


def shown(model):
    return [
        output["data"]["text/html"]
        for cell in model["content"]["cells"]
        for output in cell.get("outputs", [])
        if "ws-first" in str(output["data"].get("text/html"))
    ]


def test_every_question_of_a_page_can_be_read_at_once(manager):
    before = (KIT / EXERCISE).read_bytes()
    painted = shown(ask(manager.get(EXERCISE)))
    wanted = [i.prompt for u, i in ITEMS if u == "01-who-says-so" and i.where == "exercise"]
    assert len(painted) == len(wanted)
    asked = [(escape(setup(p).strip()), f"<strong>{escape(question(p))}</strong>") for p in wanted]
    lacking = [two for two in asked if not any(two[0] in w and two[1] in w for w in painted)]
    assert lacking == [], "what is to be read first, and the question"
    assert any("a source told" in words for words in painted), "the article can be read"
    assert (KIT / EXERCISE).read_bytes() == before


@pytest.mark.parametrize("options", [{"content": False}, {"type": "file"}])
def test_what_is_read_in_another_way_is_left_alone(manager, options):
    model = ask(manager.get(EXERCISE, **options))
    assert "ws-first" not in json.dumps(model, default=str)


def test_a_notebook_that_is_no_page_of_the_kit_is_left_alone(tmp_path):
    shutil.copy(KIT / EXERCISE, tmp_path / "mine.ipynb")
    made = FileContentsManager(root_dir=str(tmp_path))
    first_paint.serve(made)
    assert shown(made.get("mine.ipynb")) == []


def test_a_copy_made_by_the_server_is_the_file(manager):
    token = guard._whole.set(True)
    try:
        assert shown(ask(manager.get(EXERCISE))) == []
    finally:
        guard._whole.reset(token)


def test_what_a_cell_shows_already_stays():
    code = {"cell_type": "code", "source": 'from whosays.show import ask\nask("u1-e1")'}
    kept = [{"output_type": "execute_result", "data": {"text/html": "<p>A figure</p>"}}]
    book = {"cells": [code | {"outputs": list(kept)}]}
    first_paint.paint(book, Kit(KIT))
    assert book["cells"][0]["outputs"] == kept


def test_a_question_that_cannot_be_used_costs_only_its_own_words():
    sources = ['ask("no-such-item")', 'ask("u1-e3")']
    book = {"cells": [{"cell_type": "code", "source": s, "outputs": []} for s in sources]}
    first_paint.paint(book, Kit(KIT))
    assert [bool(cell["outputs"]) for cell in book["cells"]] == [False, True]


@pytest.mark.parametrize(("unit", "item"), ITEMS, ids=[item.id for _, item in ITEMS])
def test_markup_is_whole_acts_by_nothing_and_tells_nothing_of_the_key(unit, item):
    words = first_paint.painted(public(item))
    read = Balanced(words)
    assert read.open == []
    assert read.attributes <= {"class", "lang", "dir"}
    key = load_keys(unit)[item.id]
    assert escape(key.reason) not in words


def test_texts_are_texts():
    hostile = "<img src=x onerror=alert(1)>"
    item = {
        "id": "x",
        "kind": "one",
        "prompt": hostile,
        "note": hostile,
        "passage": {"label": hostile, "text": hostile, "ours": True},
        "options": [{"id": "a", "text": hostile}],
    }
    words = first_paint.painted(item)
    assert words.count(escape(hostile)) == 5
    assert "<img" not in words


def test_every_page_s_cells_are_found_by_what_they_ask():
    for path in pages._store(pages.STORE):
        book = pages.own(str(KIT), path)
        asks = sum("ask(" in "".join(cell["source"]) for cell in book["cells"])
        first_paint.paint(book, Kit(KIT))
        assert len(shown({"content": book})) == asks
