"""What could lose an answer in a browser: a tab that crashes while it writes.

``WHOSAYS_CRASHES=200 python3 -m whosays check --layer site -- -m browser -k crash`` takes its time.
"""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Error
from test_pages import EXERCISE, _one

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

CRASHES = int(os.environ.get("WHOSAYS_CRASHES", "2"))
# How many times a page has begun to write into its storage.
COUNT = """(() => {
  window.writes = 0;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    window.writes += 1;
    return put.apply(this, given);
  };
})()"""


def _crash(window):
    """Let the page's process die, and give another page in its place."""
    page, fresh = window.page, window.watch(window.context.new_page())
    fresh.add_init_script(COUNT)
    with pytest.raises(Error):
        page.goto("chrome://crash")
    page.close()
    window.page = fresh
    window.errors.clear()


def _there(page, number):
    """Give the place of the answer that is there; one is, whatever happened."""
    chosen = _one(page).locator("input[type=radio]:checked")
    assert chosen.count() == 1, f"after crash {number} there is no answer"
    return radios_of(page).index(chosen.get_attribute("value"))


def test_a_tab_that_crashes_while_it_writes_loses_nothing_that_was_called_saved(window):
    window.page.add_init_script(COUNT)
    page, arrived = window.open(EXERCISE), 0
    _one(page).locator("input[type=radio]").nth(0).check()
    _one(page).locator(".ws-status[data-state=saved]").wait_for()
    kept = 0
    for number in range(CRASHES):
        radios = _one(page).locator("input[type=radio]")
        next_one = (kept + 1) % radios.count()
        # It dies when it has begun its first, its second, its third write of the next answer.
        due = page.evaluate("writes") + 1 + number % 3
        radios.nth(next_one).check()
        page.wait_for_function(f"() => writes >= {due}", polling=5)
        _crash(window)
        page = window.open(EXERCISE)
        there = _there(page, number)
        assert there in {kept, next_one}, f"crash {number} lost an answer that was called saved"
        arrived += there == next_one
        kept = there  # as it was read from the storage
    print(f"\n{CRASHES} crashes while writing: no answer that was called saved was lost; "
          f"{arrived} that were on their way had arrived")  # fmt: skip


def radios_of(page):
    return _one(page).locator("input[type=radio]").evaluate_all("(all) => all.map((e) => e.value)")


@pytest.mark.long
@pytest.mark.assessed
def test_an_assessed_edition_keeps_answers_and_says_nothing_of_them(window):
    page = window.page
    page.goto(window.base)
    page.get_by_text(text("site.mode_assessed")).wait_for()
    assert page.locator("#try").count() == 0
    page = window.open(EXERCISE)
    assert page.get_by_role("button", name=text("question.check"), exact=True).count() == 0
    _one(page).locator("input[type=radio]").nth(1).check()
    _one(page).locator(".ws-status[data-state=saved]").wait_for()
    window.shot("assessed")
    assert page.locator(".qu-feedback:visible").count() == 0
    window.open(EXERCISE)
    assert _one(page).locator("input[type=radio]").nth(1).is_checked()
    assert (window.missing, window.errors) == ([], [])
