"""The browser's storage is full.

``python3 -m whosays check --layer site -- -m browser tests/site/test_storage.py``
"""

from __future__ import annotations

import pytest
from test_pages import EXERCISE, _one

from whosays.core.i18n import text

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
