"""What is answered without a kernel, to every kind of question, is saved once there is one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from _panels import panel
from _student import Student, answer

from whosays.authoring.notebooks import read
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.questions import registry
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_unit, unit_files

pytestmark = pytest.mark.browser

KEPT = """(item) => Object.entries(localStorage)
  .filter(([key]) => key.startsWith("whosays.outbox."))
  .map(([, words]) => JSON.parse(words)).filter((entry) => entry.item === item)"""


def first_of(kind, root):
    """Find the first item of a kind that an exercise asks: its page, cell, unit and item."""
    for file in unit_files(Kit(root)):
        page = root / "exercises" / f"{file.stem}.ipynb"
        items = {item.id: item for item in load_unit(file.stem, Kit(root)).items}
        for place, cell in enumerate(read(page)["cells"]):
            asked = re.search(r'^ask\("(.+?)"\)', "".join(cell["source"]), re.MULTILINE)
            item = items.get(asked[1]) if asked else None
            if item and item.kind == kind and not getattr(item, "modelled", False):
                return f"exercises/{page.name}", place, file.stem, item
    raise AssertionError(f"no exercise asks a question of the kind {kind}")


def by_notebook(root):
    """Give the first items of all kinds by the exercise that asks them."""
    found = {}
    for kind in registry.names():
        notebook, *item = first_of(kind, root)
        found.setdefault(notebook, []).append(item)
    return found


KIT = Path(__file__).parents[2]
NOTEBOOKS = by_notebook(KIT)


def test_every_kind_is_asked_in_one_of_them():
    kinds = [item.kind for asked in NOTEBOOKS.values() for _, _, item in asked]
    assert sorted(kinds) == sorted(registry.names())


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_what_is_answered_without_a_kernel_is_saved_once_there_is_one(room, notebook):
    asked = sorted(NOTEBOOKS[notebook], key=lambda one: one[0])
    page = room.open(notebook)
    panel(page, notebook).evaluate("(panel) => panel.sessionContext.shutdown()")
    page.wait_for_selector('[data-whosays-link="cut"]', state="attached")
    cells, waiting = page.locator(".jp-Notebook .jp-Cell"), {}
    boxes = {item.id: cells.nth(at).locator(".ws-question, .ws-reader") for at, _, item in asked}
    for number, (_, _, item) in enumerate(asked, 1):
        box = boxes[item.id]
        box.evaluate("(node) => { node.tabIndex = -1; node.focus(); }")
        answer(Student(page), box, told(item))
        box.locator(".ws-status[data-state=unsaved]").first.wait_for()
        words = "1 answer is" if number == 1 else f"{number} answers are"
        page.get_by_text(f"{words} not saved yet.").wait_for()
        [waiting[item.id]] = page.evaluate(KEPT, item.id)
        assert not is_blank(waiting[item.id]["answer"]), item.kind
    room.open(notebook)
    for _, unit_id, item in asked:
        boxes[item.id].locator(".ws-status[data-state=saved]").first.wait_for()
        assert page.evaluate(KEPT, item.id) == []
        on_disk = json.loads((room.answers / f"{unit_id}.json").read_text("utf-8"))["items"]
        assert on_disk[item.id]["value"] == waiting[item.id]["answer"], item.kind
        assert on_disk[item.id].get("why", "") == waiting[item.id].get("why", ""), item.kind
