"""Every page of the browser edition comes up, and no answer is lost without a word."""

from __future__ import annotations

import pytest
from conftest import KEPT, READY
from test_journey import _hand_in

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
HOW = "How could the source in paragraph 5"
# What a cell said went wrong, in Jupyter's words or in the kit's.
WRONG = """() => [...document.querySelectorAll(
  '[data-mime-type$="error"], [data-mime-type$="stderr"], .ws-problem, .ws-missing')]
  .map((node) => node.textContent)"""
EMPTY = """() => [...document.querySelectorAll('.ws-figure img')]
  .filter((image) => image.src && !image.naturalWidth).length"""


def _books(made):
    # JupyterLite asks for files of that kind beside them, which are settings.
    return [place.removeprefix("files/") for place in made
            if place.startswith("files/") and place.endswith(".ipynb")]  # fmt: skip


@pytest.mark.long
def test_every_page_comes_up_whole_without_a_network(window, served, made):
    page = window.page
    page.goto(window.base)
    page.wait_for_function(KEPT)
    served.stop()
    pictures = 0
    for book in _books(made):
        window.open(book)
        page.wait_for_selector('[data-whosays-fresh="yes"]', state="attached")
        assert page.evaluate(WRONG) == [], book
        assert page.evaluate(EMPTY) == 0, book
        assert page.locator(".whosays-foreign").count() == 0, book
        pictures += page.locator(".ws-figure img").count()
        window.shot(book.replace("/", "-"))
    assert pictures >= 5
    assert (window.missing, window.errors) == ([], [])


@pytest.mark.long
def test_one_goes_from_page_to_page_and_back_to_the_first(window):
    page = window.page
    window.open("lessons/01-who-says-so.ipynb")
    page.locator(".whosays-beside").last.click()
    page.wait_for_url(f"**path={EXERCISE}")
    page.locator(READY).wait_for(state="attached")
    page.get_by_role("link", name="the start page").click()  # in the page's own words
    page.get_by_role("heading", name="Who says so?", level=1).wait_for()
    assert page.url == window.base
    page.get_by_role("link", name=text("site.yours_link")).click()
    page.locator(".pg-link").nth(1).wait_for()
    window.shot("answers")
    page.locator(".pg-link").nth(1).click()
    page.locator(".ws-question").first.wait_for(state="attached")
    assert window.errors == []


# What stands in the way of keeping answers, made up before a page's own script runs.
OBSTACLES = {
    "no_worker": "Object.defineProperty(Navigator.prototype, 'serviceWorker', {get() {}})",
    "no_storage": "indexedDB.open = () => { throw new Error('not in a private window') }",
    "full": "navigator.storage.estimate = async () => ({ quota: 1e7, usage: 9e6 })",
    "not_secure": "Object.defineProperty(window, 'isSecureContext', { value: false })",
}


@pytest.mark.parametrize("name", OBSTACLES)
def test_what_would_lose_answers_is_said_at_once(window, name):
    window.page.add_init_script(OBSTACLES[name])
    window.page.goto(window.base)
    alert = window.page.get_by_role("alert")
    alert.get_by_text(text(f"site.{name}")).wait_for()


def _one(page):
    return page.locator(".ws-question").filter(has_text=HOW)


@pytest.mark.long
def test_answers_move_to_another_browser_in_the_hand_in_file(window, tmp_path):
    page = window.open(EXERCISE)
    _one(page).locator("input[type=radio]").nth(1).check()
    _one(page).locator(".ws-status[data-state=saved]").wait_for()
    handed = _hand_in(page, "sun-7", tmp_path)
    # Another browser knows nothing of this one's storage.
    whole = page.context.new_cdp_session(page)
    kinds = {"origin": window.base.rstrip("/"), "storageTypes": "indexeddb,local_storage"}
    page.goto("about:blank")
    whole.send("Storage.clearDataForOrigin", kinds)
    window.open(EXERCISE)
    assert not _one(page).locator("input[type=radio]").nth(1).is_checked()
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name=text("hand_in.back_button")).click()
    choosing.value.set_files(handed)
    page.get_by_text("1 answer is here again").wait_for()
    window.shot("brought-back")
    window.open(EXERCISE)
    assert _one(page).locator("input[type=radio]").nth(1).is_checked()


@pytest.mark.long
def test_a_second_tab_keeps_what_the_first_wrote(window):
    first = window.open(EXERCISE)
    window.page = window.watch(first.context.new_page())
    second = window.open(EXERCISE)
    _one(first).locator("input[type=radio]").nth(0).check()
    _one(first).locator(".ws-status[data-state=saved]").wait_for()
    slider = second.locator(".qu-slider").first
    slider.focus()
    second.keyboard.press("PageUp")
    second.locator(".ws-question", has=slider).locator(".ws-status[data-state=saved]").wait_for()
    window.open(EXERCISE)
    assert _one(window.page).locator("input[type=radio]").nth(0).is_checked()
    assert window.errors == []
