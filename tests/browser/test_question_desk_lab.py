"""The newsroom desk in JupyterLab: width, the notebook's own keys, what stays after a reload."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = "exercises/02-unnamed-sources.ipynb"


def test_a_desk_is_worked_at_in_the_notebook_and_is_there_again(room):
    page = room.open(NOTEBOOK)
    desk = page.locator(".qu-wide").nth(1)
    first = desk.locator(".dk-test").first
    # The first touch of all must count: there the notebook gives the focus late.
    first.get_by_label("The text shows it").check()
    first.locator(".dk-words > select").select_option("3")
    # The switches come once every test is answered.
    for test in desk.locator(".dk-test").all()[1:]:
        test.get_by_label("The text shows it").check()
    text, tests = (desk.locator(part).first.bounding_box() for part in (".dk-page", ".dk-side"))
    assert tests["x"] > text["x"] + text["width"]

    cells = page.locator(".jp-Cell").count()
    first.locator(".dk-words > select").focus()
    for key in ("Escape", "d", "d", "x"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells

    desk.get_by_role("button", name="Check", exact=True).click()
    desk.get_by_role("button", name="Show our reading", exact=True).click()
    desk.locator(".dk-throw").first.click()
    desk.get_by_role("button", name="Now change the text").click()
    desk.locator(".ws-status[data-state='saved']").wait_for()
    assert desk.locator(".qu-stale").is_hidden()
    assert room.axe() == []

    room.open(NOTEBOOK)
    desk = page.locator(".qu-wide").nth(1)
    desk.locator(".dk-told").first.wait_for()
    assert desk.locator(".qu-stale").is_hidden()
    assert "looked at: 1." in desk.locator(".dk-lab .qu-count").inner_text()
    assert room.errors == []
