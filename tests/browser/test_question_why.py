"""What stands around an answer: reasons before the check, and what was said the first time."""

from __future__ import annotations

import pytest

from whosays.core.i18n import text
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
ITEM = {
    "id": "u1-q1",
    "kind": "one",
    "prompt": "Which one is it?",
    "explain": "In a few words: why?",
    "options": [{"id": "a", "text": "The first"}, {"id": "b", "text": "The second"}],
}
FEEDBACK = {
    "state": "right", "score": 1.0, "headline": "That fits.", "options": [],
    "notes": ["Because."], "discussion": "",
}  # fmt: skip
ASK = text("question.why_ask")


@pytest.fixture
def ask(loop):
    """Give a function that shows a question that asks for reasons; what it stores is kept."""

    def show(item=ITEM, *, dark=False, **options):
        loop.reasons = []
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        options.setdefault("on_check", lambda _: FEEDBACK)
        options.setdefault("on_why", lambda words: loop.reasons.append(words) or SAVED)
        return loop.show(Question(item, **options), dark=dark)

    return show


def field(loop):
    """Give the field for reasons."""
    return loop.page.get_by_role("textbox", name=ITEM["explain"])


def test_the_field_stands_above_the_check(ask):
    loop = ask()
    box, check = field(loop).bounding_box(), loop.button("Check").bounding_box()
    assert box["y"] + box["height"] <= check["y"]


def test_an_empty_field_is_asked_for_once_and_then_the_check_goes_on(ask):
    loop = ask()
    loop.page.get_by_label("The first").check()
    loop.button("Check").click()
    assert loop.text(".qu-why-ask") == ASK
    assert loop.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert loop.sent("check") == []
    loop.button("Check").click()
    loop.settle()
    assert loop.text(".qu-headline") == "That fits."
    assert loop.text(".qu-why-ask") == ""


def test_a_double_click_does_not_skip_what_is_asked(ask):
    loop = ask()
    loop.page.get_by_label("The first").check()
    loop.button("Check").dblclick()
    assert loop.text(".qu-why-ask") == ASK
    assert loop.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert loop.sent("check") == []
    loop.button("Check").dblclick()
    loop.settle()
    assert loop.text(".qu-headline") == "That fits."
    assert len(loop.sent("check")) == 1


@pytest.mark.parametrize("words", ["   ", "yes", "so there"])
def test_less_than_a_few_words_is_as_good_as_empty(ask, words):
    loop = ask()
    loop.page.get_by_label("The first").check()
    field(loop).fill(words)
    loop.button("Check").click()
    assert loop.text(".qu-why-ask") == ASK
    field(loop).fill("it says so there")
    assert loop.text(".qu-why-ask") == ""


def test_a_few_words_and_the_check_takes_them_along(ask):
    loop = ask()
    loop.page.get_by_label("The first").focus()
    loop.key("Space", "Tab")
    loop.page.keyboard.type("It says so there.")
    loop.key("Tab", "Enter")
    loop.settle()
    assert loop.reasons[-1] == "It says so there."
    assert loop.text(".qu-headline") == "That fits."
    assert loop.widget.checked == "a"


def test_a_blank_answer_is_told_so_first(ask):
    loop = ask(on_check=lambda _: {**FEEDBACK, "state": "blank", "headline": "Nothing yet."})
    loop.button("Check").click()
    loop.settle()
    assert loop.text(".qu-headline") == "Nothing yet."
    loop.page.get_by_label("The first").check()
    loop.settle()
    loop.button("Check").click()
    assert loop.text(".qu-why-ask") == ASK


def test_reasons_are_stored_while_they_are_written_and_say_so(ask):
    loop = ask(answer="a", feedback=FEEDBACK)
    field(loop).fill("My own words here.")
    field(loop).blur()
    loop.settle()
    assert loop.reasons == ["My own words here."]
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"
    # The answer was not touched: what was said of it still holds.
    assert loop.sent("change") == []
    assert loop.text(".qu-stale") == ""


def test_reasons_come_back_and_are_not_asked_for_again(ask):
    loop = ask(answer="a", why="I wrote this before.")
    assert field(loop).input_value() == "I wrote this before."
    loop.button("Check").click()
    loop.settle()
    assert loop.text(".qu-headline") == "That fits."


def test_after_feedback_nobody_is_asked(ask):
    loop = ask(answer="a", feedback=FEEDBACK)
    loop.page.get_by_label("The second").check()
    loop.settle()
    loop.button("Check again").click()
    loop.settle()
    assert loop.text(".qu-why-ask") == ""
    assert loop.widget.checked == "b"


def test_assessed_has_the_field_and_keeps_it(ask):
    loop = ask(mode="assessed")
    field(loop).fill("My own words here.")
    field(loop).blur()
    loop.settle()
    assert loop.reasons == ["My own words here."]
    assert loop.button("Check").count() == 0


def test_unsaved_reasons_can_be_tried_again(ask):
    answers = iter([{"state": "unsaved", "text": "The disk is full."}, SAVED])
    loop = ask(answer="a", on_why=lambda _: next(answers), on_retry=lambda: ("a", SAVED))
    field(loop).fill("My own words here.")
    field(loop).blur()
    loop.settle()
    assert loop.text(".ws-status-text") == "The disk is full."
    loop.button("Try again").click()
    loop.settle()
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


@pytest.mark.parametrize(
    "words", ['<img src=x onerror="window.hacked = 1">', "</textarea><script>window.hacked = 1"]
)
def test_hostile_reasons_and_questions_are_only_texts(ask, words):
    loop = ask({**ITEM, "explain": words, "earlier": words}, why=words, dark=True)
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".ws-question :is(script, img)").count() == 0
    assert loop.page.locator(".qu-why textarea").input_value() == words
    assert loop.text(".qu-why label") == words
    assert loop.text(".qu-earlier") == words


def test_axe_finds_nothing_serious(ask):
    loop = ask({**ITEM, "earlier": "The first time you said 53."})
    loop.page.get_by_label("The first").check()
    loop.button("Check").click()
    assert loop.violations() == []


def test_what_was_said_first_stands_quietly_under_the_prompt(ask):
    loop = ask({**ITEM, "earlier": "The first time you said 53."})
    assert loop.text(".qu-earlier") == "The first time you said 53."
    described = loop.page.locator("fieldset").get_attribute("aria-describedby")
    assert "53" in loop.page.locator(f"[id='{described}']").inner_text()
    assert ask({**ITEM, "earlier": ""}).page.locator(".qu-earlier").count() == 0


def test_what_is_said_first_while_the_page_is_open_comes_under_the_prompt(ask):
    loop = ask({**ITEM, "earlier": "", "note": "Read on."})
    for said in ("The first time you said 53.", "The first time you said 60."):
        loop.widget.item = {**loop.widget.item, "earlier": said}
        loop.push()
        assert loop.text(".qu-earlier") == said
    assert loop.text(".qu-item-note") == "Read on."
    loop.widget.item = {**loop.widget.item, "earlier": ""}
    loop.push()
    assert loop.page.locator(".qu-earlier").count() == 0


def test_a_row_that_fits_shows_its_sign_and_says_so_to_a_screen_reader_only(ask):
    lines = [
        {"id": name, "text": f"{name}: you chose “x”", "chosen": True, "verdict": fits,
         "says": "", "rule": "", "shows": "" if fits == "fits" else "It goes with “y”."}
        for name, fits in (("l1", "fits"), ("l2", "fits_not"))
    ]  # fmt: skip
    pairs = [{"id": "l1", "text": "One"}, {"id": "l2", "text": "Two"}]
    item = {"id": "m", "kind": "match", "prompt": "Match", "left": pairs, "right": pairs}
    feedback = {**FEEDBACK, "state": "partly", "options": lines}
    loop = ask(item, answer={"l1": "l1"}, feedback=feedback)
    assert loop.page.locator(".qu-fits").all_inner_texts() == ["does not fit the text"]
    assert "fits the text" in loop.page.locator(".qu-right .qu-entry").text_content()
    assert loop.page.locator(".qu-entry svg").count() == 2
