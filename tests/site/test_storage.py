"""The browser's storage: private, full, about to be cleared, or with an earlier kit's answers.

Some of it takes longer, as a site that is renewed under a student's hands:
``python3 -m whosays check --layer site -- -m browser tests/site/test_storage.py``
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from pathlib import Path

import _axe
import pytest
from conftest import KEPT, SWITCHES, Served, Window
from playwright.sync_api import sync_playwright
from test_pages import EXERCISE, _one

from whosays.classroom.edition_pages import sums
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.launch import chromium
from whosays.site import build, offline

pytestmark = pytest.mark.browser

FULL = text("answers.browser_full").rpartition(",")[0]
HERE_ONLY = text("site.only_here")
SAVED = ".ws-status[data-state=saved]"
# As a browser says it when a device has no room: what is written is refused, what is there stays.
# (A quota set from outside, Storage.overrideQuotaForOrigin, has no effect on a Chromium of today.)
REFUSED = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function () {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
  window.room = () => (IDBObjectStore.prototype.put = put);
}"""

# What a page finds that comes back: the names and shapes under which version 0.1.0 stored things.
STORES = ("checkpoints", "counters", "files", "local-forage-detect-blob-support", "settings",
          "statedb")  # fmt: skip
AS_STORED = """([name, stores, entries]) => new Promise((resolve, reject) => {
  const asked = indexedDB.open(name, stores.length);
  asked.onerror = () => reject(asked.error);
  asked.onupgradeneeded = () => stores.forEach((one) => asked.result.createObjectStore(one));
  asked.onsuccess = () => {
    const work = asked.result.transaction("files", "readwrite");
    for (const one of entries) work.objectStore("files").put(one, one.path);
    work.oncomplete = () => resolve(asked.result.close());
  };
})"""
OLD = Path(__file__).parents[1] / "old_answers" / "0.1.0" / "01-who-says-so.json"


def _stored(path, kind, content, form):
    times = dict.fromkeys(("created", "last_modified"), "2024-09-17T13:32:40.000Z")
    return {"name": path.rpartition("/")[2], "path": path, "type": kind, "format": form,
            "mimetype": "octet/stream", "content": content, "writable": True, **times}  # fmt: skip


def _answer(page, place):
    """Choose an option of the one question; give what its status says in the end."""
    _one(page).locator("input[type=radio]").nth(place).check()


def _chosen(page, place):
    return _one(page).locator("input[type=radio]").nth(place).is_checked()


@pytest.mark.long
def test_a_storage_that_refuses_is_said_and_nothing_is_lost(window):
    page = window.open(EXERCISE)
    _answer(page, 0)
    _one(page).locator(SAVED).wait_for()
    page.evaluate(REFUSED)
    _answer(page, 1)
    _one(page).locator(".ws-status[data-state=unsaved]").filter(has_text=FULL).wait_for()
    window.shot("storage-full")
    assert _chosen(page, 1)
    page.evaluate("() => window.room()")
    _one(page).get_by_role("button", name=text("question.retry")).click()
    _one(page).locator(SAVED).wait_for()
    window.open(EXERCISE)
    assert _chosen(page, 1)


@pytest.fixture
def private(served, tmp_path):
    """Give a private window: its storage is its own, in memory, and goes with it."""
    with sync_playwright() as playwright:
        program = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
        started = playwright.chromium.launch(executable_path=str(program), args=SWITCHES)
        context = started.new_context(viewport={"width": 1280, "height": 900})
        context.new_page()
        yield Window(context, served.base, kit_root(), tmp_path / "no-answers", newcomer=True)
        started.close()


# What is told takes its own room beside the page, and covers nothing of it.
BESIDE = """() => document.querySelector("#main")?.getBoundingClientRect().bottom
  <= document.querySelector("#whosays-told").getBoundingClientRect().top + 1"""


def test_a_private_window_is_told_before_anything_is_answered_and_once(private):
    page, notebook = private.page, f"{private.base}notebooks/index.html?path={EXERCISE}"
    page.goto(private.base)
    page.get_by_text(text("site.yours_kept")).wait_for()
    page.goto(notebook)
    told = page.get_by_role("alert").filter(has_text=HERE_ONLY)
    told.wait_for()  # no Python is there yet
    page.wait_for_function(BESIDE)
    told.get_by_role("button", name=text("site.understood")).click()
    told.wait_for(state="hidden")
    page.goto(notebook)
    page.locator("html[data-whosays-persisted=no]").wait_for(state="attached")
    assert told.count() == 0


@pytest.mark.long
def test_a_private_window_keeps_answers_while_it_is_open(private):
    page = private.open(EXERCISE)
    page.get_by_role("alert").filter(has_text=HERE_ONLY).wait_for()
    private.shot("private-exercise")
    page.set_viewport_size({"width": 390, "height": 700})
    page.wait_for_function(BESIDE)
    private.shot("private-exercise-narrow")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert private.axe() == []
    _answer(page, 1)
    _one(page).locator(SAVED).wait_for()
    private.open(EXERCISE)
    assert _chosen(page, 1)
    assert private.errors == []


PROMISE = """window.asked = 0;
StorageManager.prototype.persisted = async () => false;
StorageManager.prototype.persist = async () => { asked += 1; return true; };"""


def test_the_browser_is_asked_to_keep_what_is_stored(window):
    window.newcomer = True
    window.page = page = window.watch(window.context.new_page())
    page.add_init_script(PROMISE)
    page.goto(f"{window.base}notebooks/index.html?path={EXERCISE}")
    page.locator("html[data-whosays-persisted=yes]").wait_for(state="attached")
    assert page.evaluate("asked") == 1
    assert page.locator("[data-told=only_here]").count() == 0  # it promised


def test_an_answer_that_an_earlier_version_stored_is_there(window):
    page = window.page
    page.goto(window.base)
    there = [
        _stored("answers", "directory", [], "json"),
        _stored(f"answers/{OLD.name}", "file", b64encode(OLD.read_bytes()).decode(), "base64"),
    ]
    page.evaluate(AS_STORED, ["Who says so?", STORES, there])
    window.open(EXERCISE)
    assert _chosen(page, 3)  # as it stands in that file
    _answer(page, 1)
    _one(page).locator(SAVED).wait_for()
    assert window.errors == []


CACHES = "() => caches.keys()"
WAITS = """async () => {
  const { waiting } = await navigator.serviceWorker.getRegistration();
  return waiting !== null && (await caches.keys()).length === 2;
}"""
NEWER = text("site.newer")
TEXTS = "extensions/whosays-start/static/texts.json"


def _next_version(made):
    """Make what a later version of the site might be: other words on a page, another stamp."""
    place = f"files/{EXERCISE}"
    raw = made[place].replace(b"Every answer is saved", b"Version two. Every answer is saved")
    assert raw != made[place]
    # By these it is known that a page's words are the kit's own.
    known = {**json.loads(made[TEXTS]), EXERCISE: sums(json.loads(raw))}
    changed = {**made, place: raw, TEXTS: json.dumps(known).encode()}
    stamp = json.loads(made["jupyter-lite.json"])["jupyter-config-data"]["appVersion"].encode()
    for page in ("jupyter-lite.json", "index.html", "notebooks/index.html"):
        changed[page] = changed[page].replace(stamp, b"version-two")
        assert changed[page] != made[page]
    changed.pop(offline.WORKER)
    return {**changed, offline.WORKER: offline.worker(changed)}


@pytest.mark.long
def test_a_new_version_is_told_and_shows_the_answers_of_the_old_one(window, served, made, tmp_path):
    page = window.page
    page.goto(window.base)
    page.wait_for_function(KEPT)  # the whole site is on this device
    window.open(EXERCISE)
    _answer(page, 1)
    _one(page).locator(SAVED).wait_for()
    served.stop()
    newer = Served(build.write(tmp_path / "newer", _next_version(made)), port=served.port)
    try:
        old = page.evaluate(CACHES)
        page.goto(window.base)  # the old one, from what was kept, which looks for a newer
        told = page.get_by_role("alert").filter(has_text=NEWER)
        told.wait_for()
        window.shot("newer")
        assert axe_of(page) == []
        # Who does not want it now goes on with the old one, whole.
        assert page.evaluate(WAITS)
        window.open(EXERCISE)
        assert page.get_by_text("Version two.").count() == 0
        assert _chosen(page, 1)
        page.goto(window.base)
        told.get_by_role("button", name=text("site.load_again")).click()
        told.wait_for(state="hidden")
        page.wait_for_function(KEPT)
        assert len({*page.evaluate(CACHES)} - {*old}) == len(page.evaluate(CACHES)) == 1
        newer.stop()  # all of it is on the device
        window.open(EXERCISE)
        page.get_by_text("Version two.").filter(visible=True).first.wait_for()
        assert _chosen(page, 1)
        assert window.errors == []
    finally:
        newer.stop()


def axe_of(page):
    return [one["id"] for one in _axe.violations(page)]
