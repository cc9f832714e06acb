"""The browser's storage: full, private, cleared, or holding the answers of an earlier version.

``python3 -m whosays check --layer site -- -m browser tests/site/test_storage.py``
"""

from __future__ import annotations

import os

import pytest
from conftest import Served, Window
from playwright.sync_api import sync_playwright
from test_pages import EXERCISE, _one

from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.launch import chromium
from whosays.site import build, offline

pytestmark = [pytest.mark.browser, pytest.mark.long]

FULL = text("answers.browser_full").rpartition(",")[0]
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


def _answer(page, place):
    """Choose an option of the one question; give what its status says in the end."""
    _one(page).locator("input[type=radio]").nth(place).check()


def _chosen(page, place):
    return _one(page).locator("input[type=radio]").nth(place).is_checked()


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
    """Give a private window: its storage is its own, and goes with it."""
    with sync_playwright() as playwright:
        program = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
        started = playwright.chromium.launch(executable_path=str(program), args=["--no-sandbox"])

        def opened():
            context = started.new_context()
            context.new_page()
            return Window(context, served.base, kit_root(), tmp_path / "no-answers")

        yield opened
        started.close()


def test_a_private_window_works_says_what_it_forgets_and_forgets_it(private):
    window = private()
    window.page.goto(window.base)
    window.page.get_by_text(text("site.yours_kept")).wait_for()
    page = window.open(EXERCISE)
    _answer(page, 1)
    _one(page).locator(SAVED).wait_for()
    window.open(EXERCISE)
    assert _chosen(page, 1)
    assert window.errors == []
    window.context.close()
    window = private()  # and another one, as another browser
    window.open(EXERCISE)
    assert not _chosen(window.page, 1)


@pytest.mark.parametrize("promised", ["true", "false"])
def test_the_browser_is_asked_to_keep_what_is_stored_and_a_page_says_if_it_will_not(
    window, promised
):
    window.page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persisted = async () => false;"
        f"StorageManager.prototype.persist = async () => {{ asked += 1; return {promised}; }};"
    )
    page = window.page
    page.goto(window.base)
    page.get_by_text(text("site.yours_safe")).wait_for()
    state = "yes" if promised == "true" else "no"
    page.locator(f"html[data-whosays-persisted={state}]").wait_for(state="attached")
    assert page.evaluate("asked") == 1


def _next_version(made):
    """Make what a later version of the site might be: other words on the page, another stamp."""
    place = f"files/{EXERCISE}"
    raw = made[place].replace(b"Every answer is saved", b"Version two. Every answer is saved")
    assert raw != made[place]
    changed = {**made, place: raw}
    changed.pop(offline.WORKER)
    return {**changed, offline.WORKER: offline.worker(changed)}


def test_a_new_version_shows_the_answers_of_the_old_one(window, served, made, tmp_path):
    page = window.open(EXERCISE)
    _answer(page, 1)
    _one(page).locator(SAVED).wait_for()
    port = served.port
    served.stop()
    newer = Served(build.write(tmp_path / "newer", _next_version(made)), port=port)
    try:
        window.open(EXERCISE)  # the old one, from what was kept, which looks for a newer
        page.wait_for_function("() => caches.keys().then((all) => all.length === 1)")
        window.open(EXERCISE)
        page.get_by_text("Version two.").first.wait_for()
        assert _chosen(page, 1)
        _answer(page, 2)
        _one(page).locator(SAVED).wait_for()
        assert window.errors == []
    finally:
        newer.stop()
