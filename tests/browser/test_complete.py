"""A student completes every notebook by keyboard alone, and finds it all again.

What a notebook asks is read from its unit's file; where it asks it, from the notebook.
"""

from __future__ import annotations

import contextlib
import json
import re
from html import escape

import pytest
from _student import WORDS, Student, answer, check, left_out, saved
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from whosays.authoring.notebooks import read
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_unit
from whosays.questions.keys import load_keys
from whosays.questions.unit_files import table

pytestmark = pytest.mark.browser

UNITS = (
    "01-who-says-so",
    "02-unnamed-sources",
    "03-one-source-or-many",
    "04-following-the-relay",
    "05-reading-sideways",
    "06-your-own-report",
)
FORMS = ("00-form-a", "07-form-b", "08-form-c")

# All that a student has done, and all that was said of it.
DONE = """() => [...document.querySelectorAll('.ws-question, .ws-reader')].map((box) => ({
  picked: [...box.querySelectorAll('.qu-field input:checked')].map((e) => e.value),
  chosen: [...box.querySelectorAll('.qu-field select')].map((e) => e.value),
  written: [...box.querySelectorAll('textarea, .qr-name')].map((e) => e.value),
  rated: [...box.querySelectorAll('.qu-slider')].map((e) => e.getAttribute('aria-valuetext')),
  lined: [...box.querySelectorAll('.qu-line-text, .qr-chip, .qr-ties-list li, .ch-from')]
    .map((e) => e.textContent),
  marked: [...box.querySelectorAll('.rd-row')].map((e) => e.textContent),
  seen: [...box.querySelectorAll('.ch-step-number, .dc-step, .dk-lab > .dk .qu-count')]
    .map((e) => e.textContent),
  told: [...box.querySelectorAll('.qu-feedback, .rd-feedback')].filter((e) => !e.hidden)
    .map((e) => e.textContent),
}))"""

AS_BEFORE = f"(done) => JSON.stringify(({DONE})()) === JSON.stringify(done)"

# Short words that a line breaks in two, and how far the page reaches beyond its window.
CRAMPED = """() => {
  const broken = new Set(), range = document.createRange();
  for (const box of document.querySelectorAll('.ws')) {
    const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest('svg, option, .ws-sr')) continue;
      for (const word of node.data.matchAll(/(?<!\\S)\\p{L}{2,12}(?!\\S)/gu)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((line) => line.top)).size > 1) {
          broken.add(word[0]);
        }
      }
    }
  }
  const sheet = document.querySelector('.jp-Notebook .jp-WindowedPanel-outer');
  return { broken: [...broken], beyond: sheet.scrollWidth - sheet.clientWidth };
}"""


def stops(lab, notebook):
    """List a notebook's cells that hold code: their place and the item that each asks."""
    for place, cell in enumerate(read(lab.kit / notebook)["cells"]):
        if cell["cell_type"] == "code":
            asked = re.search(r'^ask\("(.+?)"\)', "".join(cell["source"]), re.MULTILINE)
            yield place, asked and asked[1]


def look(student, cell):
    """Open what a page keeps closed; have figures drawn, reports saved, ratings listed."""
    for closed in cell.locator(".ws-page > details > summary").all():
        student.use(closed)
        cell.locator(".ws-page > details[open]").wait_for()
    if cell.locator(".fi-draw").count():
        student.use(cell.locator(".fi-draw"))
        cell.locator(".ws-figure img:not(.ws-figure-slim)").wait_for()
    for button in cell.locator(".jupyter-button").all():
        student.use(button)
    if cell.locator(".ws-made").count():
        # What it says while it is at work is a paragraph; what came of it stands in a box.
        cell.locator(".ws-made div[role=status]").wait_for()


def complete(lab, notebook, unit_id):
    """Answer everything that a notebook asks; give what was done, item by item."""
    unit = load_unit(unit_id, Kit(lab.kit))
    items = {item.id: told(item) for item in unit.items}
    keys = {} if unit.unit.part == "form" else load_keys(unit_id, Kit(lab.kit))
    page = lab.open(notebook)
    student, asked = Student(page), []
    for place, name in stops(lab, notebook):
        cell = page.locator(".jp-Notebook .jp-Cell").nth(place)
        if name is None:
            saved(page)  # figures and reports show what is on disk
            look(student, cell)
            continue
        item, box = items[name], cell.locator(".ws-question, .ws-reader")
        answer(student, box, item)
        # There is nothing to check in what was only walked through.
        if name in keys and not item.get("modelled"):
            check(student, box, item)
        else:
            assert cell.get_by_role("button", name="Check").count() == 0
        if item.get("first") in asked or item.get("first") in on_disk(lab, unit_id):
            box.locator(".qu-earlier").wait_for()
        asked.append(name)
    assert asked, "this notebook asks nothing"
    saved(page)
    return [items[name] for name in asked]


def on_disk(lab, unit_id):
    file = lab.answers / f"{unit_id}.json"
    return json.loads(file.read_text(encoding="utf-8"))["items"] if file.is_file() else {}


def hold(lab, notebook, unit_id, asked):
    """Make sure that a notebook is done: on disk, on the page, and after it is opened anew."""
    page = lab.page
    kept = on_disk(lab, unit_id)
    blank = [item["id"] for item in asked if is_blank(kept.get(item["id"], {}).get("value"))]
    assert blank == []
    assert {i["id"]: left_out(i, kept[i["id"]]["value"]) for i in asked} == {
        i["id"]: [] for i in asked
    }
    assert [i["id"] for i in asked if "explain" in i and not kept[i["id"]].get("why")] == []
    assert lab.axe() == []
    done = page.evaluate(DONE)
    assert len(done) == len(asked)
    page.set_viewport_size({"width": 1024, "height": 768})
    lab.open(notebook)
    # A control may draw the rest of itself when all cells have run.
    with contextlib.suppress(PlaywrightTimeout):
        page.wait_for_function(AS_BEFORE, arg=done)
    assert page.evaluate(DONE) == done
    assert on_disk(lab, unit_id) == kept
    assert page.evaluate(CRAMPED) == {"broken": [], "beyond": 0}
    assert page.locator(".ws-problem").count() == 0
    assert lab.errors == []


def all_answered(lab, unit_id):
    listed = load_unit(unit_id, Kit(lab.kit)).items
    total = sum(item.where == "exercise" for item in listed)  # the bar counts its own page
    words = lab.page.locator(".ws-progress .pg-words")
    words.get_by_text(text("progress.answered_all", total=total)).wait_for()


@pytest.mark.parametrize("unit_id", UNITS)
def test_a_lesson_and_its_exercise(room, unit_id):
    for folder in ("lessons", "exercises"):
        notebook = f"{folder}/{unit_id}.ipynb"
        asked = complete(room, notebook, unit_id)
        if folder == "exercises":
            all_answered(room, unit_id)
        hold(room, notebook, unit_id, asked)
    all_answered(room, unit_id)
    if "report" in table(unit_id, Kit(room.kit)).more:
        report = (room.answers / f"{unit_id}.html").read_text(encoding="utf-8")
        assert report.count(escape(WORDS)) == len([i for i in asked if i["kind"] == "text"])


@pytest.mark.parametrize("unit_id", FORMS)
def test_a_form_that_tells_nothing(room, unit_id):
    notebook = f"exercises/{unit_id}.ipynb"
    asked = complete(room, notebook, unit_id)
    all_answered(room, unit_id)
    hold(room, notebook, unit_id, asked)
    assert room.page.locator(".qu-feedback:visible, .qu-hint-button:visible").count() == 0
    shown = room.page.locator("body").inner_text()
    reasons = [key.reason for key in load_keys(unit_id, Kit(room.kit)).values()]
    assert [reason for reason in reasons if reason in shown] == []


def test_from_the_start_page_to_the_first_form(room):
    page = room.open("lessons/00-start.ipynb")
    student = Student(page)
    links = page.locator(".ws-progress").get_by_role("link")
    for link in links.all():
        student.reach(link)
    student.use(page.get_by_role("button", name=text("progress.copy_name")))
    student.use(page.get_by_role("button", name=text("progress.delete")))
    page.get_by_text(text("progress.delete_ask")).wait_for()
    student.press("Escape")
    page.get_by_text(text("progress.delete_kept")).wait_for()
    assert room.axe() == []
    student.use(links.first)
    page.locator(".ws-question").first.wait_for()
    assert room.errors == []


def test_the_glossary_is_read_through(room):
    page = room.open("lessons/glossary.ipynb")
    student = Student(page)
    words = page.locator(".ws-terms dt")
    assert words.count() >= 20
    for link in page.locator(".jp-Notebook a[href]:visible").all():
        student.reach(link)
    assert room.axe() == []
    assert room.errors == []
