"""On a slow computer, where the time runs out that others give a control to come up."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
# The two seconds that anywidget gives are over before any module is there.
OVER = """(() => {
  const real = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (time) => {
    if (time !== 2000) return real(time);
    const over = new AbortController();
    queueMicrotask(() => over.abort());
    return over.signal;
  };
})()"""


def test_a_control_that_comes_up_late_still_hears_what_its_kernel_says(room):
    room.page.add_init_script(OVER)
    page = room.open(EXERCISE)
    many = page.locator(".ws-question", has_text="Whose reports do paragraphs 11 and 12 name")
    many.locator("input").first.check()
    many.locator(".ws-status[data-state=saved]").wait_for()
    assert room.errors == []
