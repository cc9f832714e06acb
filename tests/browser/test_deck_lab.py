"""The evidence deck in JupyterLab: keys stay in the deck, and what was done is there again."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = "exercises/05-reading-sideways.ipynb"


def deck(page):
    return page.locator(".ws-question").filter(has=page.locator(".dc")).first


def test_a_card_is_drawn_placed_and_there_again(room):
    page = room.open(NOTEBOOK)
    cells = page.locator(".jp-Cell").count()
    one = deck(page)
    one.get_by_label("Your number").fill("40")
    one.get_by_role("button", name="Draw the first card").click()
    one.get_by_role("radio", name="Only background", exact=True).focus()
    # Two of these keys would delete the cell in JupyterLab's command mode.
    for key in ("d", "d", "x", "Space"):
        page.keyboard.press(key)
    one.get_by_role("button", name="It stays at 40").click()
    one.get_by_label("Why?").fill("It is the claim itself.")
    one.get_by_role("button", name="Draw the next card").click()
    one.get_by_role("heading", name="Card 2 of 7").wait_for()
    assert page.locator(".jp-Cell").count() == cells
    one.locator(".ws-status[data-state=saved]").wait_for()
    assert room.axe() == []
    kept = json.loads((room.answers / "05-reading-sideways.json").read_text(encoding="utf-8"))
    want = {"how": "context", "rating": 40, "why": "It is the claim itself."}
    assert list(kept["items"]["u5-e1"]["value"]["placed"].values()) == [want]
    room.open(NOTEBOOK)
    again = deck(page)
    again.get_by_role("heading", name="Card 1 of 7").wait_for()
    assert again.get_by_label("Why?").input_value() == "It is the claim itself."
    assert again.get_by_role("img", name="At the start 40, after card 1 40").is_visible()
    assert [error for error in room.errors if "dc" in error or "question" in error] == []
