"""Somebody gets a link: reads, answers, comes back, hands in; and goes on without a network."""

from __future__ import annotations

import json
import zipfile

import psutil
import pytest
from conftest import KEPT, READY
from test_complete import DONE, complete

from whosays.classroom import collect, grade_run
from whosays.core.i18n import text

pytestmark = pytest.mark.browser

CONTROL = ".ws-question, .ws-reader"
# Seconds since the page was asked for, to be told; nothing is expected of them.
SINCE = "() => performance.now() / 1000"
FIRST, SECOND = "01-who-says-so", "02-unnamed-sources"


def _megabytes(window) -> int:
    """Say how much memory the browser takes once it has tidied up, each page counted once."""
    whole = window.context.new_cdp_session(window.page)
    whole.send("HeapProfiler.collectGarbage")
    whole.detach()
    browser = next(
        p for p in psutil.process_iter(["cmdline"])
        if f"--user-data-dir={window.answers.parent / 'profile'}" in (p.info["cmdline"] or [])
        and not any(word.startswith("--type=") for word in p.info["cmdline"])
    )  # fmt: skip
    return (
        sum(p.memory_full_info().pss for p in (browser, *browser.children(recursive=True)))
        // 1_000_000
    )


def _answers(handed, unit):
    with zipfile.ZipFile(handed) as archive:
        held = json.loads(archive.read(f"answers/{unit}.json"))
    return {name: one["value"] for name, one in held["items"].items()}


def _hand_in(page, name, target):
    page.get_by_label(text("hand_in.name")).fill(name)
    page.get_by_role("button", name=text("hand_in.button")).click()
    link = page.get_by_role("link", name=f"{name}-")
    link.wait_for()
    with page.expect_download() as saved:
        link.click()
    made = target / saved.value.suggested_filename
    saved.value.save_as(made)
    return made


def test_an_exercise_from_the_link_to_the_grade(window, made, tmp_path):
    page = window.page
    empty = _megabytes(window)
    page.goto(window.base)
    page.get_by_role("heading", name="Who says so?", level=1).wait_for()
    first_page = page.evaluate(SINCE)
    window.shot("start")
    page.get_by_role("link", name="Exercise: Who says so?").click()
    page.locator(".jp-Notebook h1").wait_for()
    readable = page.evaluate(SINCE)
    page.locator(CONTROL).first.wait_for()
    answerable = page.evaluate(SINCE)
    asked = complete(window, f"exercises/{FIRST}.ipynb", FIRST)
    window.shot("answered")
    assert window.axe() == []
    done = page.evaluate(DONE)
    assert len(done) == len(asked)
    page.reload()
    page.locator(CONTROL).first.wait_for()
    again = page.evaluate(SINCE)
    page.wait_for_selector(READY, state="attached")
    whole = page.evaluate(SINCE)
    assert page.evaluate(DONE) == done
    memory = _megabytes(window)
    handed = _hand_in(page, "sun-7", tmp_path)
    window.shot("handed-in")

    found = collect.collect([handed])
    assert [one.state for one in found.verdicts] == ["taken"]
    assert set(_answers(handed, FIRST)) == {item["id"] for item in asked}
    out = tmp_path / "grades.csv"
    grade_run.run(grade_run.Plan([handed], out))
    assert "sun-7" in out.read_text(encoding="utf-8")
    size = sum(map(len, made.values())) / 1e6
    print(
        f"\nbrowser edition: {size:.1f} MB in {len(made)} files; first page {first_page:.1f} s, "
        f"exercise readable {readable:.1f} s, first answer {answerable:.1f} s, "
        f"on coming back {again:.1f} s, all of it {whole:.1f} s; {memory} MB of memory, "
        f"{empty} of them an empty browser"
    )
    assert (window.missing, window.errors) == ([], [])


@pytest.mark.long  # test_three_ways.py goes through another one offline, in every check
@pytest.mark.below
def test_an_exercise_with_the_plug_pulled(window, served, tmp_path):
    page = window.page
    page.goto(window.base)
    page.wait_for_function(KEPT)
    page.get_by_text(text("site.offline")).wait_for()
    served.stop()
    asked = complete(window, f"exercises/{SECOND}.ipynb", SECOND)
    done = page.evaluate(DONE)
    window.open(f"exercises/{SECOND}.ipynb")
    assert page.evaluate(DONE) == done
    assert len(done) == len(asked)
    assert _hand_in(page, "moon-3", tmp_path).stat().st_size > 0
    page.goto(window.base)  # and the first page, too
    page.get_by_role("heading", name="Who says so?", level=1).wait_for()
    assert window.errors == []
