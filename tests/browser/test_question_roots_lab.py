"""Root counter in JupyterLab itself: dragging, one-key commands, and the answer on disk."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = "lessons/03-one-source-or-many.ipynb"


def test_a_card_is_dragged_in_a_notebook_and_lies_there_when_it_is_opened_again(room):
    page = room.open(NOTEBOOK)
    counter = page.locator(".qr").first
    counter.scroll_into_view_if_needed()
    cells = page.locator(".jp-Cell").count()
    card, pile = counter.locator(".qr-card").first, counter.locator('.qr-pile[data-pile="2"]')
    card.scroll_into_view_if_needed()
    start, end = card.bounding_box(), pile.bounding_box()
    page.mouse.move(start["x"] + 30, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()
    pile.locator(".qr-chip").wait_for()
    counter.get_by_role("radio", checked=True).first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("d")
    page.keyboard.press("d")
    chip = counter.locator('.qr-pile[data-pile="3"] .qr-chip')
    chip.wait_for()
    question = page.locator(".ws-question", has=page.locator(".qr")).first
    question.locator('.ws-status[data-state="saved"]').wait_for()
    assert page.locator(".jp-Cell").count() == cells
    room.open(NOTEBOOK)
    counter = page.locator(".qr").first
    counter.locator('.qr-pile[data-pile="3"] .qr-chip').wait_for()
    assert counter.locator(".qr-figure").inner_text() == "1"
    assert room.errors == []
    assert room.axe() == []
