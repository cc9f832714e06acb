"""A form in a real JupyterLab: answers are kept, and nothing tells what is expected."""

from __future__ import annotations

import json

import pytest

from whosays.questions.keys import load_keys

pytestmark = pytest.mark.browser

UNIT = "00-form-a"


def question(page, words):
    return page.locator(".ws-question").filter(has_text=words)


def saved(shown):
    shown.locator(".ws-status[data-state=saved]").first.wait_for()


def test_a_form_keeps_what_is_answered_and_tells_nothing(room):
    page = room.open(f"exercises/{UNIT}.ipynb")
    rate = question(page, "The town of Lissendal has closed its outdoor pool until May.’ How well")
    rate.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    saved(rate)
    count = question(
        page, "The town of Lissendal has closed its outdoor pool until May.’ In this text"
    )
    count.get_by_label("4 or more").check()
    saved(count)
    why = question(page, "Why did you rate it as you did?")
    why.locator("textarea").fill("Swimmers in … The order hangs there.")
    saved(why)

    shown = page.locator("body").inner_text()
    reasons = [key.reason for key in load_keys(UNIT).values()]
    assert [reason for reason in reasons if reason in shown] == []
    assert page.get_by_role("button", name="Check").count() == 0
    assert page.get_by_role("button", name="Hint").count() == 0
    assert room.axe() == []

    kept = json.loads((room.answers / f"{UNIT}.json").read_text(encoding="utf-8"))["items"]
    assert kept["fa-01"]["value"] == 51
    assert kept["fa-01-count"]["value"] == "4"
    assert kept["fa-why"]["value"].startswith("Swimmers")
    assert room.errors == []
