"""By keyboard, by mouse, and in the browser edition offline: hand-ins that are graded the same."""

from __future__ import annotations

import csv
import json
import zipfile

import pytest
from _mouse import Hand
from _servers import plain
from _student import saved
from conftest import KEPT
from labs import Lab
from playwright.sync_api import TimeoutError  # noqa: A004 - the browser's own
from test_complete import complete, on_disk, stops
from test_journey import _hand_in

from whosays.classroom import collect, grade_run, student_edition
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus import articles

pytestmark = pytest.mark.browser

UNIT = "01-who-says-so"
EXERCISE = f"exercises/{UNIT}.ipynb"


@pytest.fixture
def desktop(tmp_path):
    """Give a function that starts JupyterLab on a student's own copy, each time anew."""
    kit = student_edition.write(
        tmp_path / "kit", student_edition.made(Kit(kit_root()), "practice", "ab")
    )
    started = []

    def start(context, name):
        answers = tmp_path / f"answers-{name}"
        running = plain(kit, tmp_path / f"own-{name}", {"WHOSAYS_ANSWERS": str(answers)})
        started.append(running)
        return Lab(context, running, answers, kit)

    yield start
    for running in started:
        running.stop()


def _held(file):
    """Give what a hand-in says of each question: answer and reason, without names of marks."""
    with zipfile.ZipFile(file) as archive:
        items = json.loads(archive.read(f"answers/{UNIT}.json"))["items"]
    plain = {}
    for name, one in items.items():
        value = one["value"]
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = sorted((mark["start"], mark["end"], mark["code"]) for mark in value)
        plain[name] = (value, one.get("why", ""))
    return plain


def _again(lab, items, kept):
    """Answer a whole exercise as it was answered before, with the mouse."""
    page = lab.open(EXERCISE)
    texts = {
        item["article"]: articles.as_dict(articles.load_article(item["article"]))
        for item in items.values()
        if item["kind"] == "mark"
    }
    hand = Hand(page, texts)
    for place, name in stops(lab, EXERCISE):
        if name:
            box = page.locator(".jp-Notebook .jp-Cell").nth(place)
            hand.answer(box.locator(".ws-question, .ws-reader"), items[name], kept[name])
    try:
        saved(page)
    except TimeoutError:
        raise AssertionError(page.locator(".ws-status").all_inner_texts()) from None


@pytest.mark.below
def test_three_ways_through_an_exercise_are_graded_the_same(window, served, desktop, tmp_path):
    made = {}
    lab = desktop(window.context, "keys")
    items = {item["id"]: item for item in complete(lab, EXERCISE, UNIT)}
    made["keys-1"] = _hand_in(lab.page, "keys-1", tmp_path)
    kept = on_disk(lab, UNIT)
    assert set(items) <= set(kept)
    lab.page.close()
    lab.server.stop()

    lab = desktop(window.context, "mouse")
    _again(lab, items, kept)
    made["mouse-2"] = _hand_in(lab.page, "mouse-2", tmp_path)
    assert lab.errors == []

    lab.page.close()
    lab.server.stop()

    window.page.goto(window.base)
    window.page.wait_for_function(KEPT)
    served.stop()
    complete(window, EXERCISE, UNIT)
    made["link-3"] = _hand_in(window.page, "link-3", tmp_path)
    window.page.goto(window.base)  # and the first page, too
    window.page.get_by_role("heading", name=text("site.title"), level=1).wait_for()

    assert _held(made["mouse-2"]) == _held(made["keys-1"])
    assert _held(made["link-3"]) == _held(made["keys-1"])
    found = collect.collect(list(made.values()))
    assert [one.state for one in found.verdicts] == ["taken"] * 3
    out = tmp_path / "grades.csv"
    # Points for work done would be the same for other answers, too.
    points = tmp_path / "points.toml"
    points.write_text('count = "right"\nmarked = 1\nopen = 1\n', encoding="utf-8")
    grade_run.run(grade_run.Plan(list(made.values()), out, points=points))
    with out.open(encoding="utf-8", newline="") as file:
        name, ident, *units = next(csv.reader(file))
        # The first line after the names of the columns says what points there are.
        rows = [row for row in csv.DictReader(file, [name, ident, *units]) if row[ident]]
    assert {row[name] for row in rows} == set(made)
    first, *others = [[row[unit] for unit in units] for row in rows]
    assert any(first)
    assert others == [first, first]
    assert window.errors == []
