"""The first page for whoever decides: an exercise works right there, and nothing on it is amiss."""

from __future__ import annotations

import _axe
import pytest
from test_gallery import AMISS

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

TRIED = "() => document.documentElement.dataset.whosaysTry === 'yes'"
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = AMISS.replace("section[data-kind]", "main")
LINKS = """async () => {
  const found = [...document.querySelectorAll("a[href]")].map((link) => link.href);
  const asked = await Promise.all(found.map(async (one) => [one, (await fetch(one)).status]));
  return asked.filter(([, status]) => status !== 200);
}"""


def test_one_reads_marks_answers_and_is_told_with_no_kernel(window):
    page = window.page
    page.goto(window.base)
    page.wait_for_function(TRIED)
    cursor = page.locator(".rd-cursor")
    cursor.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("4")
    page.locator(".rd-row").first.wait_for()
    box = page.locator(".ws-question")
    box.locator(".qu-check").click()
    box.locator('.qu-feedback[data-state="blank"]').wait_for()
    box.locator(".qu-hint-button").click()
    box.locator(".qu-hint p").first.wait_for()
    box.locator(".qu-option").nth(2).click()
    box.locator(".qu-check").click()
    box.locator('.qu-feedback[data-state="right"]').wait_for()
    box.locator(".qu-option").nth(0).click()
    box.locator(".qu-check").click()
    box.locator('.qu-feedback:not([data-state="right"])').wait_for()
    window.shot("try")
    assert page.workers == [], "no Python is at work"
    assert (window.missing, window.errors) == ([], [])


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_is_amiss_on_it_at_any_width(window, width, colours):
    page = window.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    page.goto(window.base)
    page.wait_for_function(TRIED)
    assert [found["id"] for found in _axe.violations(page)] == []
    assert (page.evaluate(BEYOND), page.evaluate(CUT)) == (0, [])
    page.get_by_role("heading", name=text("site.try_title")).wait_for()
    if window.shots:
        page.screenshot(path=f"{window.shots}/first-{width}-{colours}.png", full_page=True)


def test_every_link_of_it_leads_somewhere(window):
    window.page.goto(window.base)
    assert window.page.evaluate(LINKS) == []
    assert window.page.get_by_role("link").count() > 12
