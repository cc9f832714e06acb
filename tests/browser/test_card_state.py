"""A card says how far it is: by sign, word and colour; one button at a time is the main one."""

from __future__ import annotations

import pytest
from reader_bench import mark_of
from test_reader_feedback import FEEDBACK, MARKS

from whosays.core.i18n import text
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

ITEM = {
    "id": "u1-q1", "kind": "one", "number": "1.9", "prompt": "Which one is it?", "note": "",
    "passage": None, "hints": [],
    "options": [{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}],
}  # fmt: skip
TOLD = {"right": "fits", "partly": "partly", "not_yet": "look", "not_shown": "look",
        "open": "discuss", "noted": "noted"}  # fmt: skip
SOLID = "(node) => getComputedStyle(node).backgroundColor === getComputedStyle(node).borderColor"


def feedback(state):
    return {"state": state, "headline": "So it is.", "options": [], "notes": []}


def card(page):
    """Give the state of the one card: to see, and for the rail."""
    line = page.locator(".ws-card-state")
    assert line.locator("svg[aria-hidden=true]").count() == 1
    return page.locator("#root").get_attribute("data-card"), line.inner_text()


@pytest.mark.parametrize(("told", "state"), TOLD.items())
def test_a_card_says_new_then_answered_then_what_came_of_the_check(loop, told, state):
    loop.show(Question(ITEM, on_check=lambda _: feedback(told)))
    assert card(loop.page) == ("new", text("card.card_new"))
    loop.page.get_by_label("One").check()
    loop.settle()
    assert card(loop.page) == ("answered", text("card.card_answered"))
    loop.button(text("question.check")).click()
    loop.settle()
    assert card(loop.page) == (state, text(f"card.card_{state}"))
    loop.page.get_by_label("Two").check()
    loop.settle()
    assert card(loop.page) == ("stale", text("card.card_stale"))
    loop.button(text("question.clear")).click()
    loop.settle()
    assert card(loop.page)[0] == "new"


def test_an_answer_that_was_checked_before_says_so_when_the_page_opens(loop):
    loop.show(Question(ITEM, answer="a", feedback=feedback("partly")))
    assert card(loop.page)[0] == "partly"
    assert loop.page.locator("#root").get_attribute("data-number") == "1.9"


def test_check_is_the_main_button_while_there_is_something_to_check(loop):
    loop.show(Question(ITEM, on_check=lambda _: feedback("right")))
    check = loop.page.locator(".qu-check")
    assert not check.evaluate(SOLID)
    loop.page.get_by_label("One").check()
    assert check.evaluate(SOLID)
    check.click()
    loop.settle()
    assert not check.evaluate(SOLID)


@pytest.mark.parametrize("told", TOLD)
def test_every_state_can_be_read(loop, told):
    loop.show(Question(ITEM, answer="a", feedback=feedback(told)))
    assert loop.violations() == []


def test_the_reader_has_the_same(bench):
    task = {"prompt": "Mark it.", "number": "1.6", "hints": []}
    bench.load(task=task)
    assert card(bench.page)[0] == "new"
    bench.load(task=task, marks=[mark_of("it added")])
    assert card(bench.page)[0] == "answered"
    bench.load(task=task, marks=MARKS, checked=MARKS, feedback=FEEDBACK)
    assert card(bench.page)[0] == "partly"
    bench.load(task=task, marks=MARKS[1:], checked=MARKS, feedback=FEEDBACK)
    assert card(bench.page)[0] == "stale"
    assert bench.page.locator("#root").get_attribute("data-number") == "1.6"
