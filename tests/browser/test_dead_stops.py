"""Tab stops only where something can be done; whoever has just pressed the last keeps the focus."""

from __future__ import annotations

import pytest
from _student import FAR, Student
from test_after_check import asking, marking, questions
from test_holds_still import UNITS, cards

from whosays.core.i18n import text
from whosays.questions import registry
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

# Where the focus is, if nothing can be done there; a code says what to do first.
DEAD = """() => {
  const node = document.activeElement;
  const dead = node.matches("[aria-disabled=true], [disabled]") && !node.matches(".rd-code");
  return [node === document.body, dead ? node.textContent : ""];
}"""
HINT = ".qu-hint-button, .rd-hint-button"


def dead_stops(page):
    """Press Tab from the page's beginning to its end; name the stops where nothing can be done."""
    page.evaluate(
        "document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()"
    )
    found = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        out, dead = page.evaluate(DEAD)
        if out:
            return found
        if dead:
            found.append(dead)
    raise AssertionError("Tab never leaves the page")


@pytest.mark.parametrize("kind", registry.names())
def test_no_kind_has_a_stop_where_nothing_can_be_done(loop, kind):
    item, key = questions()[kind]
    mark = registry.widget(kind) == "reader"
    loop.show((marking if mark else asking)(item, key))
    page = loop.page
    hint = page.locator(HINT)
    if hint.is_visible():
        Student(page).reach(hint)
        for _ in item["hints"]:
            page.keyboard.press("Enter")
        assert hint.inner_text() == text("question.hints_done")
        assert hint.evaluate("(node) => node === document.activeElement")
    assert dead_stops(page) == []


@pytest.mark.parametrize("unit_id", UNITS)
def test_no_question_has_one_before_it_is_answered(loop, unit_id):
    found = {}
    for shown in cards(unit_id):
        loop.show(Question({**shown, "later": ""}))
        if dead := dead_stops(loop.page):
            found[shown["number"]] = dead
    assert found == {}


def test_a_worked_example_has_none_at_its_first_step_nor_at_its_last(loop):
    worked = next(one for one in cards("04-following-the-relay") if one.get("modelled"))
    loop.show(Question(worked))
    page = loop.page
    assert dead_stops(page) == []
    forward = page.locator(".ch-tools .ws-main")
    Student(page).reach(forward)
    while forward.get_attribute("aria-disabled") == "false":
        page.keyboard.press("Enter")
    assert forward.evaluate("(node) => node === document.activeElement")
    assert dead_stops(page) == []
    assert page.get_by_role("button", name=text("question.chain_back"), exact=True).is_enabled()
