"""In JupyterLab: what a question is about stays in sight while it is answered."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time, as a student has it."""
    return False


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1024, 768), (768, 1024)])
def test_the_text_of_a_form_is_in_sight_while_its_count_is_answered(room, width, height):
    room.page.set_viewport_size({"width": width, "height": height})
    page = room.open("exercises/00-form-a.ipynb")
    page.get_by_role("button", name="Next part: Texts 1 to 5").click()
    card = page.locator(".ws-question").nth(1)
    card.locator(".qu-option").last.scroll_into_view_if_needed()
    passage = card.locator(".qu-passage").bounding_box()
    option = card.locator(".qu-option").last.bounding_box()
    top = page.locator(".jp-WindowedPanel-outer").bounding_box()["y"]
    assert "Lissendal" in card.locator(".qu-passage").inner_text()
    assert passage["y"] >= top - 1
    assert passage["y"] + passage["height"] <= height
    beside = width >= 1024
    assert (passage["x"] + passage["width"] < option["x"]) is beside
    assert room.errors == []
