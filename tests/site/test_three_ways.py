"""By keyboard, by mouse, and in the browser edition offline: hand-ins that are graded the same."""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from pathlib import Path

import pytest
from _mouse import Hand
from _student import saved
from conftest import KEPT
from labs import Lab
from test_complete import complete, stops
from test_journey import _hand_in

from whosays.classroom import collect, grade_run, student_edition
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.corpus import articles
from whosays.launch import server

pytestmark = pytest.mark.browser

UNIT = "01-who-says-so"
EXERCISE = f"exercises/{UNIT}.ipynb"


@pytest.fixture
def desktop(tmp_path):
    """Start JupyterLab on a student's own copy of the kit."""
    kit = student_edition.write(
        tmp_path / "kit", student_edition.made(kit_root(), "practice", "ab")
    )
    (tmp_path / "own").mkdir()
    running = server.start(
        kit, Path(sys.executable),
        port=server.find_port("127.0.0.1", 0), own=tmp_path / "own",
        extra={"WHOSAYS_ANSWERS": str(tmp_path / "answers"), "WHOSAYS_KIT": str(kit)},
    )  # fmt: skip
    server.wait_until_up(running)
    yield running, kit, tmp_path / "answers"
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
    saved(page)


@pytest.mark.below
def test_three_ways_through_an_exercise_are_graded_the_same(window, served, desktop, tmp_path):
    running, kit, answers = desktop
    made = {}
    lab = Lab(window.context, running, answers, kit)
    items = {item["id"]: item for item in complete(lab, EXERCISE, UNIT)}
    made["keys-1"] = _hand_in(lab.page, "keys-1", tmp_path)
    kept = json.loads((answers / f"{UNIT}.json").read_text(encoding="utf-8"))["items"]
    assert set(items) <= set(kept)

    lab.page.goto("about:blank")
    for file in answers.glob(f"{UNIT}*"):
        file.unlink()
    _again(lab, items, kept)
    made["mouse-2"] = _hand_in(lab.page, "mouse-2", tmp_path)
    assert lab.errors == []

    lab.page.close()
    running.stop()
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
    grade_run.run(grade_run.Plan(list(made.values()), out))
    with out.open(encoding="utf-8", newline="") as file:
        rows = {row.pop(next(iter(row))): row for row in csv.DictReader(file)}
    assert len(rows) == 3, rows
    first, *others = rows.values()
    assert any(value not in ("", "0", "0.0") for value in first.values())
    assert others == [first, first], rows
    assert window.errors == []
