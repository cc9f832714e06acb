"""What could lose an answer in a browser: a tab that dies while it writes.

``tests/bench/kills.py`` does it 200 times.
"""

from __future__ import annotations

import _kills
import pytest
from test_pages import EXERCISE, _one

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

KILLS = 4


@pytest.mark.long
def test_a_tab_that_is_killed_while_it_writes_loses_nothing_that_was_called_saved(window):
    told = _kills.Told()
    _kills.begin(window, told)
    for _ in range(KILLS):
        _kills.one(window, told)
    print(f"\n{told}")


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
